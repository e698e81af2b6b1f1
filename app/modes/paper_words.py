"""What is known of a ticket's paper, in words for staff; nothing where all is as it should be."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import PaperState, Ticket, TicketState

translate = QCoreApplication.translate

_FURTHER: dict[PaperState, Callable[[], str]] = {
    PaperState.ORDERED: lambda: translate("Words", "Being printed again"),
    PaperState.PRINTED: lambda: translate("Words", "Printed again"),
    PaperState.UNKNOWN: lambda: translate("Words", "Printed again, not confirmed"),
    PaperState.FAILED: lambda: translate("Words", "Could not be printed again"),
}


def paper(ticket: Ticket) -> str:
    """Return how far the latest paper of a ticket is."""
    if ticket.reprint is not None:
        return _FURTHER[ticket.reprint]()
    if ticket.state is TicketState.RESERVED:
        return translate("Words", "Slip is being printed")
    return translate("Words", "Slip not confirmed") if ticket.unconfirmed else ""
