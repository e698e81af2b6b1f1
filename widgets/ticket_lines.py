"""A ticket as lines of text, for printers that print with a Chinese font of their own.

It says what the painted ticket says, from the same template; what is no text (codes, the logo) is a picture of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from PySide6.QtGui import QImage

from designs.ticket import Align, Cell, Element, ElementKind, TicketTemplate
from widgets.ticket_canvas import paint_ticket
from widgets.ticket_layout import layout_ticket

__all__ = ["PlainLine", "columns_of", "ticket_lines"]

_LETTER_DOTS = 24  # a Chinese letter of the printer is 24 × 24 dots, a Latin one 12 × 24 (ESC/POS font A)
_COLUMN_DOTS = 12
_LARGEST_SCALE = 8
_PICTURES = (ElementKind.QR, ElementKind.BARCODE, ElementKind.LOGO)
_RULES = {ElementKind.LINE: "-", ElementKind.DASHES: "- "}


@dataclass(frozen=True)
class PlainLine:
    """One line in the printer's font, `scale` times (1 to 8) as large."""

    text: str
    align: Align = Align.LEFT
    scale: int = 1
    bold: bool = False
    inverse: bool = False


def ticket_lines(
    template: TicketTemplate, data: Mapping[str, str], *, width_dots: int = 576
) -> tuple[PlainLine | QImage, ...]:
    """Return the lines and pictures (`width_dots` wide) of a ticket from top to bottom. No line is ever cut."""
    found: list[PlainLine | QImage] = []
    previous: ElementKind | None = None
    for element in template.elements:
        filled = element.filled(data)
        if filled is None or (previous in _RULES and element.kind in _RULES):
            continue
        if element.kind in _PICTURES:
            alone = replace(template, elements=(replace(element, beside=False),))
            found.append(paint_ticket(layout_ticket(alone, data, width_dots=width_dots)))
        else:
            found += _lines(filled, width_dots // _COLUMN_DOTS)
        previous = element.kind
    return tuple(found)


def columns_of(text: str) -> int:
    """Return how many Latin letters wide a text is: a Chinese one takes two."""
    return sum(2 if east_asian_width(letter) in "FWA" else 1 for letter in text)


def _lines(element: Element, columns: int) -> Iterator[PlainLine]:
    match element.kind:
        case ElementKind.LINE | ElementKind.DASHES:
            dash = _RULES[element.kind]
            yield PlainLine((dash * columns)[:columns].rstrip())
        case ElementKind.BLANK:
            for _ in range(element.size // _LETTER_DOTS):
                yield PlainLine("")
        case ElementKind.PAIR:
            yield from _pair(element, columns)
        case ElementKind.CELLS:
            for cell in element.cells:
                yield from _pair(_row(element, cell), columns)
        case _:
            scale = _scale(element, columns)
            for line in _broken(element.text, columns // scale):
                yield PlainLine(line, element.align, scale, bold=element.bold, inverse=element.inverse)


def _row(element: Element, cell: Cell) -> Element:
    """Return a cell as a line of its own: columns beside each other are too narrow for letters of one size."""
    return replace(element, kind=ElementKind.PAIR, size=_LETTER_DOTS, label=cell.label, text=cell.text)


def _pair(element: Element, columns: int) -> Iterator[PlainLine]:
    free = columns - columns_of(element.label) - columns_of(element.text)
    if free > 0:
        yield PlainLine(f"{element.label}{' ' * free}{element.text}", bold=element.bold)
        return
    yield PlainLine(element.label)
    for line in _broken(element.text, columns):
        yield PlainLine(line, Align.RIGHT, bold=element.bold)


def _scale(element: Element, columns: int) -> int:
    """Return how many times the printer's letters are enlarged: a number stands on one line."""
    scale = max(1, min(_LARGEST_SCALE, round(element.size / _LETTER_DOTS)))
    if element.kind is ElementKind.NUMBER:
        scale = max(1, min(scale, columns // max(1, columns_of(element.text))))
    return scale


def _broken(text: str, columns: int) -> Iterator[str]:
    for paragraph in text.split("\n"):
        line, used = "", 0
        for letter in paragraph:
            wide = columns_of(letter)
            if used + wide > columns:
                yield line
                line, used = "", 0
            line, used = line + letter, used + wide
        yield line
