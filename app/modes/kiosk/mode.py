"""The kiosk put together: presenter, screen, printer, reader, scanner, voice and clock on a station."""

import asyncio
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.client.operations import HallOperations
from app.contract.hall.state import Ticket
from app.modes.device_reports import DeviceReports, report_devices
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge
from app.modes.kiosk import finder
from app.modes.kiosk.citizen_devices import CitizenDevices
from app.modes.kiosk.key_gate import KeyGate
from app.modes.kiosk.look import language_of
from app.modes.kiosk.presenter import KioskPresenter, Surroundings
from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.slip_press import SlipPress, open_press
from app.modes.kiosk.view import KioskView
from app.modes.kiosk.wardrobe import Wardrobe
from app.modes.station import Station
from widgets import theme

_TICK_MS = 200


class KioskMode:
    """A running kiosk."""

    def __init__(
        self,
        *,
        window: KioskScreen,
        presenter: KioskPresenter,
        press: SlipPress,
        devices: CitizenDevices,
        reports: DeviceReports,
        errands: Errands,
        gate: KeyGate,
    ) -> None:
        self.window: QWidget = window
        self._presenter = presenter
        self._press = press
        self._devices = devices
        self._reports = reports
        self._errands = errands
        self._gate = gate
        self._timer = QTimer(window, interval=_TICK_MS)
        self._timer.timeout.connect(presenter.tick)
        self._timer.start()

    async def close(self) -> None:
        """Finish a ticket that is under way, then let the devices go."""
        self._timer.stop()
        self._gate.close()
        self._presenter.close()
        await self._devices.close()
        await self._errands.settled()
        await self._press.close()
        await self._reports.close()


async def open_kiosk(station: Station) -> KioskMode:
    """Compose the kiosk of the station's zone: that of the settings, else that of its enrolment."""
    enrolment, settings = station.session.enrolment, station.settings
    await station.follow_hall(settings.hall or (enrolment and enrolment.hall) or "")
    assert station.hall is not None  # noqa: S101 - follow_hall made both
    assert station.hall_operations is not None  # noqa: S101
    press = open_press(settings.devices.get("printer"), station.place.folder)
    await report_interrupted(press, station.hall_operations)
    hall_code = station.hall.state.hall
    zone = settings.zone or (enrolment and enrolment.zone) or ""
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - a program has one
    wardrobe = Wardrobe(application, base=theme.current().name, dpi=settings.touch_dpi)
    screen = KioskScreen(lambda: ConnectionBadge(station.connection), press.paint, wear=wardrobe.wear)
    errands = Errands()
    devices = CitizenDevices(settings.devices, run=errands.run)

    def show(view: KioskView) -> None:
        screen.show_view(view)
        devices.voice.follow(view)

    presenter = KioskPresenter(
        replica=station.hall,
        operations=station.hall_operations,
        printer=press,
        surroundings=Surroundings(
            zone=zone,
            language=language_of(settings.languages[0]),
            speak=wardrobe.speak,
            has_reader=devices.has_reader,
            has_scanner=devices.has_scanner,
        ),
        link=lambda ticket: ticket_url(settings.server, ticket),
        guide_link=lambda code, reader: guide_url(settings.server, hall_code, code, reader),
        run=errands.run,
        show=show,
        now=station.now,
        mono=time.monotonic,
    )
    devices.listen(on_card=presenter.read_card, on_scan=presenter.scan)
    gate = KeyGate(application, screen)
    connect(screen, gate, presenter)
    station.problems.subscribe(presenter.tell)
    reports = report_devices(station, zone=zone)
    reports.follow("printer", press.health)
    devices.report(reports)
    errands.run(asyncio.to_thread(finder.prepare))
    return KioskMode(
        window=screen, presenter=presenter, press=press, devices=devices, reports=reports, errands=errands, gate=gate
    )


async def report_interrupted(press: SlipPress, operations: HallOperations) -> None:
    """Tell the hall of slips that were under way when the program last ended: nobody knows whether they came out."""
    for job in press.interrupted:
        if job.id in operations.replica.state.tickets:
            await operations.report_print(job.id, "unknown", reason=job.trouble)


def connect(screen: KioskScreen, gate: KeyGate, presenter: KioskPresenter) -> None:
    """Let a finger on the screen, a scanner and a keyboard reach the presenter."""
    screen.chosen.connect(presenter.choose)
    screen.entered.connect(presenter.enter)
    screen.agreed.connect(presenter.agree)
    screen.back.connect(presenter.back)
    screen.home.connect(presenter.home)
    screen.touched.connect(presenter.touched)
    for hands in (screen, gate):
        hands.typed.connect(presenter.type)
        hands.erased.connect(presenter.erase)
    screen.identified.connect(presenter.identify)
    gate.done.connect(presenter.identify)
    gate.scanned.connect(presenter.scan)


def ticket_url(server: str, ticket: Ticket) -> str:
    """Return where the server shows a ticket to whoever holds its slip; every sign of it passes a scanner."""
    return f"{server.rstrip('/')}/t/{ticket.id}/{ticket.slip_key or ''}"


def guide_url(server: str, hall: str, service: str, reader: str) -> str:
    """Return where the server tells anybody what a service asks for."""
    return f"{server.rstrip('/')}/g/{hall}/{service}/{reader}"
