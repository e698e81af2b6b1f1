"""Lays cards out in as many equal columns as there is room for."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

__all__ = ["CardGrid", "columns_for"]


def columns_for(*, count: int, width: int, height: int, least: QSize, gap: int) -> int:
    """Return how many columns show `count` cards best in `width` × `height` pixels.

    Among the column counts whose cards are not narrower than `least`, the one whose cards all fit the height
    and come nearest to a calm 4:3 wins; without any that fits the height, the widest count wins.
    """
    most = max(1, min(count, (width + gap) // (least.width() + gap)))
    fitting: list[tuple[float, int]] = []
    for columns in range(1, most + 1):
        rows = ceil(count / columns)
        card_width = (width - (columns - 1) * gap) / columns
        card_height = (height - (rows - 1) * gap) / rows
        if card_height >= least.height():
            empty = columns * rows - count
            fitting.append((abs(card_width / card_height - 4 / 3) + empty / count, columns))
    return min(fitting)[1] if fitting else most


class CardGrid(QWidget):
    """Equal cells in reading order; the number of columns follows the size of the grid. Says `arranged` after that.

    :param gap: pixels between cells.
    :param tallest: pixels a cell may grow to in height; 0 fills the whole height.
    """

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None, *, gap: int, tallest: int = 0) -> None:
        super().__init__(parent)
        self._gap = gap
        self._tallest = tallest
        self._cards: list[QWidget] = []
        self.columns = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards instead of those before, which are thrown away unless they are shown again."""
        for card in self._cards:
            card.removeEventFilter(self)
            if card not in cards:
                card.hide()
                card.deleteLater()
        self._cards = list(cards)
        previous: QWidget | None = None
        for card in self._cards:
            card.setParent(self)
            card.installEventFilter(self)
            card.show()
            if previous is not None:
                QWidget.setTabOrder(previous, card)
            previous = card
        self._arrange()
        self.updateGeometry()

    def cards(self) -> tuple[QWidget, ...]:
        """Return the cards in reading order."""
        return tuple(self._cards)

    def sizeHint(self) -> QSize:
        """Two columns of cards at their own size."""
        cell = self._cell(lambda card: card.sizeHint())
        rows = ceil(len(self._cards) / 2)
        return QSize(2 * cell.width() + self._gap, rows * cell.height() + max(0, rows - 1) * self._gap)

    def minimumSizeHint(self) -> QSize:
        """One card."""
        return self._cell(lambda card: card.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the columns for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rearrange when a card asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().eventFilter(watched, event)

    def _cell(self, hint: Callable[[QWidget], QSize]) -> QSize:
        size = QSize(0, 0)
        for card in self._cards:
            size = size.expandedTo(hint(card))
        return size

    def _arrange(self) -> None:
        count = len(self._cards)
        if not count:
            return
        least = self._cell(lambda card: card.minimumSizeHint())
        self.columns = columns_for(count=count, width=self.width(), height=self.height(), least=least, gap=self._gap)
        rows = ceil(count / self.columns)
        wide = (self.width() - (self.columns - 1) * self._gap) // self.columns
        high = (self.height() - (rows - 1) * self._gap) // rows
        if self._tallest:
            high = min(high, self._tallest)
        for index, card in enumerate(self._cards):
            row, column = divmod(index, self.columns)
            card.setGeometry(QRect(column * (wide + self._gap), row * (high + self._gap), wide, high))
        self.arranged.emit()
