"""Putting a counter's program together."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer

from app.client.errors import ClientError
from app.contract.hall.state import PauseReason
from app.modes.entry import end_login
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.pad.beside_window import SecondScreen, open_second_screen
from app.modes.station import Station
from app.modes.window.presenter import WindowPresenter
from app.modes.window.screen import WindowScreen
from app.modes.window.view import Deed

_TICK_MS = 1000


@dataclass
class WindowMode:
    """A counter's program at work."""

    window: WindowScreen
    presenter: WindowPresenter
    errands: Errands
    ticking: QTimer
    second_screen: SecondScreen | None = None

    async def close(self) -> None:
        """Stop following and ticking, and give the window its usual shape back."""
        self.ticking.stop()
        self.presenter.close()
        self.window.set_slim(False)
        await self.errands.close()
        if self.second_screen is not None:
            await self.second_screen.close()


async def open_window(station: Station) -> WindowMode:
    """Compose the mode for whoever is logged in. Raises `ClientError` when the login belongs to no hall."""
    login = station.session.login_result
    hall = (login.hall if login is not None else None) or station.settings.hall
    if login is None or hall is None:
        raise ClientError("this login belongs to no hall")
    await station.follow_hall(hall)
    assert station.hall is not None  # noqa: S101 - followed one line above
    assert station.hall_operations is not None  # noqa: S101
    errands = Errands()
    screen = WindowScreen(lambda: ConnectionBadge(station.connection))
    presenter = WindowPresenter(
        replica=station.hall,
        operations=station.hall_operations,
        staff=login.staff,
        name=login.name,
        machine_counter=station.settings.counter,
        now=station.now,
        show=screen.show_view,
        leave=lambda: errands.run(end_login(station)),
    )
    ProblemToast(screen, station.problems)
    _connect(screen, presenter, errands)
    presenter.start()
    ticking = QTimer(screen, interval=_TICK_MS)
    ticking.timeout.connect(presenter.tick)
    ticking.start()
    second = await open_second_screen(station, staff=login.staff)
    return WindowMode(window=screen, presenter=presenter, errands=errands, ticking=ticking, second_screen=second)


def _connect(screen: WindowScreen, presenter: WindowPresenter, errands: Errands) -> None:
    deeds = {
        Deed.CALL_NEXT: presenter.call_next,
        Deed.RECALL: presenter.recall,
        Deed.START: presenter.start_serving,
        Deed.FINISH: presenter.finish,
        Deed.FINISH_UNRATED: presenter.finish_unrated,
        Deed.NO_SHOW: presenter.pass_ticket,
        Deed.RESUME: presenter.resume,
        Deed.LOG_OUT: presenter.log_out,
    }

    def pause(reason: PauseReason) -> None:
        errands.run(presenter.pause(reason))

    def sit_down(counter: str, take_over: bool) -> None:
        errands.run(presenter.sit_down(counter, take_over=take_over))

    screen.deed_wanted.connect(lambda deed: errands.run(deeds[deed]()))
    screen.pause_wanted.connect(pause)
    screen.sat_down.connect(sit_down)
    screen.stayed.connect(presenter.stay)
