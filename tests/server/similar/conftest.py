"""A centre with addresses and matters, and a call-taker who registers cases and asks for similar ones."""

from dataclasses import dataclass
from typing import Any

import pytest

from app.contract.centre.commands import SetUpCentre
from app.contract.centre.setup import CentreDepartment, Matter, StandardAddress
from app.contract.centre.similar import SimilarAnswer
from app.contract.command import Scope
from app.server.ticker import command
from tests.server.harness import CENTRE, Client, TestServer
from tests.server.samples import centre
from tests.server.test_door import CASE

LIFT = {
    "title": "桂花里小区27号楼电梯停运",
    "description": "电梯停了三天，老人下不了楼，物业一直没有修",
    "address": "桂花路18号桂花里小区27号楼",
    "matter": "lift",
}
LAMP = {
    "title": "学府路路灯不亮",
    "description": "晚上黑漆漆的，孩子放学害怕",
    "address": "学府路3号",
    "matter": "lamp",
}


@dataclass
class Seat:
    """A call-taker at work."""

    server: TestServer
    client: Client

    async def register(self, case: dict[str, str], *, phone: str = "13800130000", **more: Any) -> str:
        """Register a case; return its id."""
        body = CASE | {"reporter": {"name": "张三丰", "phone": phone}} | case | more
        fact = self.client.fact("register_case", **{name: value for name, value in body.items() if value is not None})
        assert (await self.client.one(fact, feed=CENTRE)).status == "accepted"
        return str(fact["id"])

    async def ask(self, client: Client | None = None, **query: str) -> SimilarAnswer:
        """Ask for similar cases, as the call-taker or as somebody else."""
        asker = client or self.client
        response = await asker.http.post("/v1/centres/line/similar", json=query, headers=asker.headers)
        assert response.status_code == 200, response.text
        return SimilarAnswer.model_validate_json(response.content)


@pytest.fixture
async def seat(server: TestServer) -> Seat:
    """A call-taker of a centre with three places and two matters."""
    setup = centre().model_copy(
        update={
            "addresses": (
                StandardAddress(code="A1", place="桂花里小区", road="桂花路18号", area="g1"),
                StandardAddress(code="A2", place="翠湖花园", road="滨湖路5号", area="g1"),
            ),
            "departments": (CentreDepartment(code="house", name="住建局"),),
            "matters": (
                Matter(code="lift", name="电梯故障", directory="房屋", department="house"),
                Matter(code="lamp", name="路灯", directory="市政"),
            ),
            "opinions": ("请承办单位核实处理",),
        }
    )
    await command(server.core, CENTRE, SetUpCentre.TYPE, SetUpCentre(setup=setup).model_dump(mode="json"))
    return Seat(server, await server.client(Scope.HOTLINE, staff="2001"))
