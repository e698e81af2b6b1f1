"""How many wait, and how long it will be (spec 01, Estimated wait)."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor

from app.contract.hall.state import HallState
from app.rules.offers import staffed_counters
from app.rules.places import index, services_at, setup_of

_NEWEST_SHARE = 0.3
"""Weight of the newest visit in the running service time: about the last five visits count."""

_UNKNOWN_MINUTES = 10
"""Length of a visit of a service that has gone from the set-up."""

_OPTIMIST, _PESSIMIST = 0.8, 1.25
"""Width of the shown range around the expected wait."""


@dataclass(frozen=True)
class Estimate:
    """Expected wait in whole minutes, as a range."""

    low: int
    high: int


def waiting_count(state: HallState, service: str) -> int:
    """Return how many wait for a leaf, or under a category for all its leaves."""
    below = index(setup_of(state)).children.get(service)
    if below is None:
        return len(state.queues.get(service, ()))
    return sum(waiting_count(state, child.code) for child in below)


def people_ahead(state: HallState, ticket: str) -> int:
    """Return how many tickets of the same service are called before this one; 0 when it does not wait."""
    found = state.tickets.get(ticket)
    if found is None:
        return 0
    queue = state.queues.get(found.service, ())
    return queue.index(ticket) if ticket in queue else len(queue)


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

    People ahead × recent service time ÷ counters, where a counter that also has people waiting for other services
    counts for its share only.
    """
    hands = sum(_share(state, counter, service) for counter in staffed_counters(state, service))
    if hands == 0:
        return None
    expected = ahead * service_minutes(state, service) / hands
    return Estimate(low=_round_to_steps(expected * _OPTIMIST, floor), high=_round_to_steps(expected * _PESSIMIST, ceil))


def _share(state: HallState, counter: str, service: str) -> float:
    services = services_at(state, counter)
    others = sum(1 for other in services if other != service and state.queues.get(other))
    return 1 / (1 + others)


def _round_to_steps(minutes: float, to_whole: Callable[[float], int]) -> int:
    step = 1 if minutes < 10 else 5
    return to_whole(minutes / step) * step
