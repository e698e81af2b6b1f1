"""The template that is edited: every change is a step that can be undone."""

from dataclasses import replace
from typing import Any

from app.modes.admin.steps import Edited
from designs.ticket import Element, TicketTemplate


class TemplateDocument(Edited[TicketTemplate]):
    """A template, which of its elements is selected (-1: none), and the steps that led there."""

    @property
    def template(self) -> TicketTemplate:
        """The template as it is now."""
        return self.whole

    @property
    def element(self) -> Element | None:
        """The element that is selected."""
        return self.template.elements[self.selected] if 0 <= self.selected < len(self.template.elements) else None

    def select(self, index: int) -> None:
        """Select an element."""
        if index != self.selected:
            self.show(self.template, index if index < len(self.template.elements) else -1)

    def change(self, **fields: Any) -> None:
        """Change fields of the whole ticket."""
        self.step(replace(self.template, **fields), self.selected, key=f"ticket/{'/'.join(fields)}")

    def change_element(self, **fields: Any) -> None:
        """Change fields of the element that is selected."""
        if self.element is not None:
            changed = replace(self.element, **fields)
            elements = self.template.elements
            kept = (*elements[: self.selected], changed, *elements[self.selected + 1 :])
            self.step(replace(self.template, elements=kept), self.selected, key=f"{self.selected}/{'/'.join(fields)}")

    def add(self, element: Element) -> None:
        """Put an element behind the one that is selected, or at the end."""
        at = self.selected + 1 if self.element is not None else len(self.template.elements)
        elements = self.template.elements
        self.step(replace(self.template, elements=(*elements[:at], element, *elements[at:])), at)

    def remove(self) -> None:
        """Take the element that is selected away. A ticket keeps at least one."""
        elements = self.template.elements
        if self.element is not None and len(elements) > 1:
            kept = (*elements[: self.selected], *elements[self.selected + 1 :])
            self.step(replace(self.template, elements=kept), min(self.selected, len(kept) - 1))

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
        self.step(replace(self.template, elements=tuple(elements)), at)
