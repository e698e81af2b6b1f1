"""What staff read of a ticket's paper."""

import pytest

from app.contract.hall.commands import ReportPaper, ReportPrint
from app.contract.hall.state import PaperState
from app.modes.paper_words import paper
from tests.unit.rules.halls import KIOSK
from tests.unit.rules.test_reprinting import opened


def test_a_slip_under_way_in_doubt_and_out() -> None:
    hall = opened()
    reserved, out = hall.take("id", printed=False), hall.take("id")
    doubted = out.model_copy(update={"unconfirmed": True})
    assert [paper(one) for one in (reserved, doubted, out)] == ["Slip not reported yet", "Slip not confirmed", ""]


def test_each_step_of_a_slip_reads_otherwise_and_a_slip_that_is_out_is_not_spoken_of() -> None:
    hall = opened()
    slip = hall.take("id", printed=False).id
    said = []
    for stage in ("queued", "printing", "unknown", "failed"):
        hall.do(ReportPaper(ticket=slip, stage=stage), KIOSK)
        said.append(paper(hall.state.tickets[slip]))
    assert said == ["Slip waits for the printer", "Slip is being printed", "Slip not confirmed", "No slip came out"]
    hall.do(ReportPrint(ticket=slip, outcome="printed"), KIOSK)
    assert paper(hall.state.tickets[slip]) == ""


@pytest.mark.parametrize("state", list(PaperState))
def test_a_further_paper_has_a_word_of_its_own(state: PaperState) -> None:
    assert "again" in paper(opened().take("id").model_copy(update={"reprint": state, "unconfirmed": True}))
