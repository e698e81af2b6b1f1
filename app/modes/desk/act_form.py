"""The form of one act: asks for what the act needs and nothing else; Ctrl+Enter does it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.desk.act_editors import (
    CasesEditor,
    ChoiceEditor,
    DateEditor,
    Editor,
    FactsEditor,
    OpinionEditor,
    UnitsEditor,
    result_editor,
    satisfaction_editor,
    verdict_editor,
)
from app.modes.desk.view import Deed, Filled
from app.rules.case_needs import Need
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate


class ActForm(QWidget):
    """`filled` carries the `Filled` after every key, `wanted` the one to act with.

    `footer` holds the buttons; whoever shows the form puts it where it is always in sight.
    """

    filled = Signal(object)
    wanted = Signal(object)
    left = Signal()

    def __init__(self, deed: Deed, templates: Sequence[str]) -> None:
        super().__init__()
        self._before = Filled()
        self.editors = {need: _editor(need, deed, templates) for need in deed.needs}
        self._fault = Label(tone="failed_text", bold=True, wrap=True)
        self._fault.setObjectName("act-fault")
        self._fault.hide()
        self._caution = Label(tone="warning_text", bold=True, wrap=True)
        self._caution.setObjectName("act-caution")
        self._caution.hide()
        kind = ActionKind.DANGER if deed.danger else ActionKind.PRIMARY
        self.done = ActionButton(deed.name, kind=kind, icon="check", shortcut_text="Ctrl ↵")
        self.done.setObjectName("act-done")
        leave = ActionButton(translate("Desk", "Not now"), kind=ActionKind.QUIET)
        leave.setObjectName("act-leave")
        self.footer = QWidget()
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(leave)
        row.addStretch()
        row.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_8"))
        if deed.about:
            column.addWidget(Label(deed.about, tone="text_soft", wrap=True))
        for editor in self.editors.values():
            column.addWidget(editor)
            editor.changed.connect(lambda: self.filled.emit(self.read()))
        column.addWidget(self._fault)
        column.addWidget(self._caution)
        self.done.clicked.connect(lambda: self.wanted.emit(self.read()))
        leave.clicked.connect(self.left)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.done.click)

    def read(self) -> Filled:
        """Return what stands in the form."""
        filled = self._before
        for editor in self.editors.values():
            filled = editor.read(filled)
        return filled

    def put(self, filled: Filled) -> None:
        """Show what was put in before."""
        self._before = filled
        for editor in self.editors.values():
            editor.put(filled)

    def show_fault(self, text: str, need: Need | None) -> None:
        """Say what is wrong: beside the editor it concerns, else above the button."""
        for known, editor in self.editors.items():
            editor.show_fault(text if known is need else "")
        elsewhere = bool(text) and need not in self.editors
        self._fault.setText(text if elsewhere else "")
        self._fault.setVisible(elsewhere)

    def show_caution(self, text: str) -> None:
        """Say what to know before; it does not keep anybody from acting."""
        self._caution.setText(text)
        self._caution.setVisible(bool(text))

    def begin(self) -> None:
        """Bring the keyboard to the first thing that is asked for."""
        first = next(iter(self.editors.values()), None)
        target = first.findChild(QWidget, _FIRST.get(next(iter(self.editors), Need.OPINION), "")) if first else None
        (target or self.done).setFocus()


_FIRST = {
    Need.OPINION: "opinion",
    Need.UNITS: "host",
    Need.DATE: "until",
    Need.CASES: "merge-with",
    Need.FACTS: "edit-matter",
    Need.NEW_UNIT: "chosen",
    Need.OTHER_UNIT: "chosen",
    Need.EQUAL_UNIT: "chosen",
    Need.UNIT_BELOW: "chosen",
    Need.LOWER_CENTRE: "chosen",
    Need.STAFF: "chosen",
    Need.GRID_OFFICER: "chosen",
    Need.SCORE: "chosen",
}


def _editor(need: Need, deed: Deed, templates: Sequence[str]) -> Editor:
    options = deed.options.get(need, ())
    makers: dict[Need, Callable[[], Editor]] = {
        Need.OPINION: lambda: OpinionEditor(_opinion_label(deed), templates),
        Need.UNITS: lambda: UnitsEditor(deed),
        Need.RESULT: result_editor,
        Need.SATISFACTION: satisfaction_editor,
        Need.VERDICT: verdict_editor,
        Need.DATE: lambda: DateEditor(deed.until),
        Need.CASES: lambda: CasesEditor(options),
        Need.FACTS: lambda: FactsEditor(options, deed.areas),
    }
    return makers.get(need, lambda: ChoiceEditor(_choice_label(need), options, deed.guess))()


def _opinion_label(deed: Deed) -> str:
    if Need.SATISFACTION in deed.needs or Need.RESULT in deed.needs:
        return translate("Desk", "What the citizen said")
    return translate("Desk", "Opinion")


def _choice_label(need: Need) -> str:
    return {
        Need.LOWER_CENTRE: translate("Desk", "Centre"),
        Need.STAFF: translate("Desk", "Person"),
        Need.GRID_OFFICER: translate("Desk", "Grid worker"),
        Need.SCORE: translate("Desk", "Rule of assessment"),
    }.get(need, translate("Desk", "Department"))
