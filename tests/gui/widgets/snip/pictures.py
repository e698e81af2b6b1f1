"""Pictures to freeze and to draw on."""

from random import Random

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.theme import current


def numbered(size: QSize) -> QImage:
    """Return a picture of which every dot says where it is: red its column, green its row, blue the pages of both."""
    image = QImage(size, QImage.Format.Format_RGB32)
    for y in range(size.height()):
        for x in range(size.width()):
            image.setPixelColor(x, y, QColor(x % 256, y % 256, x // 256 * 16 + y // 256))
    return image


def place_of(dot: QColor) -> tuple[int, int]:
    """Return where a dot of such a picture was."""
    return dot.red() + dot.blue() // 16 * 256, dot.green() + dot.blue() % 16 * 256


def text_screen(size: QSize, *, words: str = "身份证 110105199003071234 张三丰") -> QImage:
    """Return a screen full of text, as a business system has it."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setFont(current().font("body"))
        for row in range(24, size.height(), 24):
            painter.drawText(12, row, f"{row:04d}  {words}  " * (size.width() // 300))
    return image


def shuffled(picture: QImage, region: QRect, side: int, *, seed: int) -> QImage:
    """Return the picture with the dots of each square of a region in another order: the means stay."""
    mixed, random = picture.copy(), Random(seed)
    for top in range(region.top(), region.bottom() + 1, side):
        for left in range(region.left(), region.right() + 1, side):
            square = QRect(left, top, side, side).intersected(region)
            places = [(x, y) for y in range(square.top(), square.bottom() + 1) for x in _columns(square)]
            dots = [picture.pixel(*place) for place in places]
            random.shuffle(dots)
            for place, dot in zip(places, dots, strict=True):
                mixed.setPixel(*place, dot)
    return mixed


def _columns(square: QRect) -> range:
    return range(square.left(), square.right() + 1)
