"""Papers that staff order from this machine: printed once, marked, and reported as papers of their own."""

import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from app.client.fact_file import Fact
from app.client.operations.hall import PrintOutcome
from app.client.replica import Change, Replica
from app.contract.hall.events import TicketReprinted
from app.contract.hall.state import LIVE, HallState, Ticket
from app.modes.kiosk.ticket import taken
from app.modes.kiosk.view import Slip
from devices.printer.job import PrintResult

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

GOOD_FOR = timedelta(seconds=60)
"""An order that arrives later is not printed: whoever gave it has helped themselves, and nobody takes the paper."""


class Press(Protocol):
    """Where slips are printed, each once whatever it is asked."""

    async def print(self, slip: Slip) -> PrintResult:
        """Print one slip once."""


class ReprintOperations(Protocol):
    """How what became of a paper reaches the record."""

    async def report_reprint(
        self, ticket: str, copy_number: int, outcome: PrintOutcome, *, reason: str = ""
    ) -> Fact | None:
        """Store the fact."""


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
                    self._run(self._print(order, paper=row.command))

    async def _print(self, order: TicketReprinted, *, paper: str) -> None:
        """Print what is true of the ticket now. The order's id is the paper's: the journal lets it out once."""
        state = self._replica.state
        ticket = state.tickets.get(order.ticket)
        if ticket is None or state.setup is None or ticket.state not in LIVE:
            await self._operations.report_reprint(order.ticket, order.copy_number, "failed", reason="kiosk.ticket-over")
            return
        name = (ticket.citizen.name or "") if ticket.citizen is not None else ""
        told = taken(state, state.setup, ticket, reader=self._reader, name=name, url=self._link(ticket))
        result = await self._press.print(replace(told.slip, paper=paper, mark=reprint_mark()))
        reason = result.trouble.code if result.trouble else ""
        await self._operations.report_reprint(order.ticket, order.copy_number, result.outcome.value, reason=reason)


def reprint_mark() -> str:
    """Return what stands above everything on a paper that is not the first of its ticket."""
    return translate("Kiosk", "PRINTED AGAIN")
