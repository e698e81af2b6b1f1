"""What fits what is being typed, in a list under the field; the keyboard stays with the field."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from widgets.theme import current

__all__ = ["Offer", "OfferList"]


class Offer(Protocol):
    """One row: a name, and a softer word beside it."""

    @property
    def name(self) -> str:
        """What is offered."""

    @property
    def detail(self) -> str:
        """What tells it from others; may be empty."""


class OfferList(QListWidget):
    """Floats in the window of its field; never takes the keyboard. `picked` tells the row that was clicked."""

    picked = Signal(int)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))
        self.hide()

    def fill(self, offers: Sequence[Offer]) -> None:
        """Offer these."""
        self.clear()
        for one in offers:
            item = QListWidgetItem("   ".join(filter(None, (one.name, one.detail))))
            item.setSizeHint(QSize(0, self._row_height()))
            self.addItem(item)
        self.setCurrentRow(0)
        if not offers:
            self.hide()

    def walk(self, step: int) -> None:
        """Go to the next row, or the one before."""
        self.setCurrentRow(min(self.count() - 1, max(0, self.currentRow() + step)))

    def open_under(self, field: QWidget) -> None:
        """Show the list directly under the field, or above it where there is no room below."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        gap = current().size("space_4")
        height = self.count() * self._row_height() + 2 * self.frameWidth()
        place = field.mapTo(window, QPoint(0, field.height() + gap))
        if place.y() + height > window.height():
            place = field.mapTo(window, QPoint(0, -height - gap))
        self.setGeometry(place.x(), place.y(), field.width(), height)
        self.show()
        self.raise_()

    @staticmethod
    def _row_height() -> int:
        return current().size("icon_large")
