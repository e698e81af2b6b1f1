"""Who may call what when the server is out of reach: A1 to A4 of spec 06."""

import pytest

from app.contract.hall.commands import AcknowledgeCursor, CallNext, LogInAtCounter, LogOutOfCounter, SetUpHall
from app.contract.hall.offline import ReleaseAsked, ReleaseCounter
from app.rules.owners import dark_counters
from tests.unit.rules.halls import MANAGER, SYSTEM, Hall, small_setup


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
    assert hall.state.tickets[hall.state.queues["id"][0]].release_seq, "asked for when it came to the front"
    (asked,) = hall.do(CallNext(counter="2"), hall.li)
    assert hall.state.tickets[asked.ticket].number == "A005", "no answer in time from the first two: on to the next"
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


def test_a_call_waits_for_the_first_in_line_while_its_owner_may_still_answer():
    rules = small_setup().rules.model_copy(update={"released_ahead": 0})
    hall = Hall(setup=small_setup(rules=rules))
    wang, li = hall.open("1", "1001", may_call_offline=True), hall.open("2", "1002", may_call_offline=True)
    for _ in range(2):
        hall.take()
        hall.wait(seconds=1)
    first, second = (hall.state.tickets[code] for code in hall.state.queues["id"])
    assert {first.owner, second.owner} == {"1", "2"}
    other, mine = (wang, li) if first.owner == "1" else (li, wang)
    counter = second.owner
    assert [type(event) for event in hall.do(CallNext(counter=counter), mine)] == [ReleaseAsked]
    hall.wait(seconds=0.2)
    assert hall.do(CallNext(counter=counter), mine) == (), "its own one would be out of order"
    hall.do(AcknowledgeCursor(counter=first.owner, cursor=hall.state.seq), other)
    assert hall.call(counter, mine).ticket == first.id


def test_a_silent_owner_keeps_its_ticket_and_is_skipped_and_the_record_says_so(hall):
    for _ in range(2):
        hall.serve("2", hall.li)
    hall.take("move")
    called = hall.do(CallNext(counter="2"), hall.li)[-1]
    assert hall.state.tickets[called.ticket].service == "move"
    assert called.reason.held == 3
    assert set(dark_counters(hall.state, hall.now)) == {"1"}
    assert owners(hall) == ["1", "1", "1"], "it may be calling them right now"
    hall.take()
    assert owners(hall)[-1] is None, "a dark counter is given nothing more"


def test_only_a_manager_takes_tickets_from_a_dark_counter(hall):
    assert hall.refused(ReleaseCounter(counter="1"), hall.li) == "not_allowed"
    events = hall.do(ReleaseCounter(counter="1"), MANAGER)
    assert [event.forced for event in events] == [True] * 3
    assert owners(hall) == [None] * 5
    assert hall.refused(ReleaseCounter(counter="1"), MANAGER) == "nothing_held"


def test_another_machine_at_the_same_counter_has_not_acknowledged_for_the_first(hall):
    elsewhere = hall.wang.model_copy(update={"device": "pc-other"})
    hall.do(LogInAtCounter(counter="1", take_over=True, may_call_offline=True), elsewhere)
    for _ in range(2):
        hall.serve("2", hall.li)
    hall.do(AcknowledgeCursor(counter="1", cursor=hall.state.seq), elsewhere)
    assert hall.state.tickets[hall.state.queues["id"][0]].owner == "1", "the first machine may be calling it"
    hall.do(AcknowledgeCursor(counter="1", cursor=hall.state.seq), hall.wang)
    assert hall.state.tickets[hall.state.queues["id"][0]].owner is None


def test_being_sent_away_from_another_machine_is_no_acknowledgement(hall):
    elsewhere = hall.wang.model_copy(update={"device": "pc-other"})
    hall.do(LogInAtCounter(counter="3", take_over=True), elsewhere)
    assert owners(hall)[2:] == ["1", "1", "1"]
    assert len(hall.state.releasing) == 3


def test_an_acknowledgement_of_another_life_of_the_record_releases_nothing(hall):
    hall.serve("2", hall.li)
    pending = hall.state.releasing
    assert pending
    old = AcknowledgeCursor(counter="1", cursor=hall.state.seq, epoch="before the restore")
    assert hall.do(old, hall.wang) == ()
    assert hall.state.releasing == pending


def test_a_hall_may_do_without():
    rules = small_setup().rules.model_copy(update={"offline_calls": False, "released_ahead": 0})
    hall = Hall(setup=small_setup(rules=rules))
    hall.open("1", "1001", may_call_offline=True)
    hall.take()
    assert owners(hall) == [None]
