"""How far a paper is on its way through the printer is kept, and moves no ticket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.hall.commands import PassTime, ReportPaper, ReportPrint, ReportReprint, ReprintTicket
from app.contract.hall.state import PaperState, TicketState
from app.ids import new_id
from tests.unit.rules.halls import KIOSK, SYSTEM
from tests.unit.rules.test_reprinting import RECEPTION, opened, printer

UNDER_WAY, SETTLED = ("queued", "printing"), ("unknown", "failed")


def test_the_way_of_a_slip_is_recorded_step_by_step() -> None:
    hall = opened()
    slip = hall.take("id", printed=False).id
    for stage in UNDER_WAY:
        hall.do(ReportPaper(ticket=slip, stage=stage), KIOSK)
        held = hall.state.tickets[slip]
        assert (held.paper, held.state) == (PaperState(stage), TicketState.RESERVED)
    hall.do(ReportPrint(ticket=slip, outcome="printed"), KIOSK)
    held = hall.state.tickets[slip]
    assert (held.paper, held.state, held.unconfirmed) == (None, TicketState.WAITING, False)
    assert [row.event.stage for row in hall.record if row.event.TYPE == "paper_followed"] == ["queued", "printing"]


def test_a_slip_that_hangs_is_still_being_printed_when_its_ticket_can_be_called() -> None:
    hall = opened()
    slip = hall.take("id", printed=False).id
    hall.do(ReportPaper(ticket=slip, stage="printing"), KIOSK)
    hall.wait(seconds=16)
    hall.do(PassTime(), SYSTEM)
    held = hall.state.tickets[slip]
    assert (held.state, held.unconfirmed, held.paper) == (TicketState.WAITING, True, PaperState.PRINTING)
    hall.do(ReportPrint(ticket=slip, outcome="unknown"), KIOSK)
    hall.do(ReportPaper(ticket=slip, stage="failed", reason="printer.paper-out"), KIOSK)
    held = hall.state.tickets[slip]
    assert (held.state, held.paper) == (TicketState.WAITING, PaperState.FAILED), "no slip takes nobody's place"


@given(late=st.lists(st.sampled_from(UNDER_WAY), max_size=4), known=st.sampled_from(SETTLED))
def test_a_word_that_comes_late_says_nothing_new(late: list[str], known: str) -> None:
    hall = opened()
    slip = hall.take("id", printed=False).id
    hall.do(ReportPaper(ticket=slip, stage=known), KIOSK)
    before = hall.state.tickets[slip]
    for stage in late:
        hall.do(ReportPaper(ticket=slip, stage=stage), KIOSK)
    assert hall.state.tickets[slip] == before


def test_a_further_paper_has_a_way_of_its_own() -> None:
    hall = opened()
    printer(hall)
    slip = hall.take("id").id
    for _ in range(2):
        hall.do(ReprintTicket(ticket=slip, device=KIOSK.device), RECEPTION)
    hall.do(ReportPaper(ticket=slip, copy_number=1, stage="printing"), KIOSK)
    assert hall.state.tickets[slip].reprint is PaperState.ORDERED, "the latest is what is known"
    hall.do(ReportPaper(ticket=slip, copy_number=2, stage="printing"), KIOSK)
    held = hall.state.tickets[slip]
    assert (held.reprint, held.paper) == (PaperState.PRINTING, None)
    hall.do(ReportReprint(ticket=slip, copy_number=2, outcome="printed"), KIOSK)
    hall.do(ReportPaper(ticket=slip, copy_number=2, stage="queued"), KIOSK)
    assert hall.state.tickets[slip].reprint is PaperState.PRINTED


@pytest.mark.parametrize("copy_number", [0, 1])
def test_a_paper_of_no_ticket_is_nobodys(copy_number: int) -> None:
    hall = opened()
    slip = hall.take("id").id
    unknown = new_id() if copy_number == 0 else slip
    command = ReportPaper(ticket=unknown, copy_number=copy_number, stage="queued")
    assert hall.refused(command, KIOSK) == "unknown_ticket"
