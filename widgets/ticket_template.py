"""What stands on a ticket: a template read from TOML.

A template is a list of elements from top to bottom. Sizes and spaces are dots (203 dpi, 8 dots a millimetre)
on paper as wide as the template's own `width`; other widths are derived when the ticket is laid out.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from string import Formatter
from typing import TypeVar

__all__ = ["FIELDS", "Align", "Cell", "Element", "ElementKind", "TicketTemplate", "WrongTemplate", "parse_template"]

FIELDS = frozenset(
    [
        "hall",
        "zone",
        "number",
        "category",
        "service",
        "issued_at",
        "ahead",
        "wait",
        "counters",
        "name",
        "priority",
        "method",
        "url",
        "tips",
    ]
)
"""What a template may name in braces."""

_SMALLEST, _LARGEST = 1, 400
_Word = TypeVar("_Word", bound=StrEnum)


class WrongTemplate(ValueError):
    """A template that cannot be printed; says which element is wrong and why."""


class ElementKind(StrEnum):
    """What an element is; the value is the word in the file."""

    TEXT = "text"  # wraps
    NUMBER = "number"  # one line, shrinks to fit
    PAIR = "pair"  # label at the left, text at the right
    CELLS = "cells"  # columns, each a small label above a large text
    QR = "qr"
    LINE = "line"
    DASHES = "dashes"
    BLANK = "blank"


class Align(StrEnum):
    """Where a text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Cell:
    """One column of a row of cells."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element.

    `size` is the height of the letters, the width of the QR code, the thickness of a line or the height of a
    blank; `space` is left free below.
    """

    kind: ElementKind
    size: int
    text: str = ""
    label: str = ""
    cells: tuple[Cell, ...] = ()
    bold: bool = False
    align: Align = Align.LEFT
    inverse: bool = False
    space: int = 0

    def filled(self, data: Mapping[str, str]) -> "Element | None":
        """Return the element with its fields replaced, or None when every field it names is empty."""
        parts = [part for cell in self.cells for part in (cell.label, cell.text)] or [self.label, self.text]
        named = {field for part in parts for field in fields_in(part)}
        if named and not any(data.get(field) for field in named):
            return None
        values = dict.fromkeys(FIELDS, "") | dict(data)
        kept = (cell for cell in self.cells if _says_something(cell.text, data))
        return replace(
            self,
            text=self.text.format_map(values),
            label=self.label.format_map(values),
            cells=tuple(Cell(cell.label.format_map(values), cell.text.format_map(values)) for cell in kept),
        )


@dataclass(frozen=True, kw_only=True)
class TicketTemplate:
    """A whole ticket; `margin` is left free at each side."""

    name: str
    width: int
    margin: int
    elements: tuple[Element, ...]


def fields_in(text: str) -> set[str]:
    """Return the names in braces. Raises ValueError for braces that do not pair."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def parse_template(source: str) -> TicketTemplate:
    """Read a template from the text of a TOML file.

    :raises WrongTemplate: naming the element (counted from 1) and what is wrong with it.
    """
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as wrong:
        raise WrongTemplate(f"not a TOML file: {wrong}") from wrong
    elements = table.get("element")
    if not isinstance(elements, list) or not elements:
        raise WrongTemplate("there is no [[element]]")
    return TicketTemplate(
        name=str(table.get("name", "")),
        width=_number(table, "width", "template", default=576, most=2000),
        margin=_number(table, "margin", "template", default=24, most=200, least=0),
        elements=tuple(_element(item, f"element {place}") for place, item in enumerate(elements, start=1)),
    )


def _element(item: object, where: str) -> Element:
    if not isinstance(item, dict):
        raise WrongTemplate(f"{where}: is not a table")
    kind = _word(ElementKind, item.get("kind"), f"{where}: kind")
    where = f"{where} ({kind.value})"
    known = {"kind", "text", "label", "cells", "size", "bold", "align", "inverse", "space"}
    for key in item.keys() - known:
        raise WrongTemplate(f"{where}: does not know {key}")
    element = Element(
        kind=kind,
        size=_number(item, "size", where, default=None),
        text=_text(item, "text", where),
        label=_text(item, "label", where),
        cells=_cells(item.get("cells", []), where),
        bold=_switch(item, "bold", where),
        align=_word(Align, item.get("align", "left"), f"{where}: align"),
        inverse=_switch(item, "inverse", where),
        space=_number(item, "space", where, default=0, least=0),
    )
    if kind is ElementKind.CELLS and not element.cells:
        raise WrongTemplate(f"{where}: has no cells")
    if kind in (ElementKind.TEXT, ElementKind.NUMBER, ElementKind.PAIR, ElementKind.QR) and not element.text:
        raise WrongTemplate(f"{where}: has no text")
    return element


def _cells(value: object, where: str) -> tuple[Cell, ...]:
    if not isinstance(value, list):
        raise WrongTemplate(f"{where}: cells must be a list")
    for cell in value:
        if not isinstance(cell, dict):
            raise WrongTemplate(f"{where}: a cell must be a table, not {cell!r}")
    return tuple(Cell(_text(cell, "label", where), _text(cell, "text", where)) for cell in value)


def _word(kind: type[_Word], value: object, where: str) -> _Word:
    try:
        return kind(str(value))
    except ValueError:
        raise WrongTemplate(f"{where} must be one of {', '.join(kind)}, not {value!r}") from None


def _number(
    table: Mapping[str, object],
    key: str,
    where: str,
    *,
    default: int | None,
    least: int = _SMALLEST,
    most: int = _LARGEST,
) -> int:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise WrongTemplate(f"{where}: {key} must be a whole number from {least} to {most}, not {value!r}")
    return value


def _switch(table: Mapping[str, object], key: str, where: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise WrongTemplate(f"{where}: {key} must be true or false, not {value!r}")
    return value


def _text(table: Mapping[str, object], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise WrongTemplate(f"{where}: {key} must be text, not {value!r}")
    try:
        parts = list(Formatter().parse(value))
    except ValueError as wrong:
        raise WrongTemplate(f"{where}: {key}: {wrong}") from wrong
    for _, field, form, conversion in parts:
        if field is not None and (field not in FIELDS or form or conversion):
            raise WrongTemplate(f"{where}: {key} names {{{field}}}, which is none of {', '.join(sorted(FIELDS))}")
    return value


def _says_something(text: str, data: Mapping[str, str]) -> bool:
    named = fields_in(text)
    return not named or any(data.get(field) for field in named)
