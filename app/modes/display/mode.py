"""The display put together: presenter, screen, voice, strips and clock on a station."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.client.operations import HallOperations
from app.client.replica import Replica
from app.contract.hall.state import HallState
from app.modes.device_reports import DeviceReports, report_devices
from app.modes.display.announcer import HallVoice
from app.modes.display.presenter import DisplayPresenter
from app.modes.display.screen import DisplayScreen
from app.modes.display.strip_window import StripWindow
from app.modes.display.strips import ZoneStrips
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge
from app.modes.hall_texts import reader_of
from app.modes.station import Station
from devices.open import open_speech, open_strip

_TICK_MS = 250


class DisplayMode:
    """A running display."""

    def __init__(
        self,
        *,
        window: QWidget,
        presenter: DisplayPresenter,
        voice: HallVoice | None,
        strips: ZoneStrips | None,
        strip_window: StripWindow | None,
        reports: DeviceReports,
        errands: Errands,
        timer: QTimer,
    ) -> None:
        self.window = window
        self._presenter = presenter
        self._voice = voice
        self._strips = strips
        self._strip_window = strip_window
        self._reports = reports
        self._errands = errands
        self._timer = timer

    async def close(self) -> None:
        """Fall silent and let go of the devices."""
        self._timer.stop()
        self._presenter.close()
        if self._voice is not None:
            await self._voice.close()
        if self._strips is not None:
            await self._strips.close()
        if self._strip_window is not None:
            self._strip_window.close()
            self._strip_window.deleteLater()
        await self._errands.close()
        await self._reports.close()


async def open_display(station: Station) -> DisplayMode:
    """Compose the display of the station's zone, with a voice and strips where the settings name them.

    Raises `WrongDeviceUrl` for a device address that is none.
    """
    enrolment = station.session.enrolment
    await station.follow_hall(station.settings.hall or (enrolment and enrolment.hall) or "")
    hall, operations = station.hall, station.hall_operations
    assert hall is not None  # noqa: S101 - follow_hall made both
    assert operations is not None  # noqa: S101
    zone = station.settings.zone or (enrolment and enrolment.zone) or ""
    reader = reader_of(station.settings.languages)
    errands = Errands()
    speech = station.settings.devices.get("speech")
    voice = HallVoice(open_speech(speech), lambda: hall.state) if speech else None
    strip_window, strips = _open_strips(station, hall, operations, zone=zone, reader=reader, errands=errands)
    reports = report_devices(station, zone=zone)
    if voice is not None:
        reports.follow("speech", voice.health)
    if strips is not None:
        reports.follow("strip", strips.health)
    screen = DisplayScreen(ConnectionBadge(station.connection))
    presenter = DisplayPresenter(
        replica=hall,
        operations=operations,
        announcer=voice,
        zone=zone,
        reader=reader,
        run=errands.run,
        show=screen.show_view,
        now=station.now,
    )
    screen.painted.connect(presenter.painted)
    timer = QTimer(screen, interval=_TICK_MS)
    timer.timeout.connect(presenter.tick)
    timer.start()
    return DisplayMode(
        window=screen,
        presenter=presenter,
        voice=voice,
        strips=strips,
        strip_window=strip_window,
        reports=reports,
        errands=errands,
        timer=timer,
    )


def _open_strips(
    station: Station,
    hall: Replica[HallState],
    operations: HallOperations,
    *,
    zone: str,
    reader: str,
    errands: Errands,
) -> tuple[StripWindow | None, ZoneStrips | None]:
    """Open the strips of the settings; virtual ones get a window that shows their dots."""
    url = station.settings.devices.get("strip")
    if url is None:
        return None, None
    window: StripWindow | None = None
    if url.startswith("virtual:") and hall.state.setup is not None:
        counters = [counter.number for counter in hall.state.setup.counters if zone in {"", counter.zone}]
        window = StripWindow(counters)
        window.show_in_corner()
    listener = window.arrived.emit if window is not None else None
    strips = ZoneStrips(
        strips=open_strip(url, listener=listener),
        replica=hall,
        operations=operations,
        zone=zone,
        reader=reader,
        run=errands.run,
    )
    return window, strips
