"""Small numbered offers beside a field: taken with a key or a click, never in the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from widgets.drawing import focus_ring, panel, text_in
from widgets.theme import current

__all__ = ["Chip", "Chips"]


@dataclass(frozen=True)
class Chip:
    """One offer: its words, the key that takes it, and more to read about it."""

    text: str
    key: str = ""
    tip: str = ""


class Chips(QWidget):
    """A row of offers that share the width there is. `taken` carries the place of one, from 0."""

    taken = Signal(int)

    def __init__(self, name: str, *, most: int = 3) -> None:
        """Each is called `NAME-PLACE`, from 1; there are never more than `most`."""
        super().__init__()
        self._chips: tuple[Chip, ...] = ()
        self._buttons = [_ChipButton(f"{name}-{place + 1}") for place in range(most)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("space_4"))
        for place, button in enumerate(self._buttons):
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, place=place: self.taken.emit(place))
        row.addStretch(1)
        self.show_chips(())

    def chips(self) -> tuple[Chip, ...]:
        """Return what is offered."""
        return self._chips

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Offer these."""
        self._chips = tuple(chips[: len(self._buttons)])
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._chips))
            if place < len(self._chips):
                button.show_chip(self._chips[place])

    def take(self, place: int) -> None:
        """Take the offer at a place, if there is one."""
        if place < len(self._chips):
            self.taken.emit(place)


class _ChipButton(QAbstractButton):
    """One offer, painted from tokens; gets narrower with an ellipsis where there is no room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._chip = Chip("")
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_chip(self, chip: Chip) -> None:
        """Show another offer."""
        self._chip = chip
        self.setText(chip.text)
        self.setAccessibleName(chip.text)
        self.setAccessibleDescription(chip.key)
        self.setToolTip(chip.tip or chip.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for key and words."""
        theme = current()
        words = QFontMetrics(theme.font("caption", True)).horizontalAdvance(self._chip.text) + 1
        return QSize(words + self._key_width() + theme.size("space_16"), self._height())

    def minimumSizeHint(self) -> QSize:
        """Room for the key and some signs."""
        return QSize(self._key_width() + 4 * current().size("caption"), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, key and words."""
        theme = current()
        place = QRectF(self.rect())
        radius = place.height() / 2
        pressed = self.isDown()
        ground = theme.colour("brand" if pressed else "brand_soft")
        ink = theme.colour("on_brand" if pressed else "brand_text")
        outline = theme.colour("brand") if self.underMouse() else None
        with QPainter(self) as painter:
            panel(painter, place, ground, radius=radius, outline=outline, stroke=theme.size("stroke"))
            inner = place.adjusted(theme.size("space_8"), 0, -theme.size("space_8"), 0)
            key = QRectF(inner.left(), inner.top(), self._key_width(), inner.height())
            text_in(painter, key, self._chip.key, theme.font("caption"), ink)
            words = inner.adjusted(key.width(), 0, 0, 0)
            text_in(painter, words, self._chip.text, theme.font("caption", True), ink)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)

    def _key_width(self) -> int:
        theme = current()
        if not self._chip.key:
            return 0
        return QFontMetrics(theme.font("caption")).horizontalAdvance(self._chip.key) + theme.size("space_4")

    @staticmethod
    def _height() -> int:
        theme = current()
        return QFontMetrics(theme.font("caption")).lineSpacing() + theme.size("space_4")
