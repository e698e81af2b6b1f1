"""The papers of a ticket: their ids in the journal, and the word of how far each is that reaches the hall."""

import asyncio
from collections.abc import Awaitable, Callable

from app.client.operations.hall import PaperStage
from devices.printer.journal import JobState

STAGES: dict[JobState, PaperStage] = {
    JobState.QUEUED: "queued",
    JobState.PRINTING: "printing",
    JobState.UNKNOWN: "unknown",
    JobState.FAILED: "failed",
}
"""What the hall is told of a job's state; that a slip is out is a report of its own."""

_BREATH_SECONDS = 0.25
"""The citizen waits for the paper, nobody for the report of it: the first bytes go first."""

_COPY = "#"


def further_paper(ticket: str, copy_number: int) -> str:
    """Return the id of a further paper of a ticket (id); the first has that of the ticket."""
    return f"{ticket}{_COPY}{copy_number}"


def ticket_and_copy(paper: str) -> tuple[str, int]:
    """Return whose paper it is, and its copy number: 0 for the first."""
    ticket, _, copy_number = paper.partition(_COPY)
    return ticket, int(copy_number) if copy_number.isdecimal() else 0


class Progress:
    """Tells the hall how far one paper is, without making the printer wait. Made in the event loop.

    :param report: tells the hall of a stage.
    """

    def __init__(self, report: Callable[[PaperStage], Awaitable[object]]) -> None:
        self._report = report
        self._loop = asyncio.get_running_loop()
        self._untold: list[PaperStage] = []
        self._breath: asyncio.TimerHandle | None = None
        self._reports: list[asyncio.Task[object]] = []

    def __call__(self, state: JobState) -> None:
        """The paper is in another state. Called in any thread."""
        if state in STAGES:
            self._loop.call_soon_threadsafe(self._note, STAGES[state])

    async def told(self) -> None:
        """Wait until all that was said so far is stored."""
        self._begin()
        await asyncio.gather(*self._reports)

    def _note(self, stage: PaperStage) -> None:
        self._untold.append(stage)
        if self._breath is None:
            self._breath = self._loop.call_later(_BREATH_SECONDS, self._begin)

    def _begin(self) -> None:
        if self._breath is not None:
            self._breath.cancel()
            self._breath = None
        for stage in self._untold:
            before = self._reports[-1] if self._reports else None
            self._reports.append(asyncio.ensure_future(self._tell(stage, before)))
        self._untold.clear()

    async def _tell(self, stage: PaperStage, before: asyncio.Task[object] | None) -> object:
        if before is not None:
            await before
        return await self._report(stage)
