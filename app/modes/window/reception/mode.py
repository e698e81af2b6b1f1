"""Putting the reception's program together."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer

from app.client.errors import ClientError
from app.contract.command import Scope
from app.modes.appearance import Appearance
from app.modes.entry import end_login
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.station import Station
from app.modes.window.hall.connecting import connect_hall, hall_desk
from app.modes.window.paper import CounterPaper
from app.modes.window.paper_orders import PaperOrders
from app.modes.window.reception.presenter import ReceptionPresenter
from app.modes.window.reception.screen import ReceptionScreen
from app.modes.window.reception.view import TicketTask
from app.modes.window.view import Target

_TICK_MS = 1000


@dataclass
class ReceptionMode:
    """The reception's program at work."""

    window: ReceptionScreen
    presenter: ReceptionPresenter
    errands: Errands
    ticking: QTimer
    paper: CounterPaper
    orders: PaperOrders

    async def close(self) -> None:
        """Stop following and ticking, and give the printer back."""
        self.ticking.stop()
        self.presenter.close()
        self.orders.close()
        await self.errands.close()
        await self.paper.close()
        await self.orders.reports.close()


async def open_reception(station: Station) -> ReceptionMode:
    """Compose the mode for whoever is logged in. Raises `ClientError` when the login belongs to no hall."""
    login = station.session.login_result
    hall = (login.hall if login is not None else None) or station.settings.hall
    if login is None or hall is None:
        raise ClientError("this login belongs to no hall")
    await station.follow_hall(hall)
    assert station.hall is not None  # noqa: S101 - followed one line above
    assert station.hall_operations is not None  # noqa: S101
    errands = Errands()
    screen = ReceptionScreen(lambda compact: ConnectionBadge(station.connection, compact=compact))
    printer, server = station.settings.devices.get("printer"), station.settings.server
    paper = CounterPaper(printer, server=server, folder=station.place.folder)
    presenter = ReceptionPresenter(
        replica=station.hall,
        operations=station.hall_operations,
        paper=paper,
        staff=login.staff,
        name=login.name,
        now=station.now,
        show=screen.show_view,
        run=errands.run,
        leave=lambda: errands.run(end_login(station)),
        device=station.session.device,
    )
    appearance = Appearance(station.place.look, screen)
    appearance.renewed.connect(screen.renew)
    ProblemToast(screen, station.problems)
    orders = PaperOrders(station, paper, errands, device=station.session.device)
    mode = ReceptionMode(screen, presenter, errands, QTimer(screen, interval=_TICK_MS), paper, orders)
    connect(screen, presenter, errands)
    screen.hall_opened.connect(partial(connect_hall, desk=hall_desk(station, Scope.RECEPTION), run=errands.run))
    presenter.start()
    mode.ticking.timeout.connect(presenter.tick)
    mode.ticking.start()
    return mode


def connect(screen: ReceptionScreen, presenter: ReceptionPresenter, errands: Errands) -> None:
    """Let what is pressed on the screen reach the presenter."""

    def act(task: TicketTask) -> None:
        errands.run(presenter.act(task))

    async def sending(text: str, target: Target) -> None:
        screen.message_was_sent(await presenter.send_message(text, target))

    def send(text: str, target: Target) -> None:
        errands.run(sending(text, target))

    screen.drafted.connect(presenter.draft)
    screen.issue_wanted.connect(lambda: errands.run(presenter.issue()))
    screen.searched.connect(presenter.search)
    screen.marked.connect(presenter.mark)
    screen.name_search_wanted.connect(lambda: errands.run(presenter.search_by_name()))
    screen.task_wanted.connect(act)
    screen.slip_wanted.connect(presenter.ask_for_slip)
    screen.help_taken.connect(lambda call: errands.run(presenter.take_help(call)))
    screen.message_sent.connect(send)
    screen.left.connect(presenter.leave)
    screen.dialogs.answered.connect(lambda answer: errands.run(presenter.answer(answer)))
    screen.dialogs.closed.connect(presenter.close_question)
