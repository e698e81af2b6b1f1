"""A server in this process, and clients that speak to it as the real ones do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from app.contract.centre.commands import SetUpCentre
from app.contract.command import Scope
from app.contract.errors import Answer, BatchAnswer
from app.contract.hall.commands import SetUpHall
from app.ids import new_id
from app.server import tokens
from app.server.core import Core
from app.server.main import Server, create_app
from app.server.settings import ServerSettings
from app.server.ticker import command
from app.server.tokens import Grant
from tests.server.samples import Clock, centre, hall

HALL = "hall:test"
CENTRE = "centre:line"


class Client:
    """Somebody with a token. `device` numbers its facts densely, as a real one does."""

    def __init__(self, http: httpx.AsyncClient, token: str, device: str, clock: Clock) -> None:
        self.http = http
        self.token = token
        self.device = device
        self.dseq = 0
        self._clock = clock

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def request(self, type_: str, /, *, id_: str | None = None, **body: Any) -> dict[str, Any]:
        """Return the envelope of a request."""
        at = self._clock().isoformat()
        return {"id": id_ or new_id(), "kind": "request", "type": type_, "at": at, "mono": 1.0, "body": body}

    def fact(self, type_: str, /, *, id_: str | None = None, dseq: int | None = None, **body: Any) -> dict[str, Any]:
        """Return the envelope of a fact, with the device's next number unless one is given."""
        if dseq is None:
            self.dseq += 1
            dseq = self.dseq
        return self.request(type_, id_=id_, **body) | {"kind": "fact", "dseq": dseq}

    async def post(self, *envelopes: dict[str, Any], feed: str = HALL) -> httpx.Response:
        """Post a batch."""
        return await self.http.post(
            f"/v1/feeds/{feed}/commands", json={"commands": list(envelopes)}, headers=self.headers
        )

    async def batch(self, *envelopes: dict[str, Any], feed: str = HALL) -> BatchAnswer:
        """Post a batch that the door must take."""
        response = await self.post(*envelopes, feed=feed)
        assert response.status_code == 200, response.text
        return BatchAnswer.model_validate_json(response.content)

    async def one(self, envelope: dict[str, Any], feed: str = HALL) -> Answer:
        """Post one command that the door must take."""
        return (await self.batch(envelope, feed=feed)).answers[0]

    async def get(self, path: str) -> httpx.Response:
        """Ask for something."""
        return await self.http.get(path, headers=self.headers)

    async def snapshot(self, feed: str = HALL) -> dict[str, Any]:
        """Return the snapshot of a feed."""
        response = await self.get(f"/v1/feeds/{feed}/snapshot")
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    async def tail(self, after: int = 0, feed: str = HALL) -> list[dict[str, Any]]:
        """Return the tail of a feed."""
        response = await self.get(f"/v1/feeds/{feed}/tail?after={after}")
        assert response.status_code == 200, response.text
        found: list[dict[str, Any]] = response.json()["events"]
        return found


class TestServer:
    """A running server with a hall `test` and a centre `line`."""

    __test__ = False

    def __init__(self, app: FastAPI, http: httpx.AsyncClient, clock: Clock) -> None:
        self.app = app
        self.core: Core = app.state.core
        self.http = http
        self.clock = clock

    async def client(self, scope: Scope, device: str | None = None, **more: str) -> Client:
        """Return a bearer of a scope; `more` are fields of the grant (`staff`, `counter`, `hall` …)."""
        device = device or f"{scope.value}-{new_id()}"
        granted = Grant(**{"scope": scope, "device": device, "hall": "test", "centre": "line", **more})
        token = await self.core.writer.execute(lambda connection: tokens.grant(connection, granted))
        return Client(self.http, token, device, self.clock)

    async def window(self, counter: str, staff: str, *, offline: bool = False) -> Client:
        """Return a window program whose staff sits at a counter."""
        client = await self.client(Scope.COUNTER, staff=staff)
        answer = await client.one(client.request("log_in_at_counter", counter=counter, may_call_offline=offline))
        assert answer.status == "accepted", answer
        return client

    async def queue_ticket(self, kiosk: Client, service: str = "tax", **body: Any) -> str:
        """Issue and print a ticket; returns its id."""
        envelope = kiosk.request("issue_ticket", service=service, **body)
        issued, printed = (
            await kiosk.batch(envelope, kiosk.fact("report_print", ticket=envelope["id"], outcome="printed"))
        ).answers
        assert issued.status == printed.status == "accepted", (issued, printed)
        return str(envelope["id"])


def settings_for(folder: Path, **more: Any) -> ServerSettings:
    """Return settings of a server in a folder that does not tick by itself."""
    return ServerSettings(data=folder, **{"tick_seconds": 3600.0, "notify_pause_seconds": 3600.0, **more})


@asynccontextmanager
async def serving(settings: ServerSettings, clock: Clock) -> AsyncIterator[TestServer]:
    """Run a server without a network, set up with the small hall and centre."""

    async def set_up(core: Core) -> None:
        for feed, type_, body in (
            (HALL, SetUpHall.TYPE, SetUpHall(setup=hall())),
            (CENTRE, SetUpCentre.TYPE, SetUpCentre(setup=centre())),
        ):
            await core.writer.open_feed(feed)
            if getattr(core.hub.channels[feed].state, "setup") is None:  # noqa: B009
                await command(core, feed, type_, body.model_dump(mode="json"))

    app = create_app(settings, now=clock, prepare=set_up)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://server"
        ) as http,
    ):
        yield TestServer(app, http, clock)


@asynccontextmanager
async def listening(server: TestServer) -> AsyncIterator[str]:
    """Let a server that runs already accept connections as well; yields its address."""
    app = server.app
    config = uvicorn.Config(app, port=0, log_config=None, lifespan="off", ws="none", timeout_graceful_shutdown=2)
    process = Server(config, app)
    task = asyncio.create_task(process.serve())
    while not process.started:
        await asyncio.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{process.servers[0].sockets[0].getsockname()[1]}"
    finally:
        process.should_exit = True
        await task
