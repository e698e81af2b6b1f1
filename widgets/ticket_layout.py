"""Places the elements of a ticket on the dots of the paper.

Everything is in dots (203 dpi). On paper of another width than the template's, the text shrinks half as much
as the paper does, so that it stays readable on 58 mm.
"""

import base64
from collections.abc import Mapping
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QImage

from designs.ticket import Align, Element, ElementKind, TicketTemplate
from widgets.drawing import balanced_lines_of, lines_of
from widgets.ticket_blocks import Bar, Bars, Block, Code, Letters, Picture, TicketLayout, Words
from widgets.ticket_codes import BARCODE_QUIET, QR_QUIET, barcode_modules, qr_rows

__all__ = ["layout_ticket"]

_LINE_STEP = 1.36  # line height of running text, in letter heights
_NUMBER_STEP = 1.06  # the number's own: its digits are as tall as three quarters of it
_LABEL_SHARE = 0.62  # a cell's label beside its text
_CAPTION_SHARE = 0.1  # a QR code's caption beside its width
_BARCODE_CAPTION_SHARE = 0.3  # a barcode's beside its height
_SMALLEST_LETTERS = 20  # dots: 2.5 mm, below that Chinese characters fill in on thermal paper
_SMALLEST_FITTED = 8
_NARROWEST = 16  # dots: no place is narrower, wherever an element was put
_RULES = (ElementKind.LINE, ElementKind.DASHES)


def layout_ticket(template: TicketTemplate, data: Mapping[str, str], *, width_dots: int = 576) -> TicketLayout:
    """Lay out `template` with `data` (field name to text) on paper with `width_dots` printable dots.

    Elements whose fields are all empty are left out, and a line does not follow a line.
    """
    pen = _Pen(template, width_dots)
    previous: ElementKind | None = None
    for index, element in enumerate(template.elements):
        filled = element.filled(data)
        if filled is None or (previous in _RULES and element.kind in _RULES):
            continue
        pen.put(index, filled)
        previous = element.kind
    return TicketLayout(width_dots, pen.bottom, tuple(pen.blocks), tuple(pen.places))


class _Pen:
    """Goes down the paper and sets one element after the other."""

    def __init__(self, template: TicketTemplate, width: int) -> None:
        self._ratio = width / template.width
        self._scale = (1 + self._ratio) / 2
        self._margin = round(template.margin * self._ratio)
        self._paper = width
        self._left = self._width = 0
        self._row = self.top = self.bottom = 0
        self.blocks: list[Block] = []
        self.places: list[tuple[int, QRect]] = []

    def put(self, index: int, element: Element) -> None:
        """Set one element, below those before it or beside the last of them, and the space below it."""
        self._row = self.top = self._row if element.beside else self.bottom
        self._take_place(element)
        self._put(element)
        self.places.append((index, QRect(self._left, self._row, self._width, self.top - self._row)))
        self.bottom = max(self.bottom, self.top + self._dots(element.space))

    def _take_place(self, element: Element) -> None:
        """Find the columns an element may use: never outside of the margins, whatever the template says."""
        whole = self._paper - 2 * self._margin
        inset = min(round(element.left * self._ratio), whole - _NARROWEST)
        self._left = self._margin + inset
        wanted = round(element.width * self._ratio) or whole
        self._width = max(_NARROWEST, min(wanted, whole - inset))

    def _put(self, element: Element) -> None:
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
                self._put_qr(element)
            case ElementKind.BARCODE:
                self._put_barcode(element)
            case ElementKind.LOGO:
                self._put_logo(element)
            case ElementKind.LINE | ElementKind.DASHES:
                self._put_rule(element)
            case ElementKind.BLANK:
                self.top += self._dots(element.size)

    def _put_text(self, element: Element) -> None:
        letters = self._letters(element)
        inset = round(letters.size * 0.7) if element.inverse else 0
        broken = balanced_lines_of if element.align is Align.CENTRE else lines_of
        lines = broken(element.text, letters.qfont(), self._width - 2 * inset)
        step = round(letters.size * _LINE_STEP)
        if element.inverse:
            self._put_ground(element.align, letters, max(_advance(line, letters) for line in lines), step * len(lines))
        for line in lines:
            place = QRect(self._left + inset, self.top, self._width - 2 * inset, step)
            self.blocks.append(Words(place, line, letters, element.align, white=element.inverse))
            self.top += step
        if element.inverse:
            self.top += round(letters.size * 0.15)

    def _put_ground(self, align: Align, letters: Letters, longest: float, height: int) -> None:
        """Set the black ground of an inverse text, as wide as its longest line, and go to where the text begins."""
        wide = min(self._width, ceil(longest) + 2 * round(letters.size * 0.7))
        pad = round(letters.size * 0.15)
        place = QRect(self._left + _shift(align, self._width - wide), self.top, wide, height + 2 * pad)
        self.blocks.append(Bar(place, radius=round(letters.size * 0.3)))
        self.top += pad

    def _put_number(self, element: Element) -> None:
        wanted = self._letters(element)
        inset = round(wanted.size * 0.2) if element.inverse else 0
        letters = _fitted(element.text, wanted, self._width - 2 * inset)
        place = QRect(self._left + inset, self.top, self._width - 2 * inset, round(letters.size * _NUMBER_STEP))
        if element.inverse:
            self.blocks.append(Bar(place.adjusted(-inset, 0, inset, 0), radius=inset // 2))
        self.blocks.append(Words(place, element.text, letters, element.align, white=element.inverse))
        self.top += place.height()

    def _put_pair(self, element: Element) -> None:
        letters = self._letters(element)
        plain = Letters(letters.size, italic=element.italic, font=element.font)
        step = round(letters.size * _LINE_STEP)
        gap = letters.size
        label = min(ceil(_advance(element.label, plain)), self._width // 2)
        wide = max(_NARROWEST, self._width - label - gap)
        place = QRect(self._left, self.top, label, step)
        self.blocks.append(Words(place, element.label, _fitted(element.label, plain, label), Align.LEFT))
        for line in lines_of(element.text, letters.qfont(), wide):
            place = QRect(self._left + label + gap, self.top, wide, step)
            self.blocks.append(Words(place, line, letters, Align.RIGHT))
            self.top += step

    def _put_cells(self, element: Element) -> None:
        wide = self._width // len(element.cells)
        small = max(_SMALLEST_LETTERS, self._dots(round(element.size * _LABEL_SHARE)))
        plain = Letters(small, italic=element.italic, font=element.font)
        wanted = self._letters(element)
        letters = min(
            (_fitted(cell.text, wanted, wide - 2 * small) for cell in element.cells), key=lambda one: one.size
        )
        high, below = round(small * _LINE_STEP), round(letters.size * _LINE_STEP)
        for index, cell in enumerate(element.cells):
            left = self._left + index * wide
            label = _fitted(cell.label, plain, wide - small // 2)
            self.blocks += (
                Words(QRect(left, self.top, wide, high), cell.label, label, Align.CENTRE),
                Words(QRect(left, self.top + high, wide, below), cell.text, letters, Align.CENTRE),
            )
            if index:
                self.blocks.append(Bar(QRect(left - 1, self.top + high // 4, 2, high + below - high // 2)))
        self.top += high + below

    def _put_qr(self, element: Element) -> None:
        rows = qr_rows(element.text)
        module = max(1, min(self._dots(element.size), self._width) // (len(rows) + 2 * QR_QUIET))
        side, quiet = module * len(rows), module * QR_QUIET
        left = self._left + _shift(element.align, self._width - side - 2 * quiet) + quiet
        self.top += quiet
        self.blocks.append(Code(QRect(left, self.top, side, side), module, rows))
        self.top += side + quiet
        self._put_caption(element, round(element.size * _CAPTION_SHARE))

    def _put_barcode(self, element: Element) -> None:
        """Set a barcode where its text can be one and all of it has room; half a barcode is read wrong."""
        modules = barcode_modules(element.text)
        module = self._width // (len(modules) + 2 * BARCODE_QUIET)
        if not modules or not module:
            return
        module = min(module, 4)
        quiet, wide, high = module * BARCODE_QUIET, module * len(modules), self._dots(element.size)
        left = self._left + _shift(element.align, self._width - wide - 2 * quiet) + quiet
        self.blocks.append(Bars(QRect(left, self.top, wide, high), module, modules))
        self.top += high
        self._put_caption(element, round(element.size * _BARCODE_CAPTION_SHARE))

    def _put_caption(self, element: Element, size: int) -> None:
        if element.label:
            self._put_text(
                Element(
                    kind=ElementKind.TEXT,
                    size=size,
                    text=element.label,
                    font=element.font,
                    bold=True,
                    italic=element.italic,
                    align=element.align,
                )
            )

    def _put_logo(self, element: Element) -> None:
        image = _picture(element.image)
        high = self._dots(element.size)
        wide = max(1, round(image.width() * high / image.height()))
        if wide > self._width:
            wide, high = self._width, max(1, round(high * self._width / wide))
        place = QRect(self._left + _shift(element.align, self._width - wide), self.top, wide, high)
        self.blocks.append(Picture(place, image))
        self.top += high

    def _put_rule(self, element: Element) -> None:
        dash = self._dots(8) if element.kind is ElementKind.DASHES else 0
        self.blocks.append(Bar(QRect(self._left, self.top, self._width, element.size), dash=dash))
        self.top += element.size

    def _dots(self, size: int) -> int:
        return round(size * self._scale)

    def _letters(self, element: Element) -> Letters:
        size = max(_SMALLEST_LETTERS, self._dots(element.size))
        return Letters(size, bold=element.bold, italic=element.italic, font=element.font)


def _shift(align: Align, free: int) -> int:
    return {Align.LEFT: 0, Align.CENTRE: free // 2, Align.RIGHT: free}[align]


def _advance(text: str, letters: Letters) -> float:
    return QFontMetricsF(letters.qfont()).horizontalAdvance(text)


def _fitted(text: str, letters: Letters, width: float) -> Letters:
    """Return letters as much smaller as `text` needs to fit into one line of `width` dots."""
    wide = _advance(text, letters)
    size = int(letters.size * min(1.0, width / wide if wide else 1.0))
    return Letters(max(_SMALLEST_FITTED, size), bold=letters.bold, italic=letters.italic, font=letters.font)


@lru_cache(maxsize=8)
def _picture(image: str) -> QImage:
    return QImage.fromData(base64.b64decode(image))
