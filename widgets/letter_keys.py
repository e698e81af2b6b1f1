"""Letters, and digits where they are wanted, for a finger."""

from math import ceil

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from widgets.keypad import Key
from widgets.theme import current

__all__ = ["LetterKeys"]

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "1234567890"
_MOST_COLUMNS = 10
_TO_DIGITS, _TO_LETTERS = "123", "ABC"


class LetterKeys(QWidget):
    """A to Z in the order of the alphabet, which people who never type can find, and a key that takes one back.

    Ten keys stand in a row; more where the height would leave less than a finger for each. Where even that is not
    enough, letters and digits are two pages, and a key turns them.
    """

    typed = Signal(str)
    erased = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, digits: bool = False, erase_name: str = "", gap: str = "gap_touch"
    ) -> None:
        """
        :param digits: a row of digits first.
        :param erase_name: what a screen reader says of the taking-back key.
        :param gap: size token of the room between keys.
        """
        super().__init__(parent)
        self._gap = current().size(gap)
        self._columns = 0
        self._most = _MOST_COLUMNS if digits else _MOST_COLUMNS - 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self._gap)
        self._placed: tuple[Key, ...] = ()
        self._digits = tuple(self._key(digit) for digit in _DIGITS) if digits else ()
        self._letters = tuple(self._key(letter) for letter in _LETTERS)
        self._turn = Key(_TO_DIGITS, self, square=True)
        self._turn.clicked.connect(self._turn_page)
        self._turn.hide()
        self._erase = Key("", self, icon="backspace", name=erase_name, square=True)
        self._erase.setAutoRepeat(True)
        self._erase.clicked.connect(self.erased)
        self._arrange()

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return all keys, also those of the page that is not seen."""
        return (*self._digits, *self._letters, self._turn, self._erase)

    def minimumSizeHint(self) -> QSize:
        """As few rows as the width allows, with digits on a page of their own."""
        fewest = len(self._letters) + (2 if self._digits else 1)
        return self._extent(fewest, self._widest())

    def sizeHint(self) -> QSize:
        """All keys in their usual rows."""
        return self._extent(self._count, self._most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the rows for the new size."""
        super().resizeEvent(event)
        self._arrange()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @property
    def _count(self) -> int:
        return len(self._digits) + len(self._letters) + 1

    def _key(self, character: str) -> Key:
        key = Key(character, self, square=True)
        key.clicked.connect(lambda: self.typed.emit(character))
        return key

    def _turn_page(self) -> None:
        self._turn.setText(_TO_LETTERS if self._turn.text() == _TO_DIGITS else _TO_DIGITS)
        self._turn.setAccessibleName(self._turn.text())
        self._arrange()

    def _widest(self) -> int:
        """Return the most keys of a finger's width that fit beside each other."""
        return max(self._most, (self.width() + self._gap) // (current().size("height_touch") + self._gap))

    def _extent(self, count: int, columns: int) -> QSize:
        side, rows = current().size("height_touch"), ceil(count / columns)
        return QSize(self._most * side + (self._most - 1) * self._gap, rows * side + (rows - 1) * self._gap)

    def _arrange(self) -> None:
        usual, widest = (self._extent(self._count, columns).height() for columns in (self._most, self._widest()))
        columns = self._most if self.height() >= usual else self._widest()
        if self._digits and self.height() < widest:
            page = self._letters if self._turn.text() == _TO_DIGITS else self._digits
            self._place((*page, self._turn, self._erase), columns)
        else:
            self._place((*self._digits, *self._letters, self._erase), columns)

    def _place(self, keys: tuple[Key, ...], columns: int) -> None:
        if (keys, columns) == (self._placed, self._columns):
            return
        self._placed, self._columns = keys, columns
        for key in (*self._digits, *self._letters, self._turn, self._erase):
            self._grid.removeWidget(key)
            key.setVisible(key in keys)
        for place, key in enumerate(keys):
            self._grid.addWidget(key, *divmod(place, columns))
