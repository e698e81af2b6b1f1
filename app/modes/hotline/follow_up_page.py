"""Before it sits a call-taker between two calls who calls citizens back and presses what they said, one by one."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.modes.hotline.case_list import CaseList
from app.modes.hotline.follow_up import Said, verdict
from app.modes.hotline.view import CaseRow
from widgets.action_button import ActionButton
from widgets.theme import current

translate = QCoreApplication.translate

_LEVELS = (5, 4, 3, 2, 1)


class FollowUpPage(QWidget):
    """`dialled` carries the id of the case whose citizen is called, `said` the id and a `Said`."""

    dialled = Signal(str)
    said = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._cases = CaseList(empty=translate("FollowUp", "Nobody waits to be called back."))
        self._cases.setObjectName("follow-ups")
        self._note = QLineEdit(placeholderText=translate("FollowUp", "What the citizen says"), maxLength=200)
        self._note.setObjectName("follow-up-note")
        self._note.setAccessibleName(self._note.placeholderText())
        self._dial = _button(translate("FollowUp", "Call"), "follow-up-dial", icon="phone")
        self._missed = _button(translate("FollowUp", "Not reached"), "follow-up-missed")
        self._levels = [_button(verdict(level), f"follow-up-{level}") for level in _LEVELS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_4"))
        column.addWidget(self._cases, 1)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self._note, self._dial),
            tuple(self._levels[:2]),
            tuple(self._levels[2:4]),
            (self._levels[4], self._missed),
        )
        for parts in rows:
            row = QHBoxLayout()
            row.setSpacing(current().size("space_4"))
            for part in parts:
                row.addWidget(part, 1)
            column.addLayout(row)
        self._dial.clicked.connect(lambda: self.dialled.emit(self._case()))
        self._missed.clicked.connect(lambda: self._tell(None))
        for level, button in zip(_LEVELS, self._levels, strict=True):
            button.clicked.connect(partial(self._tell, level))

    def show_cases(self, cases: tuple[CaseRow, ...]) -> None:
        """Show who waits to be called back; what is being noted stays."""
        self._cases.show_cases(cases)
        for button in (self._dial, self._missed, *self._levels):
            button.setEnabled(bool(cases))

    def _case(self) -> str:
        """Return the id of the chosen case, or of the first."""
        rows = self._cases.cases()
        place = max(0, self._cases.currentIndex().row())
        return rows[place].id if place < len(rows) else ""

    def _tell(self, level: int | None, _checked: bool = False) -> None:
        case = self._case()
        if case:
            self.said.emit(case, Said(level, self._note.text().strip()))
            self._note.clear()


def _button(words: str, name: str, *, icon: str | None = None) -> ActionButton:
    button = ActionButton(words, icon=icon)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
