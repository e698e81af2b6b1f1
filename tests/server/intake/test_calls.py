"""Calls: steps from a switch, missed ones and calls back, figures, recordings."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.contract.command import Scope
from app.server.commands import main
from app.server.ticker import tick
from tests.server.harness import CENTRE, Client, TestServer
from tests.server.test_door import CASE

CALLS = "/v1/centres/line/calls"
NUMBER = "13812349876"


class Switch:
    """A telephone switch that tells of calls; `at` is in seconds from now."""

    def __init__(self, server: TestServer, client: Client) -> None:
        self.server, self.client = server, client

    async def tell(self, call: str, step: str, at: float = 0, **more: Any) -> int:
        """Tell a step; returns the status of the answer."""
        happened = self.server.clock() + timedelta(seconds=at)
        body = {"call": call, "step": step, "happened_at": happened.isoformat(), **more}
        response = await self.client.http.post(f"{CALLS}/steps", json=body, headers=self.client.headers)
        return response.status_code


@pytest.fixture
async def switch(server: TestServer) -> Switch:
    """An enrolled switch of the centre."""
    return Switch(server, await server.client(Scope.SWITCH, hall=""))


@pytest.fixture
async def seat(server: TestServer) -> Client:
    """A call-taker."""
    return await server.client(Scope.HOTLINE, staff="2001")


async def listed(client: Client, query: str = "") -> list[dict[str, Any]]:
    """Return the calls the server lists."""
    response = await client.get(f"{CALLS}{query}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["calls"]
    return found


async def test_a_call_from_its_first_ring_to_the_last_word_written(
    server: TestServer, switch: Switch, seat: Client
) -> None:
    for step, at, more in (
        ("offered", 0, {"number": NUMBER, "called": "12345"}),
        ("answered", 6, {"extension": "801", "staff": "2001"}),
        ("held", 20, {}),
        ("resumed", 35, {}),
        ("hung_up", 100, {"recording": "2026/11/c-1.wav"}),
        ("wrapped_up", 130, {}),
    ):
        assert await switch.tell("c-1", step, at, **more) == 200
    (call,) = await listed(seat, f"?number={NUMBER}")
    assert (call["state"], call["staff"], call["held_seconds"], call["number"]) == ("done", "2001", 15, NUMBER)
    figures = (await seat.get(f"{CALLS}/figures")).json()["figures"]
    assert (figures["offered"], figures["answered_share"], figures["in_15_s"]) == (1, 1.0, 1.0)
    assert (figures["mean_seconds_to_answer"], figures["mean_talk_seconds"]) == (6.0, 94.0)
    assert figures["mean_after_call_seconds"] == 30.0


async def test_what_is_told_twice_counts_once_and_late_steps_find_their_place(
    server: TestServer, switch: Switch, seat: Client
) -> None:
    await switch.tell("c-1", "hung_up", 60, number=NUMBER)
    assert [call["state"] for call in await listed(seat)] == ["missed"]
    await switch.tell("c-1", "answered", 5, staff="2001")
    await switch.tell("c-1", "offered", 0)
    seq = (await seat.snapshot(CENTRE))["seq"]
    for _ in range(2):
        await switch.tell("c-1", "offered", 0)
    assert (await seat.snapshot(CENTRE))["seq"] == seq
    (call,) = await listed(seat)
    assert (call["state"], call["back"]) == ("after_call", None)
    assert call["offered_at"] < call["answered_at"] < call["ended_at"]


async def test_a_missed_call_is_called_back_by_one(server: TestServer, switch: Switch, seat: Client) -> None:
    other = await server.client(Scope.HOTLINE, staff="2002")
    await switch.tell("c-1", "offered", number=NUMBER)
    await switch.tell("c-1", "hung_up", 30)
    assert [call["key"] for call in await listed(seat, "?missed=true")] == ["c-1"]
    assert (await seat.one(seat.request("take_missed_call", call="c-1"), feed=CENTRE)).status == "accepted"
    late = await other.one(other.request("take_missed_call", call="c-1"), feed=CENTRE)
    assert (late.code, late.detail) == ("call_taken", {"staff": "2001"})
    await seat.one(seat.fact("report_call_back", call="c-1", reached=False, note="无人接听"), feed=CENTRE)
    assert (await other.one(other.request("take_missed_call", call="c-1"), feed=CENTRE)).status == "accepted"
    await other.one(other.fact("report_call_back", call="c-1", reached=True), feed=CENTRE)
    assert await listed(seat, "?missed=true") == []


async def test_who_gets_through_later_need_not_be_called_back(switch: Switch, seat: Client) -> None:
    await switch.tell("c-1", "offered", number=NUMBER)
    await switch.tell("c-1", "hung_up", 30)
    await switch.tell("c-2", "offered", 60, number=NUMBER)
    await switch.tell("c-2", "answered", 70, staff="2001")
    assert await listed(seat, "?missed=true") == []


async def test_missed_calls_stay_over_night_and_calls_of_any_day_are_found(
    server: TestServer, switch: Switch, seat: Client
) -> None:
    await switch.tell("c-1", "offered", number=NUMBER)
    await switch.tell("c-1", "hung_up", 30)
    await switch.tell("c-2", "offered", number="10086")
    await switch.tell("c-2", "answered", 3, staff="2002")
    await switch.tell("c-2", "hung_up", 9)
    await switch.tell("c-2", "wrapped_up", 10)
    server.clock.advance(days=1)
    await tick(server.core)
    state = (await seat.snapshot(CENTRE))["state"]
    assert list(state["calls"]) == ["c-1"]
    assert [call["key"] for call in await listed(seat, "?missed=true")] == ["c-1"]
    assert [call["key"] for call in await listed(seat, "?staff=2002")] == ["c-2"]
    assert len(await listed(seat, "?day=2026-11-23")) == 2


async def test_a_seat_hears_of_its_call_on_the_stream(switch: Switch, seat: Client) -> None:
    before = (await seat.snapshot(CENTRE))["seq"]
    await switch.tell("c-1", "offered", number=NUMBER, extension="801")
    events = await seat.tail(before, CENTRE)
    assert [(event["type"], event["body"]["call"]["extension"]) for event in events] == [("call_moved", "801")]


async def test_a_call_taker_says_what_they_are_ready_for(seat: Client) -> None:
    for state in ("ready", "ready", "busy"):
        await seat.one(seat.fact("report_agent", state=state, extension="801"), feed=CENTRE)
    assert (await seat.snapshot(CENTRE))["state"]["agents"]["2001"]["state"] == "busy"


async def test_only_a_switch_tells_and_it_reads_nothing(server: TestServer, switch: Switch, seat: Client) -> None:
    assert await Switch(server, seat).tell("c-1", "offered") == 403
    assert (await switch.client.get(f"/v1/feeds/{CENTRE}/snapshot")).status_code == 403
    assert (await switch.client.get(CALLS)).status_code == 403
    assert (await switch.client.post(switch.client.request("note_call"), feed=CENTRE)).status_code == 403
    assert await switch.tell("../x", "offered") == 422


async def test_the_door_for_switches_is_documented(server: TestServer) -> None:
    document = server.app.openapi()
    described = document["paths"]["/v1/centres/{centre}/calls/steps"]["post"]
    assert "scope `switch`" in described["description"]
    fields = document["components"]["schemas"]["NoteCall"]["properties"]
    assert {"call", "step", "happened_at", "number", "extension", "recording"} <= set(fields)


async def test_a_recording_is_played_to_who_may_hear_it_and_every_look_is_kept(
    server: TestServer, switch: Switch, seat: Client
) -> None:
    folder = server.core.settings.recordings / "line" / "2026"
    folder.mkdir(parents=True)
    sound = b"RIFF\x24\x00\x00\x00WAVEfmt "
    (folder / "c-1.wav").write_bytes(sound)
    (folder / "c-2.wav").write_bytes(b"<html>")
    for call in ("c-1", "c-2", "c-3"):
        await switch.tell(call, "offered", number=NUMBER, recording=f"2026/{call}.wav")
    heard = await seat.get(f"{CALLS}/c-1/recording?reason=check")
    assert (heard.status_code, heard.content, heard.headers["content-type"]) == (200, sound, "audio/wav")
    assert [(await seat.get(f"{CALLS}/{call}/recording?reason=x")).status_code for call in ("c-2", "c-3")] == [415, 404]
    desk = await server.client(Scope.DESK, staff="dept_handler.roads")
    assert (await desk.get(f"{CALLS}/c-1/recording?reason=curious")).status_code == 403
    manager = await server.client(Scope.MANAGER, staff="3001")
    views = (await manager.snapshot("audit:line"))["state"]["views"]
    assert [(view["staff"], view["looked"], view["allowed"]) for view in views[-1:]] == [("2001", "recording", True)]
    assert (views[0]["staff"], views[0]["allowed"]) == ("dept_handler.roads", False)


@pytest.mark.parametrize("name", ["../../service.key", "/etc/passwd", "a/../../../x.wav"])
async def test_a_recording_never_leads_out_of_its_folder(switch: Switch, seat: Client, name: str) -> None:
    status = await switch.tell("c-1", "offered", recording=name)
    assert status in {200, 422}
    assert (await seat.get(f"{CALLS}/c-1/recording?reason=x")).status_code == 404


async def test_a_case_names_the_call_it_was_taken_in(server: TestServer, seat: Client) -> None:
    fact = seat.fact("register_case", **(CASE | {"call": "c-1"}))
    await seat.one(fact, feed=CENTRE)
    assert (await seat.snapshot(CENTRE))["state"]["cases"][fact["id"]]["call"] == "c-1"


async def test_numbers_of_calls_lie_sealed(server: TestServer, switch: Switch) -> None:
    await switch.tell("c-1", "offered", number=NUMBER)
    for file in server.core.settings.data.glob("citydesk.db*"):
        assert NUMBER.encode() not in file.read_bytes()


def test_the_description_is_printed_without_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["openapi", "--data", str(tmp_path)]) == 0
    assert "/v1/centres/{centre}/calls/steps" in json.loads(capsys.readouterr().out)["paths"]
    assert list(tmp_path.iterdir()) == []
