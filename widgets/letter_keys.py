"""Letters, and digits where they are wanted, for a finger."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from widgets.keypad import Key
from widgets.theme import current

__all__ = ["LetterKeys"]

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "1234567890"
_MOST_COLUMNS = 10


class LetterKeys(QWidget):
    """A to Z in the order of the alphabet, which people who never type can find, and a key that takes one back."""

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
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(current().size(gap))
        columns = _MOST_COLUMNS if digits else _MOST_COLUMNS - 1
        characters = (_DIGITS if digits else "") + _LETTERS
        for place, character in enumerate(characters):
            key = Key(character, self, square=True)
            key.clicked.connect(lambda _=False, character=character: self.typed.emit(character))
            grid.addWidget(key, *divmod(place, columns))
        erase = Key("", self, icon="backspace", name=erase_name, square=True)
        erase.setAutoRepeat(True)
        erase.clicked.connect(self.erased)
        grid.addWidget(erase, *divmod(len(characters), columns))

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return all keys."""
        return tuple(self.findChildren(Key))
