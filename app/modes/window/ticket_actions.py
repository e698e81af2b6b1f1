"""The table of what can be done with a ticket of a list, wherever it is: waiting, passed or parked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.contract.command import Command
from app.contract.hall.commands import CallNumber, CancelTicket, ChangeService, RestoreTicket, ResumeParked
from app.contract.hall.state import Desk, Ticket, TicketState
from app.ids import new_id
from app.modes.window.actions import Operation
from app.modes.window.ask_view import Question
from app.modes.window.view import TicketDeed

translate = QCoreApplication.translate


@dataclass(frozen=True, kw_only=True)
class TicketAction:
    """One thing that can be done with a ticket; as `actions.Action`, for a ticket that is picked."""

    words: Callable[[], str]
    states: frozenset[TicketState]
    probe: Callable[[Desk, Ticket], Command]
    operation: Callable[[Ticket], Operation] | None = None
    asks: Question | None = None


TICKET_ACTIONS: Mapping[TicketDeed, TicketAction] = {
    TicketDeed.CALL: TicketAction(
        words=lambda: translate("Window", "Call"),
        states=frozenset({TicketState.WAITING}),
        probe=lambda desk, ticket: CallNumber(counter=desk.counter, ticket=ticket.id),
        operation=lambda ticket: lambda do, desk: do.call_number(desk.counter, ticket.id),
    ),
    TicketDeed.GO_ON: TicketAction(
        words=lambda: translate("Window", "Go on"),
        states=frozenset({TicketState.PARKED}),
        probe=lambda desk, ticket: ResumeParked(counter=desk.counter, visit=ticket.visit or new_id()),
        operation=lambda ticket: lambda do, desk: do.resume_parked(desk.counter, ticket.visit or ""),
    ),
    TicketDeed.RESTORE: TicketAction(
        words=lambda: translate("Window", "Let wait again"),
        states=frozenset({TicketState.PASSED}),
        probe=lambda _, ticket: RestoreTicket(ticket=ticket.id),
        operation=lambda ticket: lambda do, _: do.restore(ticket.id),
    ),
    TicketDeed.CHANGE_SERVICE: TicketAction(
        words=lambda: translate("Window", "Change service"),
        states=frozenset({TicketState.WAITING}),
        probe=lambda _, ticket: ChangeService(ticket=ticket.id, service=ticket.service),
        asks=Question.CHANGE_SERVICE,
    ),
    TicketDeed.CANCEL: TicketAction(
        words=lambda: translate("Window", "Cancel ticket"),
        states=frozenset({TicketState.RESERVED, TicketState.WAITING, TicketState.PARKED}),
        probe=lambda _, ticket: CancelTicket(ticket=ticket.id),
        asks=Question.CANCEL,
    ),
}
"""Every action on a ticket, in the order in which they are shown."""


def possible(ticket: Ticket) -> tuple[TicketDeed, ...]:
    """Return what makes sense for a ticket in its state, whether it is allowed or not."""
    return tuple(deed for deed, action in TICKET_ACTIONS.items() if ticket.state in action.states)
