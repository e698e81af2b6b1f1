"""The template that is edited: every change is a step that can be undone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from widgets.ticket_template import Element, TicketTemplate


class _Change(QUndoCommand):
    """From one template to another. Changes with the same `key` in a row are one step: typing, turning a spin box."""

    def __init__(
        self,
        show: Callable[[TicketTemplate, int], None],
        before: tuple[TicketTemplate, int],
        after: tuple[TicketTemplate, int],
        key: str,
    ) -> None:
        super().__init__()
        self._show, self._before, self.after, self.key = show, before, after, key

    def redo(self) -> None:
        """Do it."""
        self._show(*self.after)

    def undo(self) -> None:
        """Take it back."""
        self._show(*self._before)

    def id(self) -> int:
        """Changes with a key may be merged."""
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a following change of the same thing in."""
        if not isinstance(other, _Change) or other.key != self.key:
            return False
        self.after = other.after
        return True


class TemplateDocument(QObject):
    """A template, which of its elements is selected (-1: none), and the steps that led there."""

    changed = Signal()

    def __init__(self, template: TicketTemplate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self.selected = -1
        self.steps = QUndoStack(self)

    @property
    def element(self) -> Element | None:
        """The element that is selected."""
        return self.template.elements[self.selected] if 0 <= self.selected < len(self.template.elements) else None

    def open(self, template: TicketTemplate) -> None:
        """Edit another template; the steps of the one before are forgotten."""
        self.steps.clear()
        self._show(template, -1)

    def select(self, index: int) -> None:
        """Select an element."""
        if index != self.selected:
            self._show(self.template, index if index < len(self.template.elements) else -1)

    def change(self, **fields: Any) -> None:
        """Change fields of the whole ticket."""
        self._step(replace(self.template, **fields), self.selected, key=f"ticket/{'/'.join(fields)}")

    def change_element(self, **fields: Any) -> None:
        """Change fields of the element that is selected."""
        if self.element is not None:
            changed = replace(self.element, **fields)
            elements = self.template.elements
            kept = (*elements[: self.selected], changed, *elements[self.selected + 1 :])
            self._step(replace(self.template, elements=kept), self.selected, key=f"{self.selected}/{'/'.join(fields)}")

    def add(self, element: Element) -> None:
        """Put an element behind the one that is selected, or at the end."""
        at = self.selected + 1 if self.element is not None else len(self.template.elements)
        elements = self.template.elements
        self._step(replace(self.template, elements=(*elements[:at], element, *elements[at:])), at)

    def remove(self) -> None:
        """Take the element that is selected away. A ticket keeps at least one."""
        elements = self.template.elements
        if self.element is not None and len(elements) > 1:
            kept = (*elements[: self.selected], *elements[self.selected + 1 :])
            self._step(replace(self.template, elements=kept), min(self.selected, len(kept) - 1))

    def move(self, *, left: int, before: int | None = None) -> None:
        """Set the element that is selected in by `left` dots, and put it before another one (its index now)."""
        if self.element is None:
            return
        elements = list(self.template.elements)
        moved = replace(elements.pop(self.selected), left=max(0, left))
        at = self.selected
        if before is not None:
            at = min(len(elements), before - 1 if before > self.selected else before)
        elements.insert(at, moved)
        self._step(replace(self.template, elements=tuple(elements)), at)

    def _step(self, template: TicketTemplate, selected: int, *, key: str = "") -> None:
        if template != self.template:
            before = (self.template, self.selected)
            self.steps.push(_Change(self._show, before, (template, selected), key))

    def _show(self, template: TicketTemplate, selected: int) -> None:
        self.template, self.selected = template, selected
        self.changed.emit()
