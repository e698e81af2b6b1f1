"""What comes out of a counter's printer, read by a parser that shares nothing with its encoder."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

from app.client.connection import LinkState
from app.contract.hall.commands import ReportReprint, ReprintTicket
from app.modes.errands import Errands
from app.modes.window.ask_view import SlipShown
from app.modes.window.paper import CounterPaper
from app.modes.window.paper_orders import PaperOrders
from app.rules.reprinting import printing_devices
from tests.devices.escpos_reader import read_slips
from tests.devices.printer.slips import qr_text
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.test_reprinting import RECEPTION

CODE = "01a204c0-ffbd-73ce-b8b7-165b4c83f426"


class Counter:
    """A counter's machine with a printer that the hall knows."""

    def __init__(self, folder: Path) -> None:
        self.papers = folder / "papers"
        self.hall = LiveHall()
        self.me = self.hall.open("1", "1001")
        self.operations = LiveOperations(self.hall, self.me)
        self.errands = Errands()
        self.paper = CounterPaper(f"virtual://printer?dir={self.papers}", folder=folder)
        station = SimpleNamespace(
            hall=self.hall.follow(self.me),
            hall_operations=self.operations,
            connection=SimpleNamespace(state=LinkState.ONLINE),
            link=SimpleNamespace(drained=self._drained),
            settings=SimpleNamespace(counter="1", server="http://hall.example"),
            now=lambda: self.hall.now,
        )
        self.orders = PaperOrders(station, self.paper, self.errands, device=self.me.device)  # type: ignore[arg-type]

    async def _drained(self, *, timeout: float) -> bool:
        return True

    async def close(self) -> None:
        self.orders.close()
        await self.errands.close()
        await self.paper.close()
        await self.orders.reports.close()


async def test_a_counter_prints_what_is_ordered_from_it(tmp_path: Path, qapp: object) -> None:
    counter = Counter(tmp_path)
    hall = counter.hall
    try:
        await counter.orders.reports.look()
        assert counter.me.device in printing_devices(hall.state), "the hall knows the printer of the counter"
        ticket = hall.take("id")
        hall.tell(ReprintTicket(ticket=ticket.id, device=counter.me.device), RECEPTION)
        hall.tell(ReprintTicket(ticket=ticket.id, device=""), RECEPTION)
        await counter.errands.settled()
        assert len(list(counter.papers.glob("*.bin"))) == 1, "an order for nobody else is not this counter's"
        held = hall.state.tickets[ticket.id]
        assert held.reprints == 2
        reports = [one for one in counter.operations.done if isinstance(one, ReportReprint)]
        assert [(one.copy_number, one.outcome) for one in reports] == [(1, "printed")]
    finally:
        await counter.close()


async def test_a_counter_whose_program_has_ended_is_sent_no_orders(tmp_path: Path, qapp: object) -> None:
    counter = Counter(tmp_path)
    await counter.orders.reports.look()
    await counter.close()
    assert counter.me.device not in printing_devices(counter.hall.state)


def test_a_return_slip_carries_the_code_that_is_scanned_later(tmp_path: Path) -> None:
    shown = SlipShown(number="A012", service="出生登记", missing=("户口本", "照片"), code=CODE)

    async def print_one() -> str:
        paper = CounterPaper(f"virtual://printer?dir={tmp_path}")
        said = await paper.return_slip(shown, hall="测试大厅", counter="3", issued_at="2026-11-23 09:05")
        await paper.close()
        return said

    assert asyncio.run(print_one()) == "Printed. Please hand it over."
    (job,) = tmp_path.glob("*.bin")
    (slip,) = read_slips(job.read_bytes())
    assert qr_text(slip, 576) == CODE
