"""A picture goes through real programs: a counter's client, the server's process, the pad's process that is killed."""

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.client.connection import LinkState
from app.client.door import Door
from app.client.link import Link
from app.client.operations import HallOperations, Problem, Problems
from app.client.outbox import Outbox
from tests.bench.hall_process import RunningHall, citydesk, running_hall
from tests.server.pictures import noise
from tests.unit.client.waiting import until

SECONDS = 60


class Token:
    """A token that is good all day."""

    async def renew(self, rejected: str | None) -> None:
        """There is no other."""


@pytest.fixture
def hall(tmp_path: Path):
    """The server's process."""
    with running_hall(tmp_path / "server") as running:
        yield running


@pytest.fixture
async def counter(hall: RunningHall, tmp_path: Path):
    """The operations of counter 1, with somebody there."""
    outbox = await Outbox.open(tmp_path / "counter")
    door = Door(f"http://127.0.0.1:{hall.port}")
    door.token = hall.tokens["counter-1"]
    link = Link(door=door, outbox=outbox, tokens=Token())
    told: list[Problem] = []
    problems = Problems()
    problems.subscribe(told.append)
    do = HallOperations(link=link, outbox=outbox, replica=link.follow_hall("busy"), problems=problems)
    link.start()
    await until(lambda: link.connection.state is LinkState.ONLINE, link.connection.subscribe)
    await do.log_in_at_counter("1")
    yield do
    assert told == []
    await link.close()
    await outbox.close()


async def pad(hall: RunningHall, folder: Path, *more: str) -> asyncio.subprocess.Process:
    """Start the pad's program."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app.cli", "pad", "--server", f"http://127.0.0.1:{hall.port}"),
        *("--data", str(folder), "--windowed", "--geometry", "1280x800", *more),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


async def seen(do: HallOperations, shot: str) -> None:
    """Wait until the record says that the citizen sees a picture."""

    def look() -> bool:
        last = do.replica.state.desks["1"].shot
        return last is not None and last.id == shot and last.received

    happened = asyncio.Event()
    forget = do.replica.subscribe(lambda _change: happened.set())
    try:
        async with asyncio.timeout(SECONDS):
            while not look():
                await happened.wait()
                happened.clear()
    finally:
        forget()


async def test_it_is_seen_also_by_a_pad_that_starts_while_it_is_shown(
    hall: RunningHall, counter: HallOperations, tmp_path: Path
) -> None:
    said = await asyncio.to_thread(
        lambda: citydesk(
            *("server", "enrol", "--data", str(hall.data), "--scope", "pad", "--name", "p", "--counter", "1")
        ).communicate(timeout=SECONDS)
    )
    folder = tmp_path / "pad"
    running = await pad(hall, folder, "--enrol", said[0].split()[-1])
    try:
        first = await counter.push_shot("1", noise(), seconds=300)
        assert first is not None
        until = counter.replica.state.desks["1"].shot.until
        assert until - datetime.now(UTC) > timedelta(seconds=200), "this machine's time goes before the hall's"
        await seen(counter, first)
        running.kill()
        await running.wait()
        second = await counter.push_shot("1", noise())
        assert second is not None
        assert not counter.replica.state.desks["1"].shot.received
        running = await pad(hall, folder)
        await seen(counter, second)
    finally:
        running.kill()
        await running.wait()
    files = [file for file in (tmp_path / "server").rglob("*") if file.is_file()]
    assert not [file for file in files if b"WEBP" in file.read_bytes()], "the server wrote the picture down"
    assert not [file for file in folder.rglob("*") if file.is_file() and b"WEBP" in file.read_bytes()]
