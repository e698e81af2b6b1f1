"""A hall from its files: `hall`, `zones`, `departments`, `papers`, `services`, `counters`, `staff`, `texts`; designs
of tickets and layouts of displays are a file each, in `tickets` and `layouts`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.contract.hall.setup import (
    Assignment,
    Calendar,
    CallingMode,
    CallingOrder,
    CallingPolicy,
    Counter,
    Department,
    DisplayDesign,
    HallRules,
    HallSetup,
    Identification,
    ListedCitizen,
    Notice,
    RestorePlace,
    Role,
    Service,
    SpecialDay,
    StaffMember,
    Texts,
    TicketDesign,
    VoiceRate,
    VoiceRules,
    WeekHours,
    Zone,
)
from app.contract.model import LocalText
from app.rules import setup as setup_rules
from app.workbook.design_files import LAYOUTS, TICKETS, read_designs
from app.workbook.entries import Entry, by_code, read_toml
from app.workbook.errors import HallFileError, Mistakes, gathered, together

E = TypeVar("E", bound=StrEnum)

_RULES = {
    "recalls_before_pass": "pass_after_recalls",
    "restore_after": "restore_after_tickets",
    "rating_before_next": "one_ticket_one_evaluation",
}
"""Settings that the file calls otherwise than the contract; what is not written keeps its default."""

_ENUMS: dict[str, type[StrEnum]] = {"assignment": Assignment, "restore_place": RestorePlace}
_ROLES = frozenset({"call_number_roles", "change_service_roles", "full_view_roles"})
_ORDER = ("priority_run", "ordinary_run", "max_wait_minutes", "priority_target_minutes")
"""Settings of a zone's order of calling; a zone without `max_wait_minutes` has the hall's."""


_VOICE: dict[str, type] = {"repeat": int, "volume": int, "chime": bool, "silent": bool}
"""Settings of the table `voice` of a file that the contract calls `voice_…`."""


def read_hall(folder: Path) -> HallSetup:
    """Return the hall that a folder describes.

    :raises HallFileError: a file is missing or wrong; tells every mistake that can be seen at once.
    """
    file = read_toml(folder, "hall.toml")
    hall = file.entry("hall")
    parts: dict[str, Callable[[], object]] = {
        "code": lambda: hall.text("code"),
        "name": lambda: hall.local("name"),
        "address": lambda: hall.local("address").zh,
        "phone": lambda: hall.text("phone", ""),
        "timezone": lambda: hall.text("timezone"),
        "rules": lambda: _rules(hall),
        "calendar": lambda: _calendar(file),
        "zones": lambda: _zones(folder, hall),
        "departments": lambda: _departments(folder),
        "counters": lambda: _counters(folder),
        "services": lambda: _services(folder),
        "staff": lambda: _staff(folder),
        "voice": lambda: _voice(folder),
        "texts": lambda: _texts(folder, file),
        "tickets": lambda: read_designs(folder, TICKETS, TicketDesign),
        "ticket": lambda: hall.maybe("ticket", str),
        "layouts": lambda: read_designs(folder, LAYOUTS, DisplayDesign),
        "layout": lambda: hall.maybe("layout", str),
        "blacklist": lambda: _listed(folder, "blacklist"),
        "whitelist": lambda: _listed(folder, "whitelist"),
    }
    mistakes, values = Mistakes(), dict[str, object]()
    for name, read in parts.items():
        with mistakes.kept():
            values[name] = read()
    mistakes.check()
    setup = hall.build(HallSetup, **values)
    if wrong := [_told(folder, problem) for problem in setup_rules.problems(setup)]:
        raise together(wrong)
    return setup


def _told(folder: Path, problem: setup_rules.SetupProblem) -> HallFileError:
    return HallFileError(folder.name, problem.place, f"{problem.code.replace('_', ' ')}: {problem.value}")


def _rules(hall: Entry) -> HallRules:
    names = {name: _RULES.get(name, name) for name in HallRules.model_fields}
    return hall.build(HallRules, **{name: _rule(hall, name, key) for name, key in names.items() if key in hall.values})


def _rule(hall: Entry, name: str, key: str) -> object:
    if name in _ENUMS:
        return _chosen(hall, key, hall.text(key), _ENUMS[name])
    if name in _ROLES:
        return tuple(_chosen(hall, key, role, Role) for role in hall.texts(key))
    return hall.values[key]


def _zones(folder: Path, hall: Entry) -> tuple[Zone, ...]:
    def zone(entry: Entry) -> Zone:
        order = {key: source.values[key] for source in (hall, entry) for key in _ORDER if key in source.values}
        policy = _choice(entry, "policy", CallingPolicy, CallingPolicy.STRICT)
        return entry.build(
            Zone,
            code=entry.text("code"),
            name=entry.local("name"),
            floor=_zh(entry, "floor"),
            calling=entry.build(CallingOrder, policy=policy, **order),
            ticket=entry.maybe("ticket", str),
            layout=entry.maybe("layout", str),
        )

    return gathered(zone, read_toml(folder, "zones.toml").entries("zone"))


def _departments(folder: Path) -> tuple[Department, ...]:
    def department(entry: Entry) -> Department:
        return entry.build(Department, code=entry.text("code"), name=entry.local("name"))

    return gathered(department, read_toml(folder, "departments.toml").entries("department"))


def _counters(folder: Path) -> tuple[Counter, ...]:
    return gathered(_counter, read_toml(folder, "counters.toml").entries("counter"))


def _counter(entry: Entry) -> Counter:
    return entry.build(
        Counter,
        number=str(entry.get("number", int)),
        name=entry.local("name"),
        zone=entry.text("zone"),
        services=entry.texts("services"),
        mode=_choice(entry, "mode", CallingMode, CallingMode.EQUAL),
    )


def _services(folder: Path) -> tuple[Service, ...]:
    file = read_toml(folder, "services.toml")
    papers = {code: paper.local("name") for code, paper in by_code(_papers(folder)).items()}
    categories = by_code(file.entries("category"))
    groups = by_code(file.entries("group"))

    def top(category: Entry) -> Service:
        return _branch(category, None, category)

    def group(entry: Entry) -> Service:
        return _branch(entry, entry.text("category"), _above(entry, "category", categories))

    def leaf(entry: Entry) -> Service:
        return _leaf(entry, _above(_above(entry, "group", groups), "category", categories), papers)

    mistakes, found = Mistakes(), list[Service]()
    for make, entries in ((top, categories.values()), (group, groups.values()), (leaf, file.entries("leaf"))):
        with mistakes.kept():
            found += gathered(make, entries)
    mistakes.check()
    return tuple(found)


def _papers(folder: Path) -> tuple[Entry, ...]:
    return read_toml(folder, "papers.toml").entries("paper")


def _above(entry: Entry, key: str, known: Mapping[str, Entry]) -> Entry:
    code = entry.text(key)
    if code not in known:
        raise entry.wrong(f"{key} {code} is not in this file")
    return known[code]


def _branch(entry: Entry, parent: str | None, category: Entry) -> Service:
    return entry.build(
        Service,
        code=entry.text("code"),
        name=entry.local("name"),
        parent=parent,
        icon=category.text("icon", "comprehensive"),
        zone=category.text("zone"),
        warn_waiting=entry.maybe("warn_waiting", int),
        ticket=entry.maybe("ticket", str),
        on=entry.get("on", bool, default=True),
    )


def _leaf(leaf: Entry, category: Entry, papers: Mapping[str, LocalText]) -> Service:
    needed = leaf.texts("papers")
    if missing := [code for code in needed if code not in papers]:
        raise leaf.wrong(f"papers: {', '.join(missing)} must be in papers.toml")
    return leaf.build(
        Service,
        code=leaf.text("code"),
        name=leaf.local("name"),
        parent=leaf.text("group"),
        icon=leaf.text("icon", "comprehensive"),
        description=leaf.maybe_local("description"),
        zone=category.text("zone"),
        prefix=leaf.text("prefix"),
        department=leaf.text("department"),
        expected_minutes=leaf.get("expected_minutes", int),
        periods=leaf.periods("periods"),
        week=_weeks(leaf),
        daily_cap=leaf.maybe("daily_cap", int),
        tip=leaf.maybe_local("tip"),
        identification=_choice(leaf, "required_identification", Identification, Identification.NONE),
        papers=tuple(papers[code] for code in needed),
        fee=leaf.maybe_local("fee"),
        warn_minutes=leaf.maybe("warn_minutes", int),
        target_minutes=leaf.get("target_minutes", int, 30),
        ticket=leaf.maybe("ticket", str),
        on=leaf.get("on", bool, default=True),
    )


def _staff(folder: Path) -> tuple[StaffMember, ...]:
    file = read_toml(folder, "staff.toml")
    badges = {code: badge.local("name").zh for code, badge in by_code(file.entries("badge")).items()}
    return gathered(lambda entry: _member(entry, badges), file.entries("staff"))


def _member(entry: Entry, badges: Mapping[str, str]) -> StaffMember:
    badge = entry.text("badge", "")
    if badge and badge not in badges:
        raise entry.wrong(f"badge {badge} must be one of {', '.join(badges)}")
    counter = entry.maybe("counter", int)
    known_roles = {role.value for role in Role}
    return entry.build(
        StaffMember,
        number=entry.text("number"),
        name=entry.text("name"),
        title=_zh(entry, "title"),
        department=entry.maybe("department", str),
        badge=badges.get(badge, ""),
        # Files may name roles of later stages of a case; nobody can act in them yet.
        roles=tuple(Role(role) for role in entry.texts("roles") if role in known_roles),
        counter=str(counter) if counter is not None else None,
        portrait=Path(entry.text("portrait", "")).name,
        services=entry.texts("services"),
    )


def _listed(folder: Path, name: str) -> tuple[ListedCitizen, ...]:
    """Return a list of citizens from `lists.toml`, by ID or telephone number; the server hashes the numbers.

    A hall need not have the file.
    """
    if not (folder / "lists.toml").is_file():
        return ()

    def citizen(entry: Entry) -> ListedCitizen:
        until = entry.maybe("until", date)
        return entry.build(ListedCitizen, key=entry.text("number"), reason=entry.text("reason", ""), until=until)

    return gathered(citizen, read_toml(folder, "lists.toml").entries(name))


def _calendar(file: Entry) -> Calendar:
    calendar = file.entry("calendar")
    special = gathered(_special, calendar.entries("special"))
    return file.build(Calendar, week=_weeks(calendar), special=special)


def _weeks(above: Entry) -> tuple[WeekHours, ...]:
    return tuple(
        entry.build(WeekHours, days=tuple(entry.get("days", list)), periods=entry.periods("periods"))
        for entry in above.entries("week")
    )


def _special(entry: Entry) -> SpecialDay:
    closed = entry.get("closed", bool, default=False)
    if closed is ("open" in entry.values):
        raise entry.wrong('either closed = true or open = ["08:30-12:00"]')
    return entry.build(
        SpecialDay, day=entry.get("date", date), name=entry.local("name").zh, periods=entry.periods("open")
    )


def _texts(folder: Path, file: Entry) -> Texts:
    said = read_toml(folder, "texts.toml")
    voice, strip, hall = said.entry("voice"), said.entry("strip"), file.entry("hall")
    return said.build(
        Texts,
        welcome=hall.maybe_local("welcome"),
        slogan=hall.maybe_local("slogan"),
        notices=gathered(_notice, file.entries("notices")),
        voice={phrase: voice.local(phrase) for phrase, words in voice.values.items() if isinstance(words, dict)},
        voice_languages=voice.texts("languages") or ("zh",),
        strip={state: strip.local(state) for state in strip.values},
        pad=_pad_texts(said),
    )


def _voice(folder: Path) -> VoiceRules:
    voice = read_toml(folder, "texts.toml").entry("voice")
    given: dict[str, object] = {
        f"voice_{key}": voice.get(key, kind) for key, kind in _VOICE.items() if key in voice.values
    }
    if "quiet" in voice.values:
        given["voice_quiet"] = voice.periods("quiet")
    if "closing_minutes" in voice.values:
        given["voice_closing_minutes"] = tuple(voice.get("closing_minutes", list))
    if "announce_roles" in voice.values:
        named = voice.texts("announce_roles")
        given["announce_roles"] = tuple(_chosen(voice, "announce_roles", role, Role) for role in named)
    return voice.build(VoiceRules, **given, voice_rate=_choice(voice, "rate", VoiceRate, VoiceRate.NORMAL))


def _notice(entry: Entry) -> Notice:
    return entry.build(
        Notice,
        title=entry.local("title"),
        text=entry.local("text"),
        since=_day(entry, "from"),
        until=_day(entry, "until"),
    )


def _day(entry: Entry, key: str) -> date | None:
    if key not in entry.values:
        return None
    try:
        return date.fromisoformat(entry.text(key))
    except ValueError:
        raise entry.wrong(f'{key} must be a date such as "2026-01-31"') from None


def _pad_texts(said: Entry) -> dict[str, LocalText]:
    """Return what a pad says: `STATE`, `STATE.voice`, `reason.CODE` of a bad rating, `pause.CODE`."""
    found: dict[str, LocalText] = {}
    pad = said.entry("pad")
    for state in pad.values:
        found[state] = pad.entry(state).local("text")
        if "voice" in pad.entry(state).values:
            found[f"{state}.voice"] = pad.entry(state).local("voice")
    for reason in said.entry("evaluation").entries("reason"):
        found[f"reason.{reason.text('code')}"] = reason.local("name")
    for reason in said.entries("pause_reason"):
        found[f"pause.{reason.text('code')}"] = reason.local("name")
    return found


def _zh(entry: Entry, key: str) -> str:
    words = entry.maybe_local(key)
    return words.zh if words is not None else ""


def _choice(entry: Entry, key: str, kind: type[E], default: E) -> E:
    return _chosen(entry, key, entry.text(key, default.value), kind)


def _chosen(entry: Entry, key: str, value: str, kind: type[E]) -> E:
    try:
        return kind(value)
    except ValueError:
        raise entry.wrong(f"{key} must be one of {', '.join(choice.value for choice in kind)}") from None
