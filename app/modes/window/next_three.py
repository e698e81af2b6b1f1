"""The next three numbers, with who and why in their tool tips."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.modes.window.view import ComingTicket
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_SHOWN = 3


class NextThree(QWidget):
    """Three numbers in the order of calling; a right to go first is marked by its colour and named in the tool tip."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(direction, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().size("space_4" if upright else "space_12"))
        self._numbers = [Label(bold=True, align=Qt.AlignmentFlag.AlignCenter) for _ in range(_SHOWN)]
        for place, label in enumerate(self._numbers, start=1):
            label.setObjectName(f"next-{place}")
            row.addWidget(label)

    def show_tickets(self, tickets: tuple[ComingTicket, ...]) -> None:
        """Show the first of these."""
        for place, label in enumerate(self._numbers):
            ticket = tickets[place] if place < len(tickets) else None
            label.setVisible(ticket is not None)
            if ticket is not None:
                said = "  ·  ".join(filter(None, (ticket.number, ticket.service, ticket.waited, ticket.why)))
                label.setText(ticket.number)
                label.set_tone("warning_text" if ticket.why else "text_soft")
                label.setToolTip(said)
                label.setAccessibleName(said)
