"""The protocol of offline calls read from a hall's state: who owns what, what an event says to one counter."""

from datetime import datetime, timedelta

from app.contract.event import Event
from app.contract.hall.events import TicketCalled, TicketCancelled, TicketVoided
from app.contract.hall.offline import ReleaseAsked, TicketOwned, TicketReleased
from app.contract.hall.state import HallState, Ticket, TicketState
from app.rules.offline import Hold, Holding, News, Owner, Said
from app.rules.places import setup_of

ANSWER = timedelta(milliseconds=300)
"""How long a call waits for the owner of the ticket that comes first (spec 06)."""

_GONE = (TicketCalled, TicketCancelled, TicketVoided, TicketReleased)


def hold_of(ticket: Ticket) -> Hold:
    """Return how the record holds a waiting ticket."""
    owner = Owner(ticket.owner, ticket.holder) if ticket.owner is not None else None
    return Hold(owner, ticket.release_seq)


def seat_of(state: HallState, counter: str) -> Owner:
    """Return a counter as the machine at which somebody sits there keeps it."""
    desk = state.desks.get(counter)
    return Owner(counter, desk.device if desk is not None else "")


def owned_by(state: HallState, owner: Owner) -> tuple[Ticket, ...]:
    """Return the waiting tickets of an owner, those that it is asked to let go of as well."""
    waiting = (state.tickets[code] for queue in state.queues.values() for code in queue)
    return tuple(ticket for ticket in waiting if hold_of(ticket).owner == owner)


def mine_and_asked(state: HallState, owner: Owner) -> tuple[frozenset[str], int]:
    """Return what `resync` wants to know of a snapshot: the owner's tickets, and the highest release asked of it."""
    owned = owned_by(state, owner)
    mine = frozenset(ticket.id for ticket in owned if ticket.release_seq is None)
    return mine, max((ticket.release_seq or 0 for ticket in owned), default=0)


def news_for(owner: Owner, event: Event, holding: Holding) -> tuple[News, ...]:
    """Return what an event says to an owner about the tickets it holds or has called."""
    mine = holding.mine | holding.called
    if isinstance(event, TicketOwned):
        return (News(event.ticket, Said.OWNED),) if Owner(event.owner, event.holder) == owner else ()
    ticket = getattr(event, "ticket", "")
    if isinstance(event, ReleaseAsked) and ticket in mine:
        return (News(ticket, Said.ASKED),)
    return (News(ticket, Said.GONE),) if isinstance(event, _GONE) and ticket in mine else ()


def letting_go(state: HallState, ticket: str, now: datetime) -> bool:
    """Whether a call should wait for a ticket: its owner was asked a moment ago and usually answers at once."""
    found = state.tickets[ticket]
    asked = found.release_asked_at
    return asked is not None and now - asked < ANSWER and found.owner not in dark_counters(state, now)


def dark_counters(state: HallState, now: datetime) -> dict[str, tuple[str, ...]]:
    """Return the counters that were asked to let go and stay silent, with the tickets that wait for their answer."""
    silent: dict[str, tuple[str, ...]] = {}
    if not state.releasing:
        return silent
    limit = now - timedelta(seconds=setup_of(state).rules.dark_seconds)
    for code in state.releasing:
        ticket = state.tickets[code]
        if ticket.owner is not None and ticket.release_asked_at is not None and ticket.release_asked_at <= limit:
            silent[ticket.owner] = (*silent.get(ticket.owner, ()), code)
    return silent


def released_first(state: HallState) -> tuple[Ticket, ...]:
    """Return the waiting tickets that belong to nobody, in the order of the queues: any counter takes their slip."""
    waiting = (state.tickets[code] for queue in state.queues.values() for code in queue)
    return tuple(ticket for ticket in waiting if ticket.owner is None and ticket.state is TicketState.WAITING)
