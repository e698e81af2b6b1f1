"""Who is before the counter: state, number, service, citizen, and how long already."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.contract.hall.state import CounterState
from app.modes.window.hues import HUES, PACE_TONES
from app.modes.window.view import AtCounter, TicketShown
from widgets.drawing import panel
from widgets.figure import Figure
from widgets.hue import Hue
from widgets.label import Label
from widgets.state_pill import StatePill
from widgets.theme import current

translate = QCoreApplication.translate


_LARGE_TEXT = 1.25
"""From here on everything else needs the room that the number leaves."""


class HuePanel(QWidget):
    """A rounded ground in the soft colour of a state."""

    def __init__(self) -> None:
        super().__init__()
        self._hue = Hue.IDLE

    def show_hue(self, hue: Hue) -> None:
        """Take another colour."""
        self._hue = hue
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        theme = current()
        with QPainter(self) as painter:
            panel(painter, QRectF(self.rect()), theme.colour(self._hue.soft), radius=theme.size("radius_card"))


class NowPanel(HuePanel):
    """The largest thing of the full page."""

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        left = Qt.AlignmentFlag.AlignLeft
        self._state = StatePill(step="subtitle", solid=True)
        self._state.setObjectName("state")
        self._priority = StatePill(hue=Hue.CALLING, icon="green_channel", step="lead", solid=True)
        self._timer = Figure(step="headline", align=Qt.AlignmentFlag.AlignRight)
        self._timer.setObjectName("timer")
        self._number = Figure(step="hero" if theme.text_scale < _LARGE_TEXT else "figure", align=left)
        self._number.setObjectName("current-number")
        self._service = Label(step="title", bold=True, wrap=True)
        self._service.setObjectName("current-service")
        self._facts = Label(step="lead", tone="text_soft", wrap=True)
        self._facts.setObjectName("current-facts")
        column = QVBoxLayout(self)
        beside, above = theme.size("space_24"), theme.size("space_16")
        column.setContentsMargins(beside, above, beside, above)
        column.setSpacing(theme.size("space_12"))
        column.addLayout(self._signs())
        column.addStretch()
        column.addWidget(self._number)
        column.addWidget(self._service)
        column.addWidget(self._facts)
        column.addStretch()

    def show_counter(self, counter: AtCounter) -> None:
        """Show a counter."""
        hue = HUES[counter.state]
        self.show_hue(hue)
        self._state.show_state(hue, counter.state_words)
        self._timer.set_text(counter.timer)
        ticket = counter.ticket
        self._timer.set_tone(PACE_TONES[ticket.pace] if ticket and ticket.pace in PACE_TONES else hue.text)
        self._timer.setToolTip(ticket.pace_words if ticket else "")
        self._priority.setVisible(ticket is not None and bool(ticket.priority))
        self._number.set_tone(hue.text)
        self._number.setVisible(ticket is not None)
        if ticket is None:
            self._show_nobody(counter)
        else:
            self._show_ticket(ticket)

    def _show_ticket(self, ticket: TicketShown) -> None:
        self._priority.show_state(Hue.CALLING, ticket.priority, icon="green_channel")
        self._number.set_text(ticket.number)
        self._service.setText(ticket.service)
        self._facts.setText("  ·  ".join(filter(None, (ticket.citizen, ticket.waited, ticket.recalls))))

    def _show_nobody(self, counter: AtCounter) -> None:
        self._number.set_text("")
        if counter.calls_in_seconds:
            said = translate("Window", "Calls by itself in {seconds} s")
            self._service.setText(said.format(seconds=counter.calls_in_seconds))
            self._facts.setText(counter.next_reason)
        elif counter.state is CounterState.BACKOFFICE:
            self._service.setText(translate("Window", "Working without citizens"))
            self._facts.setText(translate("Window", "Nobody is called to your counter until you end this."))
        elif counter.state is CounterState.PAUSED:
            self._service.setText(translate("Window", "Service is paused"))
            self._facts.setText(translate("Window", "Nobody is called to your counter until you resume."))
        elif counter.waiting:
            self._service.setText(translate("Window", "{count} waiting for you").format(count=counter.waiting))
            self._facts.setText(translate("Window", "The next ticket appears here when you call it."))
        else:
            self._service.setText(translate("Window", "Nobody is waiting"))
            self._facts.setText(translate("Window", "Whoever takes a ticket for your services appears at the right."))

    def _signs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current().size("space_12"))
        row.addWidget(self._state)
        row.addWidget(self._priority)
        row.addStretch()
        row.addWidget(self._timer)
        return row
