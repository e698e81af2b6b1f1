"""How far the papers of a ticket are on their way through a printer (spec 06, Print handshake)."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import ReportPaper
from app.contract.hall.events import PaperFollowed
from app.contract.hall.state import HallState, PaperState, Ticket
from app.rules.decision import Decision
from app.rules.visits import known_ticket

UNDER_WAY = frozenset({PaperState.ORDERED, PaperState.QUEUED, PaperState.PRINTING})


def report_paper(decision: Decision[HallState], command: ReportPaper) -> None:
    """Keep how far a paper is; a word that comes after what became of it says nothing new."""
    ticket = known_ticket(decision.state, command.ticket)
    if command.copy_number > ticket.reprints:
        raise Refused(RefusalCode.UNKNOWN_TICKET)
    state = PaperState(command.stage)
    known = paper_of(ticket, command.copy_number)
    settled = known is not None and known not in UNDER_WAY
    if known is not state and not (settled and state in UNDER_WAY):
        decision.happen(
            PaperFollowed(ticket=ticket.id, copy_number=command.copy_number, stage=state, reason=command.reason)
        )


def paper_of(ticket: Ticket, copy_number: int) -> PaperState | None:
    """Return how far a paper is: the first (0) or a further one; of those only the latest is known."""
    if copy_number == 0:
        return ticket.paper
    return ticket.reprint if copy_number == ticket.reprints else None


def paper_followed(state: HallState, recorded: Recorded, event: PaperFollowed) -> HallState:
    """Follow a paper; of an earlier further one than the latest it no longer matters."""
    ticket = state.tickets[event.ticket]
    if event.copy_number == 0:
        ticket = ticket.model_copy(update={"paper": event.stage})
    elif event.copy_number == ticket.reprints:
        ticket = ticket.model_copy(update={"reprint": event.stage})
    return state.model_copy(update={"tickets": state.tickets.insert(ticket.id, ticket)})
