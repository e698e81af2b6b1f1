"""How many commands the door takes, how fast it answers, and whether anything is ever given twice.

A real server process on loopback, keep-alive connections of a client that costs little. Every command is its own POST
and its own durable commit (or a share of one). A call is measured alone; `call_per_s` counts whole turns of a counter:
call, then serving and finishing the visit; `turn_operations_per_s` counts those three one by one.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from tests.bench.busy_hall import COUNTERS, FEED, SERVICE
from tests.bench.figures import percentile
from tests.bench.raw_client import Connection
from tests.bench.whole_day import serve_tickets

OPERATIONS = 2500
"""Tickets and calls at each number of connections: 5,000 operations."""

DEPTHS = {"": (10, 2_000), "full": (10, 10_000)}
DEPTH_CALLS = 200
DAY_TICKETS = 20_000
PRINTS_AT_ONCE = 50


@dataclass
class Taken:
    """What a phase gave: the wall time in seconds, the time of each answer, and what was given."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    given: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Hall:
    """A running server: where it listens, the tokens of its devices, its process.

    `started_seconds` is from the start of the process until it accepts, `rebuilt_seconds` what of that went into
    opening the record and rebuilding the states from it.
    """

    port: int
    tokens: dict[str, str]
    process: psutil.Process
    started_seconds: float
    rebuilt_seconds: float


def run(size: str) -> dict[str, float]:
    """Return the figures of the door."""
    with TemporaryDirectory() as folder, hall(Path(folder)) as running:
        figures = asyncio.run(_measure(running, DEPTHS[size]))
        figures["server_rss_mb"] = running.process.memory_info().rss / 2**20
    with TemporaryDirectory() as folder:
        figures |= _restart(Path(folder))
    return figures


def _restart(data: Path) -> dict[str, float]:
    """Kill a server in the evening of a big day and start it again."""
    with hall(data) as running:
        asyncio.run(_fill(running))
    with hall(data) as again:
        return {"restart_20k_s": again.started_seconds, "rebuild_20k_s": again.rebuilt_seconds}


async def _fill(running: Hall) -> None:
    kiosks, counters = await _connect(running)
    await serve_tickets(kiosks[:8], dict(list(counters.items())[:8]), DAY_TICKETS)
    for connection in (*kiosks, *counters.values()):
        await connection.close()


@contextmanager
def hall(data: Path) -> Iterator[Hall]:
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.busy_hall", str(data)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        said: dict[str, Any] = {}
        for line in child.stdout:
            if line.startswith("{"):
                said |= json.loads(line)
            if line.startswith("Citydesk server ready on"):
                port = int(line.rsplit(":", 1)[1])
                seconds = time.perf_counter() - began
                yield Hall(port, said["tokens"], psutil.Process(child.pid), seconds, said["rebuilt_seconds"])
                return
        raise RuntimeError("the server did not start")
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


async def _connect(running: Hall) -> tuple[list[Connection], dict[str, Connection]]:
    """Return the connections of all kiosks, and by number those of all counters, which are staffed."""
    at = datetime.now(UTC).isoformat()
    opened = {device: await Connection.open(running.port, FEED, token, at) for device, token in running.tokens.items()}
    kiosks = [opened[f"kiosk-{number}"] for number in range(COUNTERS)]
    counters = {str(number): opened[f"counter-{number}"] for number in range(1, COUNTERS + 1)}
    for number, counter in counters.items():
        await counter.post(counter.request("log_in_at_counter", counter=number))
    return kiosks, counters


async def _measure(running: Hall, depths: tuple[int, int]) -> dict[str, float]:
    kiosks, counters = await _connect(running)
    issued, called = {}, {}
    for count in (8, 64):
        issued[count] = await _issue(kiosks[:count], OPERATIONS)
        called[count] = await _turns(dict(list(counters.items())[:count]), OPERATIONS)
    (calls, issues), (deep_calls, deep_issues) = [await _at_depth(kiosks, counters, depth) for depth in depths]
    figures = {
        "double_numbers": _doubles(issued[8].given + issued[64].given + issues.given + deep_issues.given),
        "double_calls": _doubles(called[8].given + called[64].given + calls.given + deep_calls.given),
        "issue_per_s_c8": OPERATIONS / issued[8].seconds,
        "call_per_s_c8": OPERATIONS / called[8].seconds,
        "issue_per_s_c64": OPERATIONS / issued[64].seconds,
        "call_per_s_c64": OPERATIONS / called[64].seconds,
        "turn_operations_per_s_c8": 3 * OPERATIONS / called[8].seconds,
        "turn_operations_per_s_c64": 3 * OPERATIONS / called[64].seconds,
        "issue_p50_ms": percentile(issued[8].times, 0.5) * 1000,
        "issue_p99_ms": percentile(issued[8].times, 0.99) * 1000,
        "call_p50_ms": percentile(called[8].times, 0.5) * 1000,
        "call_p99_ms": percentile(called[8].times, 0.99) * 1000,
        "depth_waiting": depths[1],
        "depth_ratio_10k": percentile(deep_calls.times, 0.5) / percentile(calls.times, 0.5),
        "issue_depth_ratio_10k": percentile(deep_issues.times, 0.5) / percentile(issues.times, 0.5),
    }
    for connection in (*kiosks, *counters.values()):
        await connection.close()
    return figures


def _doubles(given: list[str]) -> float:
    return float(sum(count - 1 for count in Counter(given).values()))


async def _share(workers: list[Callable[[], Awaitable[None]]], operations: int) -> float:
    """Have workers do so many operations between them; returns the wall time in seconds."""
    left = iter(range(operations))

    async def work(do: Callable[[], Awaitable[None]]) -> None:
        for _ in left:
            await do()

    began = time.perf_counter()
    await asyncio.gather(*(work(worker) for worker in workers))
    return time.perf_counter() - began


async def _issue(kiosks: list[Connection], count: int) -> Taken:
    """Take tickets, each with its own POST, then report their papers."""
    taken = Taken()
    papers: dict[Connection, list[str]] = {kiosk: [] for kiosk in kiosks}

    def worker(kiosk: Connection) -> Callable[[], Awaitable[None]]:
        async def issue() -> None:
            request = kiosk.request("issue_ticket", service=SERVICE)
            began = time.perf_counter()
            (answer,) = await kiosk.post(request)
            taken.times.append(time.perf_counter() - began)
            taken.given.append(answer["events"][-1]["body"]["number"])
            papers[kiosk].append(request["id"])

        return issue

    taken.seconds = await _share([worker(kiosk) for kiosk in kiosks], count)
    await asyncio.gather(*(_report(kiosk, tickets) for kiosk, tickets in papers.items()))
    return taken


async def _report(kiosk: Connection, tickets: list[str]) -> None:
    for first in range(0, len(tickets), PRINTS_AT_ONCE):
        some = tickets[first : first + PRINTS_AT_ONCE]
        await kiosk.post(*(kiosk.fact("report_print", ticket=ticket, outcome="printed") for ticket in some))


async def _turns(counters: dict[str, Connection], count: int) -> Taken:
    """Let counters call, serve and finish."""
    taken = Taken()

    def worker(number: str, counter: Connection) -> Callable[[], Awaitable[None]]:
        async def turn() -> None:
            request = counter.request("call_next", counter=number)
            began = time.perf_counter()
            (answer,) = await counter.post(request)
            taken.times.append(time.perf_counter() - began)
            taken.given += [row["body"]["ticket"] for row in answer["events"] if row["type"] == "ticket_called"]
            visit = {"counter": number, "visit": request["id"]}
            await counter.post(
                counter.fact("start_serving", **visit), counter.fact("finish_visit", ask_rating=False, **visit)
            )

        return turn

    taken.seconds = await _share([worker(number, counter) for number, counter in counters.items()], count)
    return taken


async def _at_depth(kiosks: list[Connection], counters: dict[str, Connection], depth: int) -> tuple[Taken, Taken]:
    """Call one after another while about `depth` people wait, each call followed by a new ticket; returns both."""
    await _issue(kiosks[:8], depth)
    number, counter = next(iter(counters.items()))
    called, issued = Taken(), Taken()
    for _ in range(DEPTH_CALLS):
        for taken, one in (
            (called, await _turns({number: counter}, 1)),
            (issued, await _issue(kiosks[:1], 1)),
        ):
            taken.times += one.times
            taken.given += one.given
    return called, issued
