"""A field whose value is chosen from a list that narrows while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.modes.hotline.search import Suggestion
from widgets.offer_list import OfferList


class SuggestionField(QLineEdit):
    """Arrow keys walk through the list, Enter chooses, Escape closes it. `chosen` and `searched` carry nothing: ask
    `code` and `text`."""

    searched = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        self._offered: tuple[Suggestion, ...] = ()
        self._list = OfferList(self)
        self._list.picked.connect(self._choose)
        self.textEdited.connect(self._on_edited)
        self.installEventFilter(self)
        self.destroyed.connect(self._list.deleteLater)

    def set_value(self, code: str, text: str) -> None:
        """Show a value without telling anybody."""
        self.code = code
        self.setText(text)
        self._list.hide()

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these while the keyboard is here."""
        self._offered = tuple(suggestions)
        self._list.fill(self._offered)
        if self.hasFocus() and not self.code:
            self._open()

    def open_list(self) -> None:
        """Show the list as if the keyboard were here."""
        self._open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard: keys for the list, coming, going."""
        if watched is self and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if watched is self and event.type() == QEvent.Type.FocusIn and not self.code:
            self._open()
        if watched is self and event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self._list.hide()
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if self._list.isHidden():
                self._open()
            else:
                self._list.walk(1 if key == Qt.Key.Key_Down else -1)
            return True
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and not self._list.isHidden():
            self._choose(self._list.currentRow())
            return True
        if key == Qt.Key.Key_Escape and not self._list.isHidden():
            self._list.hide()
            return True
        return False

    def _on_edited(self) -> None:
        self.code = ""
        self.searched.emit()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._offered):
            suggestion = self._offered[place]
            self.set_value(suggestion.code, suggestion.name)
            self.chosen.emit()

    def _open(self) -> None:
        if self._offered:
            self._list.open_under(self)
