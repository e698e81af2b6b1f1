"""One case whole, who has it open, what changed under somebody's hands, and the news of all this."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from app.contract.centre.desk import CaseDifference, CaseWhole, ClockOf, Presence
from app.contract.centre.limits import Standing
from tests.server.desk.town import DESK, Town
from tests.server.harness import serving, settings_for
from tests.server.samples import Clock


async def whole(town: Town, staff: str, case: str) -> CaseWhole:
    """Return a case as an officer sees it."""
    response = await (await town.officer(staff)).get(f"{DESK}/cases/{case}")
    assert response.status_code == 200, response.text
    return CaseWhole.model_validate_json(response.content)


async def status(town: Town, staff: str, case: str) -> int:
    """Return how the question for a case is answered."""
    return (await (await town.officer(staff)).get(f"{DESK}/cases/{case}")).status_code


async def test_a_case_tells_its_way_what_may_be_done_and_why_the_rest_may_not(town: Town) -> None:
    case = await town.register(title="垃圾没人清")
    town.wait(minutes=20)
    await town.act(case, "dispatcher.city", "assign", host="roads", co=["water"], forced=True, opinion="请尽快办理")
    found = await whole(town, "dept_handler.roads", case)
    assert [(row.action, row.role, row.row) for row in found.rows if row.action] == [
        ("to_dispatch", "calltaker", "11"),
        ("assign", "dispatcher", "18"),
    ]
    assert [row.note for row in found.rows if row.note] == ["case_registered"]
    assigned = found.rows[-1]
    assert (assigned.staff, assigned.details.opinion, assigned.stage) == ("dispatcher.city", "请尽快办理", "dispatch")
    assert (assigned.stage_minutes, assigned.stage_left) == (20, 40)
    acts = {(act.action, act.kind, act.task): act.why for act in found.acts}
    assert acts["finish", None, 1] is None
    assert acts["finish", None, 2] == "not_yours"
    assert acts["apply", "return", 1] == "forced"
    assert acts["assign", None, None] == "not_in_this_stage"
    assert found.flow is not None
    assert found.flow.version == found.rows[-1].version == town.version(case)


async def test_deadlines_are_told_with_what_has_passed(town: Town) -> None:
    case = await town.register(urgency="urgent")
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    town.wait(hours=1)
    told = {known.of: known for known in (await whole(town, "dispatcher.city", case)).deadlines}
    overall, task = told[ClockOf.OVERALL], told[ClockOf.TASK]
    assert (overall.minutes, overall.elapsed, overall.left, overall.standing) == (120, 60, 60, Standing.NORMAL)
    assert (task.minutes, task.elapsed, task.left) == (480, 60, 420)
    town.wait(hours=2)
    told = {known.of: known for known in (await whole(town, "dispatcher.city", case)).deadlines}
    assert (told[ClockOf.OVERALL].left, told[ClockOf.OVERALL].standing) == (-60, Standing.OVERDUE)


async def test_units_see_their_own_cases_and_no_others(town: Town) -> None:
    case = await town.register()
    assert await status(town, "dept_handler.roads", case) == 404
    await town.act(case, "dispatcher.city", "assign", units=["roads"], copies=["parks"])
    for staff, expected in {
        "dept_handler.roads": 200,
        "unit_leader.roads": 200,
        "dept_handler.parks": 200,
        "dept_handler.water": 404,
        "dept_handler.east-roads": 404,
        "calltaker.city": 200,
        "dispatcher.east": 404,
        "supervisor": 200,
        "leader": 200,
        "grid.1": 404,
    }.items():
        assert await status(town, staff, case) == expected, staff


async def test_who_reported_in_confidence_is_told_to_no_unit(town: Town) -> None:
    case = await town.register(confidential=True, description="我是李四光，电话13900001111")
    await town.act(case, "dispatcher.city", "assign", units=["roads"], opinion="请联系李四光13900001111")
    seen = await whole(town, "dept_handler.roads", case)
    assert (seen.hidden, seen.case.reporter.name, seen.case.reporter.phone) == (True, "", "")
    for secret in ("李四光", "13900001111"):
        assert secret not in seen.model_dump_json()
        assert secret in (await whole(town, "dispatcher.city", case)).model_dump_json()
    (line,) = await town.lines("dept_handler.roads", "handling.todo")
    assert (line.confidential, line.reporter, line.phone) == (True, "", "")
    assert await town.titles("dept_handler.roads", "handling.todo", "?text=李四光") == []
    seen = await whole(town, "dispatcher.city", case)
    assert (seen.hidden, seen.case.reporter.name, seen.case.reporter.phone) == (False, "李**", "139****1111")


@pytest.mark.parametrize(("confidential", "expected"), [(False, 200), (True, 403)])
async def test_a_unit_may_look_at_the_whole_case_with_a_reason(
    town: Town, *, confidential: bool, expected: int
) -> None:
    case = await town.register(confidential=confidential)
    await town.act(case, "dispatcher.city", "assign", units=["roads"])
    path = f"/v1/centres/line/cases/{case}/personal?reason=联系来电人"
    assert (await (await town.officer("dept_handler.roads")).get(path)).status_code == expected
    assert (await (await town.officer("dept_handler.water")).get(path)).status_code == 403


async def test_saving_over_a_newer_version_is_refused_and_the_difference_told(town: Town) -> None:
    case = await town.register(disposition="draft")
    await town.act(case, "calltaker.city", "to_dispatch")
    seen = town.version(case)
    await town.act(case, "calltaker.city", "urge", opinion="市民又来电")
    answer = await town.try_to(case, "dispatcher.city", "assign", version=seen, units=["roads"])
    assert (answer.status, answer.code, answer.detail) == ("refused", "case_changed", {"version": seen + 1})
    response = await (await town.officer("dispatcher.city")).get(f"{DESK}/cases/{case}/since/{seen}")
    told = CaseDifference.model_validate_json(response.content)
    assert told.version == seen + 1
    assert [(row.staff, row.action, row.details.opinion) for row in told.rows] == [
        ("calltaker.city", "urge", "市民又来电")
    ]
    assert told.facts == ()


async def test_facts_that_changed_are_told_with_what_they_were(town: Town) -> None:
    await town.set_up("city_operation")
    case = await town.register(disposition="to_verify")
    seen = town.version(case)
    await town.act(case, "grid.1", "verified")
    await town.act(case, "calltaker.city", "edit", urgency="very_urgent", matter="lamp")
    response = await (await town.officer("dispatcher.city")).get(f"{DESK}/cases/{case}/since/{seen}")
    told = CaseDifference.model_validate_json(response.content)
    assert [(fact.field, fact.was, fact.now) for fact in told.facts] == [
        ("urgency", "normal", "very_urgent"),
        ("matter", "bin", "lamp"),
    ]


async def tell(town: Town, staff: str, case: str, activity: str) -> Presence:
    """Say what an officer does with a case."""
    client = await town.officer(staff)
    path = f"{DESK}/cases/{case}/presence"
    response = await client.http.post(path, json={"activity": activity}, headers=client.headers)
    assert response.status_code == 200, response.text
    return Presence.model_validate_json(response.content)


async def test_who_else_has_a_case_open_is_told_until_they_are_silent(town: Town) -> None:
    case = await town.register()
    assert (await tell(town, "dispatcher.city", case, "looking")).present == ()
    (here,) = (await tell(town, "shift_leader.city", case, "editing")).present
    assert (here.staff, here.activity) == ("dispatcher.city", "looking")
    town.wait(seconds=20)
    (here,) = (await tell(town, "dispatcher.city", case, "looking")).present
    assert (here.staff, here.activity) == ("shift_leader.city", "editing")
    assert [known.staff for known in (await whole(town, "dispatcher.city", case)).present] == ["shift_leader.city"]
    town.wait(seconds=20)
    assert (await tell(town, "dispatcher.city", case, "looking")).present == ()
    await tell(town, "dispatcher.city", case, "gone")
    assert (await tell(town, "shift_leader.city", case, "looking")).present == ()
    stranger = await town.officer("dept_handler.water")
    response = await stranger.http.post(
        f"{DESK}/cases/{case}/presence", json={"activity": "looking"}, headers=stranger.headers
    )
    assert response.status_code == 404


class Listening:
    """Takes what a stream sends, as an ASGI server would."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._open = asyncio.Event()

    async def send(self, message: dict[str, Any]) -> None:
        """Keep the data of an event."""
        for line in message.get("body", b"").decode().splitlines():
            if line.startswith("data: "):
                await self.sent.put(json.loads(line[6:]))

    async def receive(self) -> dict[str, Any]:
        """Stay until told to go."""
        await self._open.wait()
        return {"type": "http.disconnect"}

    def go(self) -> None:
        """Go away."""
        self._open.set()


@asynccontextmanager
async def listening_to_news(town: Town, staff: str) -> AsyncIterator[Listening]:
    """Follow the news of an officer."""
    client = await town.officer(staff)
    listening = Listening()
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"{DESK}/news",
        "raw_path": f"{DESK}/news".encode(),
        "query_string": b"",
        "headers": [(b"authorization", client.headers["Authorization"].encode())],
        "app": town.server.app,
    }
    following = asyncio.create_task(town.server.app(scope, listening.receive, listening.send))  # type: ignore[arg-type]
    first = await asyncio.wait_for(listening.sent.get(), 5)
    assert first["cases"] == []
    yield listening
    listening.go()
    await asyncio.wait_for(following, 5)


async def test_news_name_the_cases_of_ones_own_that_changed(town: Town) -> None:
    async with listening_to_news(town, "dept_handler.roads") as listening:
        other = await town.register()
        await town.act(other, "dispatcher.city", "assign", units=["water"])
        mine = await town.register()
        await town.act(mine, "dispatcher.city", "assign", units=["roads"])
        news = await asyncio.wait_for(listening.sent.get(), 5)
        assert (news["cases"], news["due"]) == ([mine], False)


async def test_news_tell_when_something_comes_past_its_time(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path, heartbeat_seconds=0.02), clock) as server:
        town = Town(server)
        await town.set_up("city_operation")
        case = await town.register()
        await town.act(case, "dispatcher.city", "assign", units=["roads"])
        async with listening_to_news(town, "dept_handler.roads") as listening:
            assert set(await asyncio.wait_for(listening.sent.get(), 5)) == {"time"}
            town.wait(days=3)
            while "due" not in (news := await asyncio.wait_for(listening.sent.get(), 5)):
                assert set(news) == {"time"}
            assert news["due"]


async def test_the_unit_is_guessed_from_where_such_cases_went_and_stayed(town: Town) -> None:
    for units in (["roads"], ["roads"], ["water"], ["parks"]):
        case = await town.register(matter="lamp")
        await town.act(case, "dispatcher.city", "assign", units=units)
        if units == ["parks"]:
            await town.act(case, "dept_handler.parks", "apply", 1, kind="return")
            await town.act(case, "shift_leader.city", "review_application", application=1, passed=True)
    case = await town.register(matter="lamp")
    found = await whole(town, "dispatcher.city", case)
    assert [(known.unit, known.tried, known.kept) for known in found.guess] == [("roads", 2, 2), ("water", 1, 1)]
    assert (await whole(town, "calltaker.city", case)).guess == ()
    other = await town.register(matter="bin")
    assert (await whole(town, "dispatcher.city", other)).guess == ()
