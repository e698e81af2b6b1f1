"""Places the elements of a ticket on the dots of the paper.

Everything is in dots (203 dpi). On paper of another width than the template's, the text shrinks half as much
as the paper does, so that it stays readable on 58 mm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import segno
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetricsF

from widgets.drawing import balanced_lines_of, fitted_font, lines_of
from widgets.theme import current
from widgets.ticket_template import Align, Element, ElementKind, TicketTemplate

__all__ = ["Bar", "Code", "TicketLayout", "Words", "layout_ticket"]

_LINE_STEP = 1.36  # line height of running text, in letter heights
_NUMBER_STEP = 1.06  # the number's own: its digits are as tall as three quarters of it
_LABEL_SHARE = 0.62  # a cell's label beside its text
_CAPTION_SHARE = 0.1  # a QR code's caption beside its width
_QUIET = 4  # modules around a QR code (ISO/IEC 18004, 9.1)
_SMALLEST_LETTERS = 20  # dots: 2.5 mm, below that Chinese characters fill in on thermal paper


@dataclass(frozen=True)
class Words:
    """One line of text inside `place`."""

    place: QRect
    text: str
    size: int
    bold: bool
    align: Align
    white: bool = False


@dataclass(frozen=True)
class Bar:
    """A black rectangle; with `dash` it is interrupted every so many dots, with `radius` its corners are round."""

    place: QRect
    dash: int = 0
    radius: int = 0


@dataclass(frozen=True)
class Code:
    """A QR code without its quiet zone: rows of modules, true is black, each `module` dots wide."""

    place: QRect
    module: int
    rows: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class TicketLayout:
    """All blocks of a ticket on paper of `width` × `height` dots."""

    width: int
    height: int
    blocks: tuple[Words | Bar | Code, ...]


def layout_ticket(template: TicketTemplate, data: Mapping[str, str], *, width_dots: int = 576) -> TicketLayout:
    """Lay out `template` with `data` (field name to text) on paper with `width_dots` printable dots.

    Elements whose fields are all empty are left out, and a line does not follow a line.
    """
    pen = _Pen(template, width_dots)
    previous: ElementKind | None = None
    rules = (ElementKind.LINE, ElementKind.DASHES)
    for element in template.elements:
        filled = element.filled(data)
        if filled is None or (previous in rules and element.kind in rules):
            continue
        pen.put(filled)
        previous = element.kind
    return TicketLayout(width_dots, pen.top, tuple(pen.blocks))


class _Pen:
    """Goes down the paper and sets one element after the other."""

    def __init__(self, template: TicketTemplate, width: int) -> None:
        self._scale = (1 + width / template.width) / 2
        self._left = round(template.margin * width / template.width)
        self._width = width - 2 * self._left
        self.top = 0
        self.blocks: list[Words | Bar | Code] = []

    def put(self, element: Element) -> None:
        """Set one element and the space below it."""
        match element.kind:
            case ElementKind.TEXT:
                self._put_text(element)
            case ElementKind.NUMBER:
                self._put_number(element)
            case ElementKind.PAIR:
                self._put_pair(element)
            case ElementKind.CELLS:
                self._put_cells(element)
            case ElementKind.QR:
                self._put_code(element)
            case ElementKind.LINE | ElementKind.DASHES:
                self._put_rule(element)
            case ElementKind.BLANK:
                self.top += self._dots(element.size)
        self.top += self._dots(element.space)

    def _put_text(self, element: Element) -> None:
        size = self._letters(element.size)
        inset = round(size * 0.7) if element.inverse else 0
        broken = balanced_lines_of if element.align is Align.CENTRE else lines_of
        lines = broken(element.text, _font(size, element.bold), self._width - 2 * inset)
        step = round(size * _LINE_STEP)
        if element.inverse:
            self._put_ground(element, lines, size, inset, step)
        for line in lines:
            place = QRect(self._left + inset, self.top, self._width - 2 * inset, step)
            self.blocks.append(Words(place, line, size, element.bold, element.align, white=element.inverse))
            self.top += step
        if element.inverse:
            self.top += round(size * 0.15)

    def _put_ground(self, element: Element, lines: list[str], size: int, inset: int, step: int) -> None:
        """Set the black ground of an inverse text, as wide as its longest line."""
        metrics = QFontMetricsF(_font(size, element.bold))
        wide = min(self._width, ceil(max(metrics.horizontalAdvance(line) for line in lines)) + 2 * inset)
        free = self._width - wide
        left = {Align.LEFT: 0, Align.CENTRE: free // 2, Align.RIGHT: free}[element.align]
        pad = round(size * 0.15)
        place = QRect(self._left + left, self.top, wide, step * len(lines) + 2 * pad)
        self.blocks.append(Bar(place, radius=round(size * 0.3)))
        self.top += pad

    def _put_number(self, element: Element) -> None:
        wanted = self._letters(element.size)
        size = fitted_font(element.text, largest=wanted, width=self._width, bold=element.bold).pixelSize()
        place = QRect(self._left, self.top, self._width, round(size * _NUMBER_STEP))
        self.blocks.append(Words(place, element.text, size, element.bold, element.align))
        self.top += place.height()

    def _put_pair(self, element: Element) -> None:
        size = self._letters(element.size)
        step = round(size * _LINE_STEP)
        label = ceil(QFontMetricsF(_font(size, bold=False)).horizontalAdvance(element.label))
        gap = size
        wide = self._width - label - gap
        self.blocks.append(Words(QRect(self._left, self.top, label, step), element.label, size, False, Align.LEFT))
        for line in lines_of(element.text, _font(size, element.bold), wide):
            place = QRect(self._left + label + gap, self.top, wide, step)
            self.blocks.append(Words(place, line, size, element.bold, Align.RIGHT))
            self.top += step

    def _put_cells(self, element: Element) -> None:
        wide = self._width // len(element.cells)
        small = self._letters(round(element.size * _LABEL_SHARE))
        size = min(
            fitted_font(
                cell.text, largest=self._letters(element.size), width=wide - 2 * small, bold=element.bold
            ).pixelSize()
            for cell in element.cells
        )
        high = round(small * _LINE_STEP)
        below = round(size * _LINE_STEP)
        for index, cell in enumerate(element.cells):
            left = self._left + index * wide
            label_size = fitted_font(cell.label, largest=small, width=wide - small // 2).pixelSize()
            label = Words(QRect(left, self.top, wide, high), cell.label, label_size, False, Align.CENTRE)
            text = Words(QRect(left, self.top + high, wide, below), cell.text, size, element.bold, Align.CENTRE)
            self.blocks += (label, text)
            if index:
                self.blocks.append(Bar(QRect(left - 1, self.top + high // 4, 2, high + below - high // 2)))
        self.top += high + below

    def _put_code(self, element: Element) -> None:
        code = segno.make(element.text, error="m", micro=False, boost_error=False)
        rows = tuple(tuple(bool(module) for module in row) for row in code.matrix)
        count = len(rows) + 2 * _QUIET
        module = max(1, min(self._dots(element.size), self._width) // count)
        side = module * len(rows)
        quiet = module * _QUIET
        free = self._width - side - 2 * quiet
        left = {Align.LEFT: 0, Align.CENTRE: free // 2, Align.RIGHT: free}[element.align]
        self.top += quiet
        self.blocks.append(Code(QRect(self._left + left + quiet, self.top, side, side), module, rows))
        self.top += side + quiet
        if element.label:
            size = round(element.size * _CAPTION_SHARE)
            caption = Element(kind=ElementKind.TEXT, size=size, text=element.label, bold=True, align=element.align)
            self._put_text(caption)

    def _put_rule(self, element: Element) -> None:
        dash = self._dots(8) if element.kind is ElementKind.DASHES else 0
        self.blocks.append(Bar(QRect(self._left, self.top, self._width, element.size), dash=dash))
        self.top += element.size

    def _dots(self, size: int) -> int:
        return round(size * self._scale)

    def _letters(self, size: int) -> int:
        return max(_SMALLEST_LETTERS, self._dots(size))


def _font(size: int, bold: bool) -> QFont:
    return current().font_of(size, bold=bold)
