"""A hotline centre and its past cases from files: centre, regions, catalogue, addresses, flow, past cases."""

from collections import Counter as Tally
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.contract.centre.setup import Area, CaseKind, CentreDepartment, CentreSetup, Channel, Matter, StandardAddress
from app.contract.centre.state import Case, CaseState, Disposition, Gender, Reporter, Urgency
from app.ids import new_id
from app.rules.numbering import case_number
from app.server.hallfile.flow import read_flow
from app.workbook.entries import Entry, by_code, read_lines, read_toml
from app.workbook.folder import read_hall

IMPORTED = "import"
"""The call-taker of a case that was not taken here."""

_LEVELS = (("district", None), ("street", "district"), ("community", "street"), ("grid", "community"))
_URGENCIES = {"ordinary": Urgency.NORMAL, "urgent": Urgency.URGENT, "very_urgent": Urgency.VERY_URGENT}
_OUTCOMES = {
    "direct_answer": (Disposition.DIRECT_ANSWER, CaseState.CLOSED),
    "closed": (Disposition.TO_DISPATCH, CaseState.CLOSED),
    "handling": (Disposition.TO_DISPATCH, CaseState.HANDLING),
}


def read_centre(folder: Path) -> CentreSetup:
    """Return the hotline centre that a folder describes.

    :raises HallFileError: a file is missing or wrong.
    """
    file = read_toml(folder, "centre.toml")
    centre = file.entry("centre")
    departments = tuple(
        entry.build(CentreDepartment, code=entry.text("code"), name=entry.text("name"))
        for entry in by_code(file.entries("department")).values()
    )
    matters = _matters(folder, {department.code for department in departments})
    return centre.build(
        CentreSetup,
        code=centre.text("code"),
        name=centre.text("name"),
        phone=centre.text("phone", ""),
        timezone=centre.text("timezone"),
        number_width=centre.get("case_number_width", int),
        channels=tuple(
            entry.build(Channel, code=entry.text("code"), name=entry.text("name"), prefix=entry.text("prefix"))
            for entry in by_code(file.entries("channel")).values()
        ),
        kinds=tuple(
            entry.build(CaseKind, code=entry.text("code"), name=entry.text("name"))
            for entry in by_code(file.entries("kind")).values()
        ),
        areas=(areas := _areas(folder)),
        addresses=_addresses(folder, {area.code for area in areas}),
        departments=departments,
        matters=matters,
        opinions=tuple(opinion.text("text") for opinion in file.entries("opinion")),
        flow=read_flow(
            folder,
            departments=departments,
            matters=matters,
            periods=centre.periods("work_periods"),
            special=read_hall(folder).calendar.special,
        ),
    )


def _areas(folder: Path) -> tuple[Area, ...]:
    file = read_toml(folder, "regions.toml")
    found: dict[str, Area] = {}
    for level, above in _LEVELS:
        for entry in file.entries(level):
            parent = entry.text(above) if above is not None else None
            if parent is not None and parent not in found:
                raise entry.wrong(f"{above} {parent} is not in this file")
            area = entry.build(Area, code=entry.text("code"), name=entry.text("name"), parent=parent)
            if area.code in found:
                raise entry.wrong(f"code {area.code} is there twice")
            found[area.code] = area
    return tuple(found.values())


def _addresses(folder: Path, areas: set[str]) -> tuple[StandardAddress, ...]:
    return tuple(
        _address(entry, areas) for entry in by_code(read_toml(folder, "addresses.toml").entries("address")).values()
    )


def _address(entry: Entry, areas: set[str]) -> StandardAddress:
    area = entry.text("grid")
    if area not in areas:
        raise entry.wrong(f"grid {area} must be in regions.toml")
    road, place = entry.text("road", ""), entry.text("place", "")
    return entry.build(StandardAddress, code=entry.text("code"), place=place or road, road=road, area=area)


def _matters(folder: Path, departments: set[str]) -> tuple[Matter, ...]:
    file = read_toml(folder, "catalogue.toml")
    directories = by_code(file.entries("directory"))
    return tuple(_matter(entry, directories, departments) for entry in by_code(file.entries("item")).values())


def _matter(entry: Entry, directories: Mapping[str, Entry], departments: set[str]) -> Matter:
    directory = entry.text("directory")
    if directory not in directories:
        raise entry.wrong(f"directory {directory} is not in this file")
    department = entry.maybe("department", str)
    if department is not None and department not in departments:
        raise entry.wrong(f"department {department} must be in centre.toml")
    hours = entry.entry("hours").values
    return entry.build(
        Matter,
        code=entry.text("code"),
        name=entry.text("name"),
        directory=directories[directory].text("name"),
        department=department,
        hours=_hours(hours, "ordinary"),
        urgent_hours=_hours(hours, "urgent"),
        very_urgent_hours=_hours(hours, "very_urgent"),
        keywords=entry.texts("keywords"),
    )


def _hours(hours: Mapping[str, object], urgency: str) -> object:
    value = hours.get(urgency)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def read_cases(folder: Path, setup: CentreSetup, today: date) -> tuple[Case, ...]:
    """Return the past cases of a centre, oldest first, dated back from `today` and numbered as they would have been.

    :raises HallFileError: a line is wrong or names what the set-up does not have.
    """
    addresses = {
        code: entry.text("text")
        for code, entry in by_code(read_toml(folder, "addresses.toml").entries("address")).items()
    }
    counts: Tally[str] = Tally()
    lines = [(_reported_at(entry, setup, today), entry) for entry in read_lines(folder, "past_cases.jsonl")]
    lines.sort(key=lambda line: line[0])
    return tuple(_case(entry, reported_at, setup, addresses, counts) for reported_at, entry in lines)


def _reported_at(entry: Entry, setup: CentreSetup, today: date) -> datetime:
    try:
        at = time.fromisoformat(entry.text("time"))
    except ValueError:
        raise entry.wrong('time must be a time of day such as "09:30"') from None
    day = today - timedelta(days=entry.get("days_ago", int))
    return datetime.combine(day, at, ZoneInfo(setup.timezone))


def _case(
    entry: Entry, reported_at: datetime, setup: CentreSetup, addresses: Mapping[str, str], counts: Tally[str]
) -> Case:
    prefixes = {channel.code: channel.prefix for channel in setup.channels}
    _check_references(entry, setup, addresses)
    channel = entry.text("channel")
    series = f"{prefixes[channel]}{reported_at:%Y%m%d}"
    counts[series] += 1
    disposition, state = _OUTCOMES[entry.text("outcome")]
    return entry.build(
        Case,
        id=new_id(),
        number=case_number(prefixes[channel], reported_at.date(), counts[series], setup.number_width),
        channel=channel,
        kind=entry.text("kind"),
        reported_at=reported_at,
        registered_at=reported_at,
        reporter=entry.build(
            Reporter,
            name=entry.text("caller_name"),
            phone=entry.text("caller_phone"),
            gender=Gender(entry.text("caller_gender")),
        ),
        title=entry.text("title"),
        description=entry.text("description"),
        address=addresses[entry.text("address")],
        area=entry.text("grid"),
        matter=entry.text("item"),
        urgency=_URGENCIES[entry.text("urgency")],
        confidential=entry.get("confidential", bool, default=False),
        disposition=disposition,
        opinion=entry.text("result", ""),
        call_taker=IMPORTED,
        state=state,
    )


def _check_references(entry: Entry, setup: CentreSetup, addresses: Mapping[str, str]) -> None:
    known: dict[str, set[str]] = {
        "channel": {channel.code for channel in setup.channels},
        "kind": {kind.code for kind in setup.kinds},
        "address": set(addresses),
        "grid": {area.code for area in setup.areas},
        "item": {matter.code for matter in setup.matters},
        "urgency": set(_URGENCIES),
        "outcome": set(_OUTCOMES),
        "caller_gender": {gender.value for gender in Gender},
    }
    for key, codes in known.items():
        if entry.text(key) not in codes:
            raise entry.wrong(f"{key} {entry.text(key)} is not known")
