"""Text for screens that are read from ten metres: as high as a share of the picture's shorter side, or as fits."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.afar import least_letters, side_of
from widgets.drawing import balanced_lines_of, fitted_font, lines_of
from widgets.theme import current

__all__ = ["Poster"]

_LEADING = 1.3
_LINE = 1.22  # from one line to the next, in heights of letters
_STEP = 0.92  # from one size of letters to the next smaller one


class Poster(QWidget):
    """A text. `share` is the height of the letters as a share of the picture's shorter side.

    What is too long is written smaller, but never smaller than can be read; then it goes on in the next line as far as
    there is room, and ends in an ellipsis.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        share: float,
        tone: str = "text",
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        grows: bool = False,
        wraps: bool = False,
    ) -> None:
        """`grows` lets the text take all the height there is; else it is as high as its letters need. `wraps`: rather
        several lines of large letters than one of small ones.
        """
        super().__init__(parent)
        self._text = ""
        self._share = share
        self._tone = tone
        self._bold = bold
        self._align = align
        self._wraps = wraps
        high = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, high)
        self.set_text(text)

    def text(self) -> str:
        """Return the text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def set_tone(self, tone: str) -> None:
        """Write in another colour token."""
        self._tone = tone
        self.update()

    @property
    def pixels(self) -> int:
        """The height of the letters in pixels where the room allows it."""
        return max(1, round(side_of(self) * self._share))

    def shown_font(self) -> QFont:
        """Return the font the text is written in now."""
        least = min(self.pixels, least_letters(self))
        largest = max(least, min(self.pixels, round(self.height() / 1.1)))
        if self._wraps:
            return self._wrapped_font(largest, least)
        font = fitted_font(self._text, largest=largest, width=self.width(), bold=self._bold)
        return font if font.pixelSize() >= least else current().font_of(least, bold=self._bold)

    def natural_width(self) -> int:
        """Return how many pixels the text is wide, unbroken, in the smallest letters that can be read."""
        least = current().font_of(least_letters(self), bold=self._bold)
        metrics = QFontMetricsF(least)
        return math.ceil(max(metrics.horizontalAdvance(line) for line in self._text.split("\n")))

    def sizeHint(self) -> QSize:
        """As high as its letters, as wide as a few of them."""
        return QSize(self.pixels * 2, round(self.pixels * _LEADING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        font = self.shown_font()
        step = font.pixelSize() * _LINE
        lines = self._lines(font)
        top = (self.height() - step * len(lines)) / 2
        flags = int(self._align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextDontClip)
        with QPainter(self) as painter:
            painter.setFont(font)
            painter.setPen(current().colour(self._tone))
            for number, line in enumerate(lines):
                painter.drawText(QRectF(0, top + number * step, self.width(), step), flags, line)

    def _lines(self, font: QFont) -> list[str]:
        """Return the lines there is room for; centred ones are about equally long."""
        room = max(1, int(self.height() / (font.pixelSize() * _LINE)))
        lines = lines_of(self._text, font, self.width(), most=room)
        is_centred = self._align & Qt.AlignmentFlag.AlignHCenter
        if is_centred and len(lines) > 1 and len(lines_of(self._text, font, self.width())) <= room:
            return balanced_lines_of(self._text, font, self.width())
        return lines

    def _wrapped_font(self, largest: int, least: int) -> QFont:
        """Return the largest font in which the whole text has room in as many lines as it takes."""
        pixels = largest
        while pixels > least:
            font = current().font_of(pixels, bold=self._bold)
            metrics = QFontMetricsF(font)
            fits = len(lines_of(self._text, font, self.width())) * pixels * _LINE <= self.height()
            longest = max((metrics.horizontalAdvance(word) for word in self._text.split()), default=0)
            if fits and (longest <= self.width() or not self._text.isascii()):
                return font
            pixels = int(pixels * _STEP)
        return current().font_of(least, bold=self._bold)
