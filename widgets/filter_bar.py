"""What narrows a list: a search field, a choice per property, and one press that takes all of it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from widgets.action_button import ActionButton, ActionKind
from widgets.theme import current

__all__ = ["Filter", "FilterBar"]

_PAUSE_MS = 250
_LEAST_CHARACTERS = 5


@dataclass(frozen=True, kw_only=True)
class Filter:
    """One property to narrow by: its key, the words for "any", and the options as (value, words)."""

    key: str
    any_words: str
    options: tuple[tuple[str, str], ...]


class FilterBar(QWidget):
    """`changed` carries what is searched for and the chosen values by key; a pause in typing or Enter sends it."""

    changed = Signal(str, object)

    def __init__(self, *, search_words: str, clear_words: str, pause_ms: int = _PAUSE_MS) -> None:
        """`pause_ms`: how long nothing must be typed before the search begins."""
        super().__init__()
        self.search = QLineEdit(placeholderText=search_words, clearButtonEnabled=True)
        self.search.setObjectName("search")
        self.search.setAccessibleName(search_words)
        self._choices: dict[str, QComboBox] = {}
        self._filters: tuple[Filter, ...] = ()
        self._clear = ActionButton(clear_words, kind=ActionKind.QUIET, icon="close")
        self._clear.setObjectName("clear-filters")
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current().size("space_8"))
        self._row.addWidget(self.search, 1)
        self._row.addWidget(self._clear)
        self._clear.hide()
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._tell)
        self._clear.clicked.connect(self._on_clear)

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Offer these filters; values that were chosen and are still there stay chosen."""
        if tuple(filters) == self._filters:
            return
        chosen = self.values()
        self._filters = tuple(filters)
        for box in self._choices.values():
            self._row.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._choices = {wanted.key: self._made(wanted) for wanted in filters}
        for place, box in enumerate(self._choices.values(), start=1):
            self._row.insertWidget(place, box)
        self.put(self.search.text(), chosen)

    def values(self) -> dict[str, str]:
        """Return the chosen values by key, without those that may be any."""
        chosen = {key: box.currentData() for key, box in self._choices.items()}
        return {key: value for key, value in chosen.items() if value}

    def put(self, search: str, values: Mapping[str, str]) -> None:
        """Show what is searched for and chosen, without telling anybody."""
        if search != self.search.text():
            blocker = QSignalBlocker(self.search)
            self.search.setText(search)
            blocker.unblock()
        for key, box in self._choices.items():
            blocker = QSignalBlocker(box)
            box.setCurrentIndex(max(0, box.findData(values.get(key, ""))))
            blocker.unblock()
        self._clear.setVisible(bool(search or self.values()))

    def hideEvent(self, event: object) -> None:
        """Nothing is searched for any more by who is out of sight."""
        self._pause.stop()

    def _made(self, wanted: Filter) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"filter-{wanted.key}")
        box.setAccessibleName(wanted.any_words)
        box.setMinimumContentsLength(_LEAST_CHARACTERS)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.addItem(wanted.any_words, "")
        for value, words in wanted.options:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _index: self._tell())
        return box

    def _on_clear(self) -> None:
        self.put("", {})
        self._tell()
        self.search.setFocus()

    def _tell(self) -> None:
        self._pause.stop()
        values = self.values()
        self._clear.setVisible(bool(self.search.text() or values))
        self.changed.emit(self.search.text().strip(), values)
