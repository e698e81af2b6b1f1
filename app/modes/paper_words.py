"""What is known of a ticket's paper, in words for staff; nothing where all is as it should be."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import PaperState, Ticket, TicketState

translate = QCoreApplication.translate

_FIRST: dict[PaperState, Callable[[], str]] = {
    PaperState.QUEUED: lambda: translate("Words", "Slip waits for the printer"),
    PaperState.PRINTING: lambda: translate("Words", "Slip is being printed"),
    PaperState.UNKNOWN: lambda: translate("Words", "Slip not confirmed"),
    PaperState.FAILED: lambda: translate("Words", "No slip came out"),
}

_FURTHER: dict[PaperState, Callable[[], str]] = {
    PaperState.ORDERED: lambda: translate("Words", "To be printed again"),
    PaperState.QUEUED: lambda: translate("Words", "To be printed again, waits for the printer"),
    PaperState.PRINTING: lambda: translate("Words", "Being printed again"),
    PaperState.PRINTED: lambda: translate("Words", "Printed again"),
    PaperState.UNKNOWN: lambda: translate("Words", "Printed again, not confirmed"),
    PaperState.FAILED: lambda: translate("Words", "Could not be printed again"),
}


def paper(ticket: Ticket) -> str:
    """Return how far the latest paper of a ticket is."""
    if ticket.reprint is not None:
        return further_paper(ticket.reprint)
    if ticket.state is not TicketState.RESERVED and not ticket.unconfirmed:
        return ""
    if ticket.paper is not None:
        return first_paper(ticket.paper)
    if ticket.unconfirmed:
        return translate("Words", "Slip not confirmed")
    return translate("Words", "Slip not reported yet")


def first_paper(state: PaperState) -> str:
    """Return how far the first paper of a ticket is."""
    return _FIRST[state]()


def further_paper(state: PaperState) -> str:
    """Return how far a further paper of a ticket is."""
    return _FURTHER[state]()
