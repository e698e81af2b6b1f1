"""The rows of a workbook, and how a hall is taken apart into them and put together again."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import Field

from app.contract.hall.setup import (
    Calendar,
    CallingOrder,
    Counter,
    Department,
    DisplayDesign,
    HallRules,
    HallSetup,
    ListedCitizen,
    Notice,
    Period,
    Service,
    SpecialDay,
    StaffMember,
    Texts,
    TicketDesign,
    VoiceRules,
    WeekHours,
    Zone,
)
from app.contract.model import Code, CounterNo, Line, LocalText, Model, Name, Text

M = TypeVar("M", bound=Model)
NO_WORDS = LocalText(zh="")


class HallRow(HallRules, VoiceRules):
    """The hall itself and its rules: the sheet with one setting a row."""

    code: Code
    name: LocalText
    address: Line = ""
    phone: Line = ""
    timezone: Name = "Asia/Shanghai"
    remarks: Text = ""
    ticket: Code | None = None
    layout: Code | None = None
    voice_languages: tuple[Code, ...] = ("zh",)


class CalendarRow(Model):
    """Hours of some weekdays (`days`, 1 = Monday to 7 = Sunday) or of one `day` that differs."""

    days: tuple[Annotated[int, Field(ge=1, le=7)], ...] | None = None
    day: date | None = None
    name: Name | None = None
    periods: tuple[Period, ...]


class ZoneRow(CallingOrder):
    """A zone and its order of calling."""

    code: Code
    name: LocalText
    floor: Line = ""
    ticket: Code | None = None
    layout: Code | None = None


class AssignmentRow(Model):
    """A service that a counter or a member of staff serves; the order of the rows is the order of calling."""

    counter: CounterNo | None = None
    staff: Code | None = None
    service: Code


class TextKind(StrEnum):
    """What a text is for."""

    WELCOME = "welcome"
    SLOGAN = "slogan"
    NOTICE = "notice"
    VOICE = "voice"
    STRIP = "strip"
    PAD = "pad"


TEMPLATES = frozenset({TextKind.VOICE, TextKind.STRIP, TextKind.PAD})
"""Texts with a code that says when they are used."""


class TextRow(Model):
    """Words of the hall: a greeting, a notice from `since` to `until`, or a template with {fields}."""

    kind: TextKind
    code: Code | None = None
    title: LocalText | None = None
    text: LocalText = NO_WORDS
    since: date | None = None
    until: date | None = None


class ListKind(StrEnum):
    """Which list of citizens."""

    BLACKLIST = "blacklist"
    WHITELIST = "whitelist"


class ListRow(Model):
    """A citizen on a list, by ID or telephone number as a manager knows it; the server keeps only its keyed hash."""

    list: ListKind
    number: Annotated[str, Field(pattern=r"^(\+?[0-9]{3,15}|[0-9]{17}[0-9X])$")]
    reason: Line = ""
    until: date | None = None


class Rows(Model):
    """A workbook: the rows of every sheet, in its order."""

    hall: HallRow
    calendar: tuple[CalendarRow, ...]
    zones: tuple[ZoneRow, ...]
    counters: tuple[Counter, ...]
    departments: tuple[Department, ...]
    services: tuple[Service, ...]
    assignments: tuple[AssignmentRow, ...]
    staff: tuple[StaffMember, ...]
    texts: tuple[TextRow, ...]
    tickets: tuple[TicketDesign, ...]
    layouts: tuple[DisplayDesign, ...]
    lists: tuple[ListRow, ...] = ()


def rows_of(setup: HallSetup) -> Rows:
    """Take a hall apart. The black and the white list stay with the server: a file only brings them."""
    head = {name: getattr(setup, name) for name in HallRow.model_fields if name in HallSetup.model_fields}
    return Rows(
        hall=HallRow(
            **head, **_fields(setup.rules), **_fields(setup.voice), voice_languages=setup.texts.voice_languages
        ),
        calendar=_calendar_rows(setup.calendar),
        zones=tuple(
            ZoneRow(
                code=zone.code,
                name=zone.name,
                floor=zone.floor,
                ticket=zone.ticket,
                layout=zone.layout,
                **_fields(zone.calling),
            )
            for zone in setup.zones
        ),
        counters=setup.counters,
        departments=setup.departments,
        services=setup.services,
        assignments=(
            *(AssignmentRow(counter=one.number, service=code) for one in setup.counters for code in one.services),
            *(AssignmentRow(staff=one.number, service=code) for one in setup.staff for code in one.services),
        ),
        staff=setup.staff,
        texts=_text_rows(setup.texts),
        tickets=setup.tickets,
        layouts=setup.layouts,
    )


def setup_of(rows: Rows) -> HallSetup:
    """Put a hall together from rows that are right each by itself."""
    head = {name: getattr(rows.hall, name) for name in HallRow.model_fields if name in HallSetup.model_fields}
    return HallSetup(
        **head,
        rules=_part(rows.hall, HallRules),
        voice=_part(rows.hall, VoiceRules),
        calendar=_calendar(rows.calendar),
        zones=tuple(
            Zone(
                code=row.code,
                name=row.name,
                floor=row.floor,
                ticket=row.ticket,
                layout=row.layout,
                calling=_part(row, CallingOrder),
            )
            for row in rows.zones
        ),
        departments=rows.departments,
        counters=tuple(
            one.model_copy(update={"services": _served(rows.assignments, "counter", one.number)})
            for one in rows.counters
        ),
        services=rows.services,
        staff=tuple(
            one.model_copy(update={"services": _served(rows.assignments, "staff", one.number)}) for one in rows.staff
        ),
        texts=_texts(rows.texts, rows.hall.voice_languages),
        tickets=rows.tickets,
        layouts=rows.layouts,
        blacklist=_listed(rows.lists, ListKind.BLACKLIST),
        whitelist=_listed(rows.lists, ListKind.WHITELIST),
    )


def _listed(rows: Sequence[ListRow], kind: ListKind) -> tuple[ListedCitizen, ...]:
    return tuple(ListedCitizen(key=row.number, reason=row.reason, until=row.until) for row in rows if row.list is kind)


def _fields(model: Model) -> dict[str, Any]:
    return {name: getattr(model, name) for name in type(model).model_fields}


def _part(row: Model, model: type[M]) -> M:
    return model(**{name: getattr(row, name) for name in model.model_fields})


def _served(assignments: Sequence[AssignmentRow], who: str, number: str) -> tuple[str, ...]:
    return tuple(row.service for row in assignments if getattr(row, who) == number)


def _calendar_rows(calendar: Calendar) -> tuple[CalendarRow, ...]:
    return (
        *(CalendarRow(days=week.days, periods=week.periods) for week in calendar.week),
        *(CalendarRow(day=one.day, name=one.name, periods=one.periods) for one in calendar.special),
    )


def _calendar(rows: Sequence[CalendarRow]) -> Calendar:
    return Calendar(
        week=tuple(WeekHours(days=row.days, periods=row.periods) for row in rows if row.days is not None),
        special=tuple(
            SpecialDay(day=row.day, name=row.name, periods=row.periods)
            for row in rows
            if row.day is not None and row.name is not None
        ),
    )


def _text_rows(texts: Texts) -> tuple[TextRow, ...]:
    greetings = ((TextKind.WELCOME, texts.welcome), (TextKind.SLOGAN, texts.slogan))
    templates: tuple[tuple[TextKind, Mapping[str, LocalText]], ...] = (
        (TextKind.VOICE, texts.voice),
        (TextKind.STRIP, texts.strip),
        (TextKind.PAD, texts.pad),
    )
    return (
        *(TextRow(kind=kind, text=words) for kind, words in greetings if words is not None),
        *(TextRow(kind=TextKind.NOTICE, **_fields(notice)) for notice in texts.notices),
        *(TextRow(kind=kind, code=code, text=words) for kind, known in templates for code, words in known.items()),
    )


def _texts(rows: Sequence[TextRow], languages: tuple[str, ...]) -> Texts:
    said = {kind: {row.code: row.text for row in rows if row.kind is kind and row.code} for kind in TEMPLATES}
    greetings = {row.kind: row.text for row in rows}
    return Texts(
        welcome=greetings.get(TextKind.WELCOME),
        slogan=greetings.get(TextKind.SLOGAN),
        notices=tuple(
            Notice(title=row.title or NO_WORDS, text=row.text, since=row.since, until=row.until)
            for row in rows
            if row.kind is TextKind.NOTICE
        ),
        voice_languages=languages,
        voice=said[TextKind.VOICE],
        strip=said[TextKind.STRIP],
        pad=said[TextKind.PAD],
    )
