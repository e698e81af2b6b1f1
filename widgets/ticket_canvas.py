"""Paints a ticket dot by dot: what is seen on the screen is what comes out of the printer."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from designs.ticket import Align
from widgets.ticket_blocks import Bar, Bars, Code, Picture, TicketLayout, Words
from widgets.ticket_layout import layout_ticket

__all__ = ["layout_ticket", "paint_ticket", "ticket_rows"]

_THRESHOLD = 128
_BLACK_OR_WHITE = bytes(0 if grey < _THRESHOLD else 255 for grey in range(256))
_BLACK = 0xFF000000
_MIDDLE = 0.38  # half the height of a Chinese character above the baseline, in letter heights


def paint_ticket(layout: TicketLayout) -> QImage:
    """Return the ticket as Format_Grayscale8 of `layout.width` × `layout.height`, every dot 0 or 255."""
    image = QImage(layout.width, max(1, layout.height), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for block in layout.blocks:
        match block:
            case Words():
                _paint_words(painter, block)
            case Bar():
                _paint_bar(painter, block)
            case Code():
                _paint_code(painter, block)
            case Bars():
                _paint_bars(painter, block)
            case Picture():
                _paint_picture(painter, block)
    painter.end()
    sharp = bytes(image.constBits()).translate(_BLACK_OR_WHITE)
    return QImage(sharp, image.width(), image.height(), image.bytesPerLine(), image.format()).copy()


def ticket_rows(image: QImage) -> tuple[int, int, bytes]:
    """Return (width, height, rows) for a printer: rows packed to whole bytes, first dot in the highest bit, 1 black.

    Rows have (width + 7) // 8 bytes; the bits behind the last dot are 0.
    """
    mono = image.convertToFormat(QImage.Format.Format_Mono, [0xFFFFFFFF, 0xFF000000])
    width, height = mono.width(), mono.height()
    packed = (width + 7) // 8
    spare = 8 * packed - width
    raw, stride = bytes(mono.constBits()), mono.bytesPerLine()
    rows = [raw[y * stride : y * stride + packed] for y in range(height)]
    if spare:
        keep = 0xFF << spare & 0xFF
        rows = [row[:-1] + bytes((row[-1] & keep,)) for row in rows]
    return width, height, b"".join(rows)


def _paint_words(painter: QPainter, words: Words) -> None:
    font = words.letters.qfont()
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setPen(Qt.GlobalColor.white if words.white else Qt.GlobalColor.black)
    free = words.place.width() - QFontMetricsF(font).horizontalAdvance(words.text)
    left = {Align.LEFT: 0.0, Align.CENTRE: free / 2, Align.RIGHT: free}[words.align]
    baseline = words.place.top() + words.place.height() / 2 + words.size * _MIDDLE
    painter.drawText(QPoint(round(words.place.left() + left), round(baseline)), words.text)


def _paint_bar(painter: QPainter, bar: Bar) -> None:
    if bar.radius:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawRoundedRect(bar.place, bar.radius, bar.radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        return
    parts = bar.place.width() // bar.dash if bar.dash else 1
    parts -= 1 - parts % 2  # odd, so that a dashed line begins and ends with a dash
    for part in range(0, parts, 2):
        left, right = (bar.place.left() + bar.place.width() * edge // parts for edge in (part, part + 1))
        painter.fillRect(QRect(left, bar.place.top(), right - left, bar.place.height()), Qt.GlobalColor.black)


def _paint_code(painter: QPainter, code: Code) -> None:
    size = len(code.rows)
    modules = QImage(size, size, QImage.Format.Format_Grayscale8)
    modules.fill(Qt.GlobalColor.white)
    for y, row in enumerate(code.rows):
        for x, black in enumerate(row):
            if black:
                modules.setPixel(x, y, _BLACK)
    painter.drawImage(code.place, modules)


def _paint_bars(painter: QPainter, bars: Bars) -> None:
    left = bars.place.left()
    for x, black in enumerate(bars.modules):
        if black:
            place = QRect(left + x * bars.module, bars.place.top(), bars.module, bars.place.height())
            painter.fillRect(place, Qt.GlobalColor.black)


def _paint_picture(painter: QPainter, picture: Picture) -> None:
    smooth = picture.image.scaled(
        picture.place.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter.drawImage(picture.place.topLeft(), smooth)
