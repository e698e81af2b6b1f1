"""The pad put together: presenter, screen and clock on a station."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.hall_texts import reader_of
from app.modes.pad.presenter import PadPresenter
from app.modes.pad.screen import PadScreen
from app.modes.pad.shot_mode import PadShotMode
from app.modes.station import Station

_TICK_MS = 200


class PadMode:
    """A running pad."""

    def __init__(
        self, *, window: QWidget, presenter: PadPresenter, shots: PadShotMode, errands: Errands, timer: QTimer
    ) -> None:
        self.window = window
        self._shots = shots
        self._presenter = presenter
        self._errands = errands
        self._timer = timer

    async def close(self) -> None:
        """Follow no longer and let go of what is under way."""
        self._timer.stop()
        self._presenter.close()
        self._shots.close()
        await self._errands.close()


async def open_pad(station: Station) -> PadMode:
    """Compose the pad of the station's counter: that of the settings, else that of its enrolment."""
    enrolment = station.session.enrolment
    await station.follow_hall(station.settings.hall or (enrolment and enrolment.hall) or "")
    assert station.hall is not None  # noqa: S101 - follow_hall made both
    assert station.hall_operations is not None  # noqa: S101
    screen = PadScreen(ConnectionBadge(station.connection))
    ProblemToast(screen, station.problems)
    errands = Errands()
    counter = station.settings.counter or (enrolment and enrolment.counter) or ""
    presenter = PadPresenter(
        replica=station.hall,
        operations=station.hall_operations,
        counter=counter,
        reader=reader_of(station.settings.languages),
        run=errands.run,
        portrait=station.portrait,
        show=screen.show_view,
        now=station.now,
        mono=time.monotonic,
    )
    screen.rated.connect(presenter.rate)
    screen.reasons_chosen.connect(presenter.choose_reasons)
    screen.reasons_submitted.connect(presenter.submit_reasons)
    shots = PadShotMode(
        station,
        pad=screen,
        replica=station.hall,
        operations=station.hall_operations,
        counter=counter,
        run=errands.run,
    )
    timer = QTimer(screen, interval=_TICK_MS)
    timer.timeout.connect(presenter.tick)
    timer.timeout.connect(shots.shots.tick)
    timer.start()
    return PadMode(window=screen, presenter=presenter, shots=shots, errands=errands, timer=timer)
