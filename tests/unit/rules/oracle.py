"""The order of calling once more, slow and plain: sort everybody who waits by the words of spec 01, take the first.

Shares no code with the rules; it reads the state and the set-up only.
"""

from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from app.contract.hall.setup import Assignment, CallingMode, CallingPolicy, Counter, HallSetup
from app.contract.hall.state import Arrival, HallState, Priority, Ticket, TicketState

PRIORITY, ORDINARY, LAST = range(3)


def who_is_next(state: HallState, counter: str, now: datetime) -> Ticket | None:
    """Return the ticket that spec 01 calls next at a counter; tickets that others own are not there."""
    setup = state.setup
    place = next(one for one in setup.counters if one.number == counter)
    waiting = [
        ticket
        for ticket in state.tickets.values()
        if ticket.state is TicketState.WAITING and ticket.owner in (None, counter)
    ]
    bound = sorted((ticket for ticket in waiting if ticket.bound == counter), key=lambda t: by_class(state, t))
    due = [
        ticket
        for ticket in bound
        if ticket.due_after is None or state.called.get(ticket.service, 0) >= ticket.due_after
    ]
    if due:
        return due[0]
    mine = [ticket for ticket in waiting if ticket.bound is None and ticket.service in served_at(state, place)]
    ripe = [ticket for ticket in mine if standing(state, place, ticket, now) != LAST]
    if ripe:
        return min(ripe, key=lambda ticket: sort_key(state, place, ticket, now))
    if bound:
        return bound[0]
    return min(mine, key=lambda ticket: (came(ticket), *tie(ticket)), default=None)


def sort_key(state: HallState, place: Counter, ticket: Ticket, now: datetime) -> tuple[Any, ...]:
    """First the counter's order of services, then the zone's policy, then who came first."""
    order = zone_order(state.setup, place)
    service = served_at(state, place).index(ticket.service) if place.mode is CallingMode.STRICT else 0
    right = standing(state, place, ticket, now)
    first: Any = right
    if order.policy is CallingPolicy.INTERLEAVE:
        turn = state.turns.get(place.zone, 0) % (order.priority_run + order.ordinary_run)
        first = right != (PRIORITY if turn < order.priority_run else ORDINARY)
    if order.policy is CallingPolicy.TARGET:
        target = order.priority_target_minutes if right == PRIORITY else service_of(state.setup, ticket).target_minutes
        first = -Fraction((now - came(ticket)) // timedelta(microseconds=1), target)
    return (service, first, came(ticket), *tie(ticket))


def served_at(state: HallState, place: Counter) -> tuple[str, ...]:
    """The counter's own services or, where the hall says so, those of whoever sits there and has any."""
    desk = state.desks.get(place.number)
    member = next((one for one in state.setup.staff if desk is not None and one.number == desk.staff), None)
    if state.setup.rules.assignment is Assignment.STAFF and member is not None and member.services:
        return member.services
    return place.services


def standing(state: HallState, place: Counter, ticket: Ticket, now: datetime) -> int:
    """Return the right of a ticket now."""
    order = zone_order(state.setup, place)
    if ticket.priority is Priority.GREEN:
        return PRIORITY
    if ticket.transfer is not None:
        right = PRIORITY if ticket.transfer.ahead else ORDINARY
    elif ticket.slot is not None and ticket.slot.arrival is not Arrival.LATE:
        return PRIORITY if ticket.slot.begins <= now or ticket.slot.arrival is Arrival.ON_TIME else LAST
    else:
        right = ORDINARY
    limit = order.max_wait_minutes if order.policy is CallingPolicy.STRICT else None
    waited_too_long = limit is not None and now - came(ticket) > timedelta(minutes=limit)
    return PRIORITY if waited_too_long else right


def by_class(state: HallState, ticket: Ticket) -> tuple[Any, ...]:
    """The order of tickets bound to one counter: those with a right to go first, the others, early appointments.

    The class is that of the moment the ticket came; it does not change while the ticket is on the counter's list.
    """
    appointment = ticket.slot.arrival if ticket.slot is not None and ticket.transfer is None else None
    if ticket.priority is Priority.GREEN or (ticket.transfer is not None and ticket.transfer.ahead):
        right = PRIORITY
    else:
        right = {Arrival.ON_TIME: PRIORITY, Arrival.EARLY: LAST}.get(appointment, ORDINARY)
    return (right, came(ticket), *tie(ticket))


def came(ticket: Ticket) -> datetime:
    """Return when a ticket came to its place; an early appointment comes when its slot begins."""
    early = ticket.slot is not None and ticket.slot.arrival is Arrival.EARLY
    if early and ticket.transfer is None and ticket.priority is not Priority.GREEN:
        return ticket.slot.begins
    return ticket.placed_at or ticket.issued_at


def tie(ticket: Ticket) -> tuple[Any, ...]:
    """Ties by issue time, then number."""
    return (ticket.issued_at, len(ticket.number), ticket.number)


def zone_order(setup: HallSetup, place: Counter):
    """Return the order of calling of the counter's zone."""
    return next(zone.calling for zone in setup.zones if zone.code == place.zone)


def service_of(setup: HallSetup, ticket: Ticket):
    """Return the service of a ticket."""
    return next(service for service in setup.services if service.code == ticket.service)
