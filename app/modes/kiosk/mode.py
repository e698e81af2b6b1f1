"""The kiosk put together: presenter, screen, printer, reader, scanner, voice and clock on a station."""

import asyncio
import time
from datetime import datetime, timedelta
from typing import Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.client.operations import HallOperations
from app.contract.command import Actor, Scope
from app.contract.hall.devices import DeviceKind
from app.contract.hall.state import LIVE, HallState, Ticket
from app.modes.device_reports import DeviceReports, report_devices
from app.modes.errands import Errands
from app.modes.frame import ConnectionBadge
from app.modes.hall_texts import reader_of
from app.modes.kiosk import finder
from app.modes.kiosk.citizen_devices import CitizenDevices
from app.modes.kiosk.key_gate import KeyGate
from app.modes.kiosk.look import language_of
from app.modes.kiosk.papers import ticket_and_copy
from app.modes.kiosk.pin import PinLock
from app.modes.kiosk.presenter import KioskPresenter, Surroundings
from app.modes.kiosk.reprints import Reprints
from app.modes.kiosk.rooms import Rooms
from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.service_presenter import Keys, ServicePresenter
from app.modes.kiosk.slip_press import SlipPress, open_press
from app.modes.kiosk.view import KioskView
from app.modes.kiosk.wardrobe import Wardrobe
from app.modes.station import Station
from devices.printer.journal import JobState
from widgets import theme

_TICK_MS = 200

STILL_THERE = timedelta(minutes=5)
"""Who took a number longer ago no longer stands before the kiosk."""


class KioskMode:
    """A running kiosk."""

    def __init__(
        self,
        *,
        window: Rooms,
        presenter: KioskPresenter,
        service: ServicePresenter,
        press: SlipPress,
        devices: CitizenDevices,
        reports: DeviceReports,
        reprints: Reprints,
        errands: Errands,
        gate: KeyGate,
    ) -> None:
        self.window: QWidget = window
        self._presenter = presenter
        self._press = press
        self._devices = devices
        self._reports = reports
        self._reprints = reprints
        self._errands = errands
        self._gate = gate
        self._timer = QTimer(window, interval=_TICK_MS)
        self._timer.timeout.connect(presenter.tick)
        self._timer.timeout.connect(service.tick)
        self._timer.start()

    async def close(self) -> None:
        """Finish a ticket that is under way, then let the devices go."""
        self._timer.stop()
        self._gate.close()
        self._presenter.close()
        self._reprints.close()
        await self._devices.close()
        await self._errands.settled()
        await self._press.close()
        await self._reports.close()


async def open_kiosk(station: Station) -> KioskMode:
    """Compose the kiosk of the station's zone: that of the settings, else that of its enrolment."""
    enrolment, settings = station.session.enrolment, station.settings
    await station.follow_hall(settings.hall or (enrolment and enrolment.hall) or "")
    await station.go_on_alone(lambda: _actor(station))
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
    rooms = Rooms(screen)
    service = staff_room(station, rooms, presenter=presenter, press=press, devices=devices, errands=errands)
    gate = KeyGate(application, rooms)
    connect(screen, presenter)
    connect_staff(rooms, screen, service)
    connect_keys(gate, presenter, service)
    station.problems.subscribe(presenter.tell)
    reprints = Reprints(
        replica=station.hall,
        operations=station.hall_operations,
        press=press,
        device=enrolment.device if enrolment is not None else "",
        reader=reader_of(settings.languages),
        link=lambda ticket: ticket_url(settings.server, ticket),
        run=errands.run,
        now=station.now,
    )
    if (lost := lost_slip(press, station.hall.state, station.now())) is not None:
        presenter.offer_again(lost)
    reports = report_devices(station, zone=zone)
    reports.follow("printer", press.health)
    devices.report(reports)
    errands.run(asyncio.to_thread(finder.prepare))
    return KioskMode(
        window=rooms,
        presenter=presenter,
        service=service,
        press=press,
        devices=devices,
        reports=reports,
        reprints=reprints,
        errands=errands,
        gate=gate,
    )


def staff_room(
    station: Station,
    rooms: Rooms,
    *,
    presenter: KioskPresenter,
    press: SlipPress,
    devices: CitizenDevices,
    errands: Errands,
) -> ServicePresenter:
    """Compose what is behind the hidden corner. The station follows its hall already."""
    assert station.hall is not None  # noqa: S101
    assert station.hall_operations is not None  # noqa: S101
    return ServicePresenter(
        replica=station.hall,
        operations=station.hall_operations,
        lock=PinLock(station.place.folder),
        press=press,
        devices={
            DeviceKind.PRINTER: press.health,
            DeviceKind.READER: devices.reader_health,
            DeviceKind.SCANNER: devices.scanner_health,
            DeviceKind.SPEECH: devices.voice.health,
        },
        keys=Keys(leave=station.leave, full_screen=rooms.switch_full_screen),
        link=lambda ticket: ticket_url(station.settings.server, ticket),
        reader=reader_of(station.settings.languages),
        run=errands.run,
        show=rooms.show_staff,
        opened=presenter.home,
        now=station.now,
        mono=time.monotonic,
    )


def _actor(station: Station) -> Actor | None:
    """Return who this kiosk is to the server."""
    enrolment = station.session.enrolment
    return Actor(scope=Scope.KIOSK, device=enrolment.device) if enrolment is not None else None


async def report_interrupted(press: SlipPress, operations: HallOperations) -> None:
    """Tell the hall of slips that were under way when the program last ended: nobody knows whether they came out."""
    for job in press.interrupted:
        ticket, copy_number = ticket_and_copy(job.id)
        if ticket not in operations.replica.state.tickets:
            continue
        outcome: Literal["unknown", "failed"] = "failed" if job.state is JobState.FAILED else "unknown"
        if copy_number:
            await operations.report_reprint(ticket, copy_number, outcome, reason=job.trouble)
        else:
            await operations.report_print(ticket, "unknown", reason=job.trouble)
            await operations.report_paper(ticket, outcome, reason=job.trouble)


def lost_slip(press: SlipPress, state: HallState, now: datetime) -> str | None:
    """Return the ticket whose slip was under way when the program last ended, if its holder may still stand there."""
    for job in reversed(press.interrupted):
        ticket = state.tickets.get(job.id)
        if ticket is not None and ticket.state in LIVE and now - ticket.issued_at <= STILL_THERE:
            return ticket.id
    return None


def connect(screen: KioskScreen, presenter: KioskPresenter) -> None:
    """Let a finger on the citizens' screen reach their presenter."""
    screen.chosen.connect(presenter.choose)
    screen.entered.connect(presenter.enter)
    screen.agreed.connect(presenter.agree)
    screen.back.connect(presenter.back)
    screen.home.connect(presenter.home)
    screen.touched.connect(presenter.touched)
    screen.typed.connect(presenter.type)
    screen.erased.connect(presenter.erase)
    screen.identified.connect(presenter.identify)


def connect_staff(rooms: Rooms, screen: KioskScreen, service: ServicePresenter) -> None:
    """Let the hidden corner and what is behind it reach the staff's presenter."""
    screen.corner_touched.connect(service.corner_touched)
    screen.elsewhere_touched.connect(service.elsewhere_touched)
    rooms.typed.connect(service.type)
    rooms.erased.connect(service.erase)
    rooms.entered.connect(service.enter)
    rooms.done.connect(service.do)


def connect_keys(gate: KeyGate, presenter: KioskPresenter, service: ServicePresenter) -> None:
    """Let a keyboard reach whoever has the screen; a scanner only citizens."""

    def whose() -> ServicePresenter | KioskPresenter:
        return service if service.is_open else presenter

    def typed(character: str) -> None:
        whose().type(character)

    def erased() -> None:
        whose().erase()

    def done() -> None:
        if service.is_open:
            service.enter()
        else:
            presenter.identify()

    def scanned(code: str) -> None:
        if not service.is_open:
            presenter.scan(code)

    gate.typed.connect(typed)
    gate.erased.connect(erased)
    gate.done.connect(done)
    gate.scanned.connect(scanned)


def ticket_url(server: str, ticket: Ticket) -> str:
    """Return where the server shows a ticket to whoever holds its slip; every sign of it passes a scanner."""
    return f"{server.rstrip('/')}/t/{ticket.id}/{ticket.slip_key or ''}"


def guide_url(server: str, hall: str, service: str, reader: str) -> str:
    """Return where the server tells anybody what a service asks for."""
    return f"{server.rstrip('/')}/g/{hall}/{service}/{reader}"
