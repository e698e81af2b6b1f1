"""The counter's session: sitting down, leaving, pausing (spec 01, The counter's session)."""

from datetime import datetime, timedelta

from app.contract.command import Actor
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import LogInAtCounter, LogOutOfCounter, PauseCounter, ResumeCounter
from app.contract.hall.events import CounterLeft, CounterPaused, CounterResumed, CounterStaffed, TicketUnbound
from app.contract.hall.state import BUSY, STAFFED, CounterState, Desk, HallState
from app.contract.queue import NOBODY
from app.rules.decision import Decision
from app.rules.ownership import release_all, settle_queue
from app.rules.places import counter as counter_of
from app.rules.places import index, setup_of


def desk_of(state: HallState, counter: str) -> Desk:
    """Return the session of a counter; refuses with `unknown_counter`."""
    counter_of(state, counter)
    return state.desks.get(counter) or Desk(counter=counter)


def own_desk(state: HallState, counter: str, actor: Actor) -> Desk:
    """Return the session of a counter if the actor sits there; else refuses with `not_your_counter`."""
    desk = desk_of(state, counter)
    if desk.state not in STAFFED or desk.staff != actor.staff:
        raise Refused(RefusalCode.NOT_YOUR_COUNTER)
    return desk


def log_in_at_counter(decision: Decision[HallState], command: LogInAtCounter) -> None:
    """Sit down. Coming back to one's own counter resumes what was before it; a take-over sends the other away."""
    state, staff = decision.state, decision.context.actor.staff
    if staff is None or staff not in index(setup_of(state)).staff:
        raise Refused(RefusalCode.UNKNOWN_STAFF)
    desk = desk_of(state, command.counter)
    if desk.state in STAFFED and desk.staff != staff and not command.take_over:
        raise Refused(RefusalCode.COUNTER_TAKEN, staff=desk.staff or "")
    for other in state.desks.values():
        if other.counter != desk.counter and other.staff == staff and other.state in STAFFED:
            _move_away(decision, other, take_over=command.take_over)
    offline, device = command.may_call_offline, decision.context.actor.device
    known = (desk.staff, desk.may_call_offline, desk.device) == (staff, offline, device)
    if not known or desk.state not in STAFFED:
        staffed = CounterStaffed(counter=desk.counter, staff=staff, may_call_offline=offline, device=device)
        decision.happen(staffed)


def _move_away(decision: Decision[HallState], other: Desk, *, take_over: bool) -> None:
    if other.state in BUSY or not take_over:
        raise Refused(RefusalCode.STAFF_ELSEWHERE, counter=other.counter)
    leave_counter(decision, other.counter)


def leave_counter(decision: Decision[HallState], counter: str) -> None:
    """Let go of everything that waits for a counter, and leave it. What is parked there stays parked."""
    release_all(decision, counter)
    for waiting in decision.state.bound.get(counter, NOBODY):
        decision.happen(TicketUnbound(ticket=waiting))
        settle_queue(decision, decision.state.tickets[waiting].service)
    decision.happen(CounterLeft(counter=counter))


def log_out_of_counter(decision: Decision[HallState], command: LogOutOfCounter) -> None:
    """Leave the counter; not while a ticket is before it, and with automatic calling only from a pause."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    if desk.state in BUSY:
        raise Refused(RefusalCode.COUNTER_BUSY)
    if desk.auto_call and desk.state is CounterState.OPEN:
        raise Refused(RefusalCode.PAUSE_FIRST)
    leave_counter(decision, desk.counter)


def check_free(desk: Desk) -> None:
    """Refuse unless the counter is open and nobody is before it."""
    if desk.state is not CounterState.OPEN:
        raise Refused(RefusalCode.COUNTER_BUSY if desk.state in BUSY else RefusalCode.COUNTER_NOT_OPEN)


def pause_counter(decision: Decision[HallState], command: PauseCounter) -> None:
    """Stop serving for a while; only between two tickets."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    check_free(desk)
    decision.happen(CounterPaused(counter=desk.counter, reason=command.reason))


def resume_counter(decision: Decision[HallState], command: ResumeCounter) -> None:
    """Serve again."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    if desk.state is not CounterState.PAUSED:
        raise Refused(RefusalCode.NOT_PAUSED)
    decision.happen(CounterResumed(counter=desk.counter))


def with_desk(state: HallState, desk: Desk) -> HallState:
    """Return the state with one session changed."""
    return state.model_copy(update={"desks": state.desks.insert(desk.counter, desk)})


def with_countdown(state: HallState, desk: Desk, at: datetime) -> Desk:
    """Return a session with the time of its next automatic call: some seconds from now when it is on and free."""
    due = None
    if desk.auto_call and desk.state is CounterState.OPEN and state.setup is not None:
        due = at + timedelta(seconds=state.setup.rules.auto_call_seconds)
    return desk.model_copy(update={"call_due_at": due})


def counter_staffed(state: HallState, recorded: Recorded, event: CounterStaffed) -> HallState:
    """Follow somebody to a counter; a ticket that is before it stays there, automatic calling is the person's."""
    desk = state.desks.get(event.counter) or Desk(counter=event.counter)
    changes: dict[str, object] = {
        "staff": event.staff,
        "may_call_offline": event.may_call_offline,
        "device": event.device,
    }
    if desk.staff != event.staff:
        changes |= {"auto_call": False, "call_due_at": None}
    if desk.state not in STAFFED:
        changes |= {"state": CounterState.OPEN, "since": recorded.at}
    return with_desk(state, desk.model_copy(update=changes))


def counter_left(state: HallState, recorded: Recorded, event: CounterLeft) -> HallState:
    """Follow an empty counter; what is parked there waits for whoever sits down next."""
    parked = state.desks[event.counter].parked
    return with_desk(state, Desk(counter=event.counter, since=recorded.at, parked=parked))


def counter_paused(state: HallState, recorded: Recorded, event: CounterPaused) -> HallState:
    """Follow a pause."""
    changes = {"state": CounterState.PAUSED, "since": recorded.at, "pause_reason": event.reason, "call_due_at": None}
    return with_desk(state, state.desks[event.counter].model_copy(update=changes))


def counter_resumed(state: HallState, recorded: Recorded, event: CounterResumed) -> HallState:
    """Follow the end of a pause."""
    changes = {"state": CounterState.OPEN, "since": recorded.at, "pause_reason": None}
    desk = state.desks[event.counter].model_copy(update=changes)
    return with_desk(state, with_countdown(state, desk, recorded.at))
