"""A drawn face whose mouth says how content it is."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

__all__ = ["paint_face"]


def paint_face(painter: QPainter, place: QRectF, *, mood: float, ink: QColor, ground: QColor) -> None:
    """Draw a round face into the square `place`.

    :param mood: from -1 (mouth turned down) through 0 (straight) to 1 (a wide, open smile).
    """
    side = place.width()
    stroke = side / 18
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(ground)
    painter.drawEllipse(place.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2))
    centre = place.center()
    _eyes(painter, centre, side, mood=mood, ink=ink)
    painter.setBrush(ink if mood >= 1 else Qt.BrushStyle.NoBrush)
    painter.drawPath(_mouth(centre, side, mood=mood))


def _eyes(painter: QPainter, centre: QPointF, side: float, *, mood: float, ink: QColor) -> None:
    for across in (-1, 1):
        eye = centre + QPointF(across * side * 0.17, -side * 0.1)
        if mood >= 1:
            arc = QPainterPath(_at(eye, side * 0.07, 200 * pi / 180))
            for step in range(1, 13):
                arc.lineTo(_at(eye, side * 0.07, (200 + 140 * step / 12) * pi / 180))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(arc)
        else:
            painter.setBrush(ink)
            painter.drawEllipse(eye, side * 0.025, side * 0.035)


def _at(centre: QPointF, radius: float, angle: float) -> QPointF:
    return centre + QPointF(radius * cos(angle), radius * sin(angle))


def _mouth(centre: QPointF, side: float, *, mood: float) -> QPainterPath:
    half = side * 0.2
    base = centre.y() + side * (0.2 - 0.07 * mood)
    bend = side * 0.24 * mood
    left, right = QPointF(centre.x() - half, base), QPointF(centre.x() + half, base)
    mouth = QPainterPath(left)
    mouth.quadTo(QPointF(centre.x(), base + bend), right)
    if mood >= 1:
        mouth.quadTo(QPointF(centre.x(), base + bend * 1.9), left)
        mouth.closeSubpath()
    return mouth
