"""What staff read of a ticket's paper."""

import pytest

from app.contract.hall.state import PaperState
from app.modes.paper_words import paper
from tests.unit.rules.test_reprinting import opened


def test_a_slip_under_way_in_doubt_and_out() -> None:
    hall = opened()
    reserved, out = hall.take("id", printed=False), hall.take("id")
    doubted = out.model_copy(update={"unconfirmed": True})
    assert [paper(one) for one in (reserved, doubted, out)] == ["Slip is being printed", "Slip not confirmed", ""]


@pytest.mark.parametrize("state", list(PaperState))
def test_a_further_paper_has_a_word_of_its_own(state: PaperState) -> None:
    assert "again" in paper(opened().take("id").model_copy(update={"reprint": state, "unconfirmed": True}))
