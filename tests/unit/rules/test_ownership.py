"""Who may call what when the server is out of reach: A1 to A4 of spec 06."""

import pytest

from app.contract.hall.commands import AcknowledgeCursor, CallNext, LogOutOfCounter, SetUpHall
from app.contract.hall.events import ReleaseAsked
from tests.unit.rules.halls import SYSTEM, Hall, small_setup


def owners(hall: Hall, service: str = "id") -> list[str | None]:
    """The owners of a queue's tickets, in calling order."""
    return [hall.state.tickets[waiting].owner for waiting in hall.state.queues[service]]


@pytest.fixture
def hall() -> Hall:
    """Counters 1 and 2 serve `id`; 1 may call offline. Two tickets are released ahead, five wait."""
    rules = small_setup().rules.model_copy(update={"released_ahead": 2})
    hall = Hall(setup=small_setup(rules=rules))
    hall.wang = hall.open("1", "1001", may_call_offline=True)
    hall.li = hall.open("2", "1002")
    for _ in range(5):
        hall.take()
        hall.wait(seconds=1)
    return hall


def test_the_first_belong_to_nobody_those_behind_to_a_counter_that_can_call_offline(hall):
    assert owners(hall) == [None, None, "1", "1", "1"]


def test_without_a_program_that_can_call_offline_nobody_owns_anything():
    hall = Hall()
    hall.open("1", "1001")
    for _ in range(9):
        hall.take()
    assert owners(hall) == [None] * 9


def test_what_comes_to_the_front_is_asked_for_and_stays_owned_until_acknowledged(hall):
    hall.call("2", hall.li)
    pending = hall.state.tickets[hall.state.queues["id"][1]]
    assert (pending.owner, hall.state.releasing) == ("1", (pending.id,))
    hall.do(AcknowledgeCursor(counter="1", cursor=pending.release_seq - 1), hall.wang)
    assert hall.state.tickets[pending.id].owner == "1", "an older cursor releases nothing"
    hall.do(AcknowledgeCursor(counter="1", cursor=pending.release_seq), hall.wang)
    assert hall.state.tickets[pending.id].owner is None
    assert hall.state.releasing == ()


def test_a_counter_gets_nothing_while_all_that_waits_still_belongs_to_another(hall):
    for _ in range(2):
        hall.serve("2", hall.li)
    assert owners(hall) == ["1", "1", "1"]
    assert hall.do(CallNext(counter="2"), hall.li) == (), "the two in front were asked for when they came there"
    hall.do(AcknowledgeCursor(counter="1", cursor=hall.state.seq), hall.wang)
    assert hall.call("2", hall.li).number == "A003"


def test_the_first_that_belongs_to_another_is_asked_for_when_a_counter_wants_it(hall):
    rules = hall.setup.rules.model_copy(update={"released_ahead": 0})
    hall.do(SetUpHall(setup=hall.setup.model_copy(update={"rules": rules})), SYSTEM)
    for _ in range(2):
        hall.serve("2", hall.li)
    (asked,) = hall.do(CallNext(counter="2"), hall.li)
    assert isinstance(asked, ReleaseAsked)
    assert hall.state.tickets[asked.ticket].number == "A003"
    hall.do(AcknowledgeCursor(counter="1", cursor=hall.state.seq), hall.wang)
    assert hall.call("2", hall.li).number == "A003"


def test_the_owner_calls_its_own_tickets_without_a_release(hall):
    for _ in range(2):
        hall.serve("2", hall.li)
    assert hall.call("1", hall.wang).number == "A003"


def test_leaving_releases_what_one_owned(hall):
    hall.do(LogOutOfCounter(counter="1"), hall.wang)
    assert owners(hall) == [None] * 5


def test_a_cursor_ahead_of_the_record_is_flagged(hall):
    assert hall.refused(AcknowledgeCursor(counter="1", cursor=10_000), hall.wang) == "cursor_ahead"
