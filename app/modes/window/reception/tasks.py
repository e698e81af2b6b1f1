"""The table of what the reception can do with a ticket."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.contract.command import Command
from app.contract.errors import RefusalCode
from app.contract.hall.commands import CancelTicket, ChangeService, ReprintTicket, RestoreTicket
from app.contract.hall.state import Ticket
from app.modes.window.ask_view import Question
from app.modes.window.reception.view import TicketTask

translate = QCoreApplication.translate


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do with a ticket: as `actions.Action`, for whoever sits at no counter."""

    words: Callable[[], str]
    icon: str
    key: str
    probe: Callable[[Ticket], Command]
    operation: Callable[[HallOperations, str], Awaitable[Ticket | None]] | None = None
    asks: Question | None = None
    to_choose: frozenset[RefusalCode] = frozenset()


TASKS: Mapping[TicketTask, Task] = {
    TicketTask.REPRINT: Task(
        words=lambda: translate("Reception", "Print again"),
        icon="printer",
        key="F5",
        probe=lambda ticket: ReprintTicket(ticket=ticket.id),
        operation=lambda do, ticket: do.reprint(ticket),
    ),
    TicketTask.RESTORE: Task(
        words=lambda: translate("Reception", "Let wait again"),
        icon="resume",
        key="F6",
        probe=lambda ticket: RestoreTicket(ticket=ticket.id),
        operation=lambda do, ticket: do.restore(ticket),
    ),
    TicketTask.CHANGE_SERVICE: Task(
        words=lambda: translate("Reception", "Change service"),
        icon="transfer",
        key="F8",
        probe=lambda ticket: ChangeService(ticket=ticket.id, service=ticket.service),
        asks=Question.CHANGE_SERVICE,
        to_choose=frozenset({RefusalCode.TRANSFER_NOWHERE}),
    ),
    TicketTask.CANCEL: Task(
        words=lambda: translate("Reception", "Cancel ticket"),
        icon="cancel",
        key="F9",
        probe=lambda ticket: CancelTicket(ticket=ticket.id),
        asks=Question.CANCEL,
    ),
}
"""Every task, in the order in which they are shown."""
