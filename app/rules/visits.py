"""Finding the visit before a counter, and how a visit and its ticket go on together."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.state import CounterState, Desk, HallState, Outcome, Ticket, TicketState, Visit
from app.rules.decision import Decision
from app.rules.desks import own_desk, with_countdown, with_desk
from app.rules.waiting import next_pace, service_minutes

_SHORTEST_VISIT_MINUTES = 0.5
"""A visit that ended at once says nothing about how long the next one takes."""

_TICKET_AFTER = {
    Outcome.FINISHED: TicketState.FINISHED,
    Outcome.PASSED: TicketState.PASSED,
    Outcome.SUPPLEMENT: TicketState.SUPPLEMENT,
    Outcome.CANCELLED: TicketState.CANCELLED,
}
"""What an outcome makes of the ticket; a transferred one waits again."""


def visit_here(decision: Decision[HallState], counter: str, visit: str, *states: CounterState) -> Visit:
    """Return the visit before a counter of the actor that is in one of these states; else refuses with the reason."""
    desk = own_desk(decision.state, counter, decision.context.actor)
    found = decision.state.visits.get(visit)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_VISIT)
    if desk.visit != visit:
        raise Refused(RefusalCode.VISIT_NOT_HERE)
    if desk.state not in states:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    return found


def known_ticket(state: HallState, ticket: str) -> Ticket:
    """Return a ticket of today; refuses with `unknown_ticket`."""
    found = state.tickets.get(ticket)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_TICKET)
    return found


def with_visit(state: HallState, visit: Visit) -> HallState:
    """Return the state with one visit changed."""
    return state.model_copy(update={"visits": state.visits.insert(visit.id, visit)})


def with_ticket(state: HallState, ticket: Ticket) -> HallState:
    """Return the state with one ticket changed."""
    return state.model_copy(update={"tickets": state.tickets.insert(ticket.id, ticket)})


def with_ticket_state(state: HallState, visit: Visit, to: TicketState) -> HallState:
    """Return the state in which the ticket of a visit is in another state."""
    return with_ticket(state, state.tickets[visit.ticket].model_copy(update={"state": to}))


def with_taken(state: HallState, service: str, change: int) -> HallState:
    """Return the state with more or fewer tickets counted towards the day's cap of a service."""
    return state.model_copy(update={"taken": state.taken.insert(service, state.taken.get(service, 0) + change)})


def end_visit(state: HallState, recorded: Recorded, visit: Visit, outcome: Outcome) -> HallState:
    """Return the state after a visit has ended: its ticket has moved on and its counter is free."""
    changes = {"finished_at": recorded.at, "outcome": outcome, "passed": outcome is Outcome.PASSED, "parked_at": None}
    visit = visit.model_copy(update=changes)
    ended = with_pace(with_visit(state, visit), visit)
    if outcome in _TICKET_AFTER:
        ended = with_ticket_state(ended, visit, _TICKET_AFTER[outcome])
    return free_desk(ended, recorded, visit)


def free_desk(state: HallState, recorded: Recorded, visit: Visit) -> HallState:
    """Return the state in which nobody is before the counter of a visit, and its automatic call counts down."""
    desk: Desk = state.desks[visit.counter]
    changes = {"state": CounterState.OPEN, "since": recorded.at, "visit": None, "last_visit": visit.id}
    return with_desk(state, with_countdown(state, desk.model_copy(update=changes), recorded.at))


def with_pace(state: HallState, visit: Visit) -> HallState:
    """Return the state that has learned from a visit how long one of its service keeps a counter: from the call on.

    The citizen's way to the counter keeps those who wait waiting as well; parked time does not.
    """
    whole = visit.outcome in {Outcome.FINISHED, Outcome.SUPPLEMENT}
    if not whole or visit.started_at is None or visit.finished_at is None:
        return state
    served = (visit.finished_at - visit.called_at).total_seconds() - visit.parked_seconds
    minutes = max(_SHORTEST_VISIT_MINUTES, served / 60)
    pace = next_pace(service_minutes(state, visit.service), minutes)
    return state.model_copy(update={"pace": state.pace.insert(visit.service, pace)})
