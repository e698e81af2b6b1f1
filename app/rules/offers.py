"""Whether a service can be had now, and if not, why (spec 01, Services)."""

from dataclasses import dataclass, field
from datetime import datetime, time

from app.contract.errors import RefusalCode, Refused
from app.contract.hall.setup import Assignment, HallSetup, Service
from app.contract.hall.state import STAFFED, HallState
from app.rules.calendar import is_special, local, next_opening, opening_periods, service_periods, within
from app.rules.places import ancestors, index, leaf, services_at, setup_of


@dataclass(frozen=True)
class Offer:
    """Whether a leaf is offered at the kiosk; `code` and `detail` say why not."""

    offered: bool
    code: RefusalCode | None = None
    detail: dict[str, str | int] = field(default_factory=dict)


def offer(state: HallState, service: str, now: datetime) -> Offer:
    """Say whether tickets of a leaf are given now.

    All must hold: switched on, opening hours, the service's periods, a staffed counter, under the day's cap.
    """
    try:
        check_offered(state, service, now)
    except Refused as refusal:
        return Offer(offered=False, code=refusal.code, detail=refusal.detail)
    return Offer(offered=True)


def check_offered(state: HallState, code: str, now: datetime, *, capped: bool = True) -> Service:
    """Return the leaf if it is offered now, else refuse with the reason; `capped`: whether the day's cap counts."""
    setup = setup_of(state)
    service = leaf(state, code)
    if not all(node.on for node in (service, *ancestors(setup, service))):
        raise Refused(RefusalCode.SERVICE_OFF)
    _check_hours(setup, service, now)
    if not staffed_counters(state, code):
        raise Refused(RefusalCode.NO_COUNTER)
    if capped and service.daily_cap is not None and state.taken.get(code, 0) >= service.daily_cap:
        raise Refused(RefusalCode.SERVICE_FULL, cap=service.daily_cap)
    return service


def _check_hours(setup: HallSetup, service: Service, now: datetime) -> None:
    here = local(setup.timezone, now)
    hours = opening_periods(setup.calendar, here.date())
    service_hours = None if is_special(setup, here.date()) else service_periods(service, here.date())
    if service_hours is not None and not within(service_hours, here.time()):
        _refuse_closed(next_opening(service_hours, here.time()))
    if not within(hours, here.time()):
        _refuse_closed(next_opening(hours, here.time()))


def _refuse_closed(opens: time | None) -> None:
    if opens is None:
        raise Refused(RefusalCode.HALL_CLOSED)
    raise Refused(RefusalCode.NOT_YET_OPEN, opens=f"{opens:%H:%M}")


def staffed_counters(state: HallState, code: str) -> tuple[str, ...]:
    """Return the numbers of the counters that serve a leaf and have somebody logged in, in number order."""
    setup = setup_of(state)
    known = index(setup)
    if setup.rules.assignment is Assignment.COUNTER:
        # Every issue and every call asks this: only the counters of the service are looked at.
        return tuple(counter.number for counter in known.counters_of.get(code, ()) if _staffed(state, counter.number))
    staffed = (number for number in known.counters if _staffed(state, number))
    return tuple(sorted((number for number in staffed if code in services_at(state, number)), key=int))


def _staffed(state: HallState, counter: str) -> bool:
    desk = state.desks.get(counter)
    return desk is not None and desk.state in STAFFED
