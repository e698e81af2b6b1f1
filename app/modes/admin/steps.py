"""What is edited, in steps that can be undone."""

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

W = TypeVar("W")


class Edited(QObject, Generic[W]):
    """A whole (a frozen value), which of its parts is selected (-1: none), and the steps that led there.

    `changed` is said whenever something else is to be shown.
    """

    changed = Signal()

    def __init__(self, whole: W, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.whole = whole
        self.selected = -1
        self.steps = QUndoStack(self)

    def open(self, whole: W) -> None:
        """Edit another one; the steps of the one before are forgotten."""
        self.steps.clear()
        self.show(whole, -1)

    def take(self, whole: W) -> None:
        """Go on with another one, a step that can be undone."""
        self.step(whole, -1)

    def step(self, whole: W, selected: int, *, key: str = "") -> None:
        """Change it. Changes with the same `key` in a row are one step: typing, turning a spin box."""
        if whole != self.whole:
            self.steps.push(_Change(self, (self.whole, self.selected), (whole, selected), key))

    def show(self, whole: W, selected: int) -> None:
        """Take over a state without a step."""
        self.whole, self.selected = whole, selected
        self.changed.emit()


class _Change(QUndoCommand):
    """From one state to another."""

    def __init__(self, edited: Edited[Any], before: tuple[Any, int], after: tuple[Any, int], key: str) -> None:
        super().__init__()
        self._edited, self._before, self.after, self.key = edited, before, after, key

    def redo(self) -> None:
        """Do it."""
        self._edited.show(*self.after)

    def undo(self) -> None:
        """Take it back."""
        self._edited.show(*self._before)

    def id(self) -> int:
        """Changes with a key may be merged."""
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a following change of the same thing in."""
        if not isinstance(other, _Change) or other.key != self.key:
            return False
        self.after = other.after
        return True
