"""The reception's screen: a number to give, a ticket to look up, the hall at a glance, and the page of messages."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.window.dialogs import Dialogs
from app.modes.window.hall.page import HallPage
from app.modes.window.messages_page import MessagesPage
from app.modes.window.reception.find_panel import FindPanel
from app.modes.window.reception.hall_panel import HallPanel
from app.modes.window.reception.issue_panel import IssuePanel
from app.modes.window.reception.tasks import TASKS
from app.modes.window.reception.view import ReceptionView, TicketTask
from app.modes.window.tool import tool
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate


class ReceptionScreen(QWidget):
    """Three columns: to give a number, to look one up, to see the hall. F2 and F3 begin the first two.

    `hall_opened` carries a new `HallPage`.

    :param badge: makes the connection sign.
    """

    drafted = Signal(object)
    issue_wanted = Signal()
    searched = Signal(str)
    marked = Signal(str)
    name_search_wanted = Signal()
    task_wanted = Signal(object)
    slip_wanted = Signal()
    help_taken = Signal(str)
    message_sent = Signal(str, object)
    left = Signal()
    hall_opened = Signal(object)

    def __init__(self, badge: Callable[[bool], QWidget]) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._view = ReceptionView()
        self._badge = badge
        self.dialogs = Dialogs(self)
        self._inner: MessagesPage | HallPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._page = self._made()
        self._column.addWidget(self._page)

    def show_view(self, view: ReceptionView) -> None:
        """Show a state of the reception."""
        self._view = view
        here = translate("Reception", "Reception")
        self._place.set_text(f"{here}  ·  {view.hall}")
        self._staff.setText(view.staff)
        self.issue_panel.show_issuing(view.issuing, busy=view.busy)
        self.find_panel.show_finding(view.finding, slip_why_not=view.slip_why_not, busy=view.busy)
        self.hall_panel.show_now(view.now)
        if isinstance(self._inner, MessagesPage):
            self._inner.show_messages(view.messages)
        self.dialogs.show_asking(view.asking)

    def message_was_sent(self, sent: bool) -> None:
        """Tell the page where messages are written what became of it."""
        if isinstance(self._inner, MessagesPage):
            self._inner.was_sent(sent)

    def renew(self) -> None:
        """Make the page anew, in the look that is in force now."""
        before, self._page = self._page, self._made()
        self._column.replaceWidget(before, self._page)
        before.setParent(None)
        before.deleteLater()
        self.show_view(self._view)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin with the service."""
        super().showEvent(event)
        self.issue_panel.begin()

    def _made(self) -> QWidget:
        page = QWidget()
        self.issue_panel, self.find_panel, self.hall_panel = IssuePanel(), FindPanel(), HallPanel()
        self.issue_panel.drafted.connect(self.drafted)
        self.issue_panel.wanted.connect(self.issue_wanted)
        self.find_panel.searched.connect(self.searched)
        self.find_panel.marked.connect(self.marked)
        self.find_panel.name_search_wanted.connect(self.name_search_wanted)
        self.find_panel.task_wanted.connect(self.task_wanted)
        self.find_panel.slip_wanted.connect(self.slip_wanted)
        self.hall_panel.help_taken.connect(self.help_taken)
        self._bind_keys(page)
        theme = current()
        columns = QHBoxLayout()
        around = theme.size("space_12")
        columns.setContentsMargins(around, 0, around, around)
        columns.setSpacing(theme.size("space_12"))
        for part, share in ((self.issue_panel, 10), (self.find_panel, 13), (self.hall_panel, 13)):
            columns.addWidget(part, share)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_8"))
        column.addLayout(self._top())
        column.addLayout(columns, 1)
        return page

    def _top(self) -> QHBoxLayout:
        theme = current()
        self._place = ElidedLabel(step="lead", bold=True)
        self._place.setObjectName("place")
        self._staff = Label(tone="text_soft")
        messages = tool("messages", translate("Reception", "Messages"), "message")
        messages.clicked.connect(self._write)
        leave = ActionButton(translate("Reception", "Log out"), kind=ActionKind.QUIET, icon="close")
        leave.setObjectName("log-out")
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(theme.size("space_24"), theme.size("space_8"), theme.size("space_12"), 0)
        row.setSpacing(theme.size("space_16"))
        row.addWidget(self._place, 1)
        hall = tool("hall-page", translate("Reception", "Hall: announcements, welcome, devices"), "speaker")
        hall.clicked.connect(self._look_at_hall)
        for part in (self._badge(False), self._staff, hall, messages, leave):
            row.addWidget(part)
        return row

    def _bind_keys(self, page: QWidget) -> None:
        begins = {
            "F2": self.issue_panel.begin,
            "F3": self.find_panel.begin,
            "F4": self._write,
            "F7": self._look_at_hall,
            "F10": self.slip_wanted.emit,
        }
        for key, begin in begins.items():
            QShortcut(QKeySequence(key), page).activated.connect(begin)
        for task, action in TASKS.items():
            shortcut = QShortcut(QKeySequence(action.key), page)
            shortcut.activated.connect(lambda task=task: self._press(task))

    def _press(self, task: TicketTask) -> None:
        marked = self._view.finding.marked
        if marked is not None and not marked.why_not.get(task, "") and not self._view.busy:
            self.task_wanted.emit(task)

    def _write(self) -> None:
        if self._inner is None:
            page = MessagesPage()
            page.sent.connect(self.message_sent)
            page.show_messages(self._view.messages)
            self._go_to(page)

    def _look_at_hall(self) -> None:
        if self._inner is None:
            page = HallPage()
            self.hall_opened.emit(page)
            self._go_to(page)

    def _go_to(self, page: MessagesPage | HallPage) -> None:
        self._inner = page
        page.left.connect(self._come_back)
        self._page.hide()
        self._column.addWidget(page)
        page.setFocus()

    def _come_back(self) -> None:
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
            self._inner = None
        self._page.show()
        self.issue_panel.begin()
