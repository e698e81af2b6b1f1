"""What the presenters of the desk need from the outside: the operations of a desk, as `DeskOperations` has them."""

from datetime import date
from typing import Protocol

from app.client.desk import Wanted
from app.client.operations.desk import Outcome
from app.contract.centre.desk import Activity, CaseDifference, CasePage, CaseWhole, DeskHome, Presence
from app.contract.centre.desk_advice import CaseAdvice
from app.contract.centre.desk_figures import DeskFigures, FigureCases, FigureKey, HotTopics
from app.contract.centre.flow import Stage
from app.contract.centre.flow_commands import ActOnCase
from app.contract.centre.setup import CentreSetup


class Office(Protocol):
    """`None` as an answer: it did not happen or is not known, and the problem has been told."""

    async def act(self, command: ActOnCase) -> Outcome | None:
        """Do something with a case."""

    async def extract(self, stage: Stage) -> bool:
        """Take the oldest cases out of a pool."""

    async def home(self) -> DeskHome | None:
        """Return who sits here and their lists."""

    async def setup(self) -> CentreSetup | None:
        """Return the centre's set-up."""

    async def page(self, name: str, wanted: Wanted) -> CasePage | None:
        """Return a page of a list."""

    async def sheet(self, name: str, wanted: Wanted) -> bytes | None:
        """Return a list as an Excel workbook."""

    async def case(self, case: str) -> CaseWhole | None:
        """Return everything known of a case."""

    async def advice(self, case: str) -> CaseAdvice | None:
        """Return what earlier cases say of a case."""

    async def figures(self, since: date, until: date) -> DeskFigures | None:
        """Return the figures of a span of local days, both included."""

    async def figure_cases(self, key: FigureKey, since: date, until: date, *, unit: str = "") -> FigureCases | None:
        """Return the newest cases that a figure counts, of one department if one is named."""

    async def figures_sheet(self, since: date, until: date) -> bytes | None:
        """Return the figures of a span of days as an Excel workbook."""

    async def topics(self) -> HotTopics | None:
        """Return what rises, against the same days of the weeks before."""

    async def attachment(self, case: str, digest: str) -> bytes | None:
        """Return a file of a case."""

    async def word(self, case: str) -> bytes | None:
        """Return a case as a Word document."""

    async def since(self, case: str, version: int) -> CaseDifference | None:
        """Return what happened to a case after a version."""

    async def tell_presence(self, case: str, activity: Activity) -> Presence | None:
        """Say what is done with a case, and return who else has it open."""
