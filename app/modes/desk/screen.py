"""The desk: its lists at the left, and in the middle a list, a case on one page, or the figures."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.modes.desk.case_page import CasePage
from app.modes.desk.errands_page import ErrandsPage
from app.modes.desk.figures_page import FiguresPage
from app.modes.desk.list_page import ListPage
from app.modes.desk.lists_panel import ListsPanel
from app.modes.desk.reminder import ReminderCard
from app.modes.desk.view import DeskView, Page
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.theme import current
from widgets.toast import Toast, ToastLevel

translate = QCoreApplication.translate


class DeskScreen(QWidget):
    """Shows views and tells what was pressed. The pages' own signals say the rest.

    :param badge: makes the connection sign.
    """

    list_chosen = Signal(str)
    refresh_wanted = Signal()
    reminder_closed = Signal()
    figures_wanted = Signal()
    left = Signal()

    def __init__(self, badge: Callable[[], QWidget]) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lists, self.list, self.case = ListsPanel(), ListPage(), CasePage()
        self.figures, self.errands = FiguresPage(), ErrandsPage()
        self.reminder = ReminderCard()
        self._said = Toast(self, close_name=translate("Desk", "Close the message"))
        self._said.setObjectName("said")
        self._shown = DeskView()
        self._pages = QStackedWidget()
        for page in (self.list, self.case, self.figures, self.errands):
            self._pages.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current().size("space_4"))
        self._column.addLayout(self._top(badge()))
        self._column.addWidget(self.reminder)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.lists)
        middle.addWidget(self._pages, 1)
        self._column.addLayout(middle, 1)
        self._bind_keys()
        self.lists.chosen.connect(self.list_chosen)
        self.reminder.chosen.connect(self.list_chosen)
        self.reminder.closed.connect(self.reminder_closed)

    @property
    def view(self) -> DeskView:
        """What is shown."""
        return self._shown

    def show_view(self, view: DeskView) -> None:
        """Show a state of the desk."""
        before, self._shown = self._shown, view
        self._place.set_text(view.centre or translate("Desk", "Waiting for the centre's data"))
        self._staff.setText("  ".join(filter(None, (view.staff, view.roles))))
        self._figures.setVisible(view.figures is not None)
        self.lists.show_entries(view.entries, view.current if view.page is not Page.FIGURES else "")
        self.lists.setVisible(not view.simple)
        self.reminder.show_entries(view.reminder)
        page = {
            Page.LIST: self.list,
            Page.CASE: self.case,
            Page.FIGURES: self.figures,
            Page.ERRANDS: self.errands,
        }[view.page]
        self.list.show_view(view.list)
        if view.case is not None:
            self.case.show_view(view.case)
        if view.figures is not None:
            self.figures.show_view(view.figures)
        self.errands.show_errands(view.errands)
        turned = self._pages.currentWidget() is not page
        self._pages.setCurrentWidget(page)
        opened = view.case is not None and (before.case is None or before.case.case != view.case.case)
        if self.isVisible() and (turned or (opened and view.page is Page.CASE)):
            self._begin(view.page)
        if view.said_version != before.said_version:
            self._said.show_message(view.said, level=ToastLevel.INFO)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where the work begins."""
        super().showEvent(event)
        self._begin(self._shown.page)

    def _begin(self, page: Page) -> None:
        if page is Page.CASE:
            self.case.begin()
        elif page is Page.LIST:
            self.list.begin()

    def _top(self, badge: QWidget) -> QHBoxLayout:
        theme = current()
        self._place = ElidedLabel(step="lead", bold=True)
        self._place.setObjectName("place")
        self._staff = Label(tone="text_soft")
        self._staff.setObjectName("staff-name")
        self._figures = ActionButton(translate("Desk", "Figures"), kind=ActionKind.QUIET, icon="full_view")
        self._figures.setObjectName("figures")
        self._figures.clicked.connect(self.figures_wanted)
        leave = ActionButton(translate("Desk", "Log out"), kind=ActionKind.QUIET, icon="close")
        leave.setObjectName("log-out")
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(theme.size("space_24"), theme.size("space_4"), theme.size("space_8"), 0)
        row.setSpacing(theme.size("space_16"))
        row.addWidget(self._place, 1)
        for part in (self._figures, badge, self._staff, leave):
            row.addWidget(part)
        return row

    def _bind_keys(self) -> None:
        keys = {"F5": self.refresh_wanted.emit, "F6": self._to_lists, "F8": self._figures.click}
        for key, press in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(press)

    def _to_lists(self) -> None:
        self.lists.lists.setFocus()
