"""The kiosk put together: presenter, screen, printer and clock on a station."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.client.operations import HallOperations
from app.contract.hall.state import Ticket
from app.modes.device_reports import DeviceReports, report_devices
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge, ProblemToast
from app.modes.hall_texts import reader_of
from app.modes.kiosk.presenter import KioskPresenter
from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.slip_press import SlipPress, open_press
from app.modes.station import Station

_TICK_MS = 200


class KioskMode:
    """A running kiosk."""

    def __init__(
        self,
        *,
        window: QWidget,
        presenter: KioskPresenter,
        press: SlipPress,
        reports: DeviceReports,
        errands: Errands,
        timer: QTimer,
    ) -> None:
        self.window = window
        self._presenter = presenter
        self._press = press
        self._reports = reports
        self._errands = errands
        self._timer = timer

    async def close(self) -> None:
        """Finish a ticket that is under way, then let the printer go."""
        self._timer.stop()
        self._presenter.close()
        await self._errands.settled()
        await self._press.close()
        await self._reports.close()


async def open_kiosk(station: Station) -> KioskMode:
    """Compose the kiosk of the station's zone: that of the settings, else that of its enrolment."""
    enrolment = station.session.enrolment
    await station.follow_hall(station.settings.hall or (enrolment and enrolment.hall) or "")
    assert station.hall is not None  # noqa: S101 - follow_hall made both
    assert station.hall_operations is not None  # noqa: S101
    press = open_press(station.settings.devices.get("printer"), station.place.folder)
    await report_interrupted(press, station.hall_operations)
    zone = station.settings.zone or (enrolment and enrolment.zone) or ""
    reports = report_devices(station, zone=zone)
    reports.follow("printer", press.health)
    screen = KioskScreen(ConnectionBadge(station.connection), press.paint)
    ProblemToast(screen, station.problems)
    errands = Errands()
    presenter = KioskPresenter(
        replica=station.hall,
        operations=station.hall_operations,
        printer=press,
        zone=zone,
        reader=reader_of(station.settings.languages),
        link=lambda ticket: ticket_url(station.settings.server, ticket),
        run=errands.run,
        show=screen.show_view,
        now=station.now,
        mono=time.monotonic,
    )
    connect(screen, presenter)
    timer = QTimer(screen, interval=_TICK_MS)
    timer.timeout.connect(presenter.tick)
    timer.start()
    return KioskMode(window=screen, presenter=presenter, press=press, reports=reports, errands=errands, timer=timer)


async def report_interrupted(press: SlipPress, operations: HallOperations) -> None:
    """Tell the hall of slips that were under way when the program last ended: nobody knows whether they came out."""
    for job in press.interrupted:
        if job.id in operations.replica.state.tickets:
            await operations.report_print(job.id, "unknown", reason=job.trouble)


def connect(screen: KioskScreen, presenter: KioskPresenter) -> None:
    """Let a finger on the screen reach the presenter."""
    screen.chosen.connect(presenter.choose)
    screen.typed.connect(presenter.type)
    screen.erased.connect(presenter.erase)
    screen.identified.connect(presenter.identify)
    screen.back.connect(presenter.back)
    screen.home.connect(presenter.home)
    screen.touched.connect(presenter.touched)


def ticket_url(server: str, ticket: Ticket) -> str:
    """Return where the server shows a ticket to whoever holds its slip; every sign of it passes a scanner."""
    return f"{server.rstrip('/')}/t/{ticket.id}/{ticket.slip_key or ''}"
