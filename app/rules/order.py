"""The places of waiting tickets: one ordered queue per service, one short list per counter for what is bound to it.

A queue is kept ordered by `rank`, which does not change while a ticket waits, so that joining, leaving and finding the
first of a lane cost the logarithm of its length. What depends on the time is decided when a ticket is called.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime
from enum import IntEnum

from app.contract.hall.state import Arrival, HallState, Priority, Ticket, TicketState
from app.contract.queue import NOBODY, Queue

Rank = tuple[int, datetime, datetime, str]


class Lane(IntEnum):
    """The parts of a queue, in their order."""

    PRIORITY = 0
    ORDINARY = 1
    EARLY = 2


_LANE_OF_ARRIVAL = {Arrival.EARLY: Lane.EARLY, Arrival.ON_TIME: Lane.PRIORITY, Arrival.LATE: Lane.ORDINARY}


def placed_at(ticket: Ticket) -> datetime:
    """Return since when a ticket has waited at its present place."""
    return ticket.placed_at or ticket.issued_at


def waited_minutes(ticket: Ticket, now: datetime) -> int:
    """Return the whole minutes a ticket has waited at its present place."""
    return max(0, int((now - placed_at(ticket)).total_seconds() // 60))


def lane(ticket: Ticket) -> Lane:
    """Return the part of the queue a ticket belongs to: green channel before transfer before appointment."""
    if ticket.priority is Priority.GREEN:
        return Lane.PRIORITY
    if ticket.transfer is not None:
        return Lane.PRIORITY if ticket.transfer.ahead else Lane.ORDINARY
    if ticket.slot is not None:
        return _LANE_OF_ARRIVAL[ticket.slot.arrival]
    return Lane.ORDINARY


def since(ticket: Ticket) -> datetime:
    """Return from when a ticket's place counts: an early appointment comes when its slot begins, not before."""
    if ticket.slot is not None and lane(ticket) is Lane.EARLY:
        return ticket.slot.begins
    return placed_at(ticket)


def tie(ticket: Ticket) -> tuple[datetime, str]:
    """Return what decides between tickets of the same moment: time of issue, then number.

    Numbers of one series compare by length first, so that A1000 comes after A999.
    """
    return ticket.issued_at, f"{len(ticket.number):02}{ticket.number}"


def rank(ticket: Ticket) -> Rank:
    """Return the place of a ticket in its queue; no two tickets of a queue have the same."""
    return (lane(ticket), since(ticket), *tie(ticket))


def lanes(state: HallState, queue: Queue) -> Iterator[tuple[Lane, int, int]]:
    """Return each lane of a queue with its first place and the place after its last."""
    begin = 0
    last = lane(state.tickets[queue[-1]]) if queue else Lane.PRIORITY
    for part in Lane:
        end = len(queue) if part >= last else _end_of(state, queue, part, begin)
        yield part, begin, end
        begin = end


def _end_of(state: HallState, queue: Queue, part: Lane, begin: int) -> int:
    """Return the place after a lane that others follow; most often nobody is in it."""
    if lane(state.tickets[queue[begin]]) > part:
        return begin
    return bisect_right(queue, part, lo=begin, key=lambda waiting: lane(state.tickets[waiting]))


def came_before(state: HallState, queue: Queue, moment: datetime) -> int:
    """Return how many people of a queue have waited since before a moment; early appointments do not count."""
    count = 0
    for part, begin, end in lanes(state, queue):
        if part is not Lane.EARLY and begin < end and placed_at(state.tickets[queue[begin]]) < moment:
            count += bisect_left(queue, moment, lo=begin, hi=end, key=lambda w: placed_at(state.tickets[w])) - begin
    return count


def join(state: HallState, ticket: Ticket) -> HallState:
    """Return the state in which a ticket waits in its place: with its counter when it is bound, else in its queue."""
    waiting = ticket.model_copy(update={"state": TicketState.WAITING, "counter": None, "visit": None})
    tickets = state.tickets.insert(ticket.id, waiting)
    known = state.model_copy(update={"tickets": tickets})
    line = _line(state, ticket)
    right = rank(waiting)
    if not line or rank(tickets[line[-1]]) <= right:
        place = len(line)
    else:
        place = bisect_right(line, right, key=lambda other: rank(tickets[other]))
    return _with_line(known, ticket, line.with_inserted(place, ticket.id))


def leave(state: HallState, ticket: Ticket) -> HallState:
    """Return the state in which a ticket waits nowhere; the ticket itself is not changed."""
    line = _line(state, ticket)
    place = 0
    if line and line[0] != ticket.id:
        place = bisect_left(line, rank(ticket), key=lambda other: rank(state.tickets[other]))
    if place == len(line) or line[place] != ticket.id:
        return state
    left = _with_line(state, ticket, line.without(place))
    pending = tuple(other for other in state.releasing if other != ticket.id)
    return left.model_copy(update={"releasing": pending})


def _line(state: HallState, ticket: Ticket) -> Queue:
    if ticket.bound is not None:
        return state.bound.get(ticket.bound, NOBODY)
    return state.queues.get(ticket.service, NOBODY)


def _with_line(state: HallState, ticket: Ticket, line: Queue) -> HallState:
    if ticket.bound is not None:
        return state.model_copy(update={"bound": state.bound.insert(ticket.bound, line)})
    return state.model_copy(update={"queues": state.queues.insert(ticket.service, line)})
