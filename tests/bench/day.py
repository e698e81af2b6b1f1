"""A whole day of a hall, played through the server over HTTP: how long people wait, and if they were told so.

The server is the real one in a process of its own; only its clock is moved by the benchmark (`tests.bench.day_hall`).
Every call is held against the slow oracle of the rules' tests.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.contract.hall.state import HallState
from tests.bench.day_door import DayDoor
from tests.bench.day_hall import CLOCK_NAME, CLOSES, DAY, SharedClock
from tests.bench.day_people import Day
from tests.bench.figures import percentile

CITIZENS = {"": 900, "full": 900}
EVENING_SECONDS = 20
"""How long the server may take, in real time, to notice that the hall has closed."""


def run(size: str) -> dict[str, float]:
    """Return the figures of the day."""
    began = time.perf_counter()
    with TemporaryDirectory() as folder:
        day, evening = play(Path(folder), citizens=CITIZENS[size])
    figures = day.checks.figures(evening)
    for name, type_ in (("issue", "issue_ticket"), ("call", "call_next")):
        times = day.door.times[type_]
        figures[f"{name}_p50_ms"] = percentile(times, 0.5) * 1000
        figures[f"{name}_p99_ms"] = percentile(times, 0.99) * 1000
    return figures | {"wall_s": time.perf_counter() - began}


def play(data: Path, *, citizens: int, seed: int = 2026) -> tuple[Day, HallState]:
    """Play a day in a folder; returns it and the hall when nobody is left, before it closes."""
    with _server(data) as (port, tokens):
        return asyncio.run(_play(port, tokens, SharedClock(data / CLOCK_NAME), citizens, seed))


async def _play(
    port: int, tokens: dict[str, str], clock: SharedClock, citizens: int, seed: int
) -> tuple[Day, HallState]:
    door = await DayDoor.open(port, tokens, clock)
    day = Day(door, citizens, seed)
    await day.play()
    evening = door.state
    clock.set(DAY.replace(hour=CLOSES.hour, minute=CLOSES.minute) + timedelta(hours=3))
    async with asyncio.timeout(EVENING_SECONDS):
        while door.state.ended is None:
            await asyncio.sleep(0.05)
            await door.catch_up()
    await door.close()
    return day, evening


@contextmanager
def _server(data: Path) -> Iterator[tuple[int, dict[str, str]]]:
    command = [sys.executable, "-m", "tests.bench.day_hall", str(data)]
    SharedClock(data / CLOCK_NAME)
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        tokens: dict[str, str] = {}
        for line in child.stdout:
            if line.startswith("{"):
                tokens = json.loads(line)
            if line.startswith("Citydesk server ready on"):
                yield int(line.rsplit(":", 1)[1]), tokens
                return
        raise RuntimeError("the server did not start")
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
