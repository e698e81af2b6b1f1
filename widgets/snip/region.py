"""From a rectangle dragged over a screen to the dots of its picture; no widgets, no state."""

from math import ceil, floor

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

__all__ = ["LEAST", "dots_of", "dragged"]

LEAST = 8
"""Pixels: a drag that is shorter in either direction was a slip of the hand."""


def dragged(start: QPointF, end: QPointF, bounds: QSize) -> QRectF:
    """Return the rectangle between two points, whichever comes first, within a screen of this size."""
    screen = QRectF(0, 0, bounds.width(), bounds.height())
    return QRectF(start, end).normalized().intersected(screen)


def dots_of(region: QRectF, ratio: float, picture: QSize) -> QRect:
    """Return the dots that a region of a screen touches: a dot that is half inside belongs to it.

    :param ratio: dots of one pixel, 1.0, 1.25, 1.5, 2.0 …
    :param picture: size of the screen's picture in dots; the result lies within it.
    """
    first = QPoint(floor(region.left() * ratio + 1e-6), floor(region.top() * ratio + 1e-6))
    last = QPoint(ceil(region.right() * ratio - 1e-6) - 1, ceil(region.bottom() * ratio - 1e-6) - 1)
    return QRect(first, last).intersected(QRect(QPoint(0, 0), picture))
