"""A ruler in millimetres along a ticket."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from designs.ticket import DOTS_PER_MM
from widgets.theme import current

__all__ = ["TicketRuler"]

_NUMBERED_MM = 10
_HALF_MM = 5


class TicketRuler(QWidget):
    """Shows millimetres from `origin` pixels on, one pixel a dot, and where the element that is selected stands."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across = orientation is Qt.Orientation.Horizontal
        self._origin = 0
        self._marked: tuple[int, int] | None = None

    def show_origin(self, pixels: int) -> None:
        """Begin to count there."""
        self._origin = pixels
        self.update()

    def show_marked(self, marked: tuple[int, int] | None) -> None:
        """Mark from one dot to another."""
        self._marked = marked
        self.update()

    def sizeHint(self) -> QSize:
        """As thick as its figures need."""
        thick = current().size("space_24")
        return QSize(0, thick) if self._across else QSize(thick, 0)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ticks every millimetre, longer ones every five, figures every ten."""
        theme = current()
        thick = self.height() if self._across else self.width()
        length = self.width() if self._across else self.height()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            if self._marked is not None:
                begin, end = (self._origin + dot for dot in self._marked)
                painter.fillRect(self._rectangle(begin, 0, end - begin, thick), theme.colour("brand_soft"))
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text_soft"))
            for mm in range(max(0, (length - self._origin) // DOTS_PER_MM + 1)):
                self._draw_tick(painter, mm, thick)

    def _draw_tick(self, painter: QPainter, mm: int, thick: int) -> None:
        at = self._origin + mm * DOTS_PER_MM + 0.5
        share = 0.6 if mm % _NUMBERED_MM == 0 else 0.4 if mm % _HALF_MM == 0 else 0.2
        long = thick * share
        painter.drawLine(QLineF(at, thick - long, at, thick) if self._across else QLineF(thick - long, at, thick, at))
        if mm % _NUMBERED_MM == 0 and mm:
            painter.save()
            if self._across:
                painter.translate(at - 2, 0)
            else:
                painter.translate(0, at - 2)
                painter.rotate(-90)
                painter.translate(0, 0)
            align = Qt.AlignmentFlag.AlignRight if self._across else Qt.AlignmentFlag.AlignLeft
            place = QRectF(-40, 0, 40, thick * 0.7) if self._across else QRectF(4, 0, 40, thick * 0.7)
            painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter), str(mm))
            painter.restore()

    def _rectangle(self, along: float, across: float, length: float, thick: float) -> QRectF:
        return QRectF(along, across, length, thick) if self._across else QRectF(across, along, thick, length)
