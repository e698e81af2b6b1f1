"""What is drawn on a picture: frames, arrows, strokes, words, mosaic. All places are dots of the picture."""

from dataclasses import dataclass
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF

__all__ = ["Arrow", "Frame", "Mark", "Mosaic", "Pen", "Stroke", "Words"]

_HEAD = 5.0
"""Length of an arrow's head as a multiple of its line's width."""

_HEAD_ANGLE = pi / 7


@dataclass(frozen=True)
class Pen:
    """Colour and width in dots."""

    colour: QColor
    width: float


@dataclass(frozen=True)
class Frame:
    """A rectangle around something."""

    place: QRectF
    pen: Pen

    def paint(self, painter: QPainter) -> None:
        """Draw the outline."""
        painter.setPen(_line(self.pen, Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.place)


@dataclass(frozen=True)
class Arrow:
    """From where one stands to what is meant."""

    start: QPointF
    end: QPointF
    pen: Pen

    def paint(self, painter: QPainter) -> None:
        """Draw the line and the filled head."""
        angle = atan2(self.end.y() - self.start.y(), self.end.x() - self.start.x())
        length = _HEAD * self.pen.width

        def behind(turn: float, far: float) -> QPointF:
            return self.end - QPointF(far * cos(angle + turn), far * sin(angle + turn))

        painter.setPen(_line(self.pen))
        painter.drawLine(self.start, behind(0.0, length * cos(_HEAD_ANGLE)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.pen.colour)
        painter.drawPolygon(QPolygonF([self.end, behind(_HEAD_ANGLE, length), behind(-_HEAD_ANGLE, length)]))


@dataclass(frozen=True)
class Stroke:
    """A line as the hand drew it."""

    points: tuple[QPointF, ...]
    pen: Pen

    def paint(self, painter: QPainter) -> None:
        """Draw the line, or a dot."""
        painter.setPen(_line(self.pen))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(self.points) == 1:
            painter.drawPoint(self.points[0])
            return
        path = QPainterPath(self.points[0])
        for point in self.points[1:]:
            path.lineTo(point)
        painter.drawPath(path)


@dataclass(frozen=True)
class Words:
    """A line of text with its upper left corner at `place`; a light edge keeps it readable on any ground."""

    place: QPointF
    text: str
    font: QFont
    pen: Pen
    edge: QColor

    def paint(self, painter: QPainter) -> None:
        """Draw the edge, then the letters."""
        path = QPainterPath()
        painter.setFont(self.font)
        baseline = self.place + QPointF(0, painter.fontMetrics().ascent())
        path.addText(baseline, self.font, self.text)
        painter.setBrush(self.pen.colour)
        painter.strokePath(path, _line(Pen(self.edge, self.pen.width)))
        painter.fillPath(path, self.pen.colour)


@dataclass(frozen=True)
class Mosaic:
    """Squares in the place of what was there: `squares` is painted over `place` and hides it wholly."""

    place: QRect
    squares: QImage

    def paint(self, painter: QPainter) -> None:
        """Put the squares there, replacing every dot."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(self.place.topLeft(), self.squares)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


Mark = Frame | Arrow | Stroke | Words | Mosaic


def _line(pen: Pen, join: Qt.PenJoinStyle = Qt.PenJoinStyle.RoundJoin) -> QPen:
    return QPen(pen.colour, pen.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join)
