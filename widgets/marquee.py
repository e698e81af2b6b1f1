"""A notice that runs through one line when it is too long to stand in it."""

import math
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.theme import current

__all__ = ["Marquee"]

_FRAME_MS = 16
_PAGE_SECONDS = 5.0
_LETTERS_PER_SECOND = 2.5
_GAP_SHARE = 0.25  # empty part of the width between the end of the notice and its next beginning


class Marquee(QWidget):
    """Text that fits stands still; longer text runs at a steady speed.

    The place of the text follows `clock` (seconds, monotonic), so a late frame never slows it down, and is a whole
    pixel of the screen, so that the letters keep their edges.
    Where nothing may move, the text goes on by a page every five seconds instead.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        step: str = "title",
        tone: str = "text",
        pixels_per_second: float = 80.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._step = step
        self._tone = tone
        self._speed = pixels_per_second
        self._pixels = 0
        self._clock = clock
        self._since = clock()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """Return the notice."""
        return self._text

    def set_pixels(self, height: int) -> None:
        """Write at a height in pixels instead of a step of the type scale: for screens read from afar."""
        self._pixels = height
        self._speed = height * _LETTERS_PER_SECOND
        self.setFixedHeight(round(QFontMetricsF(self._font()).lineSpacing()))
        self._lay_out()
        self._run_if_needed()
        self.update()

    def set_text(self, text: str) -> None:
        """Show another notice from its beginning."""
        self._text = text.replace("\n", "   ")
        self._since = self._clock()
        self.setAccessibleName(text)
        self._lay_out()
        self._run_if_needed()
        self.update()

    @property
    def runs(self) -> bool:
        """Whether the notice is too long to stand still."""
        return self._width > self.width()

    @property
    def offset(self) -> float:
        """How many pixels of the notice have left at the left side; whole pixels of the screen."""
        if not self.runs:
            return 0.0
        passed = self._clock() - self._since
        if current().motion:
            ratio = self.devicePixelRatioF()
            # Rounded first: just before the seam it would else round up to the period itself.
            return round(passed * self._speed * ratio) % round(self._period() * ratio) / ratio
        return (passed // _PAGE_SECONDS * self.width()) % self._period()

    def sizeHint(self) -> QSize:
        """One line."""
        metrics = QFontMetricsF(self._font())
        return QSize(round(metrics.averageCharWidth() * 20), round(metrics.lineSpacing()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Run or stand."""
        super().resizeEvent(event)
        self._run_if_needed()

    def showEvent(self, event: QShowEvent) -> None:
        """Run while seen."""
        super().showEvent(event)
        self._run_if_needed()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while unseen."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part that is in sight, and the next beginning behind it."""
        theme = current()
        with QPainter(self) as painter:
            painter.setFont(self._font())
            painter.setPen(theme.colour(self._tone))
            start = -self.offset
            starts = (start, start + self._period()) if self.runs else (0.0,)
            top = round((self.height() - self._laid_out.size().height()) / 2)
            for left in starts:
                painter.drawStaticText(QPointF(left, top), self._laid_out)

    def set_tone(self, tone: str) -> None:
        """Write in another colour token."""
        self._tone = tone
        self.update()

    def _lay_out(self) -> None:
        """Measure and shape the text once, not sixty times a second."""
        font = self._font()
        self._width = math.ceil(QFontMetricsF(font).horizontalAdvance(self._text))
        self._laid_out = QStaticText(self._text)
        self._laid_out.setTextFormat(Qt.TextFormat.PlainText)
        self._laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        self._laid_out.prepare(QTransform(), font)

    def _font(self) -> QFont:
        return current().font_of(self._pixels) if self._pixels else current().font(self._step)

    def _period(self) -> float:
        return self._width + round(self.width() * _GAP_SHARE)

    def _run_if_needed(self) -> None:
        if self.runs and self.isVisible():
            self._timer.start(_FRAME_MS if current().motion else round(_PAGE_SECONDS * 1000))
        else:
            self._timer.stop()
