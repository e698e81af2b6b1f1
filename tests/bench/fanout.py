"""How long an event takes to everybody who follows a hall: raw sockets on one server, ten events a second.

The clocks compared are one: the reader takes the time when the bytes are there, the benchmark when it sent the command.
"""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.busy_hall import FEED, SERVICE
from tests.bench.door import Hall, hall
from tests.bench.figures import percentile
from tests.bench.raw_client import Connection

READERS = (200, 2000)
EVENTS = {"": 60, "full": 150}
EVENTS_PER_SECOND = 10
JOIN_AT_ONCE = 50
SETTLE_SECONDS = 20
"""How long stragglers may take after the last event before the benchmark is given up."""


@dataclass
class Heard:
    """When each event (by the id of its command) was sent, and how long it took to each reader, in seconds."""

    sent: dict[str, float] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)


class Reader(asyncio.Protocol):
    """Follows the stream of the hall on a socket of its own and looks for the ids of commands in what arrives."""

    _MARK = b'"command":"'

    def __init__(self, request: bytes, heard: Heard) -> None:
        self._request = request
        self._heard = heard
        self._rest = b""
        self.ready = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Note every event that has arrived."""
        now = time.perf_counter()
        if not self.ready.done():
            self.ready.set_result(data.startswith(b"HTTP/1.1 200"))
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            place = line.find(self._MARK)
            if place >= 0:
                command = line[place + len(self._MARK) :].split(b'"', 1)[0].decode()
                if command in self._heard.sent:
                    self._heard.delays.append(now - self._heard.sent[command])


def run(size: str) -> dict[str, float]:
    """Return the figures of the stream."""
    figures: dict[str, float] = {}
    for readers in READERS:
        with TemporaryDirectory() as folder, hall(Path(folder)) as server:
            heard = asyncio.run(_follow(server, readers, EVENTS[size]))
            figures[f"p50_ms_{readers}"] = percentile(heard.delays, 0.5) * 1000
            figures[f"p99_ms_{readers}"] = percentile(heard.delays, 0.99) * 1000
            figures[f"rss_mb_{readers}"] = server.process.memory_info().rss / 2**20
            figures[f"lost_{readers}"] = readers * EVENTS[size] - len(heard.delays)
    return figures


async def _follow(server: Hall, count: int, events: int) -> Heard:
    heard = Heard()
    kiosk = await Connection.open(server.port, FEED, server.tokens["kiosk-0"], datetime.now(UTC).isoformat())
    counter = await Connection.open(server.port, FEED, server.tokens["counter-1"], kiosk.at)
    await counter.post(counter.request("log_in_at_counter", counter="1"))
    after = (await kiosk.get(f"/v1/feeds/{FEED}/snapshot"))["seq"]
    readers = [Reader(_request(server.tokens[f"kiosk-{number % 64}"], after), heard) for number in range(count)]
    loop = asyncio.get_running_loop()
    transports = []
    for first in range(0, count, JOIN_AT_ONCE):
        some = readers[first : first + JOIN_AT_ONCE]
        transports += [(await loop.create_connection(lambda one=one: one, "127.0.0.1", server.port))[0] for one in some]
        if not all(await asyncio.gather(*(one.ready for one in some))):
            raise RuntimeError("a reader was turned away")
    await _speak(kiosk, heard, events, count)
    for transport in transports:
        transport.abort()
    await kiosk.close()
    await counter.close()
    return heard


def _request(token: str, after: int) -> bytes:
    head = f"GET /v1/feeds/{FEED}/events?after={after} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n\r\n"
    return head.encode()


async def _speak(kiosk: Connection, heard: Heard, events: int, readers: int) -> None:
    """Let tickets be taken at a steady pace, then wait until everybody has heard of all."""
    began = time.perf_counter()
    for number in range(events):
        await asyncio.sleep(began + number / EVENTS_PER_SECOND - time.perf_counter())
        request = kiosk.request("issue_ticket", service=SERVICE)
        heard.sent[request["id"]] = time.perf_counter()
        await kiosk.post(request)
    async with asyncio.timeout(SETTLE_SECONDS):
        while len(heard.delays) < readers * events:
            await asyncio.sleep(0.02)
