"""A strip of LED dots above a counter, drawn dot by dot."""

from enum import Enum, StrEnum

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.theme import current

__all__ = ["LedColour", "LedMotion", "LedStrip"]

_STEP_MS = 40
_FLASH_STEPS = 12  # steps lit, then as many dark: about once a second
_FLASHES = 3


class LedColour(StrEnum):
    """What a dot can shine in; the value is the colour token."""

    RED = "led_red"
    GREEN = "led_green"
    AMBER = "led_amber"


class LedMotion(Enum):
    """How the text moves. Still text that is too long scrolls all the same."""

    STILL = "still"
    SCROLL = "scroll"
    FLASH = "flash"


class LedStrip(QWidget):
    """`columns` × `rows` dots showing one text. Flashing is three times, then steady."""

    def __init__(self, parent: QWidget | None = None, *, columns: int = 128, rows: int = 16) -> None:
        super().__init__(parent)
        self._size = QSize(columns, rows)
        self._colour = LedColour.RED
        self._motion = LedMotion.STILL
        self._text = ""
        self._dots = QImage()
        self._step = 0
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self.step)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_text("")

    def show_text(self, text: str, *, colour: LedColour = LedColour.RED, motion: LedMotion = LedMotion.STILL) -> None:
        """Show `text` from the beginning of its motion."""
        self._text = text
        self._colour = colour
        self._dots = self._dotted(text)
        too_long = self._dots.width() > self._size.width()
        self._motion = LedMotion.SCROLL if too_long and motion is LedMotion.STILL else motion
        self._step = 0
        self.setAccessibleName(text)
        self._run_if_needed()
        self.update()

    @property
    def motion(self) -> LedMotion:
        """How the text moves now."""
        return self._motion

    def step(self) -> None:
        """Move on by one dot or one part of a flash; called by the strip's own timer."""
        self._step += 1
        if self._motion is LedMotion.FLASH and self._step >= 2 * _FLASHES * _FLASH_STEPS:
            self._motion = LedMotion.SCROLL if self._dots.width() > self._size.width() else LedMotion.STILL
            self._step = 0
            self._run_if_needed()
        self.update()

    def lit_dots(self) -> QImage:
        """Return the dots as they shine now: a picture of columns × rows, white where lit."""
        shown = QImage(self._size, QImage.Format.Format_Grayscale8)
        shown.fill(Qt.GlobalColor.black)
        if self._motion is LedMotion.FLASH and (self._step // _FLASH_STEPS) % 2:
            return shown
        painter = QPainter(shown)
        painter.drawImage(QPoint(self._left(), 0), self._dots)
        painter.end()
        return shown

    def sizeHint(self) -> QSize:
        """Six pixels a dot."""
        return self._size * 6

    def showEvent(self, event: QShowEvent) -> None:
        """Move while seen."""
        super().showEvent(event)
        self._run_if_needed()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while unseen."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all dots, lit and unlit."""
        theme = current()
        pitch = min(self.width() / self._size.width(), self.height() / self._size.height())
        left = (self.width() - pitch * self._size.width()) / 2
        top = (self.height() - pitch * self._size.height()) / 2
        dots = self.lit_dots()
        lit, unlit = theme.colour(self._colour.value), theme.colour("led_unlit")
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("led_ground"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for colour, wanted in ((unlit, False), (lit, True)):
                self._paint_dots(painter, dots, QPoint(round(left), round(top)), pitch, colour, wanted=wanted)

    def _paint_dots(
        self, painter: QPainter, dots: QImage, origin: QPoint, pitch: float, colour: QColor, *, wanted: bool
    ) -> None:
        painter.setBrush(colour)
        dot = pitch * 0.8
        inset = (pitch - dot) / 2
        raw, stride = bytes(dots.constBits()), dots.bytesPerLine()
        for y in range(self._size.height()):
            line = raw[y * stride : y * stride + self._size.width()]
            for x, value in enumerate(line):
                if bool(value) is wanted:
                    place = QRectF(origin.x() + x * pitch + inset, origin.y() + y * pitch + inset, dot, dot)
                    painter.drawEllipse(place)

    def _left(self) -> int:
        if self._motion is LedMotion.SCROLL:
            return self._size.width() - self._step % (self._size.width() + self._dots.width())
        return max(0, (self._size.width() - self._dots.width()) // 2)

    def _dotted(self, text: str) -> QImage:
        """Return `text` as dots one strip high, as long as it needs."""
        rows = self._size.height()
        font = current().font_of(rows - 1)
        font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
        metrics = QFontMetrics(font)
        image = QImage(max(1, metrics.horizontalAdvance(text)), rows, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        box = metrics.tightBoundingRect("窗")
        painter.drawText(0, (rows - box.height()) // 2 - box.top(), text)
        painter.end()
        return image

    def _run_if_needed(self) -> None:
        if self._motion is not LedMotion.STILL and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
