"""A department that handles a confidential case learns nowhere who reported it: not by any question there is."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.contract.centre.state import Case
from app.ids import new_id
from app.server.console import record
from app.server.desk import lines, whole
from app.server.ticker import tick
from tests.server.desk.town import Town
from tests.server.harness import CENTRE, TestServer, serving, settings_for
from tests.server.intake.walk import Walk
from tests.server.samples import Clock

NAME, PHONE, HOME = "欧阳明远", "13812349876", "江湾雅苑9栋"
SPACED, SPOKEN, ADDRESSED = "138-1234 9876", "一三八一二三四九八七六", "欧阳先生"
SECRETS = (NAME, PHONE, HOME, SPACED, SPOKEN, ADDRESSED)
SAYS = f"{NAME}（{ADDRESSED}）住{HOME}，电话{SPACED}，{PHONE}，{SPOKEN}"
CLERK, OTHER = "dept_handler.roads", "dept_handler.water"
OTHERS = (OTHER, "parent_dept.roads", "unit_leader.roads", "grid.1")
DESK = "/v1/centres/{centre}/desk"


@dataclass
class Told:
    """A centre in which one confidential case was told in every way there is; `open` is handled, `closed` is over."""

    town: Town
    server: TestServer
    open: str
    closed: str


async def _tell(town: Town) -> Told:
    taker, now = await town.officer("calltaker.city"), town.server.clock().isoformat()
    reporter = {"name": NAME, "phone": PHONE, "gender": "male", "birth": "1990-02-03", "home": HOME}
    told = {
        "reporter": reporter,
        "title": f"{NAME}反映噪音",
        "description": f"夜里施工。{SAYS}",
        "address": "桂花路18号",
        "remark": SAYS,
        "opinion": f"请联系{SAYS}",
        "confidential": True,
        "area": "g1",
        "call": "c-1",
    }
    await taker.one(
        taker.fact("report_call", call="c-1", step="offered", happened_at=now, number=PHONE),
        feed=CENTRE,
    )
    await taker.one(
        taker.fact("save_draft", draft=new_id(), version=1, form={"name": NAME, "phone": PHONE}), feed="drafts:line"
    )
    closed = await _handled(town, told)
    await town.act(closed, CLERK, "finish", 1, opinion=f"已回复{SAYS}")
    await town.act(closed, "result_reviewer.city", "approve_result", 1, opinion=SAYS)
    await town.act(closed, "calltaker.city", "follow_up", satisfaction=5, result="satisfied", opinion=SAYS)
    town.wait(days=1)
    await tick(town.server.core)
    return Told(town, town.server, await _handled(town, told), closed)


async def _handled(town: Town, told: dict[str, Any]) -> str:
    """Take the case in, put it right, append to it, urge it, and give it to units."""
    taker = await town.officer("calltaker.city")
    case = await town.register(**told, disposition="to_review")
    await town.act(case, "shift_leader.city", "to_dispatch", opinion=SAYS)
    await town.act(case, "dispatcher.city", "assign", host="roads", co=["water"], copies=["parks"], opinion=SAYS)
    await taker.one(taker.fact("append_to_case", case=case, text=f"又说{SAYS}"), feed=CENTRE)
    await town.act(case, "calltaker.city", "urge", opinion=SAYS)
    await town.act(case, CLERK, "report_progress", 1, opinion=SAYS)
    await town.act(case, OTHER, "apply", 2, kind="extension", until="2026-12-24T00:00:00+00:00", opinion=SAYS)
    return case


@pytest.fixture
async def told(tmp_path: Path, clock: Clock) -> AsyncIterator[Told]:
    """A server whose streams beat quickly."""
    async with serving(settings_for(tmp_path, heartbeat_seconds=0.02), clock) as server:
        town = Town(server)
        await town.set_up("city_operation")
        yield await _tell(town)


async def walked(told: Told, staff: str, only: str = "") -> Walk:
    """Ask for everything, or for the paths that begin so, with the token of an officer."""
    client = await told.town.officer(staff)
    lists = [known["name"] for known in (await client.get("/v1/centres/line/desk")).json()["lists"]]
    known = {
        "centre": ("line",),
        "hall": ("test",),
        "feed": (CENTRE, "drafts:line", "knowledge:line", "audit:line", "hall:test"),
        "case": (told.open, told.closed),
        "call": ("c-1",),
        "name": ("handling.todo", *lists),
        "version": ("0", "1"),
        "after": ("0",),
        "reason": ("look",),
    }
    walk = Walk(told.server, client, known, (NAME, PHONE, "9876", SPACED), (told.open,))
    query = {"phone": PHONE, "title": "噪音", "description": SAYS[:30], "area": "g1"}
    bodies: dict[str, tuple[dict[str, Any], ...]] = {
        "/v1/centres/{centre}/similar": (query,),
        "/v1/centres/{centre}/knowledge/search": ({"text": NAME},),
        "/v1/centres/{centre}/phrases": ({"before": NAME[:2]}, {"before": "夜里"}),
        "/v1/centres/{centre}/desk/cases/{case}/presence": ({"activity": "looking"},),
        "/v1/logout": (),
    }
    await walk.everything(bodies, only)
    return walk


@pytest.mark.parametrize("staff", [CLERK, *(pytest.param(other, marks=pytest.mark.slow) for other in OTHERS)])
async def test_no_question_tells_a_unit_who_reported(told: Told, staff: str) -> None:
    walk = await walked(told, staff)
    assert DESK in walk.answered
    if staff == CLERK:
        assert any("噪音" in text for text in walk.told[f"{DESK}/cases/{{case}}"])
    assert walk.leaks(SECRETS) == {}


async def test_the_same_walk_finds_what_the_call_taker_may_know(told: Told) -> None:
    found = (await walked(told, "calltaker.city", "/v1/")).leaks(SECRETS)
    assert set(found["/v1/feeds/{feed}/snapshot"]) == set(SECRETS)
    assert set(found["/v1/feeds/{feed}/events"]) == set(SECRETS)
    assert PHONE in found["/v1/centres/{centre}/calls"]


@pytest.mark.parametrize("module", [lines, whole])
async def test_a_leak_that_was_put_there_is_found(told: Told, module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def as_it_is(case: Case) -> Case:
        return case

    monkeypatch.setattr(module, "for_handlers", as_it_is)
    assert (await walked(told, CLERK, DESK)).leaks(SECRETS) != {}


async def test_what_a_unit_does_is_answered_without_it(told: Told) -> None:
    clerk = await told.town.officer(CLERK)
    for action, task in (("report_progress", 1), ("finish", 1)):
        body = {"case": told.open, "base_version": told.town.version(told.open), "action": action, "task": task}
        response = await clerk.post(clerk.request("act_on_case", **body, details={"opinion": SAYS}), feed=CENTRE)
        assert response.json()["answers"][0]["status"] == "accepted"
        assert not [word for word in SECRETS if word in response.text]


async def test_logs_and_the_printed_record_do_not_say_it(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with serving(settings_for(tmp_path, heartbeat_seconds=0.02), clock) as server:
        town = Town(server)
        await town.set_up("city_operation")
        await walked(await _tell(town), CLERK, DESK)
    # The client of these tests logs the addresses it asks for itself.
    logged = "\n".join(entry.getMessage() for entry in caplog.records if not entry.name.startswith("httpx"))
    printed = "\n".join(line for feed in (CENTRE, "drafts:line") for line in record(tmp_path, feed, 0))
    assert "case_registered" in printed
    assert not [word for word in SECRETS if word in logged + printed]
