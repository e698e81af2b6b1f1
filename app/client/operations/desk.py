"""What can be done at a desk: every act on a case, and every question, with its problems told once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.client.desk import DeskDoor, Wanted
from app.client.link import Link
from app.client.operations.problems import Problems
from app.client.operations.runner import Runner
from app.client.outbox import Outbox
from app.contract.centre.desk import Activity, CaseDifference, CasePage, CaseWhole, DeskHome, Presence
from app.contract.centre.desk_advice import CaseAdvice
from app.contract.centre.desk_figures import DeskFigures, FigureCases, FigureKey, HotTopics
from app.contract.centre.flow import Stage
from app.contract.centre.flow_commands import ActOnCase, ExtractCases
from app.contract.centre.setup import CentreSetup
from app.contract.errors import Refused

T = TypeVar("T")


@dataclass(frozen=True)
class Outcome:
    """What became of an act: done, or `refused` with the reason, which the form shows where it was pressed."""

    refused: Refused | None = None

    @property
    def done(self) -> bool:
        """Whether it happened."""
        return self.refused is None


class DeskOperations:
    """Operations of one desk. `None`: it did not happen or is not known, and the problem has been told."""

    def __init__(self, *, link: Link, outbox: Outbox, door: DeskDoor, problems: Problems) -> None:
        self._door = door
        self._link = link
        self._feed = f"centre:{door.centre}"
        self._run = Runner(feed=self._feed, link=link, outbox=outbox, problems=problems)

    async def act(self, command: ActOnCase) -> Outcome | None:
        """Do something with a case."""

        async def work() -> Outcome:
            try:
                await self._link.request(self._feed, command)
            except Refused as refused:
                return Outcome(refused)
            return Outcome()

        press = ("act", command.case, command.base_version, command.action, command.task, command.details)
        return await self._run.once(press, work)

    async def extract(self, stage: Stage) -> bool:
        """Take the oldest cases out of the pool of a stage; return whether there were any."""

        async def work() -> bool:
            await self._link.request(self._feed, ExtractCases(stage=stage))
            return True

        return bool(await self._run.once(("extract", stage), work))

    async def home(self) -> DeskHome | None:
        """Return who sits here and their lists with counts."""
        return await self._ask("home", self._door.home)

    async def setup(self) -> CentreSetup | None:
        """Return the centre's set-up."""
        return await self._ask("setup", self._door.setup)

    async def page(self, name: str, wanted: Wanted) -> CasePage | None:
        """Return a page of a list."""
        return await self._ask("page", lambda: self._door.page(name, wanted))

    async def sheet(self, name: str, wanted: Wanted) -> bytes | None:
        """Return a list as an Excel workbook."""
        return await self._ask("sheet", lambda: self._door.sheet(name, wanted))

    async def case(self, case: str) -> CaseWhole | None:
        """Return everything known of a case."""
        return await self._ask("case", lambda: self._door.case(case))

    async def advice(self, case: str) -> CaseAdvice | None:
        """Return what earlier cases say of a case."""
        return await self._ask("advice", lambda: self._door.advice(case))

    async def figures(self, since: date, until: date) -> DeskFigures | None:
        """Return the figures of a span of local days, both included."""
        return await self._ask("figures", lambda: self._door.figures(since, until))

    async def figure_cases(self, key: FigureKey, since: date, until: date, *, unit: str = "") -> FigureCases | None:
        """Return the newest cases that a figure counts, of one department if one is named."""
        return await self._ask("figures", lambda: self._door.figure_cases(key, since, until, unit=unit))

    async def figures_sheet(self, since: date, until: date) -> bytes | None:
        """Return the figures of a span of days as an Excel workbook."""
        return await self._ask("figures", lambda: self._door.figures_sheet(since, until))

    async def topics(self) -> HotTopics | None:
        """Return what rises, against the same days of the weeks before."""
        return await self._ask("figures", self._door.topics)

    async def attachment(self, case: str, digest: str) -> bytes | None:
        """Return a file of a case."""
        return await self._ask("attachment", lambda: self._door.attachment(case, digest))

    async def word(self, case: str) -> bytes | None:
        """Return a case as a Word document."""
        return await self._ask("word", lambda: self._door.word(case))

    async def since(self, case: str, version: int) -> CaseDifference | None:
        """Return what happened to a case after a version."""
        return await self._ask("since", lambda: self._door.since(case, version))

    async def tell_presence(self, case: str, activity: Activity) -> Presence | None:
        """Say what is done with a case that is open here, and return who else has it open."""
        return await self._ask("presence", lambda: self._door.tell_presence(case, activity))

    async def _ask(self, name: str, work: Callable[[], Awaitable[T]]) -> T | None:
        return await self._run.query(name, work)
