"""Printing a ticket again (spec 01, Reception and hall manager)."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import ReprintTicket
from app.contract.hall.events import TicketReprinted
from app.contract.hall.state import LIVE, HallState
from app.rules.decision import Decision
from app.rules.places import setup_of
from app.rules.visits import known_ticket


def reprint_ticket(decision: Decision[HallState], command: ReprintTicket) -> None:
    """Let staff print a ticket that still counts once more, up to the hall's number of times."""
    ticket = known_ticket(decision.state, command.ticket)
    if ticket.state not in LIVE:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    most = setup_of(decision.state).rules.max_reprints
    if most is not None and ticket.reprints >= most:
        raise Refused(RefusalCode.TOO_MANY_REPRINTS, most=most)
    decision.happen(TicketReprinted(ticket=ticket.id, copy_number=ticket.reprints + 1))


def ticket_reprinted(state: HallState, recorded: Recorded, event: TicketReprinted) -> HallState:
    """Follow a further paper of a ticket."""
    ticket = state.tickets[event.ticket].model_copy(update={"reprints": event.copy_number})
    return state.model_copy(update={"tickets": state.tickets.insert(ticket.id, ticket)})
