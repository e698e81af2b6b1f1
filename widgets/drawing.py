"""What painted widgets share: panels, the focus ring, text that fits its place."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from widgets.theme import current

__all__ = ["balanced_lines_of", "fitted_font", "focus_ring", "lines_of", "panel", "text_in"]

_SMALLEST = 8


def panel(
    painter: QPainter,
    place: QRectF,
    fill: QColor,
    *,
    radius: float,
    outline: QColor | None = None,
    stroke: float = 1,
) -> None:
    """Draw a rounded panel whose outline, if any, lies wholly inside `place`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    if outline is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(place, radius, radius)
        return
    painter.setPen(QPen(outline, stroke))
    half = stroke / 2
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), radius - half, radius - half)


def focus_ring(painter: QPainter, place: QRectF, *, radius: float) -> None:
    """Draw the ring that shows where the keyboard is, just inside `place`, seen on any fill."""
    theme = current()
    stroke = theme.size("stroke_focus")
    half = stroke / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), stroke))
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), radius - half, radius - half)
    gap = stroke + 0.5
    painter.setPen(QPen(theme.colour("surface"), 1))
    painter.drawRoundedRect(place.adjusted(gap, gap, -gap, -gap), max(1, radius - gap), max(1, radius - gap))


def fitted_font(text: str, *, largest: int, width: float, height: float | None = None, bold: bool = False) -> QFont:
    """Return the interface font at `largest` pixels, or as much smaller as `text` needs to fit one line."""
    font = current().font_of(largest, bold=bold)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    factor = min(1.0, width / wide if wide else 1.0)
    if height is not None:
        tall = QFontMetricsF(font).capHeight()
        factor = min(factor, height / tall if tall else 1.0)
    return current().font_of(max(_SMALLEST, int(largest * factor)), bold=bold)


def lines_of(text: str, font: QFont, width: float, *, most: int | None = None) -> list[str]:
    """Break `text` into lines no wider than `width`; with `most` given, the last line ends in an ellipsis."""
    pieces: list[str] = []
    for paragraph in text.split("\n"):
        pieces += _broken(paragraph, font, width)
        pieces[-1] += " "  # where lines are joined again below, words stay apart
    lines = [piece.rstrip() for piece in pieces]
    if most is None or len(lines) <= most:
        return lines
    rest = "".join(pieces[most - 1 :]).rstrip()
    return [*lines[: most - 1], QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, int(width))]


def balanced_lines_of(text: str, font: QFont, width: float) -> list[str]:
    """Break `text` into as few lines as `width` allows, all about equally long: for centred text."""
    lines = lines_of(text, font, width)
    narrow, wide = width / (len(lines) + 1), width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(lines_of(text, font, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return lines_of(text, font, wide)


def _broken(paragraph: str, font: QFont, width: float) -> list[str]:
    """Break one paragraph; each piece keeps the space it ends with."""
    if not paragraph:
        return [""]
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


def text_in(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    most: int = 1,
) -> float:
    """Draw `text` in at most `most` lines inside `place`, elided where it is too long; return the height used."""
    painter.setFont(font)
    painter.setPen(colour)
    lines = lines_of(text, font, place.width(), most=most)
    step = QFontMetricsF(font).lineSpacing()
    used = step * len(lines)
    top = place.top()
    if align & Qt.AlignmentFlag.AlignVCenter:
        top += (place.height() - used) / 2
    elif align & Qt.AlignmentFlag.AlignBottom:
        top += place.height() - used
    flags = (align & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignVCenter
    for index, line in enumerate(lines):
        painter.drawText(QRectF(place.left(), top + index * step, place.width(), step), int(flags), line)
    return used
