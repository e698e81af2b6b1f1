"""From wanting a ticket to having it: asked for once, shown, printed once, its paper reported."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from app.client.operations import HallOperations
from app.client.operations.hall import PaperStage
from app.client.replica import Replica
from app.client.subscribers import incident
from app.contract.hall.commands import CitizenGiven
from app.contract.hall.state import LIVE, HallState, Ticket, TicketState
from app.ids import new_id
from app.modes.hall_texts import reader_of
from app.modes.kiosk.identification import masked
from app.modes.kiosk.papers import Progress
from app.modes.kiosk.ticket import reprint_mark, taken
from app.modes.kiosk.trouble import trouble_words
from app.modes.kiosk.view import Paper, Slip
from app.modes.kiosk.visit import Visit
from devices.errors import Trouble
from devices.printer.job import PrintOutcome, PrintResult
from devices.printer.journal import JobState

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

    async def print(self, slip: Slip, *, progress: Callable[[JobState], None] | None = None) -> PrintResult:
        """Print one slip once; `progress` is told on the way, in any thread."""


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
        result = await self._print(given.slip, ticket.id)
        await self._report(ticket.id, result)
        visit.settle(trouble_words(result, given.number), mono=self._mono(), stays=_stays(result))
        changed()

    async def print_again(self, visit: Visit, ticket: str, *, now: datetime, changed: Callable[[], None]) -> None:
        """Print the slip of a ticket (id) once more, marked, and show both in the visit; `changed` after each."""
        state, known = self._replica.state, self._replica.state.tickets.get(ticket)
        visit.asking, visit.ends_at = False, None
        visit.steps.clear()
        if known is None or state.setup is None or known.state not in LIVE:
            changed()
            return
        reader = reader_of((visit.look.language.value,))
        name = (known.citizen.name or "") if known.citizen is not None else ""
        visit.taken = taken(state, state.setup, known, reader=reader, name=name, url=self._link(known), now=now)
        changed()
        result = await self._press(replace(visit.taken.slip, paper=new_id(), mark=reprint_mark()))
        if result.outcome is PrintOutcome.PRINTED:
            await self._operations.report_print(ticket, "printed")
        visit.settle(trouble_words(result, known.number), mono=self._mono(), stays=_stays(result))
        changed()

    async def _print(self, slip: Slip, ticket: str) -> PrintResult:
        progress = Progress(lambda stage: self._operations.report_paper(ticket, stage))
        try:
            return await self._press(slip, progress)
        finally:
            await progress.told()

    async def _press(self, slip: Slip, progress: Callable[[JobState], None] | None = None) -> PrintResult:
        try:
            return await self._printer.print(slip, progress=progress)
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
            stage: PaperStage = "failed" if result.outcome is PrintOutcome.FAILED else "unknown"
            await self._operations.report_paper(ticket, stage, reason=reason)


def _stays(result: PrintResult) -> float:
    return TAKEN_SECONDS if result.outcome is PrintOutcome.PRINTED else SCAN_SECONDS
