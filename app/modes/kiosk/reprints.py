"""Papers that staff order from this machine: printed once, marked, and reported as papers of their own."""

import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from app.client.fact_file import Fact
from app.client.operations.hall import PaperStage, PrintOutcome
from app.client.replica import Change, Replica
from app.contract.hall.events import TicketReprinted
from app.contract.hall.state import LIVE, HallState, Ticket
from app.modes.kiosk.papers import Progress, further_paper
from app.modes.kiosk.ticket import reprint_mark, taken
from app.modes.kiosk.view import Slip
from devices.printer.job import PrintResult
from devices.printer.journal import JobState

log = logging.getLogger(__name__)

GOOD_FOR = timedelta(seconds=60)
"""An order that arrives later is not printed: whoever gave it has helped themselves, and nobody takes the paper."""


class Press(Protocol):
    """Where slips are printed, each once whatever it is asked."""

    async def print(self, slip: Slip, *, progress: Callable[[JobState], None] | None = None) -> PrintResult:
        """Print one slip once; `progress` is told on the way, in any thread."""


class ReprintOperations(Protocol):
    """How what became of a paper reaches the record."""

    async def report_reprint(
        self, ticket: str, copy_number: int, outcome: PrintOutcome, *, reason: str = ""
    ) -> Fact | None:
        """Store the fact."""

    async def report_paper(
        self, ticket: str, stage: PaperStage, *, copy_number: int = 0, reason: str = ""
    ) -> Fact | None:
        """Store the fact of how far it is."""


class Reprints:
    """Follows the orders for one machine.

    :param device: the machine's name in the record; `reader` the language its slips are printed in.
    :param link: returns the address of a ticket's page for its QR code.
    :param run: begins work nobody waits for.
    :param now: the server's time.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: ReprintOperations,
        press: Press,
        device: str,
        reader: str,
        link: Callable[[Ticket], str],
        run: Callable[[Coroutine[Any, Any, None]], None],
        now: Callable[[], datetime],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._press = press
        self._device = device
        self._reader = reader
        self._link = link
        self._run = run
        self._now = now
        self.close = replica.subscribe(self._follow)

    def _follow(self, change: Change[HallState]) -> None:
        for row in change.events:
            order = row.event
            if isinstance(order, TicketReprinted) and order.device == self._device:
                if self._now() - row.at > GOOD_FOR:
                    log.warning("an order to print a ticket again came too late and is not printed")
                else:
                    self._run(self._print(order))

    async def _print(self, order: TicketReprinted) -> None:
        """Print what is true of the ticket now. Each copy has an id of its own: the journal lets it out once."""
        state = self._replica.state
        ticket = state.tickets.get(order.ticket)
        if ticket is None or state.setup is None or ticket.state not in LIVE:
            await self._operations.report_reprint(order.ticket, order.copy_number, "failed", reason="kiosk.ticket-over")
            return
        name = (ticket.citizen.name or "") if ticket.citizen is not None else ""
        told = taken(state, state.setup, ticket, reader=self._reader, name=name, url=self._link(ticket))
        paper = further_paper(order.ticket, order.copy_number)
        progress = Progress(
            lambda stage: self._operations.report_paper(order.ticket, stage, copy_number=order.copy_number)
        )
        result = await self._press.print(replace(told.slip, paper=paper, mark=reprint_mark()), progress=progress)
        await progress.told()
        reason = result.trouble.code if result.trouble else ""
        await self._operations.report_reprint(order.ticket, order.copy_number, result.outcome.value, reason=reason)
