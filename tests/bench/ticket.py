"""How soon a slip begins to be printed after the touch that asks for it.

The kiosk's own screen, presenter, link and press in this process, a real server in another, a printer on TCP whose
bytes are read by a parser of its own. From the finger on the last card to the first byte of the slip at the printer:
the question to the server, its answer and event, layout, raster, the record on disk, the printer's status.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.client import shell
from app.client.application import application
from app.client.outbox import Outbox
from app.collecting import keep_what_is_here
from app.contract.command import Scope
from app.modes.errands import Errands
from app.modes.kiosk.presenter import KioskPresenter, Surroundings
from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.slip_press import SlipPress, open_press
from app.modes.kiosk.view import Slip
from devices.printer.bitmap import Bitmap
from devices.printer.escpos import raster
from tests.bench.figures import percentile
from tests.devices.far_end import TcpFarEnd
from tests.devices.printer.paper_printer import PaperPrinter
from tests.server.small_house import PASSWORD, House
from tests.server.test_client_against_server import Program
from tests.unit.client.waiting import until
from widgets import theme
from widgets.ticket_canvas import ticket_rows

TOUCHES = {"": 100, "full": 500}
WARM_UP = 3
SERVICES = ("household", "id")
LAYOUTS = 60


@dataclass
class TimedPrinter(PaperPrinter):
    """A printer that remembers when the first byte of each slip came."""

    began: list[float] = field(default_factory=list)

    def receive(self, data: bytes) -> bytes | None:
        if data.startswith(b"\x1b@"):
            self.began.append(time.perf_counter())
        return super().receive(data)


@dataclass
class Kiosk:
    """A kiosk at work."""

    screen: KioskScreen
    presenter: KioskPresenter
    press: SlipPress
    errands: Errands
    printer: TimedPrinter

    async def touch(self) -> float:
        """Take a ticket; returns the seconds from the last touch to the first byte."""
        for service in SERVICES[:-1]:
            self._click(f"service-{service}")
            await asyncio.sleep(0.02)  # the citizen reads
        touched = time.perf_counter()
        self._click(f"service-{SERVICES[-1]}")
        await self.errands.settled()
        self.presenter.home()
        await asyncio.sleep(0.02)
        return self.printer.began[-1] - touched

    def _click(self, name: str) -> None:
        cards = [card for card in self.screen.findChildren(QPushButton, name) if card.isVisible()]
        QTest.mouseClick(cards[-1], Qt.MouseButton.LeftButton)


def run(size: str) -> dict[str, float]:
    """Return the figures of a ticket."""
    app = application("Citydesk")
    theme.apply(app, theme.named("light"))
    figures: dict[str, float] = {}

    async def measure() -> int:
        with TemporaryDirectory() as folder:
            figures.update(await _measure(Path(folder), TOUCHES[size]))
        return 0

    shell.run(measure, on_unexpected=lambda _incident: None)
    return figures


async def _measure(folder: Path, touches: int) -> dict[str, float]:
    house = House(folder / "house")
    await house.start()
    window = await _program(house, folder / "window")
    await window.do.log_in_at_counter("1")
    program = await _program(house, folder / "kiosk", kiosk=True)
    await until(lambda: bool(program.replica.state.desks["1"].staff), program.replica.subscribe)
    printer = TimedPrinter()
    far_end = TcpFarEnd(printer)
    kiosk = _kiosk(program, house, printer, far_end.port, folder)
    keep_what_is_here()  # as a program does once it knows its hall
    try:
        times = [await kiosk.touch() for _ in range(WARM_UP + touches)][WARM_UP:]
        numbers = [ticket.number for ticket in program.replica.state.tickets.values()]
        rasters = _rasters(kiosk.press)
    finally:
        kiosk.presenter.close()
        await kiosk.press.close()
        kiosk.screen.deleteLater()
        far_end.close()
        await program.close()
        await window.close()
        await house.kill()
    return {
        "touches": len(times),
        "touch_to_byte_p50_ms": percentile(times, 0.5) * 1000,
        "touch_to_byte_p99_ms": percentile(times, 0.99) * 1000,
        "raster_p50_ms": percentile(rasters, 0.5) * 1000,
        "raster_p99_ms": percentile(rasters, 0.99) * 1000,
        "double_numbers": len(numbers) - len(set(numbers)),
        "slips_missing": len(numbers) - len(printer.cuts),
    }


async def _program(house: House, folder: Path, *, kiosk: bool = False) -> Program:
    program = Program(house, await Outbox.open(folder), folder)
    if kiosk:
        await program.session.enrol(house.code, "kiosk")
    else:
        await program.session.login("1001", PASSWORD, scope=Scope.COUNTER)
    await program.online()
    return program


def _kiosk(program: Program, house: House, printer: TimedPrinter, port: int, folder: Path) -> Kiosk:
    press = open_press(f"escpos+tcp://127.0.0.1:{port}", folder / "kiosk")
    screen = KioskScreen(QWidget, press.paint)
    errands = Errands()
    presenter = KioskPresenter(
        replica=program.replica,
        operations=program.do,
        printer=press,
        surroundings=Surroundings(zone="A"),
        guide_link=lambda code, reader: f"{house.url}/g/test/{code}/{reader}",
        link=lambda ticket: f"{house.url}/t/{ticket.id}/{ticket.slip_key}",
        run=errands.run,
        show=screen.show_view,
        now=program.link.connection.server_now,
        mono=time.monotonic,
    )
    screen.chosen.connect(presenter.choose)
    screen.resize(1080, 1920)
    screen.show()
    return Kiosk(screen, presenter, press, errands, printer)


def _rasters(press: SlipPress) -> list[float]:
    """Return the seconds that layout and raster of a slip take, each with another number."""
    return [_timed(lambda number=number: _raster(press, f"A{number:03d}")) for number in range(LAYOUTS)]  # type: ignore[misc]


def _raster(press: SlipPress, number: str) -> bytes:
    fields = {"hall": "云溪区政务服务中心", "number": number, "service": "社会保险参保登记", "ahead": "12 人"}
    fields |= {"wait": "约 25 分钟", "counters": "3、5 号窗口", "issued_at": "2026-11-22 09:05"}
    fields |= {"url": f"https://hall.example.gov.cn/t/019a5c2e-7b1c-7d5e-9f31-3f6c2d9a7b10/{number}"}
    return raster(Bitmap(*ticket_rows(press.paint(Slip(tuple(fields.items()))))))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
