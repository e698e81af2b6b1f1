"""A ring that empties while the seconds run out."""

from collections.abc import Callable
from math import ceil
from time import monotonic

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.drawing import fitted_font, text_in
from widgets.theme import current

__all__ = ["Countdown"]

_TICK_MS = 100


class Countdown(QWidget):
    """Shows the whole seconds left inside a ring; says once when they are over.

    The time left is always read from `clock` (seconds, monotonic), so a late tick never makes it longer.
    """

    finished = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, size: str = "height_touch", clock: Callable[[], float] = monotonic
    ) -> None:
        """`size` is the size token of the ring's width."""
        super().__init__(parent)
        self._size = size
        self._clock = clock
        self._seconds = 0.0
        self._ends: float | None = None
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def seconds_left(self) -> float:
        """Seconds until the end; 0 when not running."""
        return 0.0 if self._ends is None else max(0.0, self._ends - self._clock())

    def start(self, seconds: float) -> None:
        """Begin (again) with this many seconds."""
        self._seconds = seconds
        self._ends = self._clock() + seconds
        self._timer.start()
        self.tick()

    def stop(self) -> None:
        """Stop without saying so."""
        self._timer.stop()
        self._ends = None
        self.update()

    def tick(self) -> None:
        """Look at the clock; called by the countdown's own timer."""
        if self._ends is None:
            return
        left = self.seconds_left
        self.setAccessibleName(str(ceil(left)))
        self.update()
        if left <= 0:
            self.stop()
            self.finished.emit()

    def sizeHint(self) -> QSize:
        """A square."""
        side = current().size(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, what is left of the ring, and the seconds."""
        theme = current()
        side = min(self.width(), self.height())
        stroke = max(3.0, side / 14)
        ring = QRectF(0, 0, side - stroke, side - stroke)
        ring.moveCenter(QRectF(self.rect()).center())
        share = self.seconds_left / self._seconds if self._seconds else 0.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line"), stroke))
            painter.drawEllipse(ring)
            painter.setPen(QPen(theme.colour("brand"), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            if share > 0:
                painter.drawArc(ring, 90 * 16, round(share * 360 * 16))
            words = str(ceil(self.seconds_left))
            font = fitted_font(words, largest=round(side * 0.4), width=side * 0.6, bold=True)
            text_in(painter, ring, words, font, theme.colour("text"), align=Qt.AlignmentFlag.AlignCenter)
