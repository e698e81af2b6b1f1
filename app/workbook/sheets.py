"""The sheets of a workbook and their columns, made from the models of the rows: a new field has its column at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from app.contract.hall.setup import (
    Counter,
    Department,
    DisplayDesign,
    Period,
    Service,
    StaffMember,
    TicketDesign,
    WeekHours,
)
from app.contract.model import LocalText, Model
from app.workbook import cells
from app.workbook.cells import Kind
from app.workbook.rows import TEMPLATES, AssignmentRow, CalendarRow, HallRow, ListRow, TextKind, TextRow, ZoneRow

Objection = tuple[str, str]
"""A field, and what is expected of it."""


@dataclass(frozen=True)
class Column:
    """A field of a row: its name, how it stands in cells, and whether it must be filled in."""

    name: str
    kind: Kind
    required: bool

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of its cells."""
        return tuple(f"{self.name}{ending}" for ending in self.kind.endings)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, what a row is, and the column that names a row.

    `given` are fields that stand on another sheet. `objections` tells what is wrong between the fields of a row.
    """

    name: str
    model: type[Model]
    key: str = "code"
    given: Mapping[str, object] = field(default_factory=dict)
    objections: Callable[[Any], Iterator[Objection]] = lambda _: iter(())

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns: what names a row comes first."""
        fields = {name: info for name, info in self.model.model_fields.items() if name not in self.given}
        order = sorted(fields, key=lambda name: (name != self.key, name not in ("code", "name")))
        return tuple(Column(name, kind_of(fields[name]), fields[name].is_required()) for name in order)


def kind_of(info: FieldInfo) -> Kind:
    """Return how a field stands in a cell; `none` says what an empty cell, which means the default, cannot.

    :raises TypeError: no cell can hold such a field.
    """
    kind, optional = _kind(info.annotation)
    if info.is_required():
        return cells.or_word(kind, cells.CLOSED, ()) if kind is cells.HOURS else kind
    default = info.get_default(call_default_factory=True)
    if optional and default is not None:
        return cells.or_word(kind, cells.NONE, None)
    if isinstance(default, tuple) and default:
        return cells.or_word(kind, cells.NONE, ())
    return kind


def _kind(annotation: Any) -> tuple[Kind, bool]:
    """Return the kind of a type, and whether it may be `None`."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(inner[0])
    if origin in (Union, UnionType):
        (known,) = (one for one in inner if one is not NoneType)
        return _kind(known)[0], True
    if origin is tuple:
        return _list_kind(inner[0]), False
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return cells.choice(annotation), False
    return _KINDS[_known(annotation, _KINDS)], False


def _list_kind(annotation: Any) -> Kind:
    inner = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return cells.choices(inner)
    return _LISTS[_known(inner, _LISTS)]


def _known(annotation: Any, kinds: Mapping[type, Kind]) -> Any:
    if annotation not in kinds:
        raise TypeError(f"no cell holds {annotation}")
    return annotation


def _calendar_objections(row: CalendarRow) -> Iterator[Objection]:
    if (row.days is None) is (row.day is None):
        yield "days", "either days or day must be filled in"
    if row.day is not None and row.name is None:
        yield "name", "must be filled in for a day"


def _assignment_objections(row: AssignmentRow) -> Iterator[Objection]:
    if (row.counter is None) is (row.staff is None):
        yield "counter" if row.counter is None else "staff", "either counter or staff must be filled in"


def _text_objections(row: TextRow) -> Iterator[Objection]:
    if row.kind in TEMPLATES and row.code is None:
        yield "code", f"must be filled in for {row.kind.value}"
    if row.kind not in TEMPLATES and row.code is not None:
        yield "code", f"must be empty for {row.kind.value}"
    if row.kind is TextKind.NOTICE and row.title is None:
        yield "title", "must be filled in for a notice"
    if row.kind is not TextKind.NOTICE and (row.title or row.since or row.until):
        yield "title", "title, since and until are for a notice"


_KINDS: Final[Mapping[type, Kind]] = {
    str: cells.TEXT,
    int: cells.WHOLE,
    bool: cells.YES_NO,
    date: cells.DAY,
    LocalText: cells.WORDS,
}
_LISTS: Final[Mapping[type, Kind]] = {
    str: cells.TEXTS,
    int: cells.NUMBERS,
    Period: cells.HOURS,
    WeekHours: cells.WEEKS,
    LocalText: cells.WORD_LINES,
}

NOBODY: Final[Mapping[str, object]] = {"services": ()}
"""Who serves what stands on the sheet `assignments`."""

HALL = Sheet("hall", HallRow)
SETTING_HEADERS = ("setting", "value", "zh_hk", "en")
"""The sheet `hall` is one row stood upright: a setting a row, its cells beside it."""

COUNTERS = Sheet("counters", Counter, key="number", given=NOBODY)
STAFF = Sheet("staff", StaffMember, key="number", given=NOBODY)
ASSIGNMENTS = Sheet("assignments", AssignmentRow, key="counter", objections=_assignment_objections)
TEXTS = Sheet("texts", TextRow, key="kind", objections=_text_objections)
TABLES = (
    Sheet("calendar", CalendarRow, key="days", objections=_calendar_objections),
    Sheet("zones", ZoneRow),
    COUNTERS,
    Sheet("departments", Department),
    Sheet("services", Service),
    ASSIGNMENTS,
    STAFF,
    TEXTS,
    Sheet("tickets", TicketDesign),
    Sheet("layouts", DisplayDesign),
)
"""The sheets with a row a thing, in the order of the workbook after `hall`."""

LISTS = Sheet("lists", ListRow, key="list")
"""A sheet that a file may have to bring lists of citizens; it is never written, for the server keeps no numbers."""
