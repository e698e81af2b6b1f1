"""Choosing one or several out of many: type to narrow, arrows and Enter to take, what was taken stands as tags."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from widgets.action_button import ActionButton
from widgets.flow_layout import FlowLayout
from widgets.offer_list import OfferList
from widgets.theme import current

__all__ = ["Tag", "TagBox"]

_MOST_OFFERED = 8


@dataclass(frozen=True, kw_only=True)
class Tag:
    """One option: its code, its name, a softer word beside it."""

    code: str
    name: str
    detail: str = ""


class TagBox(QWidget):
    """`changed` tells that something was taken or given back. With `most` 1 a new choice replaces the one before.

    :param fit: how well an option fits what was typed, smaller is better; `None` leaves it out.
    """

    changed = Signal()

    def __init__(self, fit: Callable[[str, Tag], int | None], *, name: str, hint: str = "", most: int = 60) -> None:
        """`name` is what a screen reader says of the field, `hint` stands in it while it is empty."""
        super().__init__()
        self._fit = fit
        self._most = most
        self._options: tuple[Tag, ...] = ()
        self._offered: tuple[Tag, ...] = ()
        self._taken: dict[str, ActionButton] = {}
        self.field = QLineEdit(placeholderText=hint)
        self.field.setAccessibleName(name)
        self._list = OfferList(self.field)
        self._list.picked.connect(self._take_place)
        self._tags = QWidget()
        self._flow = FlowLayout(self._tags, gap=current().size("space_4"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_4"))
        column.addWidget(self._tags)
        column.addWidget(self.field)
        self._tags.hide()
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._narrow)
        self.field.installEventFilter(self)
        self.destroyed.connect(self._list.deleteLater)

    def show_options(self, options: Sequence[Tag]) -> None:
        """Offer these; what was taken and is no option any more stays taken."""
        self._options = tuple(options)

    def codes(self) -> tuple[str, ...]:
        """Return what was taken, in the order in which it was."""
        return tuple(self._taken)

    def set_codes(self, codes: Sequence[str]) -> None:
        """Show these as taken, without telling anybody."""
        if tuple(codes) == self.codes():
            return
        for code in self.codes():
            self._drop(code)
        for code in codes:
            self._add(code)

    def take(self, code: str) -> None:
        """Take an option."""
        if code in self._taken:
            return
        while len(self._taken) >= self._most:
            self._drop(self.codes()[-1])
        self._add(code)
        self.field.clear()
        self._list.hide()
        self.changed.emit()

    def give_back(self, code: str) -> None:
        """Take an option no longer."""
        if code in self._taken:
            self._drop(code)
            self.field.setFocus()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard: keys for the list, coming, going."""
        if watched is not self.field:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._narrow()
        elif event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self._list.hide()
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, open_ = event.key(), not self._list.isHidden()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if open_:
                self._list.walk(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._narrow()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and open_ and plain:
            self._take_place(self._list.currentRow())
        elif key == Qt.Key.Key_Escape and open_:
            self._list.hide()
        elif key == Qt.Key.Key_Backspace and not self.field.text() and self._taken:
            self.give_back(self.codes()[-1])
        else:
            return False
        return True

    def _narrow(self) -> None:
        typed = self.field.text()
        ranked = [(self._fit(typed, one), place, one) for place, one in enumerate(self._options)]
        found = [(rank, place, one) for rank, place, one in ranked if rank is not None and one.code not in self._taken]
        self._offered = tuple(one for _, _, one in sorted(found, key=lambda each: each[:2])[:_MOST_OFFERED])
        self._list.fill(self._offered)
        if self._offered:
            self._list.open_under(self.field)

    def _take_place(self, place: int) -> None:
        if 0 <= place < len(self._offered):
            self.take(self._offered[place].code)

    def _add(self, code: str) -> None:
        name = next((one.name for one in self._options if one.code == code), code)
        tag = ActionButton(name, icon="close")
        tag.setObjectName(f"tag-{code}")
        tag.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tag.clicked.connect(lambda: self.give_back(code))
        self._taken[code] = tag
        self._flow.addWidget(tag)
        self._fit_place()

    def _drop(self, code: str) -> None:
        tag = self._taken.pop(code)
        self._flow.removeWidget(tag)
        tag.hide()
        tag.deleteLater()
        self._fit_place()

    def _fit_place(self) -> None:
        """Where only one can be taken and is, its tag stands in the field's place; a press frees it."""
        self._tags.setVisible(bool(self._taken))
        single = self._most == 1 and bool(self._taken)
        had_focus = self.field.hasFocus()
        self.field.setVisible(not single)
        if single and had_focus:
            self.focusNextChild()
