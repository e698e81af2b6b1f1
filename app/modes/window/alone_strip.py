"""The strip that tells the person at a counter how to go on without the server; they want to serve, not to wonder."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.modes.window.view import AloneView
from widgets.action_button import ActionButton, ActionKind
from widgets.hue import Hue
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate


class AloneStrip(Surface):
    """Since when, what can be done, what cannot; on demand the list of what waits to be sent."""

    def __init__(self) -> None:
        super().__init__(kind=SurfaceKind.CARD, margin="space_12", gap="space_8")
        self.setObjectName("alone")
        self._head = Label(bold=True, wrap=True)
        self._head.setObjectName("alone-head")
        self._can = Label(wrap=True)
        self._cannot = Label(tone="text_soft", wrap=True)
        self._list = Label(tone="text_soft", wrap=True)
        self._list.setObjectName("alone-list")
        self._list.hide()
        self._more = ActionButton("", kind=ActionKind.QUIET, icon="send")
        self._more.setObjectName("alone-more")
        self._more.setAccessibleName(translate("Window", "What waits to be sent"))
        self._more.setCheckable(True)
        self._more.toggled.connect(self._list.setVisible)
        text = QVBoxLayout()
        text.setSpacing(current().size("space_4"))
        for label in (self._head, self._can, self._cannot, self._list):
            text.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_16"))
        row.addWidget(IconView("link_off", colour=Hue.WARNING.text))
        row.addLayout(text, 1)
        row.addWidget(self._more)
        self.body.addLayout(row)
        self.hide()

    def show_alone(self, alone: AloneView | None) -> None:
        """Show how things stand; nothing while the server is there."""
        self.setVisible(alone is not None)
        if alone is None:
            self._more.setChecked(False)
            return
        self._head.setText(alone.head)
        self._can.setText(alone.can)
        self._cannot.setText(alone.cannot)
        self._list.setText("\n".join(alone.lines))
        self._more.setText(translate("Window", "Waiting to be sent: {count}").format(count=alone.waiting))
        self._more.setEnabled(bool(alone.lines))
        self.setAccessibleName(f"{alone.head} {alone.can}")
