"""The door: what becomes of commands, whatever is sent."""

import json
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from app.contract.command import Scope
from app.ids import new_id
from app.server import log
from tests.server.harness import CENTRE, HALL, TestServer

CASE: dict[str, Any] = {
    "channel": "phone",
    "kind": "complaint",
    "reported_at": "2026-11-23T09:58:00+08:00",
    "reporter": {"name": "张三", "phone": "13800130000"},
    "title": "路灯不亮",
    "description": "小区门口路灯三天不亮",
    "area": "g1",
}


async def test_a_request_is_answered_with_what_followed(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    envelope = kiosk.request("issue_ticket", service="tax")
    answer = await kiosk.one(envelope)
    assert (answer.status, answer.code) == ("accepted", "")
    assert [event["type"] for event in answer.events] == ["ticket_reserved"]
    assert answer.events[0]["body"]["number"] == "A001"
    assert answer.events[0]["seq"] == answer.seq == (await kiosk.snapshot())["seq"]


async def test_a_refused_request_says_why_and_changes_nothing(server: TestServer) -> None:
    kiosk = await server.client(Scope.KIOSK)
    before = await kiosk.snapshot()
    answer = await kiosk.one(kiosk.request("issue_ticket", service="tax"))
    assert (answer.status, answer.code, answer.events) == ("refused", "no_counter", ())
    assert (await kiosk.snapshot())["seq"] == before["seq"]


async def test_a_command_that_comes_twice_is_done_once(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    envelope = kiosk.request("issue_ticket", service="tax")
    first = await kiosk.one(envelope)
    await server.queue_ticket(kiosk)
    again = await kiosk.one(envelope | {"at": "2026-11-23T10:59:00+08:00"})
    assert again.status == "replayed"
    assert (again.seq, again.events) == (first.seq, first.events)
    assert len((await kiosk.snapshot())["state"]["tickets"]) == 2


async def test_a_command_twice_in_one_batch_is_done_once(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    envelope = kiosk.request("issue_ticket", service="tax")
    first, second = (await kiosk.batch(envelope, envelope)).answers
    assert (first.status, second.status) == ("accepted", "replayed")
    assert first.events == second.events


async def test_a_refusal_is_replayed_with_its_reason(server: TestServer) -> None:
    kiosk = await server.client(Scope.KIOSK)
    envelope = kiosk.request("issue_ticket", service="tax")
    await kiosk.one(envelope)
    await server.window("1", "1001")
    again = await kiosk.one(envelope)
    assert (again.status, again.code) == ("replayed", "no_counter")


@pytest.mark.parametrize("change", [{"body": {"service": "card"}}, {"type": "call_next"}, {"kind": "fact", "dseq": 9}])
async def test_the_same_id_with_something_else_is_an_alarm(
    server: TestServer, caplog: pytest.LogCaptureFixture, change: dict[str, Any]
) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    envelope = kiosk.request("issue_ticket", service="tax")
    await kiosk.one(envelope)
    before = (await kiosk.snapshot())["seq"]
    assert (await kiosk.one(envelope | change)).status == "mismatch"
    assert (await kiosk.snapshot())["seq"] == before
    assert "alarm" in caplog.text


async def test_another_device_cannot_fetch_an_answer_by_its_id(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk, other = await server.client(Scope.KIOSK), await server.client(Scope.KIOSK)
    envelope = kiosk.request("issue_ticket", service="tax")
    await kiosk.one(envelope)
    answer = await other.one(envelope)
    assert (answer.status, answer.events) == ("mismatch", ())


async def test_facts_are_receipted_by_number_and_holes_are_named(server: TestServer) -> None:
    window = await server.window("1", "1001")

    def pause(dseq: int) -> dict[str, Any]:
        return window.fact("pause_counter", dseq=dseq, counter="1", reason="meal")

    assert (await window.batch(pause(1))).facts.model_dump() == {"upto": 1, "highest": 1, "missing": ()}
    assert (await window.batch(pause(4), pause(6))).facts.missing == (2, 3, 5)
    assert (await window.batch(pause(2), pause(3))).facts.model_dump() == {"upto": 4, "highest": 6, "missing": (5,)}
    assert (await window.batch(pause(5))).facts.model_dump() == {"upto": 6, "highest": 6, "missing": ()}


async def test_receipts_of_devices_are_apart_and_shared_by_their_feeds(server: TestServer) -> None:
    window = await server.window("1", "1001")
    taker = await server.client(Scope.HOTLINE, device="seat-1", staff="2001")
    await window.batch(window.fact("pause_counter", counter="1", reason="meal"))
    assert (await taker.batch(taker.fact("register_case", **CASE), feed=CENTRE)).facts.upto == 1
    assert (await taker.batch(taker.fact("register_case", **CASE), feed=CENTRE)).facts.upto == 2


async def test_a_contradiction_is_kept_and_flagged_never_refused(server: TestServer) -> None:
    window = await server.window("1", "1001")
    answer = await window.one(window.fact("finish_visit", counter="1", visit=new_id()))
    assert answer.status == "accepted"
    assert [event["type"] for event in answer.events] == ["irregularity_found"]


@pytest.mark.parametrize(
    ("type_", "body", "code"),
    [
        ("never_heard_of", {"a": 1}, "unknown_type"),
        ("pause_counter", {"counter": "1", "reason": "holiday"}, "malformed"),
        ("pause_counter", {"counter": "1", "reason": "meal", "extra": "x"}, "malformed"),
        ("issue_ticket", {"service": "tax"}, "malformed"),
    ],
)
async def test_what_cannot_be_read_of_a_fact_is_kept_raw(
    server: TestServer, type_: str, body: dict[str, Any], code: str
) -> None:
    window = await server.window("1", "1001")
    envelope = window.fact(type_, **body)
    answered = await window.batch(envelope)
    assert (answered.answers[0].status, answered.answers[0].code) == ("quarantined", code)
    assert answered.facts.upto == 1
    with server.core.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, device, dseq, code, raw FROM quarantine").all()
    assert [row[:4] for row in rows] == [(envelope["id"], window.device, 1, code)]
    raw = server.core.database.vault.open_text(rows[0][4], envelope["id"])
    assert json.loads(raw)["body"] == body


async def test_two_facts_with_one_number_are_an_alarm(server: TestServer, caplog: pytest.LogCaptureFixture) -> None:
    window = await server.window("1", "1001")
    await window.one(window.fact("pause_counter", dseq=1, counter="1", reason="meal"))
    answer = await window.one(window.fact("resume_counter", dseq=1, counter="1"))
    assert (answer.status, answer.code) == ("quarantined", "dseq_taken")
    assert "alarm" in caplog.text


@pytest.mark.parametrize(
    ("type_", "body", "code"),
    [
        ("never_heard_of", {}, "unknown_type"),
        ("issue_ticket", {"service": 7}, "malformed"),
        ("issue_ticket", {}, "malformed"),
        ("pause_counter", {"counter": "1", "reason": "meal"}, "malformed"),
    ],
)
async def test_what_cannot_be_read_of_a_request_is_refused(
    server: TestServer, type_: str, body: dict[str, Any], code: str
) -> None:
    kiosk = await server.client(Scope.KIOSK)
    answer = await kiosk.one(kiosk.request(type_, **body))
    assert (answer.status, answer.code) == ("refused", code)


async def test_a_batch_keeps_its_order(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    answers = (await kiosk.batch(*(kiosk.request("issue_ticket", service="tax") for _ in range(20)))).answers
    assert [answer.events[0]["body"]["number"] for answer in answers] == [f"A{n:03d}" for n in range(1, 21)]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"dseq": None, "kind": "fact"}, ["commands.0.dseq"]),
        ({"dseq": 3}, ["commands.0.dseq"]),
        ({"id": "not-an-id"}, ["commands.0.id"]),
        ({"at": "yesterday"}, ["commands.0.at"]),
        ({"at": "2026-11-23T10:00:00"}, ["commands.0.at"]),
        ({"mono": -1}, ["commands.0.mono"]),
        ({"kind": "wish"}, ["commands.0.kind"]),
        ({"secret-13800138000": 1}, ["commands.0"]),
    ],
)
async def test_a_malformed_envelope_is_told_by_field_and_never_echoed(
    server: TestServer, change: dict[str, Any], where: list[str]
) -> None:
    kiosk = await server.client(Scope.KIOSK)
    response = await kiosk.post(kiosk.request("issue_ticket", service="13800138000") | change)
    assert response.status_code == 422
    assert response.json() == {"code": "malformed", "where": where}


@pytest.mark.parametrize("count", [0, 257])
async def test_a_batch_has_1_to_256_commands(server: TestServer, count: int) -> None:
    kiosk = await server.client(Scope.KIOSK)
    response = await kiosk.post(*(kiosk.request("issue_ticket", service="tax") for _ in range(count)))
    assert (response.status_code, response.json()) == (422, {"code": "malformed", "where": ["commands"]})


async def test_a_body_over_the_limit_is_not_read(server: TestServer) -> None:
    kiosk = await server.client(Scope.KIOSK)

    async def chunks() -> Any:
        for _ in range(2048):
            yield b"x" * 1024

    for content in (b"x" * (1024 * 1024 + 1), chunks()):
        response = await server.http.post(f"/v1/feeds/{HALL}/commands", content=content, headers=kiosk.headers)
        assert (response.status_code, response.json()) == (413, {"code": "too_large"})


async def test_when_nothing_can_be_committed_nothing_is_done(
    server: TestServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    before = await kiosk.snapshot()
    envelope = kiosk.request("issue_ticket", service="tax")

    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr(log, "append", full)
        response = await kiosk.post(envelope)
        assert (response.status_code, response.json()) == (503, {"code": "unavailable"})
        assert response.headers["retry-after"] == "1"
    assert (await kiosk.snapshot())["state"] == before["state"]
    assert "was not committed" in caplog.text
    answer = await kiosk.one(envelope)
    assert (answer.status, answer.events[0]["body"]["number"]) == ("accepted", "A001")


async def test_a_fault_of_ours_takes_no_neighbour_along(
    server: TestServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fact that meets a fault is kept for later; a request is answered 500 with an id, and no other suffers."""
    window = await server.window("1", "1001")
    held = server.core.writer._feeds[HALL].rules
    decide = held.decide

    def faulty(state: Any, command: Any, context: Any) -> Any:
        if command.TYPE in ("pause_counter", "call_next"):
            raise ZeroDivisionError("13800138000")
        return decide(state, command, context)

    monkeypatch.setitem(vars(held), "decide", faulty)
    answer = await window.one(window.fact("pause_counter", counter="1", reason="meal"))
    assert (answer.status, answer.code) == ("quarantined", "internal")
    response = await window.post(window.request("call_next", counter="1"))
    assert response.status_code == 500
    assert response.json()["code"] == "internal"
    assert response.json()["id"] in caplog.text
    assert "13800138000" not in caplog.text + response.text
