"""Warnings to staff and managers, as they follow from the state (spec 01, The counter's session)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.contract.hall.setup import Service
from app.contract.hall.state import CounterState, HallState, Visit
from app.contract.queue import NOBODY
from app.rules.offers import staffed_counters
from app.rules.order import lanes, since
from app.rules.places import index, setup_of
from app.rules.waiting import waiting_count


class AlertKind(StrEnum):
    """What a warning is about."""

    CROWDED = "crowded"
    LONG_VISIT = "long_visit"
    LONG_WAIT = "long_wait"
    UNSTAFFED = "unstaffed"


@dataclass(frozen=True)
class Alert:
    """A limit that is passed now: people for `crowded` and `unstaffed`, minutes for the other two."""

    kind: AlertKind
    service: str
    value: int
    limit: int
    counter: str = ""


def alerts(state: HallState, now: datetime) -> tuple[Alert, ...]:
    """Return every warning that holds now: by service in the order of the set-up, then by counter.

    Looks at the first tickets of each queue only.
    """
    services = setup_of(state).services
    by_service = [alert for service in services for alert in _of_service(state, service, now)]
    return (*by_service, *_long_visits(state, now))


def time_served(visit: Visit, now: datetime) -> timedelta:
    """Return how long a visit has been served, without the times it was set aside; nothing before it began."""
    if visit.started_at is None:
        return timedelta()
    return now - visit.started_at - timedelta(seconds=visit.parked_seconds)


def _of_service(state: HallState, service: Service, now: datetime) -> Iterator[Alert]:
    count = waiting_count(state, service.code)
    if service.warn_waiting is not None and count > service.warn_waiting:
        yield Alert(AlertKind.CROWDED, service.code, count, service.warn_waiting)
    if not service.is_leaf or count == 0:
        return
    waited = _longest_wait(state, service.code, now)
    if waited > timedelta(minutes=service.target_minutes):
        yield Alert(AlertKind.LONG_WAIT, service.code, int(waited.total_seconds() // 60), service.target_minutes)
    if not staffed_counters(state, service.code):
        yield Alert(AlertKind.UNSTAFFED, service.code, count, 0)


def _longest_wait(state: HallState, service: str, now: datetime) -> timedelta:
    """Return the longest wait of a queue; who came before their slot has not waited until it begins."""
    queue = state.queues.get(service, NOBODY)
    heads = [state.tickets[queue[begin]] for _, begin, end in lanes(state, queue) if begin < end]
    return max((now - since(ticket) for ticket in heads), default=timedelta())


def _long_visits(state: HallState, now: datetime) -> Iterator[Alert]:
    services = index(setup_of(state)).services
    for desk in sorted(state.desks.values(), key=lambda desk: int(desk.counter)):
        visit = state.visits.get(desk.visit or "")
        service = services.get(visit.service) if visit is not None else None
        if desk.state is not CounterState.SERVING or visit is None or visit.started_at is None or service is None:
            continue
        lasted = time_served(visit, now)
        if service.warn_minutes is not None and lasted > timedelta(minutes=service.warn_minutes):
            minutes = int(lasted.total_seconds() // 60)
            yield Alert(AlertKind.LONG_VISIT, service.code, minutes, service.warn_minutes, desk.counter)
