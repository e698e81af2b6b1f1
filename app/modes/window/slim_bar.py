"""The slim bar: one row that stays above the business system."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.modes.window.deeds import PRIMARY, Deeds
from app.modes.window.hues import HUES
from app.modes.window.now_panel import HuePanel
from app.modes.window.view import AtCounter, Deed, WindowView
from widgets.action_button import ActionButton, ActionKind
from widgets.elided_label import ElidedLabel
from widgets.figure import Figure
from widgets.hue import Hue
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.theme import current

translate = QCoreApplication.translate

_SECONDARY = (Deed.RECALL, Deed.NO_SHOW, Deed.FINISH_UNRATED, Deed.PAUSE)


class SlimBar(HuePanel):
    """State, number, timer, the next deed; the rest as icons. Dragging it moves the window."""

    def __init__(self, *, badge: QWidget) -> None:
        super().__init__()
        theme = current()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.deeds = Deeds(self, shown=_SECONDARY, large=False)
        self.full = ActionButton("", kind=ActionKind.QUIET, icon="chevron_down")
        self.full.setObjectName("full")
        self.full.setAccessibleName(translate("Window", "Full view"))
        self.full.setToolTip(translate("Window", "Full view"))
        self._state = StatePill(solid=True)
        self._state.setObjectName("state")
        self._number = Figure(step="headline", align=Qt.AlignmentFlag.AlignLeft)
        self._number.setObjectName("current-number")
        self._service = ElidedLabel(step="lead", bold=True)
        self._service.setObjectName("current-service")
        self._timer = Label(step="lead", bold=True)
        self._timer.setObjectName("timer")
        self._waiting = Label(tone="text_soft")
        self._waiting.setObjectName("waiting-total")
        self._badge = badge
        self._arrange(theme.size("space_12"))

    def sizeHint(self) -> QSize:
        """One row of a control with air around it."""
        theme = current()
        return QSize(super().sizeHint().width(), theme.size("height") + theme.size("space_32"))

    def show_view(self, view: WindowView, counter: AtCounter) -> None:
        """Show a counter at work."""
        hue, ticket = HUES[counter.state], counter.ticket
        self.show_hue(hue)
        self._state.show_state(hue, counter.state_words)
        self._number.set_text(ticket.number if ticket else "")
        self._number.setVisible(ticket is not None)
        self._number.set_tone(hue.text)
        self._service.set_text(ticket.service if ticket else counter.hint or counter.next_reason)
        self._timer.setText(counter.timer)
        self._timer.set_tone(Hue.WARNING.text if ticket and ticket.late else "text")
        self._waiting.setText(translate("Window", "Waiting: {count}").format(count=counter.waiting))
        self.deeds.show_counter(counter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the window be dragged by its ground."""
        handle = self.window().windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def _arrange(self, gap: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(gap, 0, gap, 0)
        row.setSpacing(gap)
        buttons = self.deeds.buttons
        row.addWidget(self._state)
        row.addWidget(self._number)
        row.addWidget(self._service, 1)
        row.addWidget(self._timer)
        for deed in (*PRIMARY, *_SECONDARY):
            row.addWidget(buttons[deed])
        row.addWidget(self.deeds.more)
        row.addWidget(self._waiting)
        row.addWidget(self._badge)
        row.addWidget(self.full)
