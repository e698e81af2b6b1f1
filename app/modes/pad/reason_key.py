"""A key that is on or off: one reason among several."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import focus_ring, lines_of, panel, text_in
from widgets.theme import current

_TALLEST = 2  # touch heights a key may grow to
_LINES = 2
_STEPS = ("title", "subtitle", "lead", "body")


class ReasonKey(QPushButton):
    """A box with a tick and words, as high as there is room for."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(_TALLEST * current().size("height_touch"))

    def sizeHint(self) -> QSize:
        """A touch high."""
        side = current().size("height_touch")
        return QSize(3 * side, side)

    def minimumSizeHint(self) -> QSize:
        """Still good to touch."""
        side = current().size("height_touch")
        return QSize(2 * side, side * 4 // 5)

    def _font(self, place: QRectF) -> QFont:
        """Return the largest font in which the words fit."""
        for step in _STEPS:
            font = current().font(step, bold=True)
            metrics = QFontMetricsF(font)
            lines = lines_of(self.text(), font, place.width())
            if len(lines) <= _LINES and len(lines) * metrics.lineSpacing() <= place.height():
                return font
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the box, the words."""
        theme = current()
        place = QRectF(self.rect())
        radius = theme.size("radius_card")
        on = self.isChecked()
        fill, outline = ("brand_soft", "brand") if on or self.isDown() else ("surface", "line_strong")
        margin = theme.size("space_24")
        side = theme.size("icon_large")
        box = QRectF(place.left() + margin, place.center().y() - side / 2, side, side)
        words = QRectF(box.right() + theme.size("space_16"), 0, place.right() - box.right() - margin, place.height())
        with QPainter(self) as painter:
            stroke = 2 if on else theme.size("stroke")
            panel(painter, place, theme.colour(fill), radius=radius, outline=theme.colour(outline), stroke=stroke)
            ground = theme.colour("brand" if on else "surface")
            panel(painter, box, ground, radius=theme.size("radius_control"), outline=theme.colour(outline), stroke=2)
            if on:
                icons.paint(painter, "check", theme.colour("on_brand"), box.adjusted(4, 4, -4, -4))
            ink = theme.colour("brand_text" if on else "text")
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            text_in(painter, words, self.text(), self._font(words), ink, align=middle, most=_LINES)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)
