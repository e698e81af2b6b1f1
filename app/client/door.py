"""The server's door and stream as typed calls: the one place in the client that knows what the wire looks like."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from pydantic import Field, ValidationError

from app.client.errors import (
    Locked,
    OtherEpoch,
    PasswordMustChange,
    Rejected,
    Unauthenticated,
    Unreachable,
    Why,
    WrongLogin,
)
from app.contract.centre.similar import SimilarAnswer, SimilarQuery
from app.contract.command import Envelope, Scope
from app.contract.errors import BatchAnswer
from app.contract.model import Line, Model

if TYPE_CHECKING:
    from httpx import AsyncBaseTransport

    from app.client.exchange import Exchange, Reply, Said

M = TypeVar("M", bound=Model)
CONTRACT = "1"
"""The version of the contract this client speaks (header `Citydesk-Contract`)."""
SECONDS = 5.0
"""How long a question that nobody waits at may take."""


class Login(Model):
    """A member of staff is logged in. `expires` is the server's time."""

    token: str = Field(repr=False)
    scope: Scope
    staff: Line
    name: Line
    hall: Line | None = None
    centre: Line | None = None
    expires: datetime


class Enrolment(Model):
    """A device belongs to a hall or centre, at a zone or counter; a kiosk's own series of numbers has a `tag`."""

    token: str = Field(repr=False)
    scope: Scope
    device: Line
    hall: Line | None = None
    centre: Line | None = None
    zone: Line | None = None
    counter: Line | None = None
    tag: Line | None = None


class Tail(Model):
    """Events after a sequence number, in the wire form; at most 500."""

    epoch: Line
    events: tuple[dict[str, Any], ...]
    time: datetime | None = None


class Named(Model):
    """The tickets (ids) of a name."""

    tickets: tuple[Line, ...]


TAIL_FULL = 500
"""So many events in a tail mean that there are more."""


class Door:
    """One server. Every call raises `Unreachable`, `Unauthenticated` or `Rejected` when it does not work.

    `token` is whose name the calls are made in; the session sets it.
    """

    def __init__(self, url: str, *, transport: "AsyncBaseTransport | None" = None) -> None:
        self.url = url
        self.token: str | None = None
        self._transport = transport
        self._exchange: Exchange | None = None
        self._opening = asyncio.Lock()

    async def post(self, feed: str, commands: Sequence[Envelope], *, deadline: float = SECONDS) -> BatchAnswer:
        """Send commands in this order and return what became of each."""
        body = {"commands": [command.model_dump(mode="json", exclude_none=True) for command in commands]}
        reply = await self._ask("POST", f"/v1/feeds/{quote(feed)}/commands", deadline=deadline, body=body)
        return _read(BatchAnswer, reply.body)

    async def snapshot(self, feed: str) -> dict[str, Any]:
        """Return `{epoch, seq, state, time, contract}` of a feed."""
        reply = await self._ask("GET", f"/v1/feeds/{quote(feed)}/snapshot", deadline=2 * SECONDS)
        return _object(reply.body)

    async def tail(self, feed: str, after: int) -> Tail:
        """Return the events after sequence number `after`."""
        reply = await self._ask("GET", f"/v1/feeds/{quote(feed)}/tail", deadline=SECONDS, params={"after": after})
        return _read(Tail, reply.body)

    @asynccontextmanager
    async def events(
        self, feed: str, *, after: int, epoch: str, silence: float
    ) -> AsyncIterator[AsyncIterator["Said"]]:
        """Open the stream of a feed after sequence number `after`; `silence` seconds without a byte end it.

        Raises `OtherEpoch` when the server cannot go on from there.
        """
        exchange, token = await self._ready(), self.token
        path = f"/v1/feeds/{quote(feed)}/events"
        params: dict[str, str | int] = {"after": after, "epoch": epoch}
        async with exchange.stream(path, silence=silence, headers=_headers(token), params=params) as (reply, said):
            _check(reply, token)
            yield said

    async def login(self, *, number: str, password: str, device: str, scope: Scope) -> Login:
        """Log a member of staff in. Raises `WrongLogin`, `Locked` and `PasswordMustChange`."""
        body = {"number": number, "password": password, "device": device, "scope": scope.value}
        return _read(Login, (await self._introduce("/v1/login", body)).body)

    async def change_password(self, *, number: str, old: str, new: str) -> None:
        """Replace a password by who knows it. Raises `WrongLogin`, `Locked`, and `Rejected` (422) for a bad new one."""
        await self._introduce("/v1/password", {"number": number, "password": old, "new": new})

    async def enrol(self, *, code: str, name: str) -> Enrolment:
        """Make this a device of the house by a one-time code. Raises `WrongLogin` and `Locked`."""
        return _read(Enrolment, (await self._introduce("/v1/enrol", {"code": code, "name": name})).body)

    async def logout(self) -> None:
        """Tell the server that the token is over."""
        await self._ask("POST", "/v1/logout", deadline=SECONDS)

    async def portrait(self, hall: str, file: str) -> bytes:
        """Return a portrait of a member of staff, PNG."""
        path = f"/v1/halls/{quote(hall)}/portraits/{quote(file, safe='')}"
        return (await self._ask("GET", path, deadline=SECONDS)).body

    async def put_shot(
        self, hall: str, counter: str, shot: str, picture: bytes, *, seconds: int | None = None
    ) -> BatchAnswer:
        """Put a picture (WebP or JPEG) on a counter's pad and return what became of it; `shot` is its id.

        It stays `seconds`, or as long as the hall lets pictures stay.
        """
        path = f"/v1/halls/{quote(hall)}/counters/{quote(counter)}/shots/{quote(shot)}"
        params = {"seconds": seconds} if seconds is not None else None
        reply = await self._ask("PUT", path, deadline=2 * SECONDS, content=picture, params=params)
        return _read(BatchAnswer, reply.body)

    async def shot(self, hall: str, shot: str) -> bytes:
        """Return the picture that this pad's counter shows now."""
        return (await self._ask("GET", f"/v1/halls/{quote(hall)}/shots/{quote(shot)}", deadline=2 * SECONDS)).body

    async def pad_code(self, hall: str, counter: str) -> str:
        """Return six digits by which a pad can join the counter one sits at; good once, for ten minutes."""
        path = f"/v1/halls/{quote(hall)}/counters/{quote(counter)}/pad-code"
        return str(_object((await self._ask("POST", path, deadline=SECONDS)).body).get("code", ""))

    async def put_signature(self, hall: str, digest: str, picture: bytes) -> None:
        """Hand a signature (PNG) over that a fact names by its SHA-256; twice does no harm."""
        path = f"/v1/halls/{quote(hall)}/signatures/{quote(digest)}"
        await self._ask("PUT", path, deadline=2 * SECONDS, content=picture)

    async def cases(
        self, centre: str, *, day: date | None = None, phone: str = "", text: str = "", limit: int = 50
    ) -> list[dict[str, Any]]:
        """Return cases of a centre, newest first, as the projection has them; for call-takers."""
        wanted: dict[str, str | int] = {"limit": limit}
        wanted |= {key: value for key, value in (("phone", phone), ("text", text)) if value}
        if day is not None:
            wanted["day"] = day.isoformat()
        return await self._list(f"/v1/centres/{quote(centre)}/cases", "cases", wanted)

    async def similar(self, centre: str, query: SimilarQuery) -> SimilarAnswer:
        """Return what resembles a case that is being written; for call-takers."""
        path = f"/v1/centres/{quote(centre)}/similar"
        body = query.model_dump(mode="json")
        return _read(SimilarAnswer, (await self._ask("POST", path, deadline=SECONDS, body=body)).body)

    async def ticket_history(self, hall: str, ticket: str) -> list[dict[str, Any]]:
        """Return what has happened to a ticket of today, oldest first, in the form of the stream; for staff."""
        path = f"/v1/halls/{quote(hall)}/tickets/{quote(ticket, safe='')}/history"
        return await self._list(path, "events", {})

    async def tickets_of_name(self, hall: str, name: str) -> list[str]:
        """Return the ids of today's tickets whose holder's name holds `name`; the server records who looked."""
        reply = await self._ask("GET", f"/v1/halls/{quote(hall)}/tickets", deadline=SECONDS, params={"name": name})
        return list(_read(Named, reply.body).tickets)

    async def visits(self, hall: str, *, day: date) -> list[dict[str, Any]]:
        """Return the visits of a day; for managers."""
        return await self._list(f"/v1/halls/{quote(hall)}/visits", "visits", {"day": day.isoformat()})

    async def rating_figures(self, hall: str, *, since: date, until: date, by: str, per: str) -> list[dict[str, Any]]:
        """Return figures of ratings of local days, both included; for managers."""
        wanted = _days(since, until) | {"by": by, "per": per}
        return await self._list(f"/v1/halls/{quote(hall)}/ratings", "figures", wanted)

    async def reviews(self, hall: str, *, since: date, until: date, only_open: bool = False) -> list[dict[str, Any]]:
        """Return bad ratings and misratings of local days, oldest first; for managers."""
        wanted = _days(since, until) | {"only_open": str(only_open).lower()}
        return await self._list(f"/v1/halls/{quote(hall)}/reviews", "reviews", wanted)

    async def ratings_sheet(self, hall: str, sheet: str, *, since: date, until: date, **more: str) -> bytes:
        """Return `ratings` or `reviews` as an Excel workbook; `more` are the parameters they take besides the days."""
        path = f"/v1/halls/{quote(hall)}/{quote(sheet)}.xlsx"
        return (await self._ask("GET", path, deadline=2 * SECONDS, params=_days(since, until) | more)).body

    async def fetch(self, path: str, params: Mapping[str, str | int] | None = None) -> bytes:
        """Return what stands at a path below the address, such as `/v1/centres/x/desk`."""
        return (await self._ask("GET", path, deadline=2 * SECONDS, params=params)).body

    async def tell(self, path: str, body: Any) -> bytes:
        """Tell the server something that is no command and goes into no record; return its answer."""
        return (await self._ask("POST", path, deadline=SECONDS, body=body)).body

    @asynccontextmanager
    async def news(self, path: str, *, silence: float) -> AsyncIterator[AsyncIterator["Said"]]:
        """Open a stream that is not a feed; `silence` seconds without a byte end it."""
        exchange, token = await self._ready(), self.token
        async with exchange.stream(path, silence=silence, headers=_headers(token), params={}) as (reply, said):
            _check(reply, token)
            yield said

    async def reconnect(self) -> None:
        """Throw kept connections away."""
        if self._exchange is not None:
            await self._exchange.renew()

    async def aclose(self) -> None:
        """Close every connection."""
        if self._exchange is not None:
            await self._exchange.aclose()
            self._exchange = None

    async def _list(self, path: str, name: str, params: Mapping[str, str | int]) -> list[dict[str, Any]]:
        rows = _json((await self._ask("GET", path, deadline=SECONDS, params=params)).body)
        rows = rows.get(name) if isinstance(rows, dict) else rows
        if not isinstance(rows, list):
            raise Unreachable(Why.BROKEN_OFF)
        return rows

    async def _introduce(self, path: str, body: Mapping[str, str]) -> "Reply":
        exchange = await self._ready()
        reply = await exchange.send("POST", path, deadline=2 * SECONDS, headers=_headers(None), body=body)
        if reply.status == 401:
            raise WrongLogin(_code(reply.body))
        if reply.status == 429:
            raise Locked(reply.retry_after)
        if reply.status == 403 and _code(reply.body) == "password_must_change":
            raise PasswordMustChange
        _check(reply, None)
        return reply

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        deadline: float,
        params: Mapping[str, str | int] | None = None,
        body: Any = None,
        content: bytes | None = None,
    ) -> "Reply":
        exchange, token = await self._ready(), self.token
        reply = await exchange.send(
            method, path, deadline=deadline, headers=_headers(token), params=params, body=body, content=content
        )
        _check(reply, token)
        return reply

    async def _ready(self) -> "Exchange":
        async with self._opening:
            if self._exchange is None:
                loop = asyncio.get_running_loop()
                module = await loop.run_in_executor(None, import_module, "app.client.exchange")
                self._exchange = module.Exchange(self.url, transport=self._transport)
            return self._exchange


def _days(since: date, until: date) -> dict[str, str | int]:
    return {"since": since.isoformat(), "until": until.isoformat()}


def _headers(token: str | None) -> dict[str, str]:
    headers = {"Citydesk-Contract": CONTRACT}
    return headers | {"Authorization": f"Bearer {token}"} if token else headers


def _check(reply: "Reply", token: str | None) -> None:
    """Raise what an error status means; return for 2xx."""
    if 200 <= reply.status < 300:
        return
    if reply.status == 401:
        raise Unauthenticated(token)
    if reply.status == 410:
        raise OtherEpoch
    if reply.status in (429, 502, 503, 504):
        raise Unreachable(Why.BUSY, reply.retry_after)
    raise Rejected(reply.status, _code(reply.body))


def _code(body: bytes) -> str:
    try:
        return str(_object(body).get("code", ""))[:40]
    except Unreachable:
        return ""


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise Unreachable(Why.BROKEN_OFF) from error


def _object(body: bytes) -> dict[str, Any]:
    value = _json(body)
    if not isinstance(value, dict):
        raise Unreachable(Why.BROKEN_OFF)
    return value


def _read(model: type[M], body: bytes) -> M:
    """Read an answer; fields that a newer server adds are left out, an answer of another shape is no answer."""
    known = {name: value for name, value in _object(body).items() if name in model.model_fields}
    try:
        return model.model_validate(known, strict=False)
    except ValidationError as error:
        raise Unreachable(Why.BROKEN_OFF) from error
