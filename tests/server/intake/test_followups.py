"""Calling citizens back: the call-takers' list, and the robot of document 000 over HTTP."""

from typing import Any

import pytest

from app.contract.command import Scope
from tests.server.desk.town import REPORTER, Town
from tests.server.harness import Client, TestServer

PATH = "/v1/centres/line/follow-ups"


async def asked(client: Client, path: str = PATH) -> dict[str, Any]:
    """Return whom to call now and later."""
    response = await client.get(path)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


async def test_who_was_not_reached_comes_back_later(town: Town) -> None:
    case = await town.register()
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    await town.act(case, "dept_handler.roads", "finish", 1)
    await town.act(case, "result_reviewer.city", "approve_result", 1)
    taker = await town.officer("calltaker.city")
    (citizen,) = (await asked(taker))["now"]
    assert (citizen["case"], citizen["phone"], citizen["tries"], citizen["most"]) == (case, REPORTER["phone"], 0, 3)
    await town.act(case, "calltaker.city", "follow_up", result="unreachable")
    told = await asked(taker)
    assert (told["now"], [citizen["tries"] for citizen in told["later"]]) == ([], [1])
    town.wait(minutes=120)
    assert [citizen["case"] for citizen in (await asked(taker))["now"]] == [case]
    assert (await asked(await town.officer("calltaker.east")))["now"] == []
    await town.act(case, "calltaker.city", "follow_up", result="satisfied", satisfaction=5)
    told = await asked(taker)
    assert told["now"] == told["later"] == []


@pytest.fixture
async def linked(server: TestServer) -> Town:
    """A district that follows document 000."""
    made = Town(server)
    await made.set_up("linkage_110")
    return made


async def test_the_robot_calls_and_writes_back(linked: Town) -> None:
    case = await linked.register()
    await linked.act(case, "dispatcher.city", "assign", units=["roads"])
    for action in ("sign", "finish"):
        await linked.act(case, "dept_handler.roads", action, 1)
    await linked.act(case, "dept_handler.roads", "follow_up", result="satisfied")
    robot = await linked.server.client(Scope.SWITCH, hall="")

    async def write_back(**result: Any) -> tuple[int, dict[str, Any]]:
        url = f"{PATH}/automatic/{case}"
        response = await robot.http.post(url, json=result, headers=robot.headers)
        return response.status_code, response.json()

    (citizen,) = (await asked(robot, f"{PATH}/automatic"))["now"]
    assert citizen["phone"] == REPORTER["phone"]
    assert (await write_back(version=citizen["version"], result="unreachable"))[0] == 200
    assert (await write_back(version=citizen["version"], result="satisfied"))[1]["code"] == "case_changed"
    linked.wait(hours=2)
    (citizen,) = (await asked(robot, f"{PATH}/automatic"))["now"]
    assert citizen["tries"] == 1
    assert (await write_back(version=citizen["version"], result="unsatisfied", text="还没修好"))[0] == 200
    assert await asked(robot, f"{PATH}/automatic") | {"time": ""} == {"now": [], "later": [], "time": ""}
    manager = await linked.server.client(Scope.MANAGER, staff="3001")
    assert len((await manager.snapshot("audit:line"))["state"]["views"]) == 2


async def test_only_a_robot_is_told_whom_to_call(linked: Town) -> None:
    for scope in (Scope.HOTLINE, Scope.DESK, Scope.MANAGER):
        client = await linked.server.client(scope, staff="2001")
        assert (await client.get(f"{PATH}/automatic")).status_code == 403
