"""Two servers on one database: whoever is second reads on and decides again."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from app.contract.command import Scope
from app.rules.masking import Rendition
from app.server import log
from tests.server.harness import HALL, TestServer, serving, settings_for
from tests.server.samples import Clock


async def _issue(server: TestServer, count: int) -> list[str]:
    kiosk = await server.client(Scope.KIOSK)
    numbers: list[str] = []
    for _ in range(count):
        answer = await kiosk.one(kiosk.request("issue_ticket", service="tax"))
        assert answer.status == "accepted"
        numbers.append(answer.events[-1]["body"]["number"])
    return numbers


async def test_two_servers_give_every_number_once(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path), clock) as one, serving(settings_for(tmp_path), clock) as two:
        await one.window("1", "1001")
        given = await asyncio.gather(*(_issue(server, 15) for server in (one, two, one, two)))
        numbers = sorted(number for batch in given for number in batch)
        assert numbers == [f"A{n:03d}" for n in range(1, 61)]
        await asyncio.gather(one.core.writer.refresh(), two.core.writer.refresh())
        snapshots = [await (await server.client(Scope.MANAGER)).snapshot() for server in (one, two)]
        assert snapshots[0]["state"] == snapshots[1]["state"]
        with one.core.database.reading() as connection:
            assert log.verify(connection, HALL) is None


async def test_a_command_sent_to_both_is_done_once(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path), clock) as one, serving(settings_for(tmp_path), clock) as two:
        await one.window("1", "1001")
        kiosk = await one.client(Scope.KIOSK)
        envelope = kiosk.request("issue_ticket", service="tax")
        first = await kiosk.one(envelope)
        kiosk.http = two.http
        second = await kiosk.one(envelope)
        assert (first.status, second.status) == ("accepted", "replayed")
        assert first.events == second.events


async def test_readers_of_one_server_see_what_the_other_wrote(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path), clock) as one, serving(settings_for(tmp_path), clock) as two:
        reader = two.core.hub.join(HALL, Rendition.PUBLIC)
        await one.window("1", "1001")
        await two.core.writer.refresh()
        seen = await reader.take(5)
        assert [event.recorded.event.TYPE for event in seen] == ["counter_staffed"]
        two.core.hub.leave(HALL, reader)


async def test_a_lost_race_is_decided_again(server: TestServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the database does not lock before the decision, the loser is told by the taken place."""
    await server.window("1", "1001")
    append = log.append
    lost: list[Sequence[Mapping[str, Any]]] = []

    def second(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        if not lost:
            lost.append(rows)
            raise log.VersionTaken
        append(connection, rows)

    monkeypatch.setattr(log, "append", second)
    assert await _issue(server, 1) == ["A001"]
    assert len(lost) == 1
