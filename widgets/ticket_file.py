"""Ticket templates as TOML files: read with every mistake told by line and element, and written again."""

import base64
import binascii
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from string import Formatter
from typing import Any, TypeVar

from PySide6.QtGui import QImage

from widgets.ticket_template import (
    FIELDS,
    LARGEST_SIZE,
    MOST_COPIES,
    Align,
    Cell,
    Cut,
    Element,
    ElementKind,
    TicketTemplate,
)

__all__ = ["WrongTemplate", "parse_template", "template_text"]

_LARGEST_PLACE = 2000  # dots
_HEADER = re.compile(r"^\s*\[\[\s*element\s*\]\]")
_Word = TypeVar("_Word", bound=StrEnum)


class WrongTemplate(ValueError):
    """A template that cannot be printed. `line` (from 1) and `element` (from 1) say where; None where neither is known.

    The text names both and says what is wrong.
    """

    def __init__(self, said: str, *, line: int | None = None, element: int | None = None) -> None:
        super().__init__(f"line {line}: {said}" if line else said)
        self.said = said
        self.line = line
        self.element = element


class _Wrong(Exception):
    """Something is wrong with the value of `key`."""

    def __init__(self, key: str, said: str) -> None:
        super().__init__(said)
        self.key = key


def parse_template(source: str) -> TicketTemplate:
    """Read a template from the text of a TOML file.

    :raises WrongTemplate: naming the line, the element (counted from 1) and what is wrong with it.
    """
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"at line (\d+)", str(wrong))
        raise WrongTemplate(f"not a TOML file: {wrong}", line=int(line[1]) if line else None) from wrong
    elements = table.get("element")
    if not isinstance(elements, list) or not elements:
        raise WrongTemplate("there is no [[element]]")
    try:
        return TicketTemplate(
            name=_plain(table, "name"),
            width=_number(table, "width", 576),
            margin=_number(table, "margin", 24, least=0),
            elements=tuple(_placed(item, place, source) for place, item in enumerate(elements, start=1)),
            copies=_number(table, "copies", 1, most=MOST_COPIES),
            cut=_word(Cut, table, "cut", Cut.PARTIAL),
            buzzer=_switch(table, "buzzer"),
        )
    except _Wrong as wrong:
        raise WrongTemplate(f"template: {wrong}", line=_line_of(source, None, wrong.key)) from wrong


def template_text(template: TicketTemplate) -> str:
    """Return the TOML file of a template; `parse_template` reads the same template from it."""
    head = [
        f"{field.name} = {_toml(getattr(template, field.name))}"
        for field in fields(TicketTemplate)
        if field.name != "elements"
    ]
    return "\n".join((*head, *(line for element in template.elements for line in _element_lines(element)), ""))


def _element_lines(element: Element) -> Iterator[str]:
    yield ""
    yield "[[element]]"
    for field in fields(Element):
        value = getattr(element, field.name)
        if field.default is MISSING or value != field.default:
            yield f"{field.name} = {_toml(value)}"


def _toml(value: object) -> str:
    """Write a value as TOML; JSON's strings, numbers and truths are TOML's too once DEL is escaped."""
    if isinstance(value, tuple):
        cells = (f"    {{ label = {_toml(cell.label)}, text = {_toml(cell.text)} }},\n" for cell in value)
        return f"[\n{''.join(cells)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _placed(item: object, place: int, source: str) -> Element:
    """Read the element at a place; what is wrong is told with its line."""
    kind = item.get("kind") if isinstance(item, dict) else None
    known = f" ({kind})" if isinstance(kind, str) and kind in set(ElementKind) else ""
    try:
        return _element(item)
    except _Wrong as wrong:
        line = _line_of(source, place, wrong.key)
        raise WrongTemplate(f"element {place}{known}: {wrong}", line=line, element=place) from wrong


def _element(item: object) -> Element:
    if not isinstance(item, dict):
        raise _Wrong("", "is not a table")
    kind = _word(ElementKind, item, "kind", "")
    for key in item:
        if key not in _KNOWN:
            raise _Wrong(key, f"does not know {key}")
    element = Element(
        kind=kind,
        size=_number(item, "size", None, most=LARGEST_SIZE),
        text=_text(item, "text"),
        label=_text(item, "label"),
        cells=_cells(item.get("cells", [])),
        font=_plain(item, "font"),
        bold=_switch(item, "bold"),
        italic=_switch(item, "italic"),
        align=_word(Align, item, "align", Align.LEFT),
        inverse=_switch(item, "inverse"),
        left=_number(item, "left", 0, least=0),
        width=_number(item, "width", 0, least=0),
        space=_number(item, "space", 0, least=0, most=LARGEST_SIZE),
        beside=_switch(item, "beside"),
        image=_image(item),
    )
    if kind is ElementKind.CELLS and not element.cells:
        raise _Wrong("cells", "has no cells")
    if kind is ElementKind.LOGO and not element.image:
        raise _Wrong("image", "has no image")
    if kind.has_text and not element.text:
        raise _Wrong("text", "has no text")
    return element


_KNOWN = frozenset(field.name for field in fields(Element))


def _cells(value: object) -> tuple[Cell, ...]:
    if not isinstance(value, list):
        raise _Wrong("cells", "cells must be a list")
    for cell in value:
        if not isinstance(cell, dict):
            raise _Wrong("cells", f"a cell must be a table, not {cell!r}")
        for key in cell.keys() - {"label", "text"}:
            raise _Wrong("cells", f"a cell does not know {key}")
    return tuple(Cell(_text(cell, "label"), _text(cell, "text")) for cell in value)


def _word(kind: type[_Word], table: Mapping[str, Any], key: str, default: str) -> _Word:
    value = table.get(key, default)
    try:
        return kind(str(value))
    except ValueError:
        raise _Wrong(key, f"{key} must be one of {', '.join(kind)}, not {value!r}") from None


def _number(
    table: Mapping[str, Any], key: str, default: int | None, *, least: int = 1, most: int = _LARGEST_PLACE
) -> int:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise _Wrong(key, f"{key} must be a whole number from {least} to {most}, not {value!r}")
    return value


def _switch(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise _Wrong(key, f"{key} must be true or false, not {value!r}")
    return value


def _plain(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _Wrong(key, f"{key} must be text, not {value!r}")
    return value


def _text(table: Mapping[str, Any], key: str) -> str:
    value = _plain(table, key)
    try:
        parts = list(Formatter().parse(value))
    except ValueError as wrong:
        raise _Wrong(key, f"{key}: {wrong}") from wrong
    for _, field, form, conversion in parts:
        if field is not None and (field not in FIELDS or form or conversion):
            raise _Wrong(key, f"{key} names {{{field}}}, which is none of {', '.join(sorted(FIELDS))}")
    return value


def _image(table: Mapping[str, Any]) -> str:
    value = _plain(table, "image")
    if value:
        try:
            known = not QImage.fromData(base64.b64decode(value, validate=True)).isNull()
        except binascii.Error:
            known = False
        if not known:
            raise _Wrong("image", "image must be a PNG in base64")
    return value


def _line_of(source: str, element: int | None, key: str) -> int | None:
    """Return the line of a key (of an element), else that of the element's head; None when it is not found."""
    lines = source.splitlines()
    heads = [at for at, line in enumerate(lines) if _HEADER.match(line) and _is_whole("\n".join(lines[:at]))]
    if element is not None and element > len(heads):
        return None
    first = 0 if element is None else heads[element - 1]
    last = next((head for head in heads if head > first), len(lines))
    pattern = re.compile(rf'^\s*"?{re.escape(key)}"?\s*=') if key else None
    found = (at + 1 for at in range(first, last) if pattern and pattern.match(lines[at]))
    return next(found, None if element is None else first + 1)


def _is_whole(source: str) -> bool:
    """Tell whether a text ends outside of any value: a head inside a text of several lines is none."""
    try:
        tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return False
    return True
