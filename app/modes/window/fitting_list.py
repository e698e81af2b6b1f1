"""A waiting list with as many rows as its place has room for."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.modes.window.view import ComingTicket
from widgets.theme import current
from widgets.waiting_list import WaitingList, WaitingRow

translate = QCoreApplication.translate

_LEAST_ROWS = 2
_MOST_ROWS = 20


class FittingList(QWidget):
    """Shows the first tickets; `fitted` tells how many have room."""

    fitted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        empty = translate("Window", "Nobody is waiting now. Tickets appear here in the order of calling.")
        self._list = WaitingList(self, most=_MOST_ROWS, empty_text=empty)
        self._list.setObjectName("waiting-list")
        self._rows: tuple[WaitingRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_tickets(self, tickets: tuple[ComingTicket, ...]) -> None:
        """Show other tickets."""
        self._rows = tuple(
            WaitingRow(number=ticket.number, service=ticket.service, waited=ticket.waited, reason=ticket.why)
            for ticket in tickets
        )
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Room for two rows."""
        return QSize(self._list.minimumSizeHint().width(), _LEAST_ROWS * self._row_height())

    def sizeHint(self) -> QSize:
        """The same: it takes what is left."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as have room now."""
        self._fit()

    def _fit(self) -> None:
        gap = current().size("space_8")
        room = max(_LEAST_ROWS, (self.height() + gap) // self._row_height())
        shown = self._rows[:room]
        self._list.show_rows(shown)
        self._list.setGeometry(0, 0, self.width(), self._list.sizeHint().height())
        self.fitted.emit(len(shown))

    def _row_height(self) -> int:
        theme = current()
        return theme.size("height") + theme.size("space_16") + theme.size("space_8")
