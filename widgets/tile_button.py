"""A small tile to touch: an icon and a word or two, which can be switched on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import focus_ring, lines_of, panel, text_in
from widgets.theme import current

__all__ = ["TileButton"]

_STEPS = ("title", "subtitle", "lead", "body")  # from the largest down
_UPRIGHT = 1.5  # in fingers: from this height on the icon stands above the words
_MOST_LINES = 2
_MOST_LINES_UPRIGHT = 3


class TileButton(QPushButton):
    """Icon beside words, or above them on a high tile. While it is checked it stands out like what was chosen."""

    def __init__(self, text: str, parent: QWidget | None = None, *, icon: str) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._step = ""
        self._shows_icon = True
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Leave it as it is: whoever shows the tile says what is chosen."""

    def leave_icon_out(self, leave: bool) -> None:
        """Give the room of the icon to the words, or back to it."""
        if leave == self._shows_icon:
            self._shows_icon = not leave
            self.update()

    def fitting_step(self) -> str | None:
        """Return the largest step of the type scale at which all words are seen; `None`: there is none."""
        words = self._words_place()
        for step in _STEPS:
            font = current().font(step, bold=True)
            lines = lines_of(self.text(), font, words.width())
            whole = max(map(QFontMetricsF(font).horizontalAdvance, self.text().split()), default=0) <= words.width()
            fits = len(lines) * QFontMetricsF(font).lineSpacing() <= words.height()
            if len(lines) <= self._most and fits and whole:
                return step
        return None

    def write_at(self, step: str) -> None:
        """Write at a step: tiles beside each other look alike at the least of their fitting ones."""
        if step != self._step:
            self._step = step
            self.update()

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
        with QPainter(self) as painter:
            panel(painter, place, theme.colour(fill), radius=radius, outline=theme.colour("line_strong"))
            if self._shows_icon:
                icons.paint(painter, self._icon, theme.colour(ink), self._icon_place())
            font = theme.font(self._step or self.fitting_step() or _STEPS[-1], bold=True)
            across = Qt.AlignmentFlag.AlignHCenter if self._stands else Qt.AlignmentFlag.AlignLeft
            align = across | Qt.AlignmentFlag.AlignVCenter
            text_in(painter, self._words_place(), self.text(), font, theme.colour(ink), align=align, most=self._most)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)

    @property
    def _stands(self) -> bool:
        return self.height() >= _UPRIGHT * current().size("height_touch")

    @property
    def _most(self) -> int:
        return _MOST_LINES_UPRIGHT if self._stands else _MOST_LINES

    def _icon_place(self) -> QRectF:
        side, margin = float(current().size("icon_large")), current().size("space_12")
        if self._stands:
            return QRectF((self.width() - side) / 2, margin, side, side)
        return QRectF(margin, (self.height() - side) / 2, side, side)

    def _words_place(self) -> QRectF:
        side, margin = current().size("icon_large"), current().size("space_12")
        near = current().size("space_8")
        if not self._shows_icon:
            return QRectF(self.rect()).adjusted(near, 0, -near, 0)
        if self._stands:
            return QRectF(self.rect()).adjusted(near, margin + side, -near, -near / 2)
        return QRectF(self.rect()).adjusted(2 * margin + side, 0, -near, 0)
