"""`door+http://127.0.0.1:8790?token=…`: any other switch or softphone tells its calls here, by HTTP on this machine.

`POST /calls` with `{"event": "ringing", "call": "id", "number": "138…", "direction": "in"}` and the token in the header
`Authorization: Bearer …` tells an event (`CallKind`); softphones that can only open an address use
`GET /calls?event=ringing&call=…&number=…&token=…`. What the call-taker orders is fetched with `GET /orders?after=N`,
which returns `[{"n": 1, "order": "dial", "number": "…"}, …]`. The door listens on this machine only.
"""

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from devices.cti.call import AgentState, CallEvent, CallKind, Direction, OnCall
from devices.errors import DeviceUnavailable, Rejected
from devices.health import FINE, Condition
from devices.listening import LISTEN_S
from devices.telling import tell

HOST = "127.0.0.1"
_KEPT_ORDERS = 100
_LONGEST_BODY = 4096
_LONGEST_TEXT = 64


@dataclass(frozen=True)
class Order:
    """Something the call-taker wants of the switch; `n` counts from 1."""

    n: int
    order: str
    call: str = ""
    number: str = ""
    state: str = ""


@dataclass
class Said:
    """What a request said: an answer to give, and an event to pass on."""

    status: HTTPStatus
    body: list[dict[str, Any]] = field(default_factory=list)
    event: CallEvent | None = None


class EventDoor:
    """See `devices.cti.switch.Switch`."""

    def __init__(self, port: int, token: str, on_call: OnCall) -> None:
        self._wanted_port = port
        self._token = token
        self._on_call = on_call
        self._orders: deque[Order] = deque(maxlen=_KEPT_ORDERS)
        self._count = 0
        self._calls: set[str] = set()
        self._server: HTTPServer | None = None
        self.name = "door+http"

    @property
    def port(self) -> int:
        """Where it listens once it is open."""
        return self._server.server_port if self._server is not None else self._wanted_port

    def open(self) -> None:
        """Listen. Raises DeviceUnavailable when another program has the port."""
        try:
            self._server = HTTPServer((HOST, self._wanted_port), _handler_of(self))
        except OSError as error:
            raise DeviceUnavailable("cti.port-taken", "another program listens on the door's port") from error
        self._server.timeout = LISTEN_S

    def close(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.server_close()
            self._server = None

    def status(self) -> Condition:
        """See `Listener.status`: one request at a time."""
        if self._server is not None:
            self._server.handle_request()
        return FINE

    def answer(self, call: str) -> None:
        """See `Switch.answer`."""
        self._order("answer", call=call)

    def dial(self, number: str) -> None:
        """See `Switch.dial`."""
        self._order("dial", number=number)

    def hold(self, call: str) -> None:
        """See `Switch.hold`."""
        self._order("hold", call=call)

    def resume(self, call: str) -> None:
        """See `Switch.resume`."""
        self._order("resume", call=call)

    def transfer(self, call: str, to: str) -> None:
        """See `Switch.transfer`."""
        self._order("transfer", call=call, number=to)

    def hang_up(self, call: str) -> None:
        """See `Switch.hang_up`."""
        self._order("hang_up", call=call)

    def set_agent(self, state: AgentState) -> None:
        """See `Switch.set_agent`."""
        self._order("agent", state=state.value)

    def asked(self, method: str, target: str, body: bytes, token: str) -> Said:
        """Return what a request gets; nothing is passed on yet."""
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        if not compare_digest((token or query.pop("token", "")).encode(), self._token.encode()):
            return Said(HTTPStatus.UNAUTHORIZED)
        if parts.path == "/orders" and method == "GET":
            after = query.get("after", "0")
            orders = [asdict(order) for order in self._orders if order.n > int(after if after.isdigit() else 0)]
            return Said(HTTPStatus.OK, orders)
        if parts.path != "/calls":
            return Said(HTTPStatus.NOT_FOUND)
        try:
            event = _event_of(json.loads(body) if method == "POST" else query)
        except (ValueError, TypeError, AttributeError):
            return Said(HTTPStatus.UNPROCESSABLE_ENTITY)
        return Said(HTTPStatus.OK, event=event)

    def pass_on(self, event: CallEvent) -> None:
        """Tell an event that has been answered for."""
        self._calls.add(event.call)
        if event.kind is CallKind.HUNG_UP:
            self._calls.discard(event.call)
        tell(self._on_call, event, device=self.name)

    def _order(self, order: str, *, call: str = "", number: str = "", state: str = "") -> None:
        if call and call not in self._calls:
            raise Rejected("cti.no-such-call", "the call is over")
        self._count += 1
        self._orders.append(Order(self._count, order, call, number, state))


def _event_of(said: Mapping[str, str]) -> CallEvent:
    """Read an event. Raises ValueError and its like for what is none."""
    texts = {name: str(said.get(name, "")) for name in ("call", "number", "to")}
    if not texts["call"] or any(len(text) > _LONGEST_TEXT for text in texts.values()):
        raise ValueError("no call is named, or a text is too long")
    direction = Direction(said.get("direction", Direction.IN))
    return CallEvent(kind=CallKind(said.get("event", "")), direction=direction, **texts)


def _handler_of(door: EventDoor) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers one request; never writes to the log what was in it."""

        timeout = 1.0

        def do_GET(self) -> None:
            """An event in an address, or a question for orders."""
            self._answer(b"")

        def do_POST(self) -> None:
            """An event in a body."""
            length = self.headers.get("Content-Length", "0")
            size = int(length) if length.isdigit() else 0
            self._answer(self.rfile.read(min(size, _LONGEST_BODY)))

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
            """Say nothing: numbers are personal."""

        def _answer(self, body: bytes) -> None:
            token = self.headers.get("Authorization", "").removeprefix("Bearer ").strip()
            said = door.asked(self.command, self.path, body, token)
            content = json.dumps(said.body).encode()
            self.send_response(said.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            if said.event is not None:
                door.pass_on(said.event)

    return Handler
