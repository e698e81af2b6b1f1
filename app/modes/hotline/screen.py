"""The hotline on one page: the form at the left, what is known at the right."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.hotline.call_strip import CallStrip
from app.modes.hotline.desk_bar import DeskBar
from app.modes.hotline.form_panel import FormPanel
from app.modes.hotline.known_panel import KnownPanel
from app.modes.hotline.view import HotlineView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate


class HotlineScreen(QWidget):
    """Shows views and tells what was typed and pressed; the parts are there to be connected to."""

    left = Signal()

    def __init__(self, badge: QWidget) -> None:
        super().__init__()
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = current()
        self._place = ElidedLabel(step="lead", bold=True)
        self._place.setObjectName("place")
        self._staff = Label(tone="text_soft")
        self._staff.setObjectName("staff-name")
        self.call_strip = CallStrip()
        self.desk_bar = DeskBar()
        self.form = FormPanel()
        self.known = KnownPanel()
        body = QHBoxLayout()
        body.setSpacing(theme.size("space_12"))
        body.addWidget(self.form, 8)
        body.addWidget(self.known, 5)
        column = QVBoxLayout(self)
        around = theme.size("space_12")
        column.setContentsMargins(around, theme.size("space_4"), around, around)
        column.setSpacing(theme.size("space_4"))
        column.addLayout(self._top(badge))
        column.addWidget(self.desk_bar)
        column.addLayout(body, 1)

    def show_view(self, view: HotlineView) -> None:
        """Show a state of the program."""
        self._place.set_text(view.centre or translate("Hotline", "Waiting for the centre's data"))
        self._staff.setText(view.staff)
        self.call_strip.show_view(view)
        self.desk_bar.show_view(view)
        self.form.show_view(view)
        self.known.show_view(view)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin where the work begins."""
        super().showEvent(event)
        draft = self.form.draft()
        self.form.focus_on(draft.focus, draft.cursor)

    def _top(self, badge: QWidget) -> QHBoxLayout:
        theme = current()
        leave = ActionButton(translate("Hotline", "Log out"), kind=ActionKind.QUIET, icon="close")
        leave.setObjectName("log-out")
        leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size("space_16"))
        row.addWidget(self._place, 1)
        row.addWidget(self.call_strip)
        for part in (badge, self._staff, leave):
            row.addWidget(part)
        return row
