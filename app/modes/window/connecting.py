"""What is pressed on the screen reaches the presenter; what is set reaches the look."""

from collections.abc import Coroutine
from typing import Any, Protocol

from app.contract.hall.state import PauseReason
from app.modes.appearance import Appearance
from app.modes.window.global_keys import GlobalKeys
from app.modes.window.presenter import WindowPresenter
from app.modes.window.screen import WindowScreen
from app.modes.window.view import Target, TicketDeed
from widgets.docking.dock import DockPlace


class Starts(Protocol):
    """Begins work that nobody waits for."""

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin it."""


def connect(screen: WindowScreen, presenter: WindowPresenter, errands: Starts) -> None:
    """Let what is pressed on the screen reach the presenter."""

    def pause(reason: PauseReason) -> None:
        errands.run(presenter.pause(reason))

    def sit_down(counter: str, take_over: bool) -> None:
        errands.run(presenter.sit_down(counter, take_over=take_over))

    def read(message: str) -> None:
        errands.run(presenter.acknowledge(message))

    def send(text: str, target: Target) -> None:
        errands.run(sending(text, target))

    async def sending(text: str, target: Target) -> None:
        screen.message_was_sent(await presenter.send_message(text, target))

    screen.deed_wanted.connect(lambda deed: errands.run(presenter.act(deed)))
    screen.pause_wanted.connect(pause)
    screen.sat_down.connect(sit_down)
    screen.stayed.connect(presenter.stay)
    screen.message_read.connect(read)
    screen.message_sent.connect(send)
    _connect_lists(screen, presenter, errands)


def _connect_lists(screen: WindowScreen, presenter: WindowPresenter, errands: Starts) -> None:
    def act_on(deed: TicketDeed, ticket: str) -> None:
        errands.run(presenter.act_on(deed, ticket))

    screen.ticket_deed_wanted.connect(act_on)
    screen.listed.connect(presenter.look_at)
    screen.searched.connect(presenter.search)
    screen.marked.connect(presenter.mark)
    screen.dialogs.answered.connect(lambda answer: errands.run(presenter.answer(answer)))
    screen.dialogs.closed.connect(presenter.close_question)
    screen.dialogs.slip_closed.connect(presenter.close_slip)
    screen.dialogs.pairing_closed.connect(presenter.close_pairing)


def connect_look(screen: WindowScreen, appearance: Appearance, keys: GlobalKeys) -> None:
    """Put every change of the look in force at once."""

    def stand() -> None:
        look = appearance.look
        screen.stand(DockPlace(look.edge, look.screen), folded=look.collapsed, begins_slim=look.starts_as_bar)

    def renew() -> None:
        stand()
        screen.renew()

    def change(name: str, value: object) -> None:
        appearance.change(**{name: value})

    def change_keys(action: str, text: str) -> None:
        shortcuts = {**appearance.look.shortcuts, action: text}
        keys.hold(shortcuts)
        appearance.change(shortcuts=shortcuts)
        screen.show_settings()

    stand()
    appearance.changed.connect(stand)
    appearance.changed.connect(screen.show_settings)
    appearance.renewed.connect(renew)
    screen.setting_changed.connect(change)
    screen.shortcut_changed.connect(change_keys)
    screen.typing_keys.connect(keys.rest)
    screen.bar_moved.connect(lambda place: appearance.change(edge=place.edge, screen=place.screen))
    screen.bar_folded.connect(lambda folded: appearance.change(collapsed=folded))
