"""Which counter may call a waiting ticket when the server is out of reach (spec 06, A1-A4, W1-W3).

The first tickets of each queue belong to nobody, so that the normal call never waits. Those behind them belong to a
counter whose window program can call offline. A ticket that moves to the front is released, and a release is true only
once the owner has acknowledged the event that asks for it. No clock takes part in this.
"""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import AcknowledgeCursor
from app.contract.hall.events import ReleaseAsked, TicketOwned, TicketReleased
from app.contract.hall.state import HallState, Ticket
from app.contract.queue import NOBODY
from app.rules.decision import Decision
from app.rules.offers import staffed_counters
from app.rules.order import lanes
from app.rules.places import setup_of


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
        owner = _owner_for(state, service)
        if owner is not None:
            decision.happen(TicketOwned(ticket=new, owner=owner))


def _owner_for(state: HallState, service: str) -> str | None:
    able = [counter for counter in staffed_counters(state, service) if state.desks[counter].may_call_offline]
    return able[state.taken.get(service, 0) % len(able)] if able else None


def ask_release(decision: Decision[HallState], ticket: Ticket) -> None:
    """Ask the owner of a ticket to let go, once."""
    if ticket.owner is not None and ticket.release_seq is None:
        decision.happen(ReleaseAsked(ticket=ticket.id))


def release_all(decision: Decision[HallState], counter: str) -> None:
    """Release every ticket of a counter that leaves: leaving is its own acknowledgement."""
    state = decision.state
    for queue in state.queues.values():
        for waiting in queue:
            if state.tickets[waiting].owner == counter:
                decision.happen(TicketReleased(ticket=waiting))


def acknowledge_cursor(decision: Decision[HallState], command: AcknowledgeCursor) -> None:
    """Release what the counter was asked for in events that it has now stored durably (A2, W2)."""
    state = decision.state
    if command.cursor > state.seq:
        raise Refused(RefusalCode.CURSOR_AHEAD)
    for waiting in state.releasing:
        ticket = state.tickets[waiting]
        asked = ticket.release_seq
        if ticket.owner == command.counter and asked is not None and asked <= command.cursor:
            decision.happen(TicketReleased(ticket=waiting))


def ticket_owned(state: HallState, recorded: Recorded, event: TicketOwned) -> HallState:
    """Follow a ticket to its owner."""
    return _with(state, event.ticket, owner=event.owner, release_seq=None)


def release_asked(state: HallState, recorded: Recorded, event: ReleaseAsked) -> HallState:
    """Follow a pending release: the ticket still has its owner."""
    asked = _with(state, event.ticket, owner=state.tickets[event.ticket].owner, release_seq=recorded.seq)
    return asked.model_copy(update={"releasing": (*state.releasing, event.ticket)})


def ticket_released(state: HallState, recorded: Recorded, event: TicketReleased) -> HallState:
    """Follow a ticket that belongs to nobody again."""
    released = _with(state, event.ticket, owner=None, release_seq=None)
    rest = tuple(waiting for waiting in state.releasing if waiting != event.ticket)
    return released.model_copy(update={"releasing": rest})


def _with(state: HallState, ticket: str, *, owner: str | None, release_seq: int | None) -> HallState:
    changed = state.tickets[ticket].model_copy(update={"owner": owner, "release_seq": release_seq})
    return state.model_copy(update={"tickets": state.tickets.insert(ticket, changed)})
