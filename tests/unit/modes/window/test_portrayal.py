"""A ticket in the words of the counter's screen."""

import pytest

from app.contract.hall.commands import RecallTicket
from app.contract.hall.voice import ReportUnspoken, Unspoken
from app.modes.window.portrayal import ticket_shown
from tests.unit.rules.halls import DISPLAY, Hall


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Unspoken.TOO_LONG, "Not said aloud: too much was waiting to be said"),
        (Unspoken.FAILED, "Not said aloud: the loudspeaker does not work"),
    ],
)
def test_a_call_nobody_heard_is_seen_by_the_counter_until_it_is_called_again(reason, said):
    hall = Hall()
    wang = hall.open("1", "1001")
    hall.take()
    visit = hall.call("1", wang)
    hall.do(ReportUnspoken(visit=visit.id, reason=reason), DISPLAY)
    assert ticket_shown(hall.state, hall.state.visits[visit.id], hall.now).recalls == said
    hall.do(RecallTicket(counter="1", visit=visit.id), wang)
    assert ticket_shown(hall.state, hall.state.visits[visit.id], hall.now).recalls == "Called again 1 ×"
