"""Designs of tickets and layouts of displays: which one is used where, and how the hall comes to keep one."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.designs import DisplayDesignKept, KeepDisplayDesign, KeepTicketDesign, TicketDesignKept
from app.contract.hall.setup import DisplayDesign, HallSetup, Service, TicketDesign
from app.contract.hall.state import HallState
from app.rules.decision import Decision
from app.rules.places import ancestors, setup_of
from designs.differences import differences
from designs.display_file import parse_layout
from designs.tables import WrongDesign
from designs.ticket_file import parse_template

D = TypeVar("D", TicketDesign, DisplayDesign)
_MOST_TOLD = 8


@dataclass(frozen=True)
class _Craft:
    """How a kind of designs is read: its reader, and what its parts are called in the model."""

    parse: Callable[[str], Any]
    parts: str


_TICKETS = _Craft(parse_template, "elements")
_DISPLAYS = _Craft(parse_layout, "blocks")


def ticket_design(setup: HallSetup, service: Service) -> TicketDesign | None:
    """Return the design of a service's tickets, or `None` for the shipped one.

    The service says it, else the nearest service above that does, else the zone, else the hall.
    """
    zone = next((zone for zone in setup.zones if zone.code == service.zone), None)
    line = (service, *ancestors(setup, service), zone, setup)
    code = next((place.ticket for place in line if place is not None and place.ticket is not None), None)
    return next((design for design in setup.tickets if design.code == code), None)


def version(design: TicketDesign | DisplayDesign | None) -> str:
    """Return the version of a design that is kept, for `base`; empty when there is none."""
    return hashlib.sha256(design.source.encode()).hexdigest() if design is not None else ""


def wrong_designs(setup: HallSetup) -> tuple[tuple[str, str, WrongDesign], ...]:
    """Return the designs of a set-up that cannot be used: the list each is in, its code, and what is wrong."""
    found: list[tuple[str, str, WrongDesign]] = []
    kept: tuple[tuple[str, Sequence[TicketDesign | DisplayDesign], _Craft], ...] = (
        ("tickets", setup.tickets, _TICKETS),
        ("layouts", setup.layouts, _DISPLAYS),
    )
    for name, designs, craft in kept:
        for design in designs:
            try:
                craft.parse(design.source)
            except WrongDesign as wrong:
                found.append((name, design.code, wrong))
    return tuple(found)


def keep_ticket_design(decision: Decision[HallState], command: KeepTicketDesign) -> None:
    """Keep a design of tickets if it can be printed and nobody else has changed it meanwhile."""
    setup = setup_of(decision.state)
    _check(setup.tickets, command, _TICKETS)
    _check_places(command.zones, {zone.code for zone in setup.zones}, RefusalCode.UNKNOWN_ZONE)
    _check_places(command.services, {service.code for service in setup.services}, RefusalCode.UNKNOWN_SERVICE)
    event = TicketDesignKept(
        design=command.design,
        hall=command.hall or setup.ticket is None,
        zones=command.zones,
        services=command.services,
    )
    if with_ticket_design(setup, event) != setup:
        decision.happen(event)


def keep_display_design(decision: Decision[HallState], command: KeepDisplayDesign) -> None:
    """Keep a layout of displays if it can be shown and nobody else has changed it meanwhile."""
    setup = setup_of(decision.state)
    _check(setup.layouts, command, _DISPLAYS)
    _check_places(command.zones, {zone.code for zone in setup.zones}, RefusalCode.UNKNOWN_ZONE)
    event = DisplayDesignKept(design=command.design, hall=command.hall or setup.layout is None, zones=command.zones)
    if with_display_design(setup, event) != setup:
        decision.happen(event)


def ticket_design_kept(state: HallState, recorded: Recorded, event: TicketDesignKept) -> HallState:
    """Follow a design of tickets."""
    return state.model_copy(update={"setup": with_ticket_design(setup_of(state), event)})


def display_design_kept(state: HallState, recorded: Recorded, event: DisplayDesignKept) -> HallState:
    """Follow a layout of displays."""
    return state.model_copy(update={"setup": with_display_design(setup_of(state), event)})


def with_ticket_design(setup: HallSetup, event: TicketDesignKept) -> HallSetup:
    """Return the set-up in which a design of tickets is kept and used."""
    code = event.design.code
    changed = {
        "tickets": _kept(setup.tickets, event.design),
        "ticket": code if event.hall else setup.ticket,
        "zones": _using(setup.zones, event.zones, {"ticket": code}),
        "services": _using(setup.services, event.services, {"ticket": code}),
    }
    return setup.model_copy(update=changed)


def with_display_design(setup: HallSetup, event: DisplayDesignKept) -> HallSetup:
    """Return the set-up in which a layout of displays is kept and used."""
    code = event.design.code
    changed = {
        "layouts": _kept(setup.layouts, event.design),
        "layout": code if event.hall else setup.layout,
        "zones": _using(setup.zones, event.zones, {"layout": code}),
    }
    return setup.model_copy(update=changed)


def _check(kept: Sequence[D], command: KeepTicketDesign | KeepDisplayDesign, craft: _Craft) -> None:
    """Refuse a design that cannot be used, with its line and element, and one whose base is not what is kept."""
    code = command.design.code
    try:
        proposed = craft.parse(command.design.source)
    except WrongDesign as wrong:
        raise Refused(
            RefusalCode.DESIGN_WRONG,
            design=code,
            line=wrong.line or 0,
            element=wrong.element or 0,
            field=wrong.key if wrong.key.isidentifier() else "",
        ) from wrong
    now = next((design for design in kept if design.code == code), None)
    if version(now) == command.base or (now is not None and now.source == command.design.source):
        return
    raise Refused(RefusalCode.DESIGN_CHANGED, design=code, differs=_differing(proposed, now, craft))


def _differing(proposed: object, now: TicketDesign | DisplayDesign | None, craft: _Craft) -> str:
    """Return in a few words what of a proposal is not as it is kept now."""
    try:
        found = differences(proposed, craft.parse(now.source), parts=craft.parts) if now is not None else ()
    except WrongDesign:
        found = ()
    return ", ".join(found[:_MOST_TOLD]) or "source"


def _check_places(named: Sequence[str], known: Collection[str], refusal: RefusalCode) -> None:
    if any(code not in known for code in named):
        raise Refused(refusal)


def _kept(designs: Sequence[D], design: D) -> tuple[D, ...]:
    """Put a design where one of its code stands, else at the end."""
    known = any(one.code == design.code for one in designs)
    return tuple(design if one.code == design.code else one for one in designs) + (() if known else (design,))


def _using(places: Sequence[Any], named: Sequence[str], update: dict[str, str]) -> tuple[Any, ...]:
    return tuple(place.model_copy(update=update) if place.code in named else place for place in places)
