"""A field whose value is chosen from a list that narrows while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.modes.hotline.search import Suggestion
from widgets.theme import current


class SuggestionField(QLineEdit):
    """Arrow keys walk through the list, Enter chooses, Escape closes it. `chosen` and `searched` carry nothing: ask
    `code` and `text`."""

    searched = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        self._offered: tuple[Suggestion, ...] = ()
        self._list = _List(self)
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


class _List(QListWidget):
    """The list under a field, floating over what is below it in the same window; never takes the keyboard."""

    picked = Signal(int)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.picked.emit(self.row(item)))
        self.hide()

    def fill(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these."""
        self.clear()
        for suggestion in suggestions:
            item = QListWidgetItem("   ".join(filter(None, (suggestion.name, suggestion.detail))))
            item.setSizeHint(QSize(0, self._row_height()))
            self.addItem(item)
        self.setCurrentRow(0)
        if not suggestions:
            self.hide()

    def walk(self, step: int) -> None:
        """Go to the next row, or the one before."""
        self.setCurrentRow(min(self.count() - 1, max(0, self.currentRow() + step)))

    def open_under(self, field: QWidget) -> None:
        """Show the list directly under a field, or above it where there is no room below."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        gap = current().size("space_4")
        height = self.count() * self._row_height() + 2 * self.frameWidth()
        place = field.mapTo(window, QPoint(0, field.height() + gap))
        if place.y() + height > window.height():
            place = field.mapTo(window, QPoint(0, -height - gap))
        self.setGeometry(place.x(), place.y(), field.width(), height)
        self.show()
        self.raise_()

    @staticmethod
    def _row_height() -> int:
        return current().size("icon_large")
