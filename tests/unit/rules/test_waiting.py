"""How many wait, and how long."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.hall.commands import (
    CancelTicket,
    FinishVisit,
    PauseCounter,
    RecallTicket,
    StartServing,
    TransferTicket,
)
from app.contract.hall.state import HallState, PauseReason, Priority, TicketState
from app.rules.calling import line_up
from app.rules.order import join
from app.rules.waiting import (
    ahead_of_newcomer,
    estimate,
    estimate_newcomer,
    estimate_ticket,
    people_ahead,
    waiting_count,
)
from tests.unit.rules.halls import MANAGER, Hall
from tests.unit.rules.test_appointments import check_in
from tests.unit.rules.test_calling import NOW, ordered, tickets


def test_people_ahead_go_by_the_order_of_calling():
    hall = Hall()
    hall.open("1", "1001")
    tickets = [hall.take() for _ in range(3)]
    hall.take("move")
    assert [people_ahead(hall.state, ticket.id) for ticket in tickets] == [0, 1, 2]
    assert (waiting_count(hall.state, "household"), waiting_count(hall.state, "id")) == (4, 3)


def test_no_counter_no_estimate():
    assert estimate(Hall().state, "id", 3) is None


def test_more_counters_shorter_wait_and_other_queues_take_their_share():
    hall = Hall()
    hall.open("1", "1001")
    alone = estimate(hall.state, "id", 5)
    assert (alone.low, alone.high) == (15, 45)
    hall.open("2", "1002")
    both = estimate(hall.state, "id", 5)
    assert (both.low, both.high) == (9, 25)
    hall.take("move")
    shared = estimate(hall.state, "id", 5)
    assert (shared.low, shared.high) == (10, 30), "ten minutes more for two counters"


def test_quick_visits_shorten_the_estimate():
    hall = Hall()
    actor = hall.open("1", "1001")
    before = estimate(hall.state, "id", 4)
    for _ in range(6):
        hall.take()
        hall.serve("1", actor, minutes=1)
    assert estimate(hall.state, "id", 4).high < before.high


def test_nobody_ahead_is_now():
    hall = Hall()
    hall.open("1", "1001")
    now = estimate(hall.state, "id", 0)
    assert (now.low, now.high) == (0, 0)


@given(waiting=st.lists(tickets(), max_size=12))
def test_people_ahead_are_those_who_are_called_before(waiting):
    state = HallState(hall="test", setup=ordered(max_wait_minutes=None))
    for place, ticket in enumerate(waiting):
        plain = {"number": f"A{place:03}", "service": "id", "bound": None, "due_after": None, "owner": None}
        state = join(state, ticket.model_copy(update=plain))
    order = [choice.ticket.id for choice in line_up(state, "1", NOW, most=20)]
    assert [people_ahead(state, ticket, NOW) for ticket in order] == list(range(len(waiting)))


def test_priority_people_ahead_count():
    hall = Hall()
    hall.open("1", "1001")
    ordinary = hall.take()
    hall.take(priority=Priority.GREEN)
    check_in(hall)
    assert people_ahead(hall.state, ordinary.id, hall.now) == 1
    assert ahead_of_newcomer(hall.state, "id", hall.now) == 2
    assert ahead_of_newcomer(hall.state, "id", hall.now, priority=True) == 1
    hall.wait(hours=1)
    assert people_ahead(hall.state, ordinary.id, hall.now) == 2, "the appointment's slot has begun"
    assert ahead_of_newcomer(hall.state, "id", hall.now, priority=True) == 2


def test_only_what_waits_has_people_ahead():
    hall = Hall()
    actor = hall.open("1", "1001")
    gone, other = hall.take(), hall.take()
    hall.take()
    hall.do(CancelTicket(ticket=gone.id), MANAGER)
    assert people_ahead(hall.state, gone.id) == 0
    assert people_ahead(hall.state, "nothing") == 0
    visit = hall.call("1", actor)
    assert visit.ticket == other.id
    assert estimate_ticket(hall.state, other.id, hall.now) is None


def test_a_bound_ticket_has_those_bound_to_the_same_counter_ahead():
    hall = Hall()
    wang, _ = hall.open("1", "1001"), hall.open("2", "1002")
    for _ in range(2):
        hall.take()
        hall.wait(seconds=1)
        visit = hall.call("1", wang)
        hall.do(TransferTicket(counter="1", visit=visit.id, to_counter="2"), wang)
    first, second = hall.state.bound["2"]
    assert (people_ahead(hall.state, first), people_ahead(hall.state, second)) == (0, 1)
    assert hall.state.tickets[second].state is TicketState.WAITING


def test_a_visit_under_way_is_to_be_ended_first():
    hall = Hall()
    actor = hall.open("1", "1001")
    idle = estimate_newcomer(hall.state, "id", hall.now)
    hall.take()
    visit = hall.call("1", actor)
    hall.do(RecallTicket(counter="1", visit=visit.id), actor)
    hall.do(StartServing(counter="1", visit=visit.id), actor)
    busy = estimate_newcomer(hall.state, "id", hall.now)
    assert (idle.high, busy.high > 4) == (0, True)


def test_those_who_came_earlier_for_other_services_of_the_counter_count():
    hall = Hall()
    hall.open("1", "1001")
    first = hall.take("id")
    for _ in range(3):
        hall.take("move")
    hall.wait(seconds=1)
    last = hall.take("id")
    assert estimate_ticket(hall.state, first.id, hall.now).high == 0
    assert estimate_ticket(hall.state, last.id, hall.now).low >= 15


@pytest.mark.parametrize(("service", "low"), [("move", 0), ("id", 5)])
def test_a_strict_counter_does_its_first_service_first(service, low):
    hall = Hall()
    hall.open("3", "1003")
    hall.take("id")
    hall.take("move")
    hall.wait(seconds=1)
    found = estimate_newcomer(hall.state, service, hall.now)
    assert found.low >= low
    assert (found.high <= 20) == (service == "move"), "who comes for the first service does not wait for the second"


def test_a_counter_that_pauses_does_not_help_unless_all_do():
    hall = Hall()
    wang, li = hall.open("1", "1001"), hall.open("2", "1002")
    for _ in range(6):
        hall.take()
    both = estimate_newcomer(hall.state, "id", hall.now)
    hall.do(PauseCounter(counter="1", reason=PauseReason.MEAL), wang)
    one = estimate_newcomer(hall.state, "id", hall.now)
    assert one.high > both.high
    hall.do(PauseCounter(counter="2", reason=PauseReason.MEAL), li)
    assert estimate_newcomer(hall.state, "id", hall.now) == both


def test_without_a_counter_nobody_is_told_anything():
    hall = Hall()
    assert estimate_newcomer(hall.state, "id", hall.now + timedelta(hours=1)) is None


def test_early_for_an_appointment_means_until_the_slot_or_until_nobody_else_waits():
    hall = Hall()
    hall.open("1", "1001")
    slot = hall.now + timedelta(minutes=20)
    assert estimate_newcomer(hall.state, "id", hall.now, slot=slot).high == 0, "nobody else is there"
    for _ in range(12):
        hall.take()
    ordinary = estimate_newcomer(hall.state, "id", hall.now)
    early = estimate_newcomer(hall.state, "id", hall.now, slot=slot)
    assert early.low == 20
    assert early.high < ordinary.low, "an hour of work is before everybody else"
    begun = estimate_newcomer(hall.state, "id", hall.now, slot=hall.now)
    assert begun == estimate_newcomer(hall.state, "id", hall.now, priority=True)
    assert estimate_newcomer(Hall().state, "id", hall.now, slot=slot) is None


def test_a_waiting_appointment_is_told_until_its_slot():
    hall = Hall()
    hall.open("1", "1001")
    for _ in range(12):
        hall.take()
    check_in(hall)
    (early,) = (ticket for ticket in hall.state.tickets.values() if ticket.slot is not None)
    until = (early.slot.begins - hall.now).total_seconds() / 60
    assert estimate_ticket(hall.state, early.id, hall.now).low <= until
    hall.now = early.slot.begins
    assert estimate_ticket(hall.state, early.id, hall.now).high <= 5, "with the slot begins its right"


def test_the_way_to_the_counter_keeps_others_waiting_too():
    hall = Hall()
    actor = hall.open("1", "1001")
    hall.take()
    visit = hall.call("1", actor)
    hall.wait(minutes=3)
    hall.do(StartServing(counter="1", visit=visit.id), actor)
    hall.wait(minutes=3)
    hall.do(FinishVisit(counter="1", visit=visit.id), actor)
    assert hall.state.pace["id"] == pytest.approx(6), "six minutes from the call on, as expected"
