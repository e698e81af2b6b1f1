"""Whether a hall's set-up hangs together."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.contract.hall.setup import HallSetup
from app.rules.designs import wrong_designs


@dataclass(frozen=True)
class SetupProblem:
    """One thing wrong: `place` names the entry (`services/A01`), `code` what is wrong, `value` what was found."""

    place: str
    code: str
    value: str


def problems(setup: HallSetup) -> tuple[SetupProblem, ...]:
    """Return everything that is wrong with a set-up, in reading order; empty when it can be used."""
    return (
        *_doubles(setup),
        *_broken_references(setup),
        *_unknown_tickets(setup),
        *_unknown_layouts(setup),
        *(SetupProblem(f"{name}/{code}", "wrong_design", str(wrong)) for name, code, wrong in wrong_designs(setup)),
        *_wrong_leaves(setup),
        *_loops(setup),
        *_wrong_timezone(setup),
    )


def _doubles(setup: HallSetup) -> Iterator[SetupProblem]:
    lists: dict[str, Iterable[str]] = {
        "zones": (zone.code for zone in setup.zones),
        "departments": (department.code for department in setup.departments),
        "counters": (counter.number for counter in setup.counters),
        "services": (service.code for service in setup.services),
        "staff": (member.number for member in setup.staff),
        "tickets": (design.code for design in setup.tickets),
        "layouts": (design.code for design in setup.layouts),
        "prefixes": (f"{service.zone}/{service.prefix}" for service in setup.services if service.is_leaf),
    }
    for name, codes in lists.items():
        yield from (SetupProblem(name, "double", code) for code, count in Tally(codes).items() if count > 1)


def _broken_references(setup: HallSetup) -> Iterator[SetupProblem]:
    zones = {zone.code for zone in setup.zones}
    departments = {department.code for department in setup.departments}
    services = {service.code for service in setup.services}
    counters = {counter.number for counter in setup.counters}
    for counter in setup.counters:
        if counter.zone not in zones:
            yield SetupProblem(f"counters/{counter.number}", "unknown_zone", counter.zone)
        for code in counter.services:
            if code not in services:
                yield SetupProblem(f"counters/{counter.number}", "unknown_service", code)
    for service in setup.services:
        if service.parent is not None and service.parent not in services:
            yield SetupProblem(f"services/{service.code}", "unknown_parent", service.parent)
        if service.department is not None and service.department not in departments:
            yield SetupProblem(f"services/{service.code}", "unknown_department", service.department)
    for member in setup.staff:
        if member.counter is not None and member.counter not in counters:
            yield SetupProblem(f"staff/{member.number}", "unknown_counter", member.counter)
        if member.department is not None and member.department not in departments:
            yield SetupProblem(f"staff/{member.number}", "unknown_department", member.department)
        for code in member.services:
            if code not in services:
                yield SetupProblem(f"staff/{member.number}", "unknown_service", code)


def _unknown_tickets(setup: HallSetup) -> Iterator[SetupProblem]:
    """Return the places that name a design of tickets the hall does not keep."""
    known = {design.code for design in setup.tickets}
    named = {
        "hall": setup.ticket,
        **{f"zones/{zone.code}": zone.ticket for zone in setup.zones},
        **{f"services/{service.code}": service.ticket for service in setup.services},
    }
    for place, code in named.items():
        if code is not None and code not in known:
            yield SetupProblem(place, "unknown_ticket", code)


def _unknown_layouts(setup: HallSetup) -> Iterator[SetupProblem]:
    """Return the places that name a layout of displays the hall does not keep."""
    known = {design.code for design in setup.layouts}
    for place, code in (("hall", setup.layout), *((f"zones/{zone.code}", zone.layout) for zone in setup.zones)):
        if code is not None and code not in known:
            yield SetupProblem(place, "unknown_layout", code)


def _wrong_leaves(setup: HallSetup) -> Iterator[SetupProblem]:
    zones = {zone.code for zone in setup.zones}
    parents = {service.parent for service in setup.services}
    for service in setup.services:
        if service.is_leaf and service.zone not in zones:
            yield SetupProblem(f"services/{service.code}", "unknown_zone", service.zone or "")
        if service.is_leaf and service.code in parents:
            yield SetupProblem(f"services/{service.code}", "leaf_with_children", service.prefix or "")


def _loops(setup: HallSetup) -> Iterator[SetupProblem]:
    parents = {service.code: service.parent for service in setup.services}
    for code, parent in parents.items():
        seen, above = {code}, parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == code:
            yield SetupProblem(f"services/{code}", "loop", code)


def _wrong_timezone(setup: HallSetup) -> Iterator[SetupProblem]:
    try:
        ZoneInfo(setup.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        yield SetupProblem("hall", "unknown_timezone", setup.timezone)
