"""What stands on a ticket: the elements of a template, from top to bottom.

A ticket flows: an element stands below the one before it, because texts are longer on one ticket than on another and
nothing may ever be printed over something else. Sizes, places and spaces are dots (203 dpi, 8 dots a millimetre) on
paper as wide as the template's own `width`; other widths are derived when the ticket is laid out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from string import Formatter

__all__ = [
    "DOTS_PER_MM",
    "FIELDS",
    "LARGEST_SIZE",
    "MOST_COPIES",
    "PAPERS",
    "Align",
    "Cell",
    "Cut",
    "Element",
    "ElementKind",
    "TicketTemplate",
    "fields_in",
]

DOTS_PER_MM = 8
PAPERS = {58: 384, 80: 576}
"""Printable dots by the width of the paper in millimetres."""

LARGEST_SIZE = 400
MOST_COPIES = 5

FIELDS = (
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
)
"""What a template may name in braces."""


class ElementKind(StrEnum):
    """What an element is; the value is the word in the file."""

    TEXT = "text"  # wraps
    NUMBER = "number"  # one line, shrinks to fit
    PAIR = "pair"  # label at the left, text at the right
    CELLS = "cells"  # columns, each a small label above a large text
    QR = "qr"
    BARCODE = "barcode"  # Code 128
    LOGO = "logo"
    LINE = "line"
    DASHES = "dashes"
    BLANK = "blank"

    @property
    def has_text(self) -> bool:
        """Whether it says nothing without a text."""
        return self in _WITH_TEXT


_WITH_TEXT = frozenset(
    {ElementKind.TEXT, ElementKind.NUMBER, ElementKind.PAIR, ElementKind.QR, ElementKind.BARCODE},
)


class Align(StrEnum):
    """Where a text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Cut(StrEnum):
    """What happens to the paper at the end; after NONE it is torn off by hand."""

    PARTIAL = "partial"
    FULL = "full"
    NONE = "none"


@dataclass(frozen=True)
class Cell:
    """One column of a row of cells."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element.

    `size` is the height of the letters, the bars or the picture, the width of the QR code, the thickness of a line or
    the height of a blank; `space` is left free below. `left` is how far it is set in from the margin, `width` how wide
    its place is, 0 for all that is left of the line. One that is `beside` begins at the height of the one before it.
    `font` is a family, empty for the interface's own. `image` is a PNG in base64.
    """

    kind: ElementKind
    size: int
    text: str = ""
    label: str = ""
    cells: tuple[Cell, ...] = ()
    font: str = ""
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    inverse: bool = False
    left: int = 0
    width: int = 0
    space: int = 0
    beside: bool = False
    image: str = ""

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
    """A whole ticket; `margin` is left free at each side.

    It is printed `copies` times, each is cut as `cut` says, and with `buzzer` the printer beeps behind the last.
    """

    name: str
    width: int
    margin: int
    elements: tuple[Element, ...]
    copies: int = 1
    cut: Cut = Cut.PARTIAL
    buzzer: bool = False

    def marked(self, words: str) -> "TicketTemplate":
        """Return the template with words in white on black above everything else: a slip that is printed again."""
        mark = Element(
            kind=ElementKind.TEXT,
            size=self.width // 14,
            text=words.replace("{", "{{").replace("}", "}}"),
            bold=True,
            align=Align.CENTRE,
            inverse=True,
            space=DOTS_PER_MM,
        )
        return replace(self, elements=(mark, *self.elements))


def fields_in(text: str) -> set[str]:
    """Return the names in braces. Raises ValueError for braces that do not pair."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _says_something(text: str, data: Mapping[str, str]) -> bool:
    named = fields_in(text)
    return not named or any(data.get(field) for field in named)
