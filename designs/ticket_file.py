"""Ticket templates as TOML files: read with every mistake told by line and element, and written again."""

import base64
import binascii
from dataclasses import fields

from designs.png import is_png
from designs.tables import Mistake, Table, WrongDesign, read_table, told, toml_text
from designs.ticket import (
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

__all__ = ["WrongDesign", "parse_template", "template_text"]

_HEAD = "element"
_LARGEST_PLACE = 2000  # dots
_KNOWN = frozenset(field.name for field in fields(Element))
_WHOLE = frozenset(field.name for field in fields(TicketTemplate)) - {"elements"} | {_HEAD}


def parse_template(source: str) -> TicketTemplate:
    """Read a template from the text of a TOML file.

    :raises WrongDesign: naming the line, the element (counted from 1) and what is wrong with it.
    """
    values = read_table(source)
    elements = values.get(_HEAD)
    if not isinstance(elements, list) or not elements:
        raise WrongDesign("there is no [[element]]")
    table = Table(values)
    try:
        table.only(_WHOLE)
        return TicketTemplate(
            name=table.plain("name"),
            width=table.number("width", 576, most=_LARGEST_PLACE),
            margin=table.number("margin", 24, least=0, most=_LARGEST_PLACE),
            elements=tuple(_placed(item, place, source) for place, item in enumerate(elements, start=1)),
            copies=table.number("copies", 1, most=MOST_COPIES),
            cut=table.word(Cut, "cut", Cut.PARTIAL),
            buzzer=table.switch("buzzer"),
        )
    except Mistake as wrong:
        raise told(source, wrong, head=_HEAD) from wrong


def template_text(template: TicketTemplate) -> str:
    """Return the TOML file of a template; `parse_template` reads the same template from it."""
    return toml_text(template, parts="elements", head=_HEAD)


def _placed(item: object, place: int, source: str) -> Element:
    """Read the element at a place; what is wrong is told with its line."""
    try:
        return _element(Table.of(item))
    except Mistake as wrong:
        raise told(source, wrong, head=_HEAD, element=place, item=item, kinds=ElementKind) from wrong


def _element(table: Table) -> Element:
    kind = table.word(ElementKind, "kind")
    table.only(_KNOWN)
    element = Element(
        kind=kind,
        size=table.number("size", most=LARGEST_SIZE),
        text=table.text("text", FIELDS),
        label=table.text("label", FIELDS),
        cells=_cells(table.values.get("cells", [])),
        font=table.plain("font"),
        bold=table.switch("bold"),
        italic=table.switch("italic"),
        align=table.word(Align, "align", Align.LEFT),
        inverse=table.switch("inverse"),
        left=table.number("left", 0, least=0, most=_LARGEST_PLACE),
        width=table.number("width", 0, least=0, most=_LARGEST_PLACE),
        space=table.number("space", 0, least=0, most=LARGEST_SIZE),
        beside=table.switch("beside"),
        image=_image(table),
    )
    if kind is ElementKind.CELLS and not element.cells:
        raise Mistake("cells", "has no cells")
    if kind is ElementKind.LOGO and not element.image:
        raise Mistake("image", "has no image")
    if kind.has_text and not element.text:
        raise Mistake("text", "has no text")
    return element


def _cells(value: object) -> tuple[Cell, ...]:
    if not isinstance(value, list):
        raise Mistake("cells", "cells must be a list")
    return tuple(_cell(item) for item in value)


def _cell(item: object) -> Cell:
    if not isinstance(item, dict):
        raise Mistake("cells", f"a cell must be a table, not {item!r}")
    table = Table(item)
    try:
        table.only(("label", "text"))
        return Cell(table.text("label", FIELDS), table.text("text", FIELDS))
    except Mistake as wrong:
        raise Mistake("cells", f"a cell {wrong}") from wrong


def _image(table: Table) -> str:
    value = table.plain("image")
    if value:
        try:
            known = is_png(base64.b64decode(value, validate=True))
        except (binascii.Error, ValueError):
            known = False
        if not known:
            raise Mistake("image", "image must be a PNG in base64")
    return value
