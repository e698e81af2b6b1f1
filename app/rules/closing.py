"""The day's end: what waits expires, sessions close (spec 01, Day's end)."""

from datetime import date, datetime, timedelta

from app.contract.event import Recorded
from app.contract.hall.events import DayEnded
from app.contract.hall.state import BUSY, Desk, HallState, Outcome, TicketState
from app.contract.model import empty_map
from app.rules.calendar import closing_time
from app.rules.decision import Decision
from app.rules.desks import leave_counter, with_desk
from app.rules.ownership import UNOWNED
from app.rules.visits import with_taken, with_ticket, with_visit


def to_end(state: HallState, now: datetime) -> date | None:
    """Return the day that is to end now, once; `None` when it has ended, is not over or has no opening hours."""
    if state.setup is None or state.day is None or state.ended == state.day:
        return None
    closes = closing_time(state.setup, state.day)
    if closes is None or now < closes + timedelta(minutes=state.setup.rules.close_after_minutes):
        return None
    return state.day


def to_leave(state: HallState, now: datetime) -> tuple[Desk, ...]:
    """Return the sessions that outlasted the day: their visit is over, and so is the time for its rating."""
    if state.setup is None or state.ended is None:
        return ()
    rated_by = now - timedelta(seconds=state.setup.rules.evaluation_seconds)
    return tuple(
        desk
        for desk in state.desks.values()
        if desk.closing and desk.state not in BUSY and desk.since is not None and desk.since <= rated_by
    )


def end_day(decision: Decision[HallState]) -> None:
    """End the day when its time has come."""
    day = to_end(decision.state, decision.context.now)
    if day is not None:
        decision.happen(DayEnded(day=day))


def leave_late_counters(decision: Decision[HallState]) -> None:
    """Close the sessions whose last visit went on after the day's end."""
    for desk in to_leave(decision.state, decision.context.now):
        leave_counter(decision, desk.counter)


def day_ended(state: HallState, recorded: Recorded, event: DayEnded) -> HallState:
    """Follow the day's end: every ticket that waits, is being printed or is parked expires."""
    waiting = [ticket for line in (*state.queues.values(), *state.bound.values()) for ticket in line]
    changes = {"reserved": (), "releasing": (), "queues": empty_map(), "bound": empty_map(), "ended": event.day}
    ended = state.model_copy(update=changes)
    for ticket in (*waiting, *state.reserved):
        ended = _expired(ended, ticket)
    for desk in state.desks.values():
        for visit in desk.parked:
            ended = _parked_expired(ended, recorded, visit)
        ended = with_desk(ended, _closed(desk, recorded))
    return ended


def _expired(state: HallState, ticket_id: str) -> HallState:
    ticket = state.tickets[ticket_id]
    gone = {"state": TicketState.EXPIRED, **UNOWNED, "bound": None, "due_after": None}
    return with_ticket(with_taken(state, ticket.service, -1), ticket.model_copy(update=gone))


def _parked_expired(state: HallState, recorded: Recorded, visit_id: str) -> HallState:
    visit = state.visits[visit_id]
    over = {"finished_at": recorded.at, "outcome": Outcome.EXPIRED, "parked_at": None}
    return _expired(with_visit(state, visit.model_copy(update=over)), visit.ticket)


def _closed(desk: Desk, recorded: Recorded) -> Desk:
    if desk.state in BUSY:
        return desk.model_copy(update={"parked": (), "closing": True, "auto_call": False})
    return Desk(counter=desk.counter, since=recorded.at)
