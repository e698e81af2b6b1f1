"""A town whose officers work over HTTP: everybody of `tests.unit.rules.flow_world`, at the real door."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from app.contract.centre.commands import SetUpCentre
from app.contract.centre.desk import CaseLine, CasePage, DeskHome
from app.contract.command import Scope
from app.contract.errors import Answer
from app.server.ticker import command
from tests.server.harness import CENTRE, Client, TestServer
from tests.server.test_door import CASE
from tests.unit.rules.flow_world import profile, setup_of

DESK = "/v1/centres/line/desk"
REPORTER = {"name": "李四光", "phone": "13900001111", "gender": "male"}


class Town:
    """A centre that follows one profile, and its officers."""

    def __init__(self, server: TestServer) -> None:
        self.server = server
        self._officers: dict[str, Client] = {}

    async def set_up(self, *codes: str, pools: bool = False, **changes: Any) -> None:
        """Let the centre follow shipped profiles; a case follows the first."""
        profiles = [profile(code) if pools else profile(code, pools=()) for code in codes]
        made = setup_of(*profiles, **changes).model_copy(update={"code": "line"})
        await command(self.server.core, CENTRE, SetUpCentre.TYPE, SetUpCentre(setup=made).model_dump(mode="json"))

    async def officer(self, staff: str) -> Client:
        """Return the program of an officer; who takes calls has a call-taker's."""
        if staff not in self._officers:
            scope = Scope.HOTLINE if staff.startswith("calltaker") else Scope.DESK
            self._officers[staff] = await self.server.client(scope, staff=staff, hall="")
        return self._officers[staff]

    async def register(self, staff: str = "calltaker.city", **more: Any) -> str:
        """Take a case in; returns its id."""
        taker = await self.officer(staff)
        said = {"matter": "bin", "opinion": "请处理", "disposition": "to_dispatch", "reporter": REPORTER}
        reported = {"reported_at": self.server.clock().isoformat()}
        fact = taker.fact("register_case", **(CASE | said | reported | more))
        answer = await taker.one(fact, feed=CENTRE)
        assert answer.status == "accepted", answer
        return str(fact["id"])

    async def try_to(
        self,
        case: str,
        staff: str,
        action: str,
        task: int | None = None,
        /,
        *,
        version: int | None = None,
        **details: Any,
    ) -> Answer:
        """Act on the latest version of a case, or on an older one; an opinion comes with it unless it is given."""
        client = await self.officer(staff)
        seen = self.version(case) if version is None else version
        body = {"case": case, "base_version": seen, "action": action, "task": task}
        return await client.one(
            client.request("act_on_case", **body, details={"opinion": "同意"} | details), feed=CENTRE
        )

    async def act(self, case: str, staff: str, action: str, task: int | None = None, /, **details: Any) -> None:
        """Do something with a case that may be done."""
        answer = await self.try_to(case, staff, action, task, **details)
        assert answer.status == "accepted", (staff, action, answer.code, answer.detail)

    async def refused(self, case: str, staff: str, action: str, task: int | None = None, /, **details: Any) -> object:
        """Return why an act is refused."""
        answer = await self.try_to(case, staff, action, task, **details)
        assert answer.status == "refused", (staff, action)
        return answer.detail.get("reason", answer.code)

    def version(self, case: str) -> int:
        """Return the version a case has."""
        state = self.server.core.centre_state("line")
        assert state is not None
        return state.flows[case].version

    async def home(self, staff: str) -> DeskHome:
        """Return what an officer sees first."""
        response = await (await self.officer(staff)).get(DESK)
        assert response.status_code == 200, response.text
        return DeskHome.model_validate_json(response.content)

    async def counts(self, staff: str) -> dict[str, int]:
        """Return the lists of an officer in which there is something."""
        return {known.name: known.total for known in (await self.home(staff)).lists if known.total}

    async def page(self, staff: str, name: str, query: str = "") -> CasePage:
        """Return a page of a list."""
        response = await (await self.officer(staff)).get(f"{DESK}/lists/{name}{query}")
        assert response.status_code == 200, response.text
        return CasePage.model_validate_json(response.content)

    async def lines(self, staff: str, name: str, query: str = "") -> Sequence[CaseLine]:
        """Return the lines of a list."""
        return (await self.page(staff, name, query)).lines

    async def titles(self, staff: str, name: str, query: str = "") -> list[str]:
        """Return the titles in a list."""
        return [line.title for line in await self.lines(staff, name, query)]

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.server.clock.at += timedelta(**time)
