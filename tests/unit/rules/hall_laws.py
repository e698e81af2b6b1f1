"""What must hold of a hall whatever happens: each law is a sentence, checked on the state alone."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

from app.contract.hall.state import BUSY, COUNTED, LIVE, STAFFED, CounterState, HallState, Outcome, TicketState
from app.rules.order import rank


def no_ticket_is_in_two_places(state: HallState) -> None:
    """A live ticket is in one queue, at the printer or at a counter; any other is nowhere."""
    places: dict[str, list[str]] = defaultdict(list)
    for service, queue in state.queues.items():
        for waiting in queue:
            places[waiting].append(f"queue {service}")
            assert (state.tickets[waiting].service, state.tickets[waiting].bound) == (service, None)
    for counter, line in state.bound.items():
        for waiting in line:
            places[waiting].append(f"bound to {counter}")
            assert state.tickets[waiting].bound == counter
    for reserved in state.reserved:
        places[reserved].append("printer")
    for desk in state.desks.values():
        if desk.visit:
            places[state.visits[desk.visit].ticket].append(f"counter {desk.counter}")
        for parked in desk.parked:
            places[state.visits[parked].ticket].append(f"parked at {desk.counter}")
    for ticket in state.tickets.values():
        assert len(places[ticket.id]) == (ticket.state in LIVE), (ticket.state, places[ticket.id])


def nobody_waits_for_a_counter_that_is_left(state: HallState) -> None:
    """What is bound to a counter is freed when its session ends."""
    for counter, line in state.bound.items():
        assert not line or state.desks[counter].state in STAFFED


def numbers_are_unique_and_ascending_in_a_series(state: HallState) -> None:
    """No number is given twice on a day and none is left out; a kiosk's own series has each number once."""
    own = [ticket.number for ticket in state.tickets.values() if ticket.offline]
    assert len(own) == len(set(own))
    series: dict[str, list[int]] = defaultdict(list)
    for ticket in sorted(state.tickets.values(), key=lambda ticket: ticket.id):
        if not ticket.offline:
            series[f"{ticket.zone}/{ticket.number[0]}"].append(int(ticket.number[1:]))
    for numbers in series.values():
        assert numbers == list(range(1, len(numbers) + 1))


def queues_are_in_calling_order(state: HallState) -> None:
    """A queue needs no sorting when somebody is called."""
    for queue in (*state.queues.values(), *state.bound.values()):
        ranks = [rank(state.tickets[waiting]) for waiting in queue]
        assert all(first < second for first, second in pairwise(ranks))


def a_busy_counter_has_a_visit_and_a_person(state: HallState) -> None:
    """What a counter is doing agrees with who and what is there."""
    for desk in state.desks.values():
        assert (desk.state in BUSY) == (desk.visit is not None)
        assert (desk.state in STAFFED) == (desk.staff is not None)
        assert (desk.state is CounterState.PAUSED) == (desk.pause_reason is not None)


def one_staff_sits_at_one_counter(state: HallState) -> None:
    """Nobody is logged in twice."""
    sitting = [desk.staff for desk in state.desks.values() if desk.staff]
    assert len(sitting) == len(set(sitting))


def no_ticket_is_called_twice_unless_it_was_passed_or_moved_on(state: HallState) -> None:
    """Each visit has its own ticket, or one that came back."""
    by_call = sorted(state.visits.values(), key=lambda visit: visit.id)
    for earlier, later in pairwise(sorted(by_call, key=lambda visit: visit.ticket)):
        if earlier.ticket == later.ticket:
            assert earlier.outcome in {Outcome.PASSED, Outcome.TRANSFERRED}


def an_ended_visit_has_an_outcome(state: HallState) -> None:
    """Only what is before a counter or parked there is still open."""
    under_way = {visit for desk in state.desks.values() for visit in (desk.visit, *desk.parked)}
    for visit in state.visits.values():
        assert (visit.outcome is None) == (visit.id in under_way)
        assert (visit.outcome is None) == (visit.finished_at is None)


def a_countdown_runs_only_where_somebody_is_free_and_wants_it(state: HallState) -> None:
    """The automatic call is due at open counters that switched it on, and nowhere else."""
    for desk in state.desks.values():
        free = desk.auto_call and desk.state is CounterState.OPEN
        assert (desk.call_due_at is not None) == free


def pending_releases_are_owned_and_waiting(state: HallState) -> None:
    """What was asked for and is not yet released has an owner and waits."""
    pending = {ticket.id for ticket in state.tickets.values() if ticket.release_seq is not None}
    assert pending == set(state.releasing)
    assert all(state.tickets[ticket].state is TicketState.WAITING for ticket in pending)


def only_what_waits_in_a_queue_is_owned(state: HallState) -> None:
    """A ticket that is called, bound or over belongs to no counter's offline queue."""
    for ticket in state.tickets.values():
        assert ticket.owner is None or (ticket.state is TicketState.WAITING and ticket.bound is None)


def counts_agree(state: HallState) -> None:
    """What counts towards a cap is what was taken and came to something."""
    taken: dict[str, int] = defaultdict(int)
    for ticket in state.tickets.values():
        taken[ticket.service] += ticket.state in COUNTED
    assert dict(taken) == {service: n for service, n in state.taken.items() if n or service in taken}


def one_citizen_has_one_live_ticket_for_a_service_that_asks_who_they_are(state: HallState) -> None:
    """However the second would come about."""
    live = [
        ticket.identity
        for ticket in state.tickets.values()
        if ticket.service == "card" and ticket.state in LIVE and ticket.identity
    ]
    assert len(live) == len(set(live))


def one_appointment_has_one_ticket(state: HallState) -> None:
    """Checking in twice gives nothing."""
    counted = [ticket.slot.appointment for ticket in state.tickets.values() if ticket.slot and ticket.state in COUNTED]
    assert len(counted) == len(set(counted))


def nobody_on_the_blacklist_has_a_ticket(state: HallState) -> None:
    """Whatever way a ticket is taken, moved on or brought back."""
    barred = {listed.key for listed in state.setup.blacklist} if state.setup is not None else set()
    assert not barred & {ticket.identity for ticket in state.tickets.values()}


def a_counter_that_asks_for_a_rating_first_has_waited_for_it(state: HallState) -> None:
    """With one evaluation per ticket, a visit begins after the one before was rated or its time was over."""
    rules = state.setup.rules if state.setup is not None else None
    for desk in state.desks.values():
        before, now = state.visits.get(desk.last_visit or ""), state.visits.get(desk.visit or "")
        if rules is None or not rules.rating_before_next or before is None or now is None or now.parked_seconds:
            continue
        if now.offline:
            continue
        asked = before.rating_requested_at
        # A visit that was set aside for no time at all goes on at the instant of the question.
        if asked is not None and before.evaluation is None and asked < now.called_at:
            assert now.called_at >= asked + timedelta(seconds=rules.evaluation_seconds)


def serving_begins_by_itself_only_where_the_hall_wants_it(state: HallState) -> None:
    """And not before its seconds after the latest call are over."""
    seconds = state.setup.rules.start_after_seconds if state.setup is not None else None
    for visit in state.visits.values():
        if visit.started_itself:
            assert seconds is not None
            assert visit.started_at is not None
            assert visit.started_at >= (visit.recalled_at or visit.called_at) + timedelta(seconds=seconds)


LAWS: tuple[Callable[[HallState], None], ...] = (
    no_ticket_is_in_two_places,
    nobody_waits_for_a_counter_that_is_left,
    numbers_are_unique_and_ascending_in_a_series,
    queues_are_in_calling_order,
    a_busy_counter_has_a_visit_and_a_person,
    one_staff_sits_at_one_counter,
    no_ticket_is_called_twice_unless_it_was_passed_or_moved_on,
    an_ended_visit_has_an_outcome,
    a_countdown_runs_only_where_somebody_is_free_and_wants_it,
    pending_releases_are_owned_and_waiting,
    only_what_waits_in_a_queue_is_owned,
    counts_agree,
    one_citizen_has_one_live_ticket_for_a_service_that_asks_who_they_are,
    one_appointment_has_one_ticket,
    nobody_on_the_blacklist_has_a_ticket,
    a_counter_that_asks_for_a_rating_first_has_waited_for_it,
    serving_begins_by_itself_only_where_the_hall_wants_it,
)
