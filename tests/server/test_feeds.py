"""A snapshot at N is the state after all events up to N, at start-up and at any other time."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from app.contract.command import Scope
from app.contract.hall.state import HallState
from app.contract.wire import from_wire
from app.rules.feeds import feed_rules
from app.rules.masking import Rendition, redact
from app.server import hub, log
from app.server.database import Database
from tests.server.harness import CENTRE, HALL, Client, TestServer, serving, settings_for
from tests.server.samples import Clock
from tests.server.test_door import CASE

RULES = feed_rules(HALL)


def followed(server: TestServer, upto: int, rendition: Rendition) -> HallState:
    """Return the state that follows from the record alone, as a reader may see it."""
    state: HallState = RULES.initial("test")
    with server.core.database.reading() as connection:
        for row in log.read(connection, server.core.database.vault, RULES.events, HALL, after=0, upto=upto):
            state = RULES.evolve(state, row)
    return redact(state, rendition)


async def with_a_pending_release(server: TestServer) -> Client:
    """Bring a hall to where a counter owns tickets and is asked to let one go: spec 06, A1 to A4."""
    owner = await server.window("1", "1001", offline=True)
    other = await server.window("2", "1002", offline=True)
    kiosk = await server.client(Scope.KIOSK)
    for _ in range(12):
        await server.queue_ticket(kiosk)
    asked: list[str] = []
    for window, counter in ((other, "2"), (owner, "1")) * 6:
        snapshot = (await window.snapshot())["state"]
        asked = snapshot["releasing"]
        if asked:
            break
        answer = await window.one(window.request("call_next", counter=counter))
        if answer.status == "accepted":
            visit = answer.id
            await window.one(window.fact("start_serving", counter=counter, visit=visit))
            await window.one(window.fact("finish_visit", counter=counter, visit=visit, ask_rating=False))
    assert asked, "the scene did not come about"
    return owner


@pytest.mark.parametrize("scope", [Scope.MANAGER, Scope.COUNTER, Scope.KIOSK, Scope.DISPLAY])
async def test_a_snapshot_is_what_follows_from_the_record(server: TestServer, scope: Scope) -> None:
    await with_a_pending_release(server)
    reader = await server.client(scope)
    snapshot = await reader.snapshot()
    rendition = {"manager": Rendition.MANAGER, "counter": Rendition.STAFF, "kiosk": Rendition.KIOSK}
    expected = followed(server, snapshot["seq"], rendition.get(scope.value, Rendition.PUBLIC))
    assert RULES.state.model_validate(snapshot["state"], strict=False) == expected
    pending = expected.releasing
    assert pending
    assert all(snapshot["state"]["tickets"][ticket]["owner"] for ticket in pending)
    assert all(snapshot["state"]["tickets"][ticket]["release_seq"] for ticket in pending)


async def test_a_snapshot_and_the_tail_give_the_same_state(server: TestServer) -> None:
    kiosk = await server.client(Scope.KIOSK)
    early = await kiosk.snapshot()
    await with_a_pending_release(server)
    state = RULES.state.model_validate(early["state"], strict=False)
    for row in await kiosk.tail(after=early["seq"]):
        state = RULES.evolve(state, from_wire(RULES.events, row))
    late = await kiosk.snapshot()
    assert state.model_dump(mode="json") == late["state"]


@pytest.mark.parametrize("checkpoint_events", [1, 7, 100_000])
async def test_a_restart_gives_the_same_snapshot(tmp_path: Path, clock: Clock, checkpoint_events: int) -> None:
    settings = settings_for(tmp_path, checkpoint_events=checkpoint_events)
    async with serving(settings, clock) as server:
        await with_a_pending_release(server)
        before = await (await server.client(Scope.MANAGER)).snapshot()
    async with serving(settings, clock) as server:
        manager = await server.client(Scope.MANAGER)
        after = await manager.snapshot()
        assert after == before
        assert after["state"]["releasing"]
        await server.queue_ticket(await server.client(Scope.KIOSK))
        rows = await manager.tail(after=before["seq"])
        assert [row["seq"] for row in rows] == list(range(before["seq"] + 1, before["seq"] + len(rows) + 1))


async def _checkpoint_scene(folder: Path, clock: Clock) -> dict[str, Any]:
    async with serving(settings_for(folder), clock) as server:
        await server.window("1", "1001")
        await server.queue_ticket(await server.client(Scope.KIOSK))
        return await (await server.client(Scope.MANAGER)).snapshot()


@pytest.mark.parametrize("damage", ["UPDATE checkpoint SET contract = '0', state = x'7b7d'", "DELETE FROM checkpoint"])
async def test_a_checkpoint_of_another_contract_is_not_used(tmp_path: Path, clock: Clock, damage: str) -> None:
    before = await _checkpoint_scene(tmp_path, clock)
    _execute(tmp_path, clock, damage)
    async with serving(settings_for(tmp_path), clock) as server:
        assert await (await server.client(Scope.MANAGER)).snapshot() == before


async def test_a_checkpoint_that_cannot_be_read_is_made_anew_from_the_record(tmp_path: Path, clock: Clock) -> None:
    before = await _checkpoint_scene(tmp_path, clock)
    _execute(tmp_path, clock, "UPDATE checkpoint SET state = x'7b22736571223a'")
    async with serving(settings_for(tmp_path), clock) as server:
        assert await (await server.client(Scope.MANAGER)).snapshot() == before


async def test_an_orderly_end_lays_the_state_down(tmp_path: Path, clock: Clock) -> None:
    before = await _checkpoint_scene(tmp_path, clock)
    rows = _execute(tmp_path, clock, "SELECT feed, seq FROM checkpoint ORDER BY feed")
    assert (HALL, before["seq"]) in rows


def _execute(folder: Path, clock: Clock, statement: str) -> list[Any]:
    database = Database(folder / "citydesk.db", clock)
    with database.writing() as connection:
        result = connection.exec_driver_sql(statement)
        rows = [tuple(row) for row in result] if result.returns_rows else []
    database.close()
    return rows


async def test_each_case_is_a_stream_of_its_own(server: TestServer) -> None:
    taker = await server.client(Scope.HOTLINE, staff="2001")
    answer = await taker.one(taker.fact("register_case", **CASE), feed=CENTRE)
    case = answer.events[0]["body"]["case"]
    with server.core.database.reading() as connection:
        streams = connection.exec_driver_sql(
            "SELECT stream, version FROM event WHERE feed = ? ORDER BY seq", (CENTRE,)
        ).all()
    own = [version for stream, version in streams if stream == CENTRE]
    assert own == list(range(1, len(own) + 1))
    assert (f"{CENTRE}/case:{case['id']}", 1) in streams


async def test_snapshots_are_made_once_however_many_ask(server: TestServer, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Rendition] = []
    encode = hub.encode_state

    def counted(state: Any, rendition: Rendition, pads: frozenset[str]) -> bytes:
        made.append(rendition)
        return encode(state, rendition, pads)

    monkeypatch.setattr(hub, "encode_state", counted)
    displays = [await server.client(Scope.DISPLAY) for _ in range(5)]
    await asyncio.gather(*(display.snapshot() for display in displays))
    await displays[0].snapshot()
    assert made == [Rendition.PUBLIC]
    await server.window("1", "1001")
    await displays[0].snapshot()
    assert made == [Rendition.PUBLIC] * 2
