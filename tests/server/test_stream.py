"""The stream over a real connection: resume, heartbeat, readers that fall behind, the end."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from httpx_sse import EventSource, ServerSentEvent

from app.contract.command import Scope
from app.contract.wire import from_wire
from app.rules.feeds import feed_rules
from app.server import encoding
from tests.server.harness import HALL, Client, TestServer, listening, serving, settings_for
from tests.server.samples import Clock

SECONDS = 10


@pytest.fixture
async def live(tmp_path: Path, clock: Clock) -> AsyncIterator[tuple[TestServer, str]]:
    """A server that accepts connections, with a quick heartbeat and short queues."""
    settings = settings_for(tmp_path, heartbeat_seconds=0.05, reader_queue=8, send_timeout_seconds=5)
    async with serving(settings, clock) as server, listening(server) as url:
        yield server, url


@asynccontextmanager
async def reading(
    url: str, client: Client, query: str = "", **headers: str
) -> AsyncIterator[AsyncIterator[ServerSentEvent]]:
    """Open a stream as a reader does."""
    async with httpx.AsyncClient(base_url=url, timeout=SECONDS) as http:
        path = f"/v1/feeds/{HALL}/events{query}"
        async with http.stream("GET", path, headers=client.headers | headers) as response:
            assert response.status_code == 200
            assert response.headers["content-type"].startswith("text/event-stream")
            async with aclosing(EventSource(response).aiter_sse()) as events:
                yield events


async def recorded(events: AsyncIterator[ServerSentEvent], count: int) -> list[dict[str, Any]]:
    """Return the next `count` recorded events."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(SECONDS):
        while len(found) < count:
            event = await anext(events)
            if event.event == "recorded":
                row = json.loads(event.data)
                assert event.id.endswith(f":{row['seq']}")
                found.append(row)
    return found


async def test_a_reader_hears_at_once_that_the_stream_lives(live: tuple[TestServer, str]) -> None:
    server, url = live
    display = await server.client(Scope.DISPLAY)
    async with reading(url, display, "?after=2") as events, asyncio.timeout(SECONDS):
        for _ in range(3):
            beat = await anext(events)
            assert beat.event == "heartbeat"
            assert json.loads(beat.data) == {"time": server.clock().isoformat(), "seq": 2}


async def test_a_reader_resumes_without_gap_or_double(live: tuple[TestServer, str]) -> None:
    server, url = live
    await server.window("1", "1001")
    kiosk, display = await server.client(Scope.KIOSK), await server.client(Scope.DISPLAY)
    seen: list[int] = []
    snapshot = await display.snapshot()
    for _ in range(4):
        query = f"?after={seen[-1] if seen else snapshot['seq']}&epoch={snapshot['epoch']}"
        await server.queue_ticket(kiosk)
        async with reading(url, display, query) as events:
            await server.queue_ticket(kiosk)
            seen += [row["seq"] for row in await recorded(events, 3)]
    assert seen == list(range(snapshot["seq"] + 1, snapshot["seq"] + 13))


async def test_events_while_the_backlog_is_read_come_once(live: tuple[TestServer, str]) -> None:
    server, url = live
    await server.window("1", "1001")
    kiosk, display = await server.client(Scope.KIOSK), await server.client(Scope.DISPLAY)
    for _ in range(5):
        await server.queue_ticket(kiosk)

    async def issue() -> None:
        for _ in range(5):
            await server.queue_ticket(kiosk)
            await asyncio.sleep(0)

    async with reading(url, display, "?after=0") as events, asyncio.TaskGroup() as group:
        group.create_task(issue())
        rows = await recorded(events, 23)
    assert [row["seq"] for row in rows] == list(range(1, 24))
    state = feed_rules(HALL).initial("test")
    for row in rows:
        state = feed_rules(HALL).evolve(state, from_wire(feed_rules(HALL).events, row))
    assert state.model_dump(mode="json") == (await display.snapshot())["state"]


async def test_a_browser_resumes_by_its_last_event(live: tuple[TestServer, str]) -> None:
    server, url = live
    display = await server.client(Scope.DISPLAY)
    epoch = server.core.database.epoch
    async with reading(url, display, **{"Last-Event-ID": f"{epoch}:1"}) as events:
        assert [row["seq"] for row in await recorded(events, 1)] == [2]
    response = await server.http.get(
        f"/v1/feeds/{HALL}/events", headers=display.headers | {"Last-Event-ID": "another-life:1"}
    )
    assert response.status_code == 410


@pytest.mark.parametrize("query", ["?after=0&epoch=another-life", "?after=3"])
async def test_another_life_or_a_place_beyond_the_record_is_gone(server: TestServer, query: str) -> None:
    display = await server.client(Scope.DISPLAY)
    response = await display.get(f"/v1/feeds/{HALL}/events{query}")
    assert (response.status_code, response.json()) == (410, {"code": "reset"})
    assert not server.core.hub.channels[HALL].readers


async def test_the_tail_beyond_the_record_is_gone(server: TestServer) -> None:
    display = await server.client(Scope.DISPLAY)
    response = await display.get(f"/v1/feeds/{HALL}/tail?after=3")
    assert (response.status_code, response.json()) == (410, {"code": "reset"})


async def test_a_reader_that_falls_behind_is_told_to_start_over(live: tuple[TestServer, str]) -> None:
    server, url = live
    await server.window("1", "1001")
    kiosk, display = await server.client(Scope.KIOSK), await server.client(Scope.DISPLAY)
    async with reading(url, display, "?after=3") as events, asyncio.timeout(SECONDS):
        assert (await anext(events)).event == "heartbeat"
        # More at once than the queue holds: one commit of twelve.
        await kiosk.batch(*(kiosk.request("issue_ticket", service="tax") for _ in range(12)))
        kinds = [event.event async for event in events]
    assert kinds[-1] == "reset"
    assert "recorded" not in kinds
    assert not server.core.hub.channels[HALL].readers


async def test_a_reader_that_goes_away_is_forgotten(live: tuple[TestServer, str]) -> None:
    server, url = live
    display = await server.client(Scope.DISPLAY)
    before = asyncio.all_tasks()
    async with reading(url, display) as events:
        await recorded(events, 2)
        assert len(server.core.hub.channels[HALL].readers) == 1
    async with asyncio.timeout(SECONDS):
        while server.core.hub.channels[HALL].readers:
            await asyncio.sleep(0.01)
        while asyncio.all_tasks() - before:
            await asyncio.sleep(0.01)


async def test_a_server_that_ends_ends_its_streams(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path), clock) as server:
        display = await server.client(Scope.DISPLAY)
        async with listening(server) as url:
            stream = reading(url, display)
            events = await stream.__aenter__()
            await recorded(events, 2)
        async with asyncio.timeout(SECONDS):
            assert [event.event async for event in events if event.event == "recorded"] == []
        await stream.__aexit__(None, None, None)


async def test_an_event_is_encoded_once_for_all_readers_of_a_kind(
    live: tuple[TestServer, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, url = live
    await server.window("1", "1001")
    kiosk, display = await server.client(Scope.KIOSK), await server.client(Scope.DISPLAY)
    encoded: list[Any] = []
    redact = encoding.redact_but

    def counted(model: Any, rendition: Any, pads: Any) -> Any:
        encoded.append(rendition)
        return redact(model, rendition, pads)

    async with (
        reading(url, display, "?after=3") as one,
        reading(url, display, "?after=3") as two,
        reading(url, display, "?after=3") as three,
    ):
        for events in (one, two, three):
            assert (await anext(events)).event == "heartbeat"
        monkeypatch.setattr(encoding, "redact_but", counted)
        await kiosk.one(kiosk.request("issue_ticket", service="tax"))
        for events in (one, two, three):
            await recorded(events, 1)
    assert encoded.count("public") == 1
    assert encoded.count("kiosk") == 1
