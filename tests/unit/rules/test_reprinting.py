"""A ticket printed again by a machine that was told to: only by one that can, and each paper has its own end."""

from datetime import UTC, datetime

import pytest

from app.contract.command import Actor, Scope
from app.contract.hall.commands import ReportDevice, ReportReprint, ReprintTicket
from app.contract.hall.devices import DeviceKind, DeviceReport, DeviceState
from app.contract.hall.state import PaperState, TicketState
from app.ids import new_id
from tests.unit.rules.halls import KIOSK, Hall, staff

RECEPTION = Actor(scope=Scope.RECEPTION, device="pc-r", staff="4001")


def opened() -> Hall:
    """A hall with a counter at work."""
    hall = Hall()
    hall.open("1", "1001")
    return hall


def printer(hall: Hall, state: DeviceState = DeviceState.OK) -> None:
    """The kiosk reports its printer."""
    report = DeviceReport(
        name="printer",
        kind=DeviceKind.PRINTER,
        driver="escpos+tcp",
        state=state,
        since=datetime(2026, 11, 23, tzinfo=UTC),
    )
    hall.do(ReportDevice(report=report), KIOSK)


def test_a_machine_prints_only_what_its_printer_can() -> None:
    hall = opened()
    ticket = hall.take("id").id
    order = ReprintTicket(ticket=ticket, device=KIOSK.device)
    assert hall.refused(order, RECEPTION) == "no_printer"
    printer(hall, DeviceState.FAILED)
    assert hall.refused(order, RECEPTION) == "no_printer"
    printer(hall)
    hall.do(order, RECEPTION)
    held = hall.state.tickets[ticket]
    assert (held.reprints, held.reprint) == (1, PaperState.ORDERED)
    assert hall.refused(ReprintTicket(ticket=ticket, device="elsewhere"), RECEPTION) == "no_printer"


def test_who_prints_it_themselves_orders_nothing() -> None:
    hall = opened()
    ticket = hall.take("id").id
    hall.do(ReprintTicket(ticket=ticket), staff("1001"))
    assert (hall.state.tickets[ticket].reprints, hall.state.tickets[ticket].reprint) == (1, None)


@pytest.mark.parametrize("outcome", ["printed", "unknown", "failed"])
def test_the_latest_paper_is_what_is_known_of_a_ticket(outcome: str) -> None:
    hall = opened()
    printer(hall)
    ticket = hall.take("id").id
    for _ in range(2):
        hall.do(ReprintTicket(ticket=ticket, device=KIOSK.device), RECEPTION)
    hall.do(ReportReprint(ticket=ticket, copy_number=1, outcome=outcome), KIOSK)
    assert hall.state.tickets[ticket].reprint is PaperState.ORDERED, "the second is still under way"
    hall.do(ReportReprint(ticket=ticket, copy_number=2, outcome=outcome), KIOSK)
    assert hall.state.tickets[ticket].reprint is PaperState(outcome)
    assert hall.state.tickets[ticket].state is TicketState.WAITING


def test_a_further_paper_ends_the_doubt_about_the_first() -> None:
    hall = opened()
    printer(hall)
    reserved = hall.take("id", printed=False).id
    hall.do(ReprintTicket(ticket=reserved, device=KIOSK.device), RECEPTION)
    hall.do(ReportReprint(ticket=reserved, copy_number=1, outcome="printed"), KIOSK)
    held = hall.state.tickets[reserved]
    assert (held.state, held.unconfirmed) == (TicketState.WAITING, False)


def test_a_paper_nobody_ordered_is_flagged() -> None:
    hall = opened()
    ticket = hall.take("id").id
    assert hall.refused(ReportReprint(ticket=ticket, copy_number=1, outcome="printed"), KIOSK) == "unknown_ticket"
    assert hall.refused(ReportReprint(ticket=new_id(), copy_number=1, outcome="printed"), KIOSK) == "unknown_ticket"
