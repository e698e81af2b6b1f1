"""Whom to tell what, outside the hall: a citizen to get ready, the manager of a bad rating (spec 01, message hooks)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.contract.event import Event
from app.contract.hall.events import ServiceChanged, TicketCalled, TicketCancelled, TicketVoided, VisitRated
from app.contract.hall.state import HallState, Rating, Ticket, TicketState
from app.contract.queue import NOBODY
from app.rules.places import index, setup_of

BAD = frozenset({Rating.DISSATISFIED, Rating.VERY_DISSATISFIED})


class NoticeKind(StrEnum):
    """What a notice is about."""

    GET_READY = "get_ready"
    BAD_RATING = "bad_rating"


FIELDS = (
    "id",
    "kind",
    "hall",
    "hall_name",
    "number",
    "service",
    "ahead",
    "phone",
    "counter",
    "staff",
    "rating",
    "reasons",
    "comment",
)
"""What a notice may say; a field that does not apply is empty."""


@dataclass(frozen=True)
class Notice:
    """Something to tell, once: `id` is the same however often it is found. `fields` are those of `FIELDS`."""

    id: str
    kind: NoticeKind
    ticket: str
    fields: dict[str, str]


def notices_after(state: HallState, event: Event) -> Iterator[Notice]:
    """Return what an event makes worth telling; `state` is the state after it. Costs the same however many wait."""
    if state.setup is None:
        return
    if isinstance(event, VisitRated) and event.rating in BAD:
        yield _bad_rating(state, event)
    for service in _shortened(state, event):
        yield from _get_ready(state, service)


def still_worth(state: HallState, kind: NoticeKind, ticket: str) -> bool:
    """Whether a notice that could not be sent at once is still worth sending: who was called needs not get ready."""
    held = state.tickets.get(ticket)
    return kind is not NoticeKind.GET_READY or (held is not None and held.state is TicketState.WAITING)


def _shortened(state: HallState, event: Event) -> Iterator[str]:
    """Return the services in whose queue people moved up."""
    if isinstance(event, TicketCalled | TicketCancelled | TicketVoided):
        yield state.tickets[event.ticket].service
    elif isinstance(event, ServiceChanged):
        # Where it came from is not in the event any more; every queue is as it is now.
        yield from (service for service in state.queues if service != event.service)


def _get_ready(state: HallState, service: str) -> Iterator[Notice]:
    ahead = setup_of(state).rules.ready_ahead
    queue = state.queues.get(service, NOBODY)
    if ahead >= len(queue):
        return
    ticket = state.tickets[queue[ahead]]
    phone = ticket.citizen.phone if ticket.citizen is not None else None
    if phone:
        yield _notice(state, NoticeKind.GET_READY, ticket, key=ticket.id, phone=phone, ahead=str(ahead))


def _bad_rating(state: HallState, event: VisitRated) -> Notice:
    visit = state.visits[event.visit]
    return _notice(
        state,
        NoticeKind.BAD_RATING,
        state.tickets[visit.ticket],
        key=visit.id,
        counter=visit.counter,
        staff=visit.staff,
        rating=event.rating.value,
        reasons=", ".join(event.reasons),
        comment=event.comment,
    )


def _notice(state: HallState, kind: NoticeKind, ticket: Ticket, *, key: str, **more: str) -> Notice:
    setup = setup_of(state)
    service = index(setup).services.get(ticket.service)
    said = {
        "id": f"{kind.value}:{key}",
        "kind": kind.value,
        "hall": state.hall,
        "hall_name": setup.name.zh,
        "number": ticket.number,
        "service": service.name.zh if service is not None else ticket.service,
    }
    return Notice(said["id"], kind, ticket.id, dict.fromkeys(FIELDS, "") | said | more)
