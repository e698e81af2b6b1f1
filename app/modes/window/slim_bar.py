"""The slim bar: a row or column at an edge of the screen, open or folded to a strip, beside the business system."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from app.modes.window.balloon import Balloon
from app.modes.window.bar_layout import BarParts, arrange
from app.modes.window.deeds import PRIMARY, Deeds
from app.modes.window.hues import HUES, PACE_TONES
from app.modes.window.lamp_row import LampRow
from app.modes.window.next_three import NextThree
from app.modes.window.now_panel import HuePanel
from app.modes.window.tool import tool
from app.modes.window.view import AtCounter, Deed, WindowView
from widgets.action_button import ActionButton
from widgets.docking.edge import Edge
from widgets.elided_label import ElidedLabel
from widgets.figure import Figure
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.theme import current

translate = QCoreApplication.translate

_SECONDARY = (Deed.RECALL, Deed.NO_SHOW, Deed.PARK, Deed.FINISH_UNRATED, Deed.PAUSE)
_FOLDED_SECONDARY = (Deed.RECALL, Deed.NO_SHOW, Deed.PAUSE)

STRIP = 64
"""Pixels of a folded bar with text as designed; grows with the text."""
_COLUMN = 224
"""Pixels of an open bar at the left or right."""


@dataclass(frozen=True)
class BarShape:
    """How a bar stands: its edge, and whether it is folded."""

    edge: Edge = Edge.TOP
    folded: bool = False

    @property
    def is_thin_column(self) -> bool:
        """Whether there is no room for words."""
        return self.folded and self.edge.is_upright

    def least_thickness(self) -> int:
        """Return how deep it is at least, in pixels."""
        theme = current()
        if self.folded:
            return round(STRIP * theme.text_scale)
        if self.edge.is_upright:
            return round(_COLUMN * theme.text_scale)
        return theme.size("height_touch") + theme.size("height") + 3 * theme.size("space_8")


class SlimBar(HuePanel):
    """State, number, timer, the next deed; the rest as icons. Dragging its ground moves it to another edge.

    `held`, `dragged` and `dropped` carry points of the desktop.
    """

    held = Signal(QPoint)
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(
        self,
        *,
        badge: Callable[[bool], QWidget],
        shape: BarShape,
        keys_of: Callable[[Deed], str] = lambda _deed: "",
    ) -> None:
        """`badge` makes a connection sign; compact ones have no words."""
        super().__init__()
        self.shape = shape
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        folded, upright = shape.folded, shape.edge.is_upright
        shown = () if shape.is_thin_column else _FOLDED_SECONDARY if folded else _SECONDARY
        self.deeds = Deeds(self, shown=shown, large=False, touch=not folded, words=not shape.is_thin_column)
        self.deeds.keys_of = keys_of
        self.full = tool("full", translate("Window", "Full view"), "full_view")
        self.fold = _fold_tool(shape)
        self.messages = tool("messages", translate("Window", "Messages"), "message")
        self.settings = tool("settings", translate("Window", "Settings"), "settings")
        middle = Qt.AlignmentFlag.AlignHCenter
        self._state = StatePill(solid=True)
        self._state.setObjectName("state")
        self._sign = IconView("idle", tile="idle")
        self._number = Figure(step=_number_step(shape), align=middle if upright else Qt.AlignmentFlag.AlignLeft)
        self._number.setObjectName("current-number")
        self._service = ElidedLabel(step="body", bold=True, align=middle if upright else Qt.AlignmentFlag.AlignLeft)
        self._service.setObjectName("current-service")
        self._timer = Label(step="body" if shape.is_thin_column else "lead", bold=True)
        self._timer.setObjectName("timer")
        self._timer.setAlignment(middle | Qt.AlignmentFlag.AlignVCenter)
        self._waiting = Label(tone="text_soft")
        self._waiting.setObjectName("waiting-total")
        self._lamps = LampRow(upright=shape.is_thin_column, only_trouble=folded)
        self._next = NextThree()
        parts = BarParts(
            state=self._state,
            sign=self._sign,
            number=self._number,
            service=self._service,
            timer=self._timer,
            waiting=self._waiting,
            next_three=self._next,
            lamps=self._lamps,
            badge=badge(shape.is_thin_column),
            deeds=self.deeds,
            secondary=tuple(self.deeds.buttons[deed] for deed in shown),
            tools=(self.messages, *(() if folded else (self.settings,)), self.fold, self.full),
            spare=(self.settings,) if folded else (),
        )
        arrange(self, parts, upright=upright, folded=folded)
        self.balloon = Balloon(self, shape.edge)

    def sizeHint(self) -> QSize:
        """As deep as its shape says."""
        deep, hint = self.thickness(), super().sizeHint()
        return QSize(deep, hint.height()) if self.shape.edge.is_upright else QSize(hint.width(), deep)

    def thickness(self) -> int:
        """Return how deep the bar is, in pixels; the same in every state."""
        least = self.shape.least_thickness()
        if not self.shape.edge.is_upright or self.shape.folded:
            return least
        widest = max(self.deeds.buttons[deed].sizeHint().width() for deed in PRIMARY)
        return max(least, widest + 2 * current().size("space_12"))

    def show_view(self, view: WindowView, counter: AtCounter) -> None:
        """Show a counter at work."""
        hue, ticket = HUES[counter.state], counter.ticket
        self.show_hue(hue)
        self._state.show_state(hue, counter.state_words)
        self._sign.show_icon(hue.icon, colour=hue.on, tile=hue.value)
        self._sign.setToolTip(counter.state_words)
        self._sign.setAccessibleName(counter.state_words)
        self._number.set_text(ticket.number if ticket else "")
        self._number.setVisible(ticket is not None)
        self._number.set_tone(hue.text)
        self._service.set_text(ticket.service if ticket else counter.hint or counter.next_reason)
        self._timer.setText(counter.timer)
        self._timer.set_tone(PACE_TONES.get(ticket.pace, "text") if ticket else "text")
        self._timer.setToolTip(ticket.pace_words if ticket else "")
        waiting = translate("Window", "Waiting: {count}").format(count=counter.waiting)
        self._waiting.setText(str(counter.waiting) if self.shape.folded else waiting)
        self._waiting.setToolTip("\n".join(f"{each.service}  {each.waiting}" for each in counter.counts))
        self._waiting.setAccessibleName(waiting)
        self._lamps.show_lamps(counter.lamps)
        self._next.show_tickets(counter.coming)
        self.deeds.show_counter(counter)
        self._show_unread(len(view.messages.unread))
        self.balloon.show_unread(view.messages.unread)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the bar by its ground."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.held.emit(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the bar along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the bar go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.dropped.emit(event.globalPosition().toPoint())

    def _show_unread(self, count: int) -> None:
        name = translate("Window", "Messages")
        said = translate("Window", "{count} new messages").format(count=count) if count else name
        self.messages.setToolTip(said)
        self.messages.setAccessibleName(said)
        self.messages.show_icon("message" if not count else "info")


def _number_step(shape: BarShape) -> str:
    if shape.is_thin_column:
        return "lead"
    return "headline" if shape.folded or not shape.edge.is_upright else "display"


def _fold_tool(shape: BarShape) -> ActionButton:
    """Return the button that folds or opens: its arrow shows where the bar's inner side will go."""
    outward = {Edge.TOP: "chevron_up", Edge.BOTTOM: "chevron_down", Edge.LEFT: "back", Edge.RIGHT: "forward"}
    inward = {Edge.TOP: "chevron_down", Edge.BOTTOM: "chevron_up", Edge.LEFT: "forward", Edge.RIGHT: "back"}
    words = translate("Window", "Open the bar") if shape.folded else translate("Window", "Fold the bar")
    return tool("fold", words, (inward if shape.folded else outward)[shape.edge])
