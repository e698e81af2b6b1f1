"""Digits for a finger."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from widgets import icons
from widgets.drawing import focus_ring, panel, text_in
from widgets.theme import current

__all__ = ["Key", "Keypad"]

_DIGITS = "123456789"


class Key(QPushButton):
    """One key: a character or an icon; a `square` one asks for no more than a finger's width."""

    def __init__(
        self, text: str, parent: QWidget, *, icon: str | None = None, name: str = "", square: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._square = square
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A comfortable key."""
        side = current().size("height_touch")
        return QSize(side if self._square else round(side * 1.5), side)

    def minimumSizeHint(self) -> QSize:
        """A finger's width."""
        side = current().size("height_touch")
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, character or icon, and focus ring."""
        theme = current()
        place = QRectF(self.rect())
        radius = theme.size("radius_control")
        fill, ink = ("brand", "on_brand") if self.isDown() else ("surface", "text")
        with QPainter(self) as painter:
            panel(painter, place, theme.colour(fill), radius=radius, outline=theme.colour("line_strong"))
            if self._icon:
                side = theme.size("icon_large")
                box = QRectF(0, 0, side, side)
                box.moveCenter(place.center())
                icons.paint(painter, self._icon, theme.colour(ink), box)
            else:
                fitting = min(self.height() * 2 // 3, round((self.width() - 16) / (0.6 * max(1, len(self.text())))))
                font = theme.font_of(min(theme.size("headline"), fitting), bold=True)
                text_in(painter, place, self.text(), font, theme.colour(ink), align=Qt.AlignmentFlag.AlignCenter)
            if self.hasFocus():
                focus_ring(painter, place, radius=radius)


class Keypad(QWidget):
    """Digits 1–9 and 0, a key to take back the last one, and one extra character (``X`` of an ID number) or none.

    Keys of a keyboard do the same while the pad has the focus.
    """

    typed = Signal(str)
    erased = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, extra: str = "", erase_name: str = "", gap: str = "space_12"
    ) -> None:
        """
        :param extra: a character for the free place beside 0.
        :param erase_name: what a screen reader says of the taking-back key.
        :param gap: size token of the room between keys.
        """
        super().__init__(parent)
        self._characters = _DIGITS + "0" + extra
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(current().size(gap))
        places = {digit: divmod(index, 3) for index, digit in enumerate(_DIGITS)} | {"0": (3, 1)}
        if extra:
            places[extra] = (3, 0)
        for text, (row, column) in places.items():
            key = Key(text, self)
            key.clicked.connect(lambda _=False, character=text: self.typed.emit(character))
            grid.addWidget(key, row, column)
        erase = Key("", self, icon="backspace", name=erase_name)
        erase.setAutoRepeat(True)
        erase.clicked.connect(self.erased)
        grid.addWidget(erase, 3, 2)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return all keys."""
        return tuple(self.findChildren(Key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type from a keyboard."""
        if event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif event.text() and event.text().upper() in self._characters:
            self.typed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)
