"""A small tile to touch: an icon and a word or two, which can be switched on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import focus_ring, lines_of, panel, text_in
from widgets.theme import current

__all__ = ["TileButton"]

_STEPS = ("title", "subtitle", "lead")  # from the largest down


class TileButton(QPushButton):
    """Icon beside words. While it is checked it stands out like what was chosen."""

    def __init__(self, text: str, parent: QWidget | None = None, *, icon: str) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Leave it as it is: whoever shows the tile says what is chosen."""

    def sizeHint(self) -> QSize:
        """A finger's height and room for two words."""
        high = current().size("height_touch")
        return QSize(2 * high, high)

    def minimumSizeHint(self) -> QSize:
        """A finger's width beside the icon."""
        return QSize(round(current().size("height_touch") * 1.5), current().size("height_touch"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        theme = current()
        place, radius = QRectF(self.rect()), theme.size("radius_control")
        chosen = self.isDown() or self.isChecked()
        fill, ink = ("brand", "on_brand") if chosen else ("surface", "brand_text")
        side = float(theme.size("icon_large"))
        margin = theme.size("space_12")
        with QPainter(self) as painter:
            panel(painter, place, theme.colour(fill), radius=radius, outline=theme.colour("line_strong"))
            tile = QRectF(margin, (place.height() - side) / 2, side, side)
            icons.paint(painter, self._icon, theme.colour(ink), tile)
            words = place.adjusted(2 * margin + side, 0, -margin, 0)
            font = theme.font(self._step(words), bold=True)
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            text_in(painter, words, self.text(), font, theme.colour(ink), align=align, most=2)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)

    def _step(self, words: QRectF) -> str:
        """Return the largest step at which the words fit, better in one line than in two."""
        for most in (1, 2):
            for step in _STEPS:
                font = current().font(step, bold=True)
                lines = lines_of(self.text(), font, words.width())
                if len(lines) <= most and len(lines) * QFontMetricsF(font).lineSpacing() <= words.height():
                    return step
        return _STEPS[-1]
