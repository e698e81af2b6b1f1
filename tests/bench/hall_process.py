"""What benches of the hall's devices share: a server with its busy hall, programs enrolled in it, counters at work."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.busy_hall import FEED, SERVICE
from tests.bench.raw_client import Connection

_READY = "Citydesk server ready on"


@dataclass(frozen=True)
class RunningHall:
    """A server at work: its folder, where it listens, the tokens of its devices."""

    data: Path
    port: int
    tokens: dict[str, str]

    async def connect(self, device: str) -> Connection:
        """Return a connection of one of the hall's devices."""
        return await Connection.open(self.port, FEED, self.tokens[device], datetime.now(UTC).isoformat())

    def display_code(self) -> str:
        """Return a one-time code that makes a program a display of the hall."""
        said = citydesk("server", "enrol", "--data", str(self.data), "--scope", "display", "--name", "bench")
        return str(said.communicate(timeout=60)[0]).split()[-1]


@contextmanager
def running_hall(data: Path) -> Iterator[RunningHall]:
    """Start the server and kill it in the end."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.busy_hall", str(data)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    try:
        tokens: dict[str, str] = {}
        for line in child.stdout:
            if line.startswith("{"):
                tokens = json.loads(line)
            if line.startswith(_READY):
                yield RunningHall(data, int(line.rsplit(":", 1)[1]), tokens)
                return
        raise RuntimeError("the server did not start")
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def citydesk(*arguments: str) -> "subprocess.Popen[str]":
    """Start a program of the suite; its output is text on a pipe."""
    return subprocess.Popen(
        [sys.executable, "-m", "app.cli", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )


class Desk:
    """A counter at which somebody works without a break."""

    def __init__(self, number: int, counter: Connection, kiosk: Connection, numbers: dict[str, str]) -> None:
        """`numbers` are the numbers of all tickets there are, by their ids; shared by all counters."""
        self.number = number
        self._numbers = numbers
        self._counter = counter
        self._kiosk = kiosk
        self._visit = ""

    async def open(self) -> None:
        """Sit down."""
        await self._counter.post(self._counter.request("log_in_at_counter", counter=str(self.number)))

    async def issue(self) -> None:
        """Let one more citizen wait."""
        (answer,) = await self._kiosk.post(self._kiosk.request("issue_ticket", service=SERVICE))
        ticket = answer["events"][-1]["body"]["ticket"]
        self._numbers[ticket] = answer["events"][-1]["body"]["number"]
        await self._kiosk.post(self._kiosk.fact("report_print", ticket=ticket, outcome="printed"))

    async def call(self) -> str:
        """Call the next; return the ticket's number."""
        (answer,) = await self._counter.post(self._counter.request("call_next", counter=str(self.number)))
        called = next(event["body"] for event in answer["events"] if event["type"] == "ticket_called")
        self._visit = called["visit"]
        return self._numbers[called["ticket"]]

    async def serve(self) -> None:
        """The citizen has come."""
        await self._tell("start_serving")

    async def finish(self) -> None:
        """The business is done."""
        await self._tell("finish_visit", ask_rating=False)

    async def _tell(self, type_: str, **more: Any) -> None:
        fact = self._counter.fact(type_, counter=str(self.number), visit=self._visit, **more)
        await self._counter.post(fact)


async def open_desks(hall: RunningHall, count: int) -> list[Desk]:
    """Open counters 1 to `count`; they share a kiosk."""
    kiosk, numbers = await hall.connect("kiosk-0"), dict[str, str]()
    desks = [Desk(number, await hall.connect(f"counter-{number}"), kiosk, numbers) for number in range(1, count + 1)]
    for desk in desks:
        await desk.open()
    return desks


async def until(what: Any, *, seconds: float) -> float:
    """Look until something is so; return how long it took in seconds. Raises TimeoutError."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while not what():
        if loop.time() - began > seconds:
            raise TimeoutError
        await asyncio.sleep(0.01)
    return loop.time() - began
