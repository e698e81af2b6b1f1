"""How many wait, and how long it will be (spec 01, Estimated wait)."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil, floor, sqrt

from app.contract.hall.setup import CallingMode
from app.contract.hall.state import BUSY, CounterState, HallState, Ticket, TicketState
from app.contract.queue import NOBODY, Queue
from app.rules.offers import staffed_counters
from app.rules.order import Lane, Rank, lane, lanes, rank, since
from app.rules.places import index, services_at, setup_of

_NEWEST_SHARE = 0.1
"""Weight of the newest visit in the running service time: about the last twenty visits count.

Visits differ so much that the mean of fewer would be a guess itself.
"""

_UNKNOWN_MINUTES = 10
"""Length of a visit of a service that has gone from the set-up."""

_REST_OF_VISIT = 0.7
"""What is left of a visit under way, as a share of a whole one: (1 + v²) / 2 with a variation v of some 0.6."""

_VISIT_SPREAD = 0.6
"""How far one visit may be from the mean in the shown range; many visits even out with the root of their number."""

_PACE_SPREAD = 0.25
"""How far the mean itself may be off, as a share of the wait."""

_STILL_TO_CALL = {TicketState.RESERVED, TicketState.WAITING}

_SERVES_NOW = BUSY | {CounterState.OPEN}


@dataclass(frozen=True)
class Estimate:
    """Expected wait in whole minutes, as a range."""

    low: int
    high: int


def waiting_count(state: HallState, service: str) -> int:
    """Return how many wait for a leaf, or under a category for all its leaves."""
    below = index(setup_of(state)).children.get(service)
    if below is None:
        return len(state.queues.get(service, NOBODY))
    return sum(waiting_count(state, child.code) for child in below)


def people_ahead(state: HallState, ticket: str, now: datetime | None = None) -> int:
    """Return how many tickets of the same service are called before this one; 0 when it does not wait.

    With `now`, appointments whose slot has begun count by the right they have then.
    """
    found = state.tickets.get(ticket)
    if found is None or found.state not in _STILL_TO_CALL:
        return 0
    if found.bound is not None:
        line = state.bound.get(found.bound, NOBODY)
        return line.index(ticket) if ticket in line else 0
    queue = state.queues.get(found.service, NOBODY)
    return _before(state, queue, _right(found, now), now)


def ahead_of_newcomer(state: HallState, service: str, now: datetime, *, priority: bool = False) -> int:
    """Return how many tickets of a leaf would be called before one that is taken now."""
    return _before(state, state.queues.get(service, NOBODY), _newest(now, priority=priority), now)


def service_minutes(state: HallState, service: str) -> float:
    """Return the recent length of a visit in minutes; the expected length until one has ended."""
    known = index(setup_of(state)).services.get(service)
    expected = known.expected_minutes if known is not None else _UNKNOWN_MINUTES
    return state.pace.get(service, float(expected))


def next_pace(known: float, minutes: float) -> float:
    """Return the running service time after one more visit of so many minutes."""
    return known * (1 - _NEWEST_SHARE) + minutes * _NEWEST_SHARE


def estimate(state: HallState, service: str, ahead: int) -> Estimate | None:
    """Estimate the wait of somebody with `ahead` people before them; `None` when no counter is staffed.

    Of those who wait for the other services of the same counters as many come first as of this service: all of them
    for the last in the queue, none for the first.
    """
    own = len(state.queues.get(service, NOBODY))
    part = min(1.0, ahead / own) if own else 1.0
    others = {code: len(queue) * part for code, queue in state.queues.items() if code != service}
    return _estimate(state, service, {**others, service: ahead})


def estimate_newcomer(
    state: HallState, service: str, now: datetime, *, priority: bool = False, slot: datetime | None = None
) -> Estimate | None:
    """Estimate the wait of somebody who takes a ticket now; `None` when no counter is staffed.

    :param slot: when the slot of their appointment begins, unless they come late for it.
    """
    if slot is not None and slot > now:
        return _estimate_early(state, service, slot, now)
    right = _newest(now, priority=priority or slot is not None)
    return _estimate(state, service, _ahead_by_service(state, right, now))


def estimate_ticket(state: HallState, ticket: str, now: datetime) -> Estimate | None:
    """Estimate how long a waiting ticket still waits; `None` when it does not wait or no counter is staffed."""
    found = state.tickets.get(ticket)
    if found is None or ticket not in state.queues.get(found.service, NOBODY):
        return None
    if lane(found) is Lane.EARLY and since(found) > now:
        return _estimate_early(state, found.service, since(found), now)
    return _estimate(state, found.service, _ahead_by_service(state, _right(found, now), now))


def _estimate_early(state: HallState, service: str, slot: datetime, now: datetime) -> Estimate | None:
    """Estimate the wait of somebody who is early for an appointment.

    Their turn comes when the slot begins, behind those with a right to go first, or when nobody else waits.
    """
    last = _estimate(state, service, _ahead_by_service(state, (Lane.EARLY, slot, slot, "~"), now))
    first = _estimate(state, service, _ahead_by_service(state, _newest(now, priority=True), now))
    if last is None or first is None:
        return None
    until = (slot - now).total_seconds() / 60
    due = Estimate(low=floor(until) + first.low, high=ceil(until) + first.high)
    return min(last, due, key=lambda one: one.low + one.high)


def _ahead_by_service(state: HallState, right: Rank, now: datetime) -> dict[str, float]:
    return {code: float(_before(state, queue, right, now)) for code, queue in state.queues.items()}


def _newest(now: datetime, *, priority: bool) -> Rank:
    return (Lane.PRIORITY if priority else Lane.ORDINARY, now, now, "~")


def _right(ticket: Ticket, now: datetime | None) -> Rank:
    """Return a ticket's place with the right it has now: an early appointment whose slot has begun is priority."""
    own = rank(ticket)
    begun = now is not None and lane(ticket) is Lane.EARLY and since(ticket) <= now
    return (Lane.PRIORITY, *own[1:]) if begun else own


def _before(state: HallState, queue: Queue, right: Rank, now: datetime | None) -> int:
    """Return how many of a queue are called before somebody with this right, by the strict order."""
    count = bisect_left(queue, right, key=lambda other: rank(state.tickets[other]))
    *_, (_, begin, end) = lanes(state, queue)
    if now is None or right[0] == Lane.EARLY:
        return count
    begun = bisect_right(queue, now, lo=begin, hi=end, key=lambda other: since(state.tickets[other]))
    if right[0] == Lane.PRIORITY:
        begun = bisect_left(queue, right[1:], lo=begin, hi=begun, key=lambda other: rank(state.tickets[other])[1:])
    return count + begun - begin


def _estimate(state: HallState, service: str, ahead: Mapping[str, float]) -> Estimate | None:
    """Put the work before somebody on the counters that do it.

    People ahead × recent service time ÷ counters now serving. The counters' other services take their share: the work
    that waits for them is spread evenly over the counters that do it. Visits under way are to be ended first.
    """
    hands = _serving(state, service)
    if not hands:
        return None
    work = {code: count * service_minutes(state, code) for code, count in ahead.items() if count}
    per_hand = sum(_load(state, hands, service, code, minutes) for code, minutes in work.items())
    under_way = [desk.visit for hand in hands if (desk := state.desks[hand]).state in BUSY]
    if len(under_way) == len(hands):
        pace = sum(service_minutes(state, state.visits[visit].service) for visit in under_way if visit) / len(hands)
        per_hand += _REST_OF_VISIT * pace
    expected = per_hand / len(hands)
    spread = _spread(expected, service_minutes(state, service) / len(hands))
    return Estimate(
        low=_round_to_steps(max(0.0, expected - spread), floor), high=_round_to_steps(expected + spread, ceil)
    )


def _serving(state: HallState, service: str) -> tuple[str, ...]:
    """Return the counters that call for a service now; when all of them pause, those that will."""
    staffed = staffed_counters(state, service)
    return tuple(counter for counter in staffed if state.desks[counter].state in _SERVES_NOW) or staffed


def _load(state: HallState, hands: tuple[str, ...], service: str, other: str, minutes: float) -> float:
    """Return how much of the work that waits for a service falls on some counters before they get to ours."""
    shared = _serving(state, other)
    on_ours = [hand for hand in shared if hand in hands and _comes_first(state, hand, service, other)]
    return minutes * len(on_ours) / len(shared) if shared else 0.0


def _comes_first(state: HallState, counter: str, service: str, other: str) -> bool:
    if index(setup_of(state)).counters[counter].mode is CallingMode.EQUAL:
        return True
    order = services_at(state, counter)
    return order.index(other) <= order.index(service)


def _spread(expected: float, visit: float) -> float:
    if expected == 0:
        return 0.0
    visits = expected / visit
    return sqrt((_VISIT_SPREAD * visit) ** 2 * (visits + 1) + (_PACE_SPREAD * expected) ** 2)


def _round_to_steps(minutes: float, to_whole: Callable[[float], int]) -> int:
    step = 1 if minutes < 10 else 5
    return to_whole(minutes / step) * step
