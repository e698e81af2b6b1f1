"""Who is next, and why (spec 01, Order of calling)."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime

from app.contract.hall.setup import CallingMode
from app.contract.hall.state import HallState, Priority, Ticket
from app.rules.places import counter as counter_of

Rank = tuple[int, datetime, str]


@dataclass(frozen=True)
class Choice:
    """The next ticket for a counter.

    `rule` names why: `green_channel`, `first_come` or `service_order`; `jumped` counts people who came before it and
    wait for this counter too. `blocked` are tickets that came first but still belong to another counter (spec 06, A1).
    """

    ticket: Ticket | None
    rule: str
    jumped: int
    blocked: tuple[Ticket, ...]


def rank(ticket: Ticket) -> Rank:
    """Return the place of a ticket in the order of calling: priority first, then time of issue, then number.

    Numbers of one series compare by length first, so that A1000 comes after A999.
    """
    return (0 if ticket.priority is Priority.GREEN else 1, ticket.issued_at, f"{len(ticket.number):02}{ticket.number}")


def enqueue(state: HallState, queue: tuple[str, ...], ticket: Ticket) -> tuple[str, ...]:
    """Return the queue with a ticket in its place."""
    place = bisect_right(queue, rank(ticket), key=lambda waiting: rank(state.tickets[waiting]))
    return (*queue[:place], ticket.id, *queue[place:])


def next_ticket(state: HallState, counter: str, now: datetime) -> Choice:
    """Choose the next ticket for a counter. The same state always gives the same choice."""
    place = counter_of(state, counter)
    queues = [state.queues.get(service, ()) for service in place.services]
    if place.mode is CallingMode.STRICT:
        return _next_strict(state, counter, queues)
    return _next_equal(state, counter, queues)


def _next_strict(state: HallState, counter: str, queues: list[tuple[str, ...]]) -> Choice:
    blocked: list[Ticket] = []
    for queue in queues:
        choice = _next_equal(state, counter, [queue])
        blocked.extend(choice.blocked)
        if choice.ticket is not None:
            rule = choice.rule if choice.rule != "first_come" else "service_order"
            return Choice(choice.ticket, rule, _came_before(state, choice.ticket, queues), tuple(blocked))
    return Choice(None, "nobody", 0, tuple(blocked))


def _next_equal(state: HallState, counter: str, queues: list[tuple[str, ...]]) -> Choice:
    heads: list[Ticket] = []
    blocked: list[Ticket] = []
    for queue in queues:
        for waiting in queue:
            ticket = state.tickets[waiting]
            if ticket.owner in {None, counter}:
                heads.append(ticket)
                break
            blocked.append(ticket)
    if not heads:
        return Choice(None, "nobody", 0, tuple(sorted(blocked, key=rank)))
    chosen = min(heads, key=rank)
    rule = "green_channel" if chosen.priority is Priority.GREEN else "first_come"
    first = tuple(sorted((ticket for ticket in blocked if rank(ticket) < rank(chosen)), key=rank))
    return Choice(chosen, rule, _came_before(state, chosen, queues), first)


def _came_before(state: HallState, chosen: Ticket, queues: list[tuple[str, ...]]) -> int:
    heads = (state.tickets[queue[0]] for queue in queues if queue)
    return sum(1 for head in heads if head.issued_at < chosen.issued_at)
