"""Looking things up in a hall's set-up by their codes."""

from dataclasses import dataclass, field

from app.contract.command import Actor, Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.setup import (
    Assignment,
    CallingOrder,
    Counter,
    HallSetup,
    ListedCitizen,
    Role,
    Service,
    StaffMember,
)
from app.contract.hall.state import HallState


@dataclass(frozen=True)
class Index:
    """A set-up by code, made once per set-up."""

    services: dict[str, Service]
    counters: dict[str, Counter]
    staff: dict[str, StaffMember]
    calling: dict[str, CallingOrder]
    blacklist: dict[str, ListedCitizen]
    whitelist: dict[str, ListedCitizen]
    children: dict[str | None, tuple[Service, ...]]
    counters_of: dict[str, tuple[Counter, ...]] = field(default_factory=dict)


_MOST_SETUPS = 8
_indices: dict[int, tuple[HallSetup, Index]] = {}


def index(setup: HallSetup) -> Index:
    """Return the index of a set-up.

    Remembered by identity: set-ups are frozen, and comparing whole ones would cost more than making the index.
    """
    known = _indices.get(id(setup))
    if known is not None and known[0] is setup:
        return known[1]
    if len(_indices) >= _MOST_SETUPS:
        _indices.clear()
    made = _make_index(setup)
    _indices[id(setup)] = (setup, made)
    return made


def _make_index(setup: HallSetup) -> Index:
    children: dict[str | None, list[Service]] = {}
    for service in setup.services:
        children.setdefault(service.parent, []).append(service)
    counters_of: dict[str, list[Counter]] = {}
    for counter in setup.counters:
        for code in dict.fromkeys(counter.services):
            counters_of.setdefault(code, []).append(counter)
    return Index(
        services={service.code: service for service in setup.services},
        counters={counter.number: counter for counter in setup.counters},
        staff={member.number: member for member in setup.staff},
        calling={zone.code: zone.calling for zone in setup.zones},
        blacklist={listed.key: listed for listed in setup.blacklist},
        whitelist={listed.key: listed for listed in setup.whitelist},
        children={code: tuple(found) for code, found in children.items()},
        counters_of={
            code: tuple(sorted(found, key=lambda counter: int(counter.number))) for code, found in counters_of.items()
        },
    )


def setup_of(state: HallState) -> HallSetup:
    """Return the hall's set-up; refuses with `not_set_up` while there is none."""
    if state.setup is None:
        raise Refused(RefusalCode.NOT_SET_UP)
    return state.setup


def leaf(state: HallState, code: str) -> Service:
    """Return the leaf service of this code; refuses with `unknown_service` or `not_a_leaf`."""
    service = index(setup_of(state)).services.get(code)
    if service is None:
        raise Refused(RefusalCode.UNKNOWN_SERVICE)
    if not service.is_leaf:
        raise Refused(RefusalCode.NOT_A_LEAF)
    return service


def counter(state: HallState, number: str) -> Counter:
    """Return the counter of this number; refuses with `unknown_counter`."""
    found = index(setup_of(state)).counters.get(number)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_COUNTER)
    return found


def calling_order(state: HallState, zone: str) -> CallingOrder:
    """Return the order of calling of a zone."""
    return index(setup_of(state)).calling.get(zone) or CallingOrder()


def services_at(state: HallState, number: str) -> tuple[str, ...]:
    """Return the leaf codes served at a counter, in calling order.

    They are the counter's own or, where the hall assigns services to staff, those of the person who sits there.
    """
    place = counter(state, number)
    setup = setup_of(state)
    desk = state.desks.get(number)
    if setup.rules.assignment is Assignment.STAFF and desk is not None and desk.staff is not None:
        member = index(setup).staff.get(desk.staff)
        if member is not None and member.services:
            return member.services
    return place.services


def check_role(state: HallState, actor: Actor, roles: tuple[Role, ...]) -> None:
    """Refuse unless the actor is a manager's program or a member of staff with one of these roles."""
    member = index(setup_of(state)).staff.get(actor.staff or "")
    if actor.scope is not Scope.MANAGER and (member is None or not set(member.roles) & set(roles)):
        raise Refused(RefusalCode.NOT_ALLOWED)


def ancestors(setup: HallSetup, service: Service) -> tuple[Service, ...]:
    """Return the services above this one, nearest first. A loop in the tree ends the walk."""
    found: list[Service] = []
    known = index(setup).services
    parent = known.get(service.parent) if service.parent else None
    while parent is not None and parent not in found:
        found.append(parent)
        parent = known.get(parent.parent) if parent.parent else None
    return tuple(found)
