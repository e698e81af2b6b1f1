"""From wanting a ticket to having it: asked for once, shown, printed once, its paper reported."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from app.client.operations import HallOperations
from app.client.replica import Replica
from app.client.subscribers import incident
from app.contract.hall.commands import CitizenGiven
from app.contract.hall.state import HallState, Ticket, TicketState
from app.modes.hall_texts import reader_of
from app.modes.kiosk.identification import masked
from app.modes.kiosk.ticket import taken
from app.modes.kiosk.trouble import trouble_words
from app.modes.kiosk.view import Paper, Slip
from app.modes.kiosk.visit import Visit
from devices.errors import Trouble
from devices.printer.job import PrintOutcome, PrintResult

log = logging.getLogger(__name__)

PAPERLESS = "kiosk.paperless"
"""Why nobody waits for the paper of a ticket that was reserved: its holder agreed to go without."""

TAKEN_SECONDS = 12.0
SCAN_SECONDS = 60.0
"""How long a ticket without paper stays on the screen, so that it can be scanned."""


class SlipPrinter(Protocol):
    """Where slips are printed; answers whatever the printer does."""

    def ready(self) -> bool:
        """Whether paper can be expected."""

    async def look(self) -> Trouble | None:
        """Ask the printer how it is now; return what keeps paper from coming."""

    async def print(self, slip: Slip) -> PrintResult:
        """Print one slip once."""


class Taking:
    """Takes tickets for citizens.

    :param link: returns the address of a ticket's page for its QR code.
    :param mono: seconds of a clock that never jumps.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        printer: SlipPrinter,
        link: Callable[[Ticket], str],
        mono: Callable[[], float],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._printer = printer
        self._link = link
        self._mono = mono

    async def take(
        self,
        visit: Visit,
        ask: Callable[[], Awaitable[Ticket | None]],
        *,
        citizen: CitizenGiven | None,
        changed: Callable[[], None],
    ) -> None:
        """Ask for a ticket by `ask`, show it in the visit, print it once, report its paper; `changed` after each."""
        ticket = await ask()
        visit.asking = False
        state = self._replica.state
        if ticket is None or state.setup is None:
            visit.touch(self._mono())
            changed()
            return
        visit.steps.clear()
        reader = reader_of((visit.look.language.value,))
        given = taken(state, state.setup, ticket, reader=reader, name=masked(citizen), url=self._link(ticket))
        if not visit.errand.paper:
            visit.taken = replace(given, paper=Paper.NONE)
            visit.settle("", mono=self._mono(), stays=SCAN_SECONDS)
            changed()
            if ticket.state is TicketState.RESERVED:
                await self._operations.report_print(ticket.id, "unknown", reason=PAPERLESS)
            return
        visit.taken = given
        changed()
        result = await self._print(given.slip)
        await self._report(ticket.id, result)
        visit.settle(trouble_words(result, given.number), mono=self._mono(), stays=_stays(result))
        changed()

    async def _print(self, slip: Slip) -> PrintResult:
        try:
            return await self._printer.print(slip)
        except Exception:
            number = incident()
            log.exception("a slip could not be made, incident %s", number)
            return PrintResult(PrintOutcome.UNKNOWN, Trouble("kiosk.slip-failed", f"incident {number}"))

    async def _report(self, ticket: str, result: PrintResult) -> None:
        """Report the paper. The citizen has seen the number, so a slip that failed does not make it void: calling a
        ghost costs seconds, never calling a holder is worse.
        """
        if result.outcome is PrintOutcome.PRINTED:
            await self._operations.report_print(ticket, "printed")
        else:
            reason = result.trouble.code if result.trouble else ""
            await self._operations.report_print(ticket, "unknown", reason=reason)


def _stays(result: PrintResult) -> float:
    return TAKEN_SECONDS if result.outcome is PrintOutcome.PRINTED else SCAN_SECONDS
