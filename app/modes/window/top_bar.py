"""The line above the full page: where, who, whether devices and server answer, and the ways out."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.modes.window.lamp_row import LampRow
from app.modes.window.tool import tool
from app.modes.window.view import AtCounter, WindowView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate


class TopBar(QWidget):
    """Place at the left, signs and ways out at the right."""

    def __init__(self, *, badge: QWidget, leave: QWidget) -> None:
        super().__init__()
        theme = current()
        self._place = ElidedLabel(step="lead", bold=True)
        self._place.setObjectName("place")
        self._staff = Label(tone="text_soft")
        self._staff.setObjectName("staff-name")
        self.lamps = LampRow()
        self.slim = ActionButton(translate("Window", "Slim bar"), kind=ActionKind.QUIET, icon="chevron_up")
        self.slim.setObjectName("slim")
        self.messages = tool("messages", translate("Window", "Messages"), "message")
        self.hall = tool("hall-page", translate("Window", "Hall: announcements, welcome, devices"), "speaker")
        self.ratings = tool("ratings", translate("Window", "Ratings"), "star")
        self.settings = tool("settings", translate("Window", "Settings"), "settings")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size("space_24"), theme.size("space_8"), theme.size("space_12"), 0)
        row.setSpacing(theme.size("space_16"))
        row.addWidget(self._place, 1)
        ways = (self.hall, self.ratings, self.messages, self.settings, self.slim, leave)
        for part in (self.lamps, badge, self._staff, *ways):
            row.addWidget(part)

    def show_view(self, view: WindowView, counter: AtCounter) -> None:
        """Show where this is and who works here."""
        where = translate("Window", "Counter {number}  {name}").format(number=counter.number, name=counter.name)
        self._place.set_text(f"{where}  ·  {view.hall}")
        self._staff.setText(view.staff)
        self.lamps.show_lamps(counter.lamps)
        for way in (self.ratings, self.hall):
            way.setVisible(view.manages)
