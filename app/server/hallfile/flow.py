"""The flow of a centre's cases from `flow.toml`: profile, centres, units, officers; limits come from the catalogue."""

from collections.abc import Iterable
from pathlib import Path

import resources
from app.contract.centre.flow import Action, FlowProfile, FlowRole, OrderTransition
from app.contract.centre.flow_setup import CentreLevel, FlowSetup, MatterFlow, Officer, Unit, UnitKind
from app.contract.centre.limits import Limit
from app.contract.centre.setup import CentreDepartment, Matter
from app.contract.hall.setup import Calendar, Period, SpecialDay, WeekHours
from app.rules.flow import read_profile
from app.workbook.entries import Entry, by_code, read_toml

FILE = "flow.toml"
_WORKDAYS = (1, 2, 3, 4, 5)


def read_flow(
    folder: Path,
    *,
    departments: Iterable[CentreDepartment],
    matters: Iterable[Matter],
    periods: tuple[Period, ...],
    special: tuple[SpecialDay, ...],
) -> FlowSetup | None:
    """Return the flow that a folder describes, `None` when it describes none.

    :param periods: working hours of an ordinary workday.
    :param special: holidays and make-up workdays.
    :raises HallFileError: the file is wrong.
    """
    if not (folder / FILE).exists():
        return None
    file = read_toml(folder, FILE)
    centres = by_code(file.entries("centre"))
    if not centres:
        raise file.wrong("centre must be there at least once")
    home = next(iter(centres))
    own = (Unit(code=one.code, name=one.name, centre=home) for one in departments)
    units = (*own, *(_unit(entry, home) for entry in by_code(file.entries("unit")).values()))
    return file.build(
        FlowSetup,
        profiles=(_profile(file),),
        calendar=Calendar(week=(WeekHours(days=_WORKDAYS, periods=periods),), special=special),
        centres=tuple(_centre(entry) for entry in centres.values()),
        units=units,
        officers=tuple(_officer(entry, units, home) for entry in by_code(file.entries("officer"), "number").values()),
        matters=tuple(MatterFlow(matter=one.code, limit=_limit(one)) for one in matters),
    )


def _profile(file: Entry) -> FlowProfile:
    name = f"{file.text('profile')}.toml"
    try:
        profile = read_profile(resources.read_text(f"flows/{name}"), name)
    except FileNotFoundError:
        raise file.wrong(f"profile {file.text('profile')} is not among the shipped ones") from None
    free = file.texts("without_opinion")
    unknown = [action for action in free if action not in set(Action)]
    if unknown:
        raise file.wrong(f"without_opinion: action {unknown[0]} is not known")
    order = tuple(_freed(known) if known.action in free else known for known in profile.order)
    pools = profile.pools if file.get("pools", bool, default=True) else ()
    return profile.model_copy(update={"order": order, "pools": pools})


def _freed(transition: OrderTransition) -> OrderTransition:
    """Return a transition for which an opinion may be left out."""
    guards = tuple(guard for guard in transition.guards if guard != "opinion_given")
    return transition.model_copy(update={"guards": guards})


def _centre(entry: Entry) -> CentreLevel:
    return entry.build(CentreLevel, code=entry.text("code"), name=entry.text("name"), parent=entry.maybe("parent", str))


def _unit(entry: Entry, home: str) -> Unit:
    kind = entry.text("kind", UnitKind.DEPARTMENT.value)
    if kind not in set(UnitKind):
        raise entry.wrong(f"kind must be one of {', '.join(UnitKind)}")
    return entry.build(
        Unit,
        code=entry.text("code"),
        name=entry.text("name"),
        centre=entry.text("centre", home),
        parent=entry.maybe("parent", str),
        kind=UnitKind(kind),
    )


def _officer(entry: Entry, units: Iterable[Unit], home: str) -> Officer:
    unit = entry.maybe("unit", str)
    roles = entry.texts("roles")
    unknown = [role for role in roles if role not in set(FlowRole)]
    if unknown:
        raise entry.wrong(f"role {unknown[0]} is not known")
    if unit is not None and unit not in {one.code for one in units}:
        raise entry.wrong(f"unit {unit} must be a department of centre.toml or a unit of this file")
    return entry.build(
        Officer,
        staff=entry.text("number"),
        name=entry.text("name", ""),
        roles=tuple(FlowRole(role) for role in roles),
        centre=entry.text("centre", home),
        unit=unit,
        grids=entry.texts("grids"),
    )


def _limit(matter: Matter) -> Limit | None:
    if matter.hours is None:
        return None
    urgent, very_urgent = (_minutes(hours) for hours in (matter.urgent_hours, matter.very_urgent_hours))
    return Limit(minutes=round(matter.hours * 60), urgent=urgent, very_urgent=very_urgent)


def _minutes(hours: float | None) -> int | None:
    return None if hours is None else round(hours * 60)
