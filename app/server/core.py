"""The parts of a running server, put together once and handed to whoever answers requests."""

import asyncio

from fastapi import Request

from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import CentreState
from app.contract.command import Scope
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState
from app.rules.audience import Audience, audience
from app.rules.feeds import UnknownFeed, feed_rules
from app.server import tokens
from app.server.clock import Clock
from app.server.database import Database
from app.server.desk.presence import PresenceBook
from app.server.hub import Channel, Hub
from app.server.intake.finding import Articles
from app.server.passwords import Passwords
from app.server.problems import Problem
from app.server.settings import ServerSettings
from app.server.shot_store import ShotStore
from app.server.similar.cases import SimilarCases
from app.server.tokens import Principal, Principals
from app.server.writer import Writer


class Core:
    """Database, writer, hub and accounts of one server.

    :param now: the time; everything the server says or records takes it from here.
    """

    def __init__(self, settings: ServerSettings, now: Clock) -> None:
        self.settings = settings
        self.now = now
        self.database = Database(settings.database, now)
        self.database.unlock(settings.service_key)
        self.hub = Hub(settings.reader_queue)
        self.writer = Writer(
            self.database,
            now,
            self.hub,
            group_size=settings.group_size,
            checkpoint_events=settings.checkpoint_events,
        )
        self.similar = SimilarCases(self.database, settings.similar, now)
        self.presence = PresenceBook()
        self.articles = Articles()
        # Each may have 50 MB, twice while it is sealed.
        self.files_at_once = asyncio.Semaphore(2)
        self.passwords = Passwords()
        self.shots = ShotStore(settings.data / "shots", self.database.vault)
        self.principals = Principals(self._look_up, lambda: now().timestamp())

    def time(self) -> str:
        """Return the server's time as it is written on the wire."""
        return self.now().isoformat()

    def halls(self) -> list[HallSetup]:
        """Return the set-ups of all halls that have one."""
        states = [channel.state for channel in self.hub.channels.values()]
        return [state.setup for state in states if isinstance(state, HallState) and state.setup is not None]

    def hall_state(self, hall: str) -> HallState | None:
        """Return the last committed state of a hall."""
        channel = self.hub.channels.get(f"hall:{hall}")
        return channel.state if channel is not None and isinstance(channel.state, HallState) else None

    def centres(self) -> list[CentreSetup]:
        """Return the set-ups of all centres that have one."""
        states = [channel.state for channel in self.hub.channels.values()]
        return [state.setup for state in states if isinstance(state, CentreState) and state.setup is not None]

    def centre_state(self, centre: str) -> CentreState | None:
        """Return the last committed state of a centre."""
        channel = self.hub.channels.get(f"centre:{centre}")
        return channel.state if channel is not None and isinstance(channel.state, CentreState) else None

    def centre_code(self) -> str:
        """Return the code of the centre that is served here, empty when there is none; the first when several."""
        states = (channel.state for channel in self.hub.channels.values())
        return next((state.centre for state in states if isinstance(state, CentreState)), "")

    def _look_up(self, digest: bytes) -> Principal | None:
        with self.database.reading() as connection:
            return tokens.find(connection, digest)

    def close(self) -> None:
        """Give back the database and the threads for passwords."""
        self.passwords.close()
        self.database.close()


def core_of(request: Request) -> Core:
    """Return the server that a request has come to."""
    core: Core = request.app.state.core
    return core


async def bearer(request: Request) -> Principal:
    """Return whose token a request brings.

    :raises Problem: 401 when there is none that is good.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Problem(401, "unauthenticated", headers={"WWW-Authenticate": "Bearer"})
    principals = core_of(request).principals
    digest = tokens.digest(token.strip())
    found = principals.remembered(digest) or principals.fetch(digest)
    if found is None:
        raise Problem(401, "unauthenticated", headers={"WWW-Authenticate": "Bearer"})
    return found


def require(principal: Principal, *scopes: Scope) -> None:
    """Let only bearers of these scopes pass.

    :raises Problem: 403.
    """
    if principal.scope not in scopes:
        raise Problem(403, "not_allowed")


def own_channel(core: Core, principal: Principal, feed: str) -> Channel:
    """Return a feed of the bearer's own hall or centre.

    :raises UnknownFeed: there is none, or it belongs to somebody else; the two look alike on purpose.
    """
    channel = core.hub.channels.get(feed)
    if channel is None or not principal.may_know(feed):
        raise UnknownFeed(feed)
    return channel


def open_channel(core: Core, principal: Principal, feed: str) -> tuple[Channel, Audience]:
    """Return a feed and how the bearer may see it.

    :raises UnknownFeed: there is none, or it belongs to somebody else.
    :raises Problem: 403 when the bearer's scope may not read this kind of feed.
    """
    channel = own_channel(core, principal, feed)
    allowed = audience(principal.actor, feed_rules(feed).kind)
    if allowed is None:
        raise Problem(403, "not_allowed")
    return channel, allowed
