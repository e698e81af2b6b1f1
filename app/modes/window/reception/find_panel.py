"""Looking a ticket up: what is found, and below it the one that is looked at with its whole history."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from app.modes.window.reception.tasks import TASKS
from app.modes.window.reception.view import Finding, HistoryLine, TicketShown, TicketTask
from app.modes.window.view import TicketRow
from widgets.action_button import ActionButton, ActionKind
from widgets.find_list import FindList, FindOption
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate


class FindPanel(Surface):
    """`searched` and `marked` carry what is typed and the ticket (id); `task_wanted` a `TicketTask`."""

    searched = Signal(str)
    marked = Signal(str)
    name_search_wanted = Signal()
    task_wanted = Signal(object)
    slip_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin="space_16", gap="space_8")
        self._finding = Finding()
        self._list = FindList(
            lambda _typed, _option: 0,
            name=translate("Reception", "Ticket: number, last digits of the phone, surname"),
            empty_text=translate("Reception", "Tickets of today appear here, the newest first."),
        )
        self._list.field.setObjectName("ticket-find")
        self._list.view.setObjectName("ticket-options")
        self._by_name = ActionButton(translate("Reception", "Search the full name (recorded)"), icon="search")
        self._by_name.setObjectName("search-name")
        self._slip = ActionButton(
            translate("Reception", "Back with papers"), kind=ActionKind.QUIET, icon="return", shortcut_text="F10"
        )
        self._slip.setObjectName("back-with-papers")
        self.card = TicketCard()
        self._arrange()
        self._list.field.textEdited.connect(self.searched)
        self._list.changed.connect(self._tell_marked)
        self._by_name.clicked.connect(self.name_search_wanted)
        self._slip.clicked.connect(self.slip_wanted)
        self.card.wanted.connect(self.task_wanted)

    def begin(self) -> None:
        """Let the keyboard begin to search."""
        self._list.field.setFocus()
        self._list.field.selectAll()

    def show_finding(self, finding: Finding, *, slip_why_not: str, busy: bool) -> None:
        """Show what is found and the ticket that is looked at."""
        before, self._finding = self._finding, finding
        if not finding.typed and before.typed:
            with QSignalBlocker(self._list.field):
                self._list.field.clear()
        self._list.say_when_empty(_empty_words(finding))
        shown = finding.marked
        with QSignalBlocker(self._list):
            self._list.show_options([_option(row) for row in finding.rows])
            if shown is not None:
                self._list.mark(shown.ticket)
        self._by_name.setVisible(finding.by_name)
        self._by_name.setEnabled(not busy)
        self._slip.setEnabled(not slip_why_not and not busy)
        self._slip.setToolTip(slip_why_not or translate("Reception", "Back with papers"))
        self.card.show_ticket(shown, busy=busy)

    def _tell_marked(self) -> None:
        marked, shown = self._list.marked(), self._finding.marked
        if marked is not None and (shown is None or marked.code != shown.ticket):
            self.marked.emit(marked.code)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(translate("Reception", "Look a ticket up"), step="lead", bold=True), 1)
        head.addWidget(self._slip)
        self.body.addLayout(head)
        self.body.addWidget(self._list, 2)
        self.body.addWidget(self._by_name)
        self.body.addWidget(self.card, 3)


class TicketCard(QWidget):
    """One ticket: number and state, where it stands, what can be done, what has happened. `wanted`: a `TicketTask`."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: TicketShown | None = None
        self._number = Label(step="title", bold=True)
        self._number.setObjectName("found-number")
        self._service = Label(wrap=True)
        self._facts = Label(tone="text_soft", wrap=True)
        self._facts.setObjectName("found-facts")
        self._buttons = {task: self._button(task) for task in TASKS}
        self._history = QListWidget()
        self._history.setObjectName("history")
        self._history.setAccessibleName(translate("Reception", "What has happened to this ticket"))
        self._history.setWordWrap(True)
        self._history.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._history.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: tuple[HistoryLine, ...] = ()
        self._arrange()
        self.setVisible(False)

    def show_ticket(self, shown: TicketShown | None, *, busy: bool) -> None:
        """Show a ticket; none hides the card."""
        self._shown = shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._number.setText(f"{shown.number}   {shown.state}")
        self._service.setText(shown.service)
        self._facts.setText("  ·  ".join(shown.facts))
        for task, button in self._buttons.items():
            why_not = shown.why_not.get(task, "")
            button.setEnabled(not why_not and not busy)
            button.setToolTip(why_not or f"{TASKS[task].words()}  {TASKS[task].key}")
        if shown.history != self._lines:
            self._lines = shown.history
            self._history.clear()
            self._history.addItems([_line(line) for line in shown.history])

    def _button(self, task: TicketTask) -> ActionButton:
        button = ActionButton(TASKS[task].words(), kind=ActionKind.SECONDARY)
        button.setObjectName(task.value)
        button.clicked.connect(lambda: self.wanted.emit(task))
        return button

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(current().size("space_4"))
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().size("space_8"))
        for part in (self._number, self._service, self._facts):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self._history, 1)


def _option(row: TicketRow) -> FindOption:
    return FindOption(code=row.ticket, label=f"{row.number}  {row.service}", detail=row.detail, sign=row.sign)


def _line(line: HistoryLine) -> str:
    return "   ".join(filter(None, (line.at, line.what, line.who)))


def _empty_words(finding: Finding) -> str:
    if not finding.typed:
        return translate("Reception", "Tickets of today appear here, the newest first.")
    return translate("Reception", "No ticket of today fits. Type a number, four digits of the phone, or the surname.")
