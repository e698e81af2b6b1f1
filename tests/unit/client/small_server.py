"""A real server on loopback that speaks the wire of the door and the stream, decides by the real rules, and misbehaves.

It keeps its record in memory, so that a test can stop and start it, give it another epoch, or let it forget.
"""

import asyncio
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from app.contract.command import Actor, Command, Context, Envelope, Kind, Scope
from app.contract.errors import Answer, BatchAnswer, FactReceipt, Refused, Status
from app.contract.event import Recorded
from app.contract.hall.commands import LogInAtCounter, SetUpHall
from app.contract.hall.state import HallState
from app.contract.wire import to_wire
from app.ids import new_id
from app.rules.decision import recorded
from tests.unit.rules.halls import HALL, MORNING, SYSTEM, small_setup, staff

FEED = "hall:test"
TOKENS = {
    "kiosk": Actor(scope=Scope.KIOSK, device="kiosk-1"),
    "window": Actor(scope=Scope.COUNTER, device="pc-1001", staff="1001"),
    "pad": Actor(scope=Scope.PAD, device="pad-1", counter="1"),
    "display": Actor(scope=Scope.DISPLAY, device="display-1"),
}


@dataclass
class Request:
    """One HTTP request as it came."""

    method: str
    path: str
    params: dict[str, str]
    headers: dict[str, str]
    body: bytes
    connection: int


@dataclass
class SmallServer:
    """The server; the fields after `port` are its moods."""

    port: int = 0
    now: datetime = MORNING
    epoch: str = field(default_factory=lambda: str(uuid.uuid4()))
    beat: float = 0.05
    tokens: dict[str, Actor] = field(default_factory=lambda: dict(TOKENS))
    reject: dict[str, int] = field(default_factory=dict)
    """Command type → HTTP status given to a whole batch that has one."""
    swallow: set[int] = field(default_factory=set)
    """Sequence numbers that the stream leaves out."""
    busy: int = 0
    """So many posts are answered 503 with `Retry-After: 0`."""
    lose_answers: int = 0
    """So many posts are done, but the connection breaks before the answer."""
    mute: bool = False
    """Streams say nothing any more, though they stay open."""
    close_kept: bool = False
    """Kept connections are closed as soon as the next question comes over them."""
    requests: list[Request] = field(default_factory=list)
    facts: list[int] = field(default_factory=list)
    """Fact numbers in the order in which they were taken, each once."""
    state: HallState = field(init=False)
    record: list[Recorded] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    _server: asyncio.Server | None = None
    readers: list[asyncio.Queue[bytes | None]] = field(default_factory=list)
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _connections: int = 0

    def __post_init__(self) -> None:
        self.state = HALL.initial("test")
        self.decide(SetUpHall(setup=small_setup()), SYSTEM, new_id())
        self.decide(LogInAtCounter(counter="1"), staff("1004"), new_id())

    @property
    def url(self) -> str:
        """Where it listens, or listened last."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen, on the port of before if there was one."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Break every connection and refuse new ones."""
        assert self._server is not None
        self._server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    def decide(self, command: Command, actor: Actor, command_id: str) -> list[Recorded]:
        """Decide, record, push. Raises `Refused`."""
        context = Context(now=self.now, pressed_at=self.now, actor=actor, command_id=command_id, nonce="secret")
        rows = []
        for event in HALL.decide(self.state, command, context):
            row = recorded(event, seq=self.state.seq + 1, context=context)
            self.state = HALL.evolve(self.state, row)
            self.record.append(row)
            rows.append(row)
            if row.seq not in self.swallow:
                self.push(self.said("recorded", to_wire(row), row.seq))
        return rows

    def push(self, message: bytes | None) -> None:
        """Send to every stream; `None` ends them."""
        if not self.mute:
            for queue in self.readers:
                queue.put_nowait(message)

    def said(self, event: str, data: Any, seq: int | None = None) -> bytes:
        """Return the bytes of one stream event."""
        number = f"id: {self.epoch}:{seq}\n" if seq else ""
        return f"{number}event: {event}\ndata: {json.dumps(data)}\n\n".encode()

    def posts(self) -> list[list[int | None]]:
        """Return the fact numbers of every batch that came."""
        posts = [request for request in self.requests if request.path.endswith("/commands")]
        return [[each.get("dseq") for each in json.loads(post.body)["commands"]] for post in posts]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        self._connections += 1
        number, asked = self._connections, 0
        try:
            while (request := await _read(reader, number)) is not None:
                asked += 1
                if self.close_kept and asked > 1:
                    break
                self.requests.append(request)
                if not await self._answer(request, writer):
                    break
        except (ConnectionError, asyncio.CancelledError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.transport.abort()
            self._writers.discard(writer)
            self._tasks.discard(task)

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> bool:
        actor = self.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        if actor is None and request.path.startswith("/v1/feeds"):
            return _reply(writer, 401, {"code": "unauthenticated"})
        kind = request.path.rpartition("/")[2]
        if kind == "events":
            await self._stream(request, writer)
            return False
        handlers: dict[str, Callable[[], tuple[int, Any]]] = {
            "snapshot": self._snapshot,
            "tail": lambda: self._tail(int(request.params["after"])),
            "login": lambda: self._login(json.loads(request.body)),
            "enrol": lambda: self._enrol(json.loads(request.body)),
            "logout": lambda: (200, {}),
        }
        if kind == "commands":
            assert actor is not None
            status, answer = self._commands(json.loads(request.body)["commands"], actor)
            if status == 200 and self.lose_answers:
                self.lose_answers -= 1
                return False
            return _reply(writer, status, answer)
        return _reply(writer, *handlers[kind]()) if kind in handlers else _reply(writer, 404, {"code": "unknown_feed"})

    def _snapshot(self) -> tuple[int, Any]:
        state = self.state.model_dump(mode="json")
        return 200, {"epoch": self.epoch, "seq": self.state.seq, "state": state, "time": self.now.isoformat()}

    def _tail(self, after: int) -> tuple[int, Any]:
        rows = [to_wire(row) for row in self.record[after : after + 500]]
        return 200, {"epoch": self.epoch, "events": rows, "time": self.now.isoformat()}

    def _login(self, asked: dict[str, str]) -> tuple[int, Any]:
        if asked["number"] == "locked":
            return 429, {"code": "locked"}
        if asked["password"] != "right":
            return 401, {"code": "wrong_login"}
        expires = "2999-01-01T00:00:00+00:00"
        who = {"staff": asked["number"], "name": "员工", "hall": "test", "centre": None}
        return 200, {"token": "window", "scope": asked["scope"], "expires": expires, "newer": 1, **who}

    def _enrol(self, asked: dict[str, str]) -> tuple[int, Any]:
        if asked["code"] != "123456":
            return 401, {"code": "wrong_login"}
        place = {"hall": "test", "centre": None, "zone": "A", "counter": None}
        return 200, {"token": "kiosk", "scope": "kiosk", "device": "kiosk-1", **place}

    def _commands(self, commands: list[dict[str, Any]], actor: Actor) -> tuple[int, Any]:
        if self.busy:
            self.busy -= 1
            return 503, {"code": "unavailable"}
        for command in commands:
            if command["type"] in self.reject:
                return self.reject[command["type"]], {"code": "malformed"}
        answers = tuple(self._take(Envelope.model_validate(command, strict=False), actor) for command in commands)
        taken = set(self.facts)
        upto = 0
        while upto + 1 in taken:
            upto += 1
        highest = max(taken, default=0)
        missing = tuple(number for number in range(upto + 1, highest) if number not in taken)
        receipt = FactReceipt(upto=upto, highest=highest, missing=missing)
        return 200, BatchAnswer(answers=answers, facts=receipt, time=self.now.isoformat()).model_dump(mode="json")

    def _take(self, envelope: Envelope, actor: Actor) -> Answer:
        if envelope.id in self.answers:
            return self.answers[envelope.id].model_copy(update={"status": Status.REPLAYED})
        if envelope.kind is Kind.FACT:
            assert envelope.dseq is not None
            self.facts.append(envelope.dseq)
        command = HALL.commands[envelope.type].model_validate(envelope.body, strict=False)
        try:
            rows = self.decide(command, actor, envelope.id)
        except Refused as refusal:
            return Answer(id=envelope.id, status=Status.REFUSED, code=refusal.code.value, detail=refusal.detail)
        answer = Answer(
            id=envelope.id, status=Status.ACCEPTED, seq=self.state.seq, events=tuple(to_wire(row) for row in rows)
        )
        self.answers[envelope.id] = answer
        return answer

    async def _stream(self, request: Request, writer: asyncio.StreamWriter) -> None:
        after = int(request.params["after"])
        if request.params["epoch"] != self.epoch or after > self.state.seq:
            _reply(writer, 410, {"code": "reset"})
            await writer.drain()
            return
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        for row in self.record[after:]:
            if row.seq not in self.swallow:
                queue.put_nowait(self.said("recorded", to_wire(row), row.seq))
        self.readers.append(queue)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
        try:
            while True:
                if not self.mute and queue.empty():
                    writer.write(self.said("heartbeat", {"time": self.now.isoformat(), "seq": self.state.seq}))
                await writer.drain()
                try:
                    async with asyncio.timeout(self.beat):
                        message = await queue.get()
                except TimeoutError:
                    continue
                if message is None:
                    return
                writer.write(message)
        finally:
            self.readers.remove(queue)


async def _read(reader: asyncio.StreamReader, connection: int) -> Request | None:
    line = await reader.readline()
    if not line:
        return None
    method, target, _ = line.decode().split(" ")
    headers = {}
    while (line := await reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    parts = urlsplit(target)
    params = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return Request(method, unquote(parts.path), params, headers, body, connection)


def _reply(writer: asyncio.StreamWriter, status: int, body: Any) -> bool:
    data = json.dumps(body).encode()
    retry = "retry-after: 0\r\n" if status in (429, 503) else ""
    head = f"HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\n{retry}content-length: {len(data)}\r\n\r\n"
    writer.write(head.encode() + data)
    return True
