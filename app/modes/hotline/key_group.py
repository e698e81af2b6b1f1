"""A choice of one among a few, as keys beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from widgets.action_button import ActionButton
from widgets.theme import current


@dataclass(frozen=True)
class Key:
    """One key: its value, its word, and the text of its shortcut."""

    value: str
    word: str
    shortcut: str = ""


class KeyGroup(QWidget):
    """At most one key is down. Each is called `NAME-VALUE`; arrow keys walk, space bar and digits press."""

    changed = Signal(str)

    def __init__(self, name: str, keys: Sequence[Key] = ()) -> None:
        super().__init__()
        self._name = name
        self._keys: tuple[Key, ...] = ()
        self._buttons: dict[str, ActionButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().size("space_4"))
        self.set_keys(keys)

    def set_keys(self, keys: Sequence[Key]) -> None:
        """Offer other keys; the choice stays when it is still there."""
        if tuple(keys) == self._keys:
            return
        chosen = self.value()
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._keys = tuple(keys)
        self._buttons = {key.value: self._made(key) for key in keys}
        self.set_value(chosen)

    def value(self) -> str:
        """Return the value of the key that is down, or nothing."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Put one key down, or none, without telling anybody."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == value)
        self._group.setExclusive(True)

    def press(self, place: int) -> None:
        """Press the key at a place, from 0; nothing when there is none."""
        if 0 <= place < len(self._keys):
            self._buttons[self._keys[place].value].click()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the key that is down, or to the first."""
        button = self._buttons.get(self.value()) or next(iter(self._buttons.values()), None)
        if button is not None:
            button.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit press the key at its place while the keyboard is in the group."""
        digit = event.key() - Qt.Key.Key_1
        if 0 <= digit < len(self._keys) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.press(digit)
        else:
            super().keyPressEvent(event)

    def _made(self, key: Key) -> ActionButton:
        button = ActionButton(key.word, shortcut_text=key.shortcut)
        button.setObjectName(f"{self._name}-{key.value}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.changed.emit(key.value))
        self._group.addButton(button)
        self._row.addWidget(button, 1)
        return button
