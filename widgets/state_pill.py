"""A state in three signs at once: colour, icon, word."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import panel, text_in
from widgets.hue import Hue
from widgets.theme import current

__all__ = ["StatePill"]


class StatePill(QWidget):
    """A round-ended sign for one state; offline is hatched so that it differs without colour, too."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        hue: Hue = Hue.IDLE,
        icon: str | None = None,
        step: str = "body",
        solid: bool = False,
    ) -> None:
        """
        :param icon: another icon than the hue's own.
        :param solid: takes the full colour instead of the soft one.
        """
        super().__init__(parent)
        self._step = step
        self._solid = solid
        self._text = ""
        self._hue = hue
        self._icon = hue.icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(hue, text, icon=icon)

    @property
    def hue(self) -> Hue:
        """The hue shown."""
        return self._hue

    def text(self) -> str:
        """Return the word shown."""
        return self._text

    def show_state(self, hue: Hue, text: str, *, icon: str | None = None) -> None:
        """Show another state, with the hue's own icon unless another is given."""
        self._hue = hue
        self._icon = icon or hue.icon
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, word and round ends."""
        theme = current()
        metrics = QFontMetrics(theme.font(self._step, bold=True))
        height = _even(metrics.lineSpacing() + theme.size("space_8"))
        return QSize(metrics.horizontalAdvance(self._text) + 1 + self._side() + self._gap() + height, height)

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        theme = current()
        place = QRectF(self.rect())
        half = place.height() / 2
        ground, ink = (self._hue.value, self._hue.on) if self._solid else (self._hue.soft, self._hue.text)
        with QPainter(self) as painter:
            panel(painter, place, theme.colour(ground), radius=half)
            if self._hue is Hue.OFFLINE:
                painter.setBrush(
                    QBrush(theme.colour(Hue.OFFLINE.text if self._solid else "line"), Qt.BrushStyle.BDiagPattern)
                )
                painter.drawRoundedRect(place, half, half)
            side = self._side()
            colour = theme.colour(ink)
            icons.paint(painter, self._icon, colour, QRectF(half - 2, half - side / 2, side, side))
            words = place.adjusted(half - 2 + side + self._gap(), 0, 0, 0)
            text_in(painter, words, self._text, theme.font(self._step, bold=True), colour)

    def _side(self) -> int:
        return _even(round(current().size(self._step) * 1.2))

    def _gap(self) -> int:
        return _even(current().size(self._step) // 2)


def _even(pixels: int) -> int:
    return pixels + pixels % 2
