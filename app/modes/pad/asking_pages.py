"""The pages that ask for a rating and for what was wrong."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.modes.pad.head import Head, column_of
from app.modes.pad.reason_key import ReasonKey
from app.modes.pad.view import PadView, Reason
from widgets.action_button import ActionButton, ActionKind
from widgets.rating_keys import RatingChoice, RatingKeys
from widgets.theme import current

translate = QCoreApplication.translate

_KEYS_HEIGHT = 400  # pixels: keys do not grow beyond it on a narrow pad
_LONGEST_COMMENT = 500  # characters, as the contract allows


class QuestionPage(QWidget):
    """The question, equal keys, and how many seconds are left."""

    rated = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._keys: RatingKeys | None = None
        self._question = ""
        self._head = Head()
        self._column = column_of(self)
        self._column.addWidget(self._head)

    def show_view(self, view: PadView) -> None:
        """Put the question; the keys are fresh whenever it is another one."""
        self._head.show_view(view)
        if view.question != self._question:
            self._question = view.question
            self._put_keys(view)

    def _put_keys(self, view: PadView) -> None:
        if self._keys is not None:
            self._column.removeWidget(self._keys)
            self._keys.hide()
            self._keys.deleteLater()
        choices = [RatingChoice(value=answer.place, text=answer.text, mood=answer.mood) for answer in view.answers]
        self._keys = RatingKeys(choices)
        for answer, key in zip(view.answers, self._keys.answers(), strict=True):
            key.setObjectName(f"rating-{answer.place}")
        self._keys.rated.connect(self.rated)
        self._column.addWidget(self._keys, 1)
        self._keys.show()
        self.setFocusProxy(self._keys)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the keys in good shape on a tall pad."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._keys is not None:
            upright = self.height() > self.width()
            self._keys.stack(upright=upright)
            self._keys.setMaximumHeight(self.height() if upright else max(_KEYS_HEIGHT, self.width() // 2))

    def stop(self) -> None:
        """Let the seconds stand when the page goes."""
        self._head.stop()


class ReasonsPage(QWidget):
    """What was wrong: as many keys as apply, then done; or no reason at all."""

    chosen = Signal(tuple)
    written = Signal(str)
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = Head()
        self._keys: dict[str, ReasonKey] = {}
        self._question = ""
        self._grid = _ReasonGrid()
        none = ActionButton(translate("Pad", "No reason"), touch=True)
        none.setObjectName("no-reason")
        done = ActionButton(translate("Pad", "Submit"), kind=ActionKind.PRIMARY, touch=True)
        done.setObjectName("submit-reasons")
        none.clicked.connect(self._submit_none)
        done.clicked.connect(self.submitted)
        self._comment = _comment_field()
        self._comment.textChanged.connect(self.written)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_16"))
        row.addWidget(self._comment, 3)
        row.addWidget(none, 1)
        row.addWidget(done, 1)
        column = column_of(self)
        column.addWidget(self._head)
        column.addWidget(self._grid, 1)
        column.addLayout(row)
        column.addStretch()

    def show_view(self, view: PadView) -> None:
        """Put the reasons; none is chosen when it is another question."""
        self._head.show_view(view)
        if view.question != self._question:
            self._question = view.question
            self._put_keys(view.reasons)
            with QSignalBlocker(self._comment):
                self._comment.clear()

    def stop(self) -> None:
        """Let the seconds stand when the page goes."""
        self._head.stop()

    def _put_keys(self, reasons: Sequence[Reason]) -> None:
        self._keys = {}
        for number, reason in enumerate(reasons, start=1):
            key = ReasonKey(reason.text)
            key.setObjectName(f"reason-{number}")
            key.toggled.connect(self._tell)
            self._keys[reason.code] = key
        self._grid.show_keys(tuple(self._keys.values()))

    def _tell(self) -> None:
        self.chosen.emit(tuple(code for code, key in self._keys.items() if key.isChecked()))

    def _submit_none(self) -> None:
        self.chosen.emit(())
        self.written.emit("")
        self.submitted.emit()


class _ReasonGrid(QWidget):
    """Keys in two columns, or three where there is little height."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[ReasonKey, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current().size("space_16"))

    def show_keys(self, keys: tuple[ReasonKey, ...]) -> None:
        """Show these keys instead of those before."""
        for key in self._keys:
            self._grid.removeWidget(key)
            key.hide()
            key.deleteLater()
        self._keys = keys
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the columns for the new size."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Room for two rows of keys."""
        return QSize(400, 2 * current().size("height_touch") + current().size("space_16"))

    def _place(self) -> None:
        columns = 3 if self.height() < 3 * (current().size("height_touch") + current().size("space_16")) else 2
        for number, key in enumerate(self._keys):
            self._grid.addWidget(key, *divmod(number, columns))
        rows = ceil(len(self._keys) / columns)
        self.setMaximumHeight(rows * (2 * current().size("height_touch") + current().size("space_16")))


def _comment_field() -> QLineEdit:
    field = QLineEdit(maxLength=_LONGEST_COMMENT)
    field.setObjectName("comment")
    field.setPlaceholderText(translate("Pad", "In your own words"))
    field.setAccessibleName(field.placeholderText())
    # As high as the keys beside it.
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    field.setFont(current().font("title"))
    return field
