"""A key with what is held down with it, as Qt writes it: `Ctrl+Alt+N`."""

from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

__all__ = ["Chord", "NoChord"]

_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ONLY_HELD = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})
_FIRST_FUNCTION, _LAST_FUNCTION = int(Qt.Key.Key_F1), int(Qt.Key.Key_F24)


class NoChord(ValueError):
    """What was given cannot be a key for the whole desktop."""


@dataclass(frozen=True)
class Chord:
    """One key (`Qt.Key`) and the modifiers held with it."""

    key: Qt.Key
    held: Qt.KeyboardModifier

    @classmethod
    def parse(cls, text: str) -> "Chord":
        """Read a chord. Raises `NoChord` unless it is one key with Ctrl, Alt or Meta, or a function key."""
        sequence = QKeySequence.fromString(text, QKeySequence.SequenceFormat.PortableText)
        if sequence.count() != 1:
            raise NoChord(text)
        return cls.of(sequence[0])  # type: ignore[index]  # the stubs forgot it

    @classmethod
    def of(cls, pressed: QKeyCombination) -> "Chord":
        """Return the chord of a press; see `parse`."""
        key, held = pressed.key(), pressed.keyboardModifiers() & _HELD
        strong = held & ~Qt.KeyboardModifier.ShiftModifier
        function = _FIRST_FUNCTION <= int(key) <= _LAST_FUNCTION
        unknown = key in (Qt.Key.Key_unknown, Qt.Key(0)) or key in _ONLY_HELD
        if unknown or not (strong or function):
            raise NoChord(QKeySequence(pressed).toString())
        return cls(key, held)

    def text(self) -> str:
        """The chord as settings keep it."""
        return QKeySequence(QKeyCombination(self.held, self.key)).toString(QKeySequence.SequenceFormat.PortableText)

    def shown(self) -> str:
        """The chord as this desktop writes it."""
        return QKeySequence(QKeyCombination(self.held, self.key)).toString(QKeySequence.SequenceFormat.NativeText)
