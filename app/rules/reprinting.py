"""Printing a ticket again (spec 01, Reception and hall manager)."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import ReportReprint, ReprintTicket
from app.contract.hall.devices import CLOSED, DeviceKind, DeviceState
from app.contract.hall.events import ReprintReported, TicketConfirmed, TicketReprinted
from app.contract.hall.state import LIVE, HallState, PaperState, Ticket, TicketState
from app.rules.decision import Decision
from app.rules.issuing import queue_ticket
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
    if command.device and command.device not in printing_devices(decision.state):
        raise Refused(RefusalCode.NO_PRINTER)
    decision.happen(TicketReprinted(ticket=ticket.id, copy_number=ticket.reprints + 1, device=command.device))


def report_reprint(decision: Decision[HallState], command: ReportReprint) -> None:
    """Keep what became of a further paper. Once it is out, a ticket whose first paper is in doubt has one."""
    ticket = known_ticket(decision.state, command.ticket)
    if not 1 <= command.copy_number <= ticket.reprints:
        raise Refused(RefusalCode.UNKNOWN_TICKET)
    outcome = PaperState(command.outcome)
    decision.happen(
        ReprintReported(ticket=ticket.id, copy_number=command.copy_number, outcome=outcome, reason=command.reason)
    )
    if outcome is not PaperState.PRINTED:
        return
    if ticket.state is TicketState.RESERVED:
        queue_ticket(decision, ticket, unconfirmed=False)
    elif ticket.state is TicketState.WAITING and ticket.unconfirmed:
        decision.happen(TicketConfirmed(ticket=ticket.id))


def printing_devices(state: HallState) -> frozenset[str]:
    """Return the machines whose printer is worth trying: it may print, and its program has not put it away."""
    return frozenset(
        device.host
        for device in state.devices.values()
        if device.kind is DeviceKind.PRINTER and device.state is not DeviceState.FAILED and device.trouble != CLOSED
    )


def ticket_reprinted(state: HallState, recorded: Recorded, event: TicketReprinted) -> HallState:
    """Follow a further paper of a ticket."""
    ordered = PaperState.ORDERED if event.device else None
    changes = {"reprints": event.copy_number, "reprint": ordered}
    return _with(state, state.tickets[event.ticket].model_copy(update=changes))


def reprint_reported(state: HallState, recorded: Recorded, event: ReprintReported) -> HallState:
    """Follow what became of a further paper; of an earlier one than the latest it no longer matters."""
    ticket = state.tickets[event.ticket]
    if event.copy_number != ticket.reprints:
        return state
    return _with(state, ticket.model_copy(update={"reprint": event.outcome}))


def _with(state: HallState, ticket: Ticket) -> HallState:
    return state.model_copy(update={"tickets": state.tickets.insert(ticket.id, ticket)})
