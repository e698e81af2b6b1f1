"""Which counter may call a waiting ticket when the server is out of reach (spec 06, A1-A4).

The first tickets of each queue belong to nobody, so that the normal call never waits. Those behind them belong to a
counter whose window program can call offline. A ticket that moves to the front is released, and a release is true only
once the owner has acknowledged the event that asks for it (`app.rules.offline`). No clock decides who owns what; time
only tells which counter is not worth waiting for.
"""

from app.contract.command import Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import AcknowledgeCursor
from app.contract.hall.offline import ReleaseAsked, ReleaseCounter, TicketOwned, TicketReleased
from app.contract.hall.setup import Role
from app.contract.hall.state import HallState, Ticket
from app.contract.queue import NOBODY
from app.rules.decision import Decision
from app.rules.offers import staffed_counters
from app.rules.offline import Owner, lets_go, may_be_owned
from app.rules.order import lanes
from app.rules.owners import dark_counters, hold_of, seat_of
from app.rules.places import check_role, setup_of
from app.rules.places import counter as counter_of

UNOWNED: dict[str, object] = {"owner": None, "holder": "", "release_seq": None, "release_asked_at": None}
"""What a ticket says that belongs to nobody."""


def settle_queue(decision: Decision[HallState], service: str, *, new: str | None = None) -> None:
    """After a queue changed: ask for the release of what came to the front, give a new ticket behind it an owner.

    Priority and ordinary tickets each have a front, because either may be called next.
    """
    state = decision.state
    ahead = setup_of(state).rules.released_ahead
    queue = state.queues.get(service, NOBODY)
    front = [waiting for _, begin, end in lanes(state, queue) for waiting in queue[begin : min(end, begin + ahead)]]
    for waiting in front:
        ask_release(decision, state.tickets[waiting])
    if new is not None and new not in front and state.tickets[new].bound is None:
        owner = _owner_for(decision, service)
        if owner is not None and may_be_owned(hold_of(state.tickets[new])):
            decision.happen(TicketOwned(ticket=new, owner=owner.counter, holder=owner.device))


def _owner_for(decision: Decision[HallState], service: str) -> Owner | None:
    state = decision.state
    if not setup_of(state).rules.offline_calls:
        return None
    dark = dark_counters(state, decision.context.now)
    able = [
        counter
        for counter in staffed_counters(state, service)
        if state.desks[counter].may_call_offline and counter not in dark
    ]
    return seat_of(state, able[state.taken.get(service, 0) % len(able)]) if able else None


def ask_release(decision: Decision[HallState], ticket: Ticket) -> None:
    """Ask the owner of a ticket to let go, once."""
    if ticket.owner is not None and ticket.release_seq is None:
        decision.happen(ReleaseAsked(ticket=ticket.id))


def release_all(decision: Decision[HallState], counter: str) -> None:
    """Release what a counter owns when it is left: leaving by its own machine is its own acknowledgement.

    A machine that is out of reach has acknowledged nothing; it is asked, and keeps its tickets until it answers.
    """
    here = Owner(counter, decision.context.actor.device)
    for ticket in _of_counter(decision.state, counter):
        if hold_of(ticket).owner == here:
            decision.happen(TicketReleased(ticket=ticket.id))
        else:
            ask_release(decision, ticket)


def release_counter(decision: Decision[HallState], command: ReleaseCounter) -> None:
    """Take every ticket from a counter that does not answer; managers may. The record says that it was forced."""
    state, actor = decision.state, decision.context.actor
    if actor.scope is not Scope.MANAGER:
        check_role(state, actor, (Role.MANAGER,))
    counter_of(state, command.counter)
    owned = _of_counter(state, command.counter)
    if not owned:
        raise Refused(RefusalCode.NOTHING_HELD)
    for ticket in owned:
        decision.happen(TicketReleased(ticket=ticket.id, forced=True))


def _of_counter(state: HallState, counter: str) -> tuple[Ticket, ...]:
    waiting = (state.tickets[code] for queue in state.queues.values() for code in queue)
    return tuple(ticket for ticket in waiting if ticket.owner == counter)


def acknowledge_cursor(decision: Decision[HallState], command: AcknowledgeCursor) -> None:
    """Release what the counter was asked for in events that it has now stored durably (A2, W2).

    An acknowledgement of another life of the record is about other events, and says nothing here.
    """
    state, context = decision.state, decision.context
    if command.epoch and context.epoch and command.epoch != context.epoch:
        return
    if command.cursor > state.seq:
        raise Refused(RefusalCode.CURSOR_AHEAD)
    sender = Owner(command.counter, context.actor.device)
    for waiting in state.releasing:
        if lets_go(hold_of(state.tickets[waiting]), sender, command.cursor):
            decision.happen(TicketReleased(ticket=waiting))


def ticket_owned(state: HallState, recorded: Recorded, event: TicketOwned) -> HallState:
    """Follow a ticket to its owner."""
    return _with(state, event.ticket, {**UNOWNED, "owner": event.owner, "holder": event.holder})


def release_asked(state: HallState, recorded: Recorded, event: ReleaseAsked) -> HallState:
    """Follow a pending release: the ticket still has its owner."""
    asked = _with(state, event.ticket, {"release_seq": recorded.seq, "release_asked_at": recorded.at})
    return asked.model_copy(update={"releasing": (*state.releasing, event.ticket)})


def ticket_released(state: HallState, recorded: Recorded, event: TicketReleased) -> HallState:
    """Follow a ticket that belongs to nobody again."""
    released = _with(state, event.ticket, UNOWNED)
    rest = tuple(waiting for waiting in state.releasing if waiting != event.ticket)
    return released.model_copy(update={"releasing": rest})


def _with(state: HallState, ticket: str, changes: dict[str, object]) -> HallState:
    changed = state.tickets[ticket].model_copy(update=changes)
    return state.model_copy(update={"tickets": state.tickets.insert(ticket, changed)})
