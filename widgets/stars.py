"""A row of stars, some of them filled."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import icons
from widgets.theme import current

__all__ = ["Stars"]


class Stars(QWidget):
    """`value` filled stars out of `most`."""

    def __init__(self, parent: QWidget | None = None, *, value: int = 0, most: int = 5, size: str = "icon") -> None:
        super().__init__(parent)
        self._most = most
        self._size = size
        self.value = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_value(value)

    def show_value(self, value: int) -> None:
        """Fill this many stars. Raises ValueError outside 0 … most."""
        if not 0 <= value <= self._most:
            raise ValueError(f"{value} of {self._most} stars")
        self.value = value
        self.setAccessibleName(f"{value}/{self._most}")
        self.update()

    def sizeHint(self) -> QSize:
        """The stars side by side."""
        theme = current()
        side = theme.size(self._size)
        return QSize(self._most * side + (self._most - 1) * theme.size("space_4"), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stars."""
        theme = current()
        side = theme.size(self._size)
        with QPainter(self) as painter:
            for index in range(self._most):
                filled = index < self.value
                place = QRectF(index * (side + theme.size("space_4")), (self.height() - side) / 2, side, side)
                name, token = ("star_filled", "star") if filled else ("star", "line_strong")
                icons.paint(painter, name, theme.colour(token), place)
