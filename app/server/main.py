"""The server as a whole: the application, and the process around it."""

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

import uvicorn
from fastapi import FastAPI
from starlette.responses import Response

from app.collecting import keep_what_is_here
from app.server import (
    accounts,
    door,
    entrance,
    looking_up,
    pads,
    problems,
    queries,
    ratings,
    shots,
    stream,
    viewing,
    web,
)
from app.server.clock import Clock, system_clock
from app.server.core import Core
from app.server.desk.advice import router as advice_router
from app.server.desk.figure_routes import router as figure_router
from app.server.desk.rebuild import make_what_is_missing
from app.server.desk.routes import router as desk_router
from app.server.guard import Guard
from app.server.intake import attachments, calls, drafts, followups, knowledge, phrases, recordings, switch
from app.server.intake.companions import open_companions
from app.server.notifier import Notifier
from app.server.passwords import one_time_password
from app.server.problems import answer
from app.server.settings import ServerSettings
from app.server.similar.following import follow_for_ever
from app.server.similar.routes import router as similar_router
from app.server.ticker import tick_for_ever

logger = logging.getLogger(__name__)

_INTAKE = (attachments, followups, drafts, switch, calls, recordings, knowledge, phrases)

Prepare = Callable[[Core], Awaitable[None]]
"""Something to do after the record is loaded and before requests are answered."""

KEEP_ALIVE_SECONDS = 75
"""How long an idle connection stays: longer than a client is ever silent, so that few find theirs closed."""

GRACE_SECONDS = 5
"""How long requests under way may take when the server is told to end."""


def create_app(settings: ServerSettings, *, now: Clock = system_clock, prepare: Prepare | None = None) -> FastAPI:
    """Return the server as an ASGI application; it opens its database when it starts and closes it when it ends."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        core = Core(settings, now)
        app.state.core = core
        try:
            await core.writer.start()
            await make_what_is_missing(core)
            if prepare is not None:
                await prepare(core)
            await open_companions(core)
            notifier = Notifier(core)
            background = [
                asyncio.create_task(work) for work in (tick_for_ever(core), notifier.run(), follow_for_ever(core))
            ]
            yield
            for task in background:
                task.cancel()
            await asyncio.gather(*background, return_exceptions=True)
            notifier.close()
        finally:
            core.hub.close()
            await core.writer.stop()
            core.close()

    app = FastAPI(lifespan=life, openapi_url=None, docs_url=None, redoc_url=None)
    app.add_middleware(Guard, max_body_bytes=settings.max_body_bytes, most_bytes=attachments.most_bytes)
    problems.install(app)
    # First, because it is asked for most.
    app.add_route(door.COMMANDS_PATH, door.commands, methods=["POST"])
    for part in (door, stream, entrance, queries, looking_up, viewing, ratings, pads, shots, web, *_INTAKE):
        app.include_router(part.router)
    app.include_router(similar_router)
    app.include_router(desk_router)
    app.include_router(figure_router)
    app.include_router(advice_router)
    app.add_api_route("/v1/health", health, methods=["GET"])
    return app


async def health() -> Response:
    """Say that the server answers, to anybody."""
    return answer({"status": "ok", "version": version("citydesk")})


async def make_first_administrator(core: Core) -> None:
    """Make an administrator when nobody can log in yet; the password is shown once, on the console only."""
    with core.database.reading() as connection:
        if accounts.any_account(connection):
            return
    password = one_time_password()
    hashed = await core.passwords.hash(password)
    await core.writer.execute(
        lambda connection: accounts.set_password(
            connection, accounts.ADMINISTRATOR, hashed, core.now(), must_change=True, administrator=True
        )
    )
    sys.stdout.write(f"First administrator: {accounts.ADMINISTRATOR}, one-time password {password}\n")
    sys.stdout.flush()


class Server(uvicorn.Server):
    """Says when it accepts, and ends its streams before it waits for requests to end."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept, and say where."""
        await super().startup(sockets)
        if self.started:
            host, port = self.servers[0].sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            sys.stdout.write(f"Citydesk server ready on http://{shown}:{port}\n")
            sys.stdout.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then the rest."""
        self._app.state.core.hub.close()
        await super().shutdown(sockets)


def run(settings: ServerSettings, *, now: Clock = system_clock, prepare: Prepare | None = None) -> int:
    """Serve until told to end by SIGTERM or SIGINT; returns the exit code."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)

    async def prepare_all(core: Core) -> None:
        if prepare is not None:
            await prepare(core)
        await make_first_administrator(core)
        keep_what_is_here()

    app = create_app(settings, now=now, prepare=prepare_all)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    # uvicorn raises the signal it was ended by once more when it is done; to have been told to end is no failure.
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, signal.SIG_IGN)
    Server(config, app).run()
    return 0
