"""The mosaic: squares of one colour each, in the place of what was there.

A square's colour is the mean of its dots, rounded to one of five values per channel. Nothing else of the dots goes into
the picture: two pictures whose squares have the same means become the same picture, dot for dot.
"""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

__all__ = ["LEAST_SQUARE", "mosaic", "square_side"]

LEAST_SQUARE = 16
"""Dots: about one character of body text."""

_SQUARES_ACROSS = 24
"""A large region has larger squares: fewer means are left of it, and it is done at once."""

_STEP = 64
"""Between the values a channel of a mean is rounded to: 0, 64, 128, 192, 255."""


def square_side(region: QRect) -> int:
    """Return the side of the squares of a region, in dots."""
    return max(LEAST_SQUARE, ceil(min(region.width(), region.height()) / _SQUARES_ACROSS))


def mosaic(picture: QImage, region: QRect) -> QImage:
    """Return what stands in the place of a region (in dots, within the picture): squares of one colour each."""
    source = picture.copy(region).convertToFormat(QImage.Format.Format_RGB888)
    result = QImage(region.size(), QImage.Format.Format_RGB32)
    data, stride = bytes(source.constBits()), source.bytesPerLine()
    with QPainter(result) as painter:
        for square in _squares(source.rect(), square_side(region)):
            painter.fillRect(square, _mean(data, stride, square))
    return result


def _squares(whole: QRect, side: int) -> Iterator[QRect]:
    for top in range(0, whole.height(), side):
        for left in range(0, whole.width(), side):
            yield QRect(left, top, side, side).intersected(whole)


def _mean(data: bytes, stride: int, square: QRect) -> QColor:
    first, last = 3 * square.left(), 3 * (square.right() + 1)
    rows = [data[y * stride + first : y * stride + last] for y in range(square.top(), square.bottom() + 1)]
    joined = b"".join(rows)
    dots = square.width() * square.height()
    return QColor(*(_rounded(sum(joined[channel::3]) / dots) for channel in range(3)))


def _rounded(mean: float) -> int:
    return min(255, _STEP * int(mean / _STEP + 0.5))
