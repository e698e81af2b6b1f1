"""The dialogs of a counter: an open question, and the return slip that is handed over. They never block the program."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.modes.kiosk.qr_view import QrView
from app.modes.window.ask_view import Asking, Question, SlipShown
from app.modes.window.bodies import body_for
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_TITLES: dict[Question, Callable[[], str]] = {
    Question.TRANSFER: lambda: translate("Window", "Transfer {number}: where to"),
    Question.PAPERS: lambda: translate("Window", "Which papers are missing for {number}"),
    Question.CANCEL: lambda: translate("Window", "Cancel {number}: why"),
    Question.CALL_NUMBER: lambda: translate("Window", "Call which number"),
    Question.CLAIM_SLIP: lambda: translate("Window", "Call the citizen who shows a slip"),
    Question.RESUME_PARKED: lambda: translate("Window", "Go on with which number"),
    Question.RETURN_WITH_PAPERS: lambda: translate("Window", "Return slip: scan it or type its number"),
    Question.CHANGE_SERVICE: lambda: translate("Window", "Change {number} to which service"),
    Question.ON_PAD: lambda: translate("Window", "What the citizen reads on the pad"),
    Question.MISRATING: lambda: translate("Window", "Which rating was given by mistake"),
    Question.REPRINT: lambda: translate("Window", "Print {number} again: where"),
}
_VERBS: dict[Question, Callable[[], str]] = {
    Question.TRANSFER: lambda: translate("Window", "Transfer"),
    Question.PAPERS: lambda: translate("Window", "Finish with a return slip"),
    Question.CANCEL: lambda: translate("Window", "Cancel ticket"),
    Question.CALL_NUMBER: lambda: translate("Window", "Call"),
    Question.CLAIM_SLIP: lambda: translate("Window", "Call"),
    Question.RESUME_PARKED: lambda: translate("Window", "Go on"),
    Question.RETURN_WITH_PAPERS: lambda: translate("Window", "Take a number"),
    Question.CHANGE_SERVICE: lambda: translate("Window", "Change service"),
    Question.ON_PAD: lambda: translate("Window", "Put on the pad"),
    Question.MISRATING: lambda: translate("Window", "File for the manager"),
    Question.REPRINT: lambda: translate("Window", "Print again"),
}


class AskDialog(QDialog):
    """One question. `answered` carries an `Answer`; `closed` tells that nothing is to be done."""

    answered = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget, question: Question) -> None:
        super().__init__(parent)
        self.question = question
        self.setObjectName(question.value)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._busy = False
        self._title = Label(step="subtitle", bold=True, wrap=True)
        self._body = body_for(question)
        self._do = ActionButton(_VERBS[question](), kind=ActionKind.PRIMARY)
        self._do.setObjectName("answer")
        leave = ActionButton(translate("Window", "Back"), kind=ActionKind.QUIET)
        leave.setObjectName("close-question")
        arrange(self, (self._title, self._body), (leave, self._do))
        self._body.changed.connect(self._show_ready)
        self._body.accepted.connect(self._answer)
        self._do.clicked.connect(self._answer)
        leave.clicked.connect(self.reject)
        self.rejected.connect(self.closed)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._answer)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where something is asked."""
        super().showEvent(event)
        self._body.setFocus()

    def show_asking(self, asking: Asking) -> None:
        """Follow the hall while the question is open."""
        title = _TITLES[self.question]().format(number=asking.subject)
        self.setWindowTitle(title)
        self._title.setText(title)
        self._busy = asking.busy
        self._body.show_asking(asking)
        self._show_ready()

    def _show_ready(self) -> None:
        self._do.setEnabled(not self._busy and self._body.answer() is not None)

    def _answer(self) -> None:
        answer = self._body.answer()
        if answer is not None and not self._busy:
            self.answered.emit(answer)


class SlipDialog(QDialog):
    """A return slip: what to bring, and the code that is scanned when the citizen comes back. `closed`: handed over."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("return-slip")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._title = Label(step="title", bold=True, wrap=True)
        self._service = Label(step="lead", tone="text_soft", wrap=True)
        self._missing = Label(step="lead", wrap=True)
        self._missing.setObjectName("missing")
        self._note = Label(tone="text_soft", wrap=True)
        self._code = QrView(side=current().size("hero") * 2)
        self._paper = Label(bold=True, wrap=True)
        self._paper.setObjectName("paper-state")
        done = ActionButton(translate("Window", "Handed over"), kind=ActionKind.PRIMARY)
        done.setObjectName("slip-done")
        parts = (self._title, self._service, self._missing, self._note, self._code, self._paper)
        arrange(self, parts, (done,))
        done.clicked.connect(self.accept)
        self.finished.connect(lambda _result: self.closed.emit())
        done.setFocus()

    def show_slip(self, slip: SlipShown) -> None:
        """Show a slip, and what became of its paper."""
        title = translate("Window", "Return slip {number}").format(number=slip.number)
        self.setWindowTitle(title)
        self._title.setText(title)
        self._service.setText(slip.service)
        self._missing.setText("\n".join(f"{place}. {paper}" for place, paper in enumerate(slip.missing, start=1)))
        self._note.setText(slip.note)
        self._note.setVisible(bool(slip.note))
        self._code.show_text(slip.code, name=translate("Window", "Code of the return slip"))
        self._paper.setText(slip.paper or translate("Window", "Printing…"))


def arrange(dialog: QDialog, parts: tuple[QWidget, ...], buttons: tuple[ActionButton, ...]) -> None:
    """Put the parts of a dialog one below the other, its buttons at the right below them."""
    theme = current()
    dialog.setMinimumSize(4 * theme.size("hero"), 3 * theme.size("hero"))
    column = QVBoxLayout(dialog)
    around = theme.size("space_24")
    column.setContentsMargins(around, around, around, around)
    column.setSpacing(theme.size("space_12"))
    for part in parts:
        column.addWidget(part, 1 if part is parts[1] and isinstance(dialog, AskDialog) else 0)
    row = QHBoxLayout()
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
