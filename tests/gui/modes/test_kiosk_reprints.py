"""Papers staff order from a kiosk: by the real rules, with the real press and a simulated printer."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.contract.hall.commands import ReportReprint, ReprintTicket
from app.contract.hall.state import PaperState
from app.modes.errands import Errands
from app.modes.kiosk.papers import further_paper
from app.modes.kiosk.reprints import Reprints
from app.modes.kiosk.slip_press import SlipPress, open_press
from devices.printer.journal import JobState
from tests.devices.far_end import TcpFarEnd
from tests.devices.printer.paper_printer import Fault, PaperPrinter
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.halls import KIOSK
from tests.unit.rules.test_reprinting import RECEPTION, printer


@dataclass
class Machine:
    """A kiosk that prints what is ordered of it."""

    folder: Path
    mode: str = "text"
    paper: PaperPrinter = field(default_factory=PaperPrinter)

    def __post_init__(self) -> None:
        self.hall = LiveHall()
        self.hall.open("1", "1001")
        printer(self.hall)
        self.ticket = self.hall.take("id")
        self.operations = LiveOperations(self.hall, KIOSK)
        self.errands = Errands()
        self.replica = self.hall.follow(KIOSK)
        self.far_end = TcpFarEnd(self.paper)
        self.press = self.new_press()
        self.reprints = self.follow(self.press)

    def new_press(self) -> SlipPress:
        return open_press(f"escpos+tcp://127.0.0.1:{self.far_end.port}?width=384&mode={self.mode}", self.folder)

    def follow(self, press: SlipPress) -> Reprints:
        return Reprints(
            replica=self.replica,
            operations=self.operations,  # type: ignore[arg-type]
            press=press,
            device=KIOSK.device,
            reader="zh",
            link=lambda ticket: f"http://hall.example/t/{ticket.id}",
            run=self.errands.run,
            now=lambda: self.hall.now,
        )

    async def order(self) -> None:
        self.hall.tell(ReprintTicket(ticket=self.ticket.id, device=KIOSK.device), RECEPTION)
        await self.errands.settled()

    def reported(self) -> list[tuple[int, str, str]]:
        done = [one for one in self.operations.done if isinstance(one, ReportReprint)]
        return [(one.copy_number, one.outcome, one.reason) for one in done]

    async def close(self) -> None:
        self.reprints.close()
        self.paper.released.set()
        await self.press.close()
        self.far_end.close()


@pytest.fixture
async def machine(tmp_path: Path, qapp: object) -> AsyncIterator[Machine]:
    made = Machine(tmp_path)
    yield made
    await made.close()


async def test_the_paper_is_marked_and_reported_as_its_own(machine: Machine) -> None:
    await machine.order()
    said = [words.decode("gb18030") for words in machine.paper.words]
    assert said[0] == "PRINTED AGAIN"
    assert machine.ticket.number in said
    assert machine.reported() == [(1, "printed", "")]
    assert machine.hall.state.tickets[machine.ticket.id].reprint is PaperState.PRINTED
    await machine.order()
    assert (machine.paper.jobs, machine.reported()[1:]) == (2, [(2, "printed", "")])


async def test_an_order_that_comes_again_prints_nothing(machine: Machine) -> None:
    await machine.order()
    again = machine.follow(machine.press)
    assert machine.press.state(further_paper(machine.ticket.id, 1)) is JobState.PRINTED
    machine.hall.resync()
    await machine.errands.settled()
    assert machine.paper.jobs == 1, "a snapshot orders nothing"
    again.close()


async def test_a_program_that_started_anew_prints_an_order_no_second_time(machine: Machine) -> None:
    await machine.order()
    machine.reprints.close()
    await machine.press.close()
    machine.press = machine.new_press()
    machine.reprints = machine.follow(machine.press)
    (order,) = [row for row in machine.hall.record if type(row.event).TYPE == "ticket_reprinted"]
    await machine.reprints._print(order.event)  # type: ignore[arg-type]
    assert machine.paper.jobs == 1
    assert machine.reported()[1:] == [(1, "unknown", "printer.twice")]


async def test_what_another_machine_is_to_print_is_left_to_it(machine: Machine) -> None:
    machine.hall.tell(ReprintTicket(ticket=machine.ticket.id), RECEPTION)
    await machine.errands.settled()
    assert (machine.paper.jobs, machine.reported()) == (0, [])


async def test_an_order_that_comes_minutes_late_is_not_printed(
    machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    machine.hall.do(ReprintTicket(ticket=machine.ticket.id, device=KIOSK.device), RECEPTION)
    machine.hall.wait(minutes=2)
    machine.hall.sync()
    await machine.errands.settled()
    assert (machine.paper.jobs, machine.reported()) == (0, [])
    assert "too late" in caplog.text


@pytest.mark.parametrize(("fault", "outcome"), [(Fault.PAPER_OUT, "failed"), (Fault.SILENT, "unknown")])
async def test_a_paper_that_does_not_come_leaves_the_ticket_as_it_is(
    machine: Machine, fault: Fault, outcome: str
) -> None:
    machine.paper.fault = fault
    await machine.order()
    assert [said for _, said, _ in machine.reported()] == [outcome]
    held = machine.hall.state.tickets[machine.ticket.id]
    assert (held.state, held.unconfirmed, held.reprint) == (machine.ticket.state, False, PaperState(outcome))
