"""The pad put together: presenter, screen, voice, evaluator and clock on a station."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.client.connection import Connection
from app.client.operations import HallOperations
from app.client.outbox import Outbox
from app.contract.hall.commands import RateVisit
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.pad.appearance import Appearance, next_language, usual, wear
from app.modes.pad.evaluator import Evaluator
from app.modes.pad.presenter import Followed, PadPresenter
from app.modes.pad.screen import PadScreen
from app.modes.pad.shot_mode import PadShotMode
from app.modes.pad.shots import PadShots
from app.modes.pad.signatures import Signatures
from app.modes.pad.touched import TouchedFile
from app.modes.pad.view import PadView, Page
from app.modes.pad.voice import PadVoice
from app.modes.station import Station
from devices.open import open_evaluator, open_speech
from widgets import theme

_TICK_MS = 200
_RETRY_MS = 30_000
_NEXT_CITIZEN = frozenset({Page.CARD, Page.CALLING, Page.CLOSED, Page.PAUSED})
"""Pages on which the citizen who changed language or size has gone."""


class PadMode:
    """A running pad of one counter.

    :param connection: how the link stands by which this pad hears of its counter.
    :param own_looks: whether language and text size are this program's own to change; not on a second screen.
    """

    def __init__(
        self,
        station: Station,
        *,
        replica: Followed,
        operations: HallOperations,
        counter: str,
        connection: Connection,
        own_looks: bool = True,
    ) -> None:
        self.window = QWidget()
        self._station = station
        self._connection = connection
        self._replica = replica
        self._own_looks = own_looks
        self._errands = Errands()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        setup = replica.state.setup
        self._usual = usual(station.settings.languages, elder=setup is not None and setup.rules.pad_elder_text)
        self._looks = Appearance(self._usual.language)
        self._screen: PadScreen | None = None
        self._view: PadView | None = None
        self.signatures = Signatures(station.place.folder, self._hand_over)
        self._voice = self._open_voice()
        self._evaluator: Evaluator | None = None
        self.presenter = PadPresenter(
            replica=replica,
            operations=operations,
            counter=counter,
            reader=self._usual.reader,
            kept=TouchedFile(station.place.folder),
            signatures=self.signatures,
            unsent=partial(_rated, station.outbox),
            run=self._errands.run,
            portrait=station.portrait,
            show=self._show,
            now=station.now,
            mono=time.monotonic,
        )
        self._evaluator = self._open_evaluator()
        self._look(self._usual)
        self._timers = (
            self._timer(_TICK_MS, self._tick),
            self._timer(_RETRY_MS, lambda: self._errands.run(self.signatures.send_all())),
        )
        self._shot_mode = PadShotMode(
            station,
            pad=self.window,
            replica=replica,
            operations=operations,
            counter=counter,
            run=self._errands.run,
        )
        ProblemToast(self.window, station.problems)
        self._errands.run(self.presenter.begin())

    async def close(self) -> None:
        """Follow no longer and let go of what is under way."""
        for timer in self._timers:
            timer.stop()
        self.presenter.close()
        self._shot_mode.close()
        for device in (self._voice, self._evaluator):
            if device is not None:
                await device.close()
        await self._errands.close()
        if self._looks != self._usual:
            self._look(self._usual)

    @property
    def shots(self) -> PadShots:
        """What shows the pictures from the staff's screen."""
        return self._shot_mode.shots

    def _tick(self) -> None:
        self.presenter.tick()
        self.shots.tick()

    def _show(self, view: PadView) -> None:
        gone = self._view is not None and view.page in _NEXT_CITIZEN and view.page is not self._view.page
        self._view = view
        if gone and self._looks != self._usual:
            self._look(self._usual)
        elif self._screen is not None:
            self._screen.show_view(view)
        if self._voice is not None:
            self._voice.show_view(view, self._replica.state.setup, self._looks.reader)
        if self._evaluator is not None:
            self._evaluator.show_view(view)

    def _look(self, wanted: Appearance) -> None:
        """Make the screen anew in another language or size."""
        app = QApplication.instance()
        if self._own_looks and isinstance(app, QApplication) and wanted != self._looks:
            wear(app, wanted, self.window.window().size(), motion=theme.current().motion)
        self._looks = wanted
        before, self._screen = self._screen, self._made_screen()
        column = self.window.layout()
        assert column is not None  # noqa: S101 - set when the window was made
        column.addWidget(self._screen)
        if before is not None:
            column.removeWidget(before)
            before.hide()
            before.deleteLater()
            self.presenter.speak_to(wanted.reader)
        elif self._view is not None:
            self._screen.show_view(self._view)
        self.window.setFocusProxy(self._screen)

    def _made_screen(self) -> PadScreen:
        screen = PadScreen(ConnectionBadge(self._connection), own_keys=self._own_looks)
        presenter = self.presenter
        screen.rated.connect(presenter.rate)
        screen.reasons_chosen.connect(presenter.choose_reasons)
        screen.commented.connect(presenter.write_comment)
        screen.reasons_submitted.connect(presenter.submit_reasons)
        screen.signed.connect(presenter.sign)
        screen.confirmed.connect(presenter.confirm)
        screen.declined.connect(presenter.decline)
        screen.language_wanted.connect(lambda: self._look(next_language(self._looks)))
        screen.size_wanted.connect(lambda: self._look(Appearance(self._looks.language, not self._looks.elder)))
        return screen

    async def _hand_over(self, digest: str, picture: bytes) -> None:
        await self._station.door.put_signature(self._replica.state.hall, digest, picture)

    def _open_voice(self) -> PadVoice | None:
        url = self._station.settings.devices.get("speech")
        return PadVoice(open_speech(url)) if url else None

    def _open_evaluator(self) -> Evaluator | None:
        url = self._station.settings.devices.get("evaluator")
        return Evaluator(partial(open_evaluator, url), self.presenter.rate) if url else None

    def _timer(self, milliseconds: int, tick: Callable[[], None]) -> QTimer:
        timer = QTimer(self.window, interval=milliseconds)
        timer.timeout.connect(tick)
        timer.start()
        return timer


async def _rated(outbox: Outbox) -> frozenset[str]:
    """Return the visits whose rating waits in an outbox."""
    waiting = (fact.envelope for fact in await outbox.everything_waiting())
    return frozenset(str(envelope.body["visit"]) for envelope in waiting if envelope.type == RateVisit.TYPE)


async def open_pad(station: Station) -> PadMode:
    """Compose the pad of the station's counter: that of the settings, else that of its enrolment.

    Raises `WrongDeviceUrl` for a device address that is none.
    """
    enrolment = station.session.enrolment
    await station.follow_hall(station.settings.hall or (enrolment and enrolment.hall) or "")
    assert station.hall is not None  # noqa: S101 - follow_hall made both
    assert station.hall_operations is not None  # noqa: S101
    counter = station.settings.counter or (enrolment and enrolment.counter) or ""
    return PadMode(
        station,
        replica=station.hall,
        operations=station.hall_operations,
        counter=counter,
        connection=station.connection,
    )
