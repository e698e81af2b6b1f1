"""A small server on loopback, outboxes in temporary folders, and times short enough to wait for."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from app.client.backoff import Backoff, Limits
from app.client.connection import Patience
from app.client.door import Door
from app.client.link import Link
from app.client.outbox import Outbox
from tests.unit.client.small_server import SmallServer

QUICK = Patience(slow=0.3, offline=0.8, poll=0.2, tick=0.02, stuck=0.2, alarm=0.4, hold=0.1)


class FixedTokens:
    """A session that notes when it is asked to renew, and renews at once."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.rejected: list[str | None] = []
        self.fresh = "kiosk"

    async def renew(self, rejected: str | None) -> None:
        """Take the fresh token."""
        self.rejected.append(rejected)
        self._door.token = self.fresh


def quick_backoff() -> Backoff:
    """A backoff that a test can wait for."""
    return Backoff(Limits(first=0.01, last=0.05))


@pytest.fixture
async def server() -> AsyncIterator[SmallServer]:
    """A server that is running."""
    small = SmallServer()
    await small.start()
    yield small
    await small.stop()


@pytest.fixture
async def outbox(tmp_path: Path) -> AsyncIterator[Outbox]:
    """An empty outbox."""
    opened = await Outbox.open(tmp_path / "profile")
    yield opened
    await opened.close()


MakeLink = Callable[..., Awaitable[Link]]


@pytest.fixture
async def make_link(server: SmallServer, outbox: Outbox) -> AsyncIterator[MakeLink]:
    """Make links to the server with a token; they are closed at the end."""
    links: list[Link] = []

    async def make(token: str | None = "kiosk", *, patience: Patience = QUICK) -> Link:
        door = Door(server.url)
        door.token = token
        link = Link(door=door, outbox=outbox, tokens=FixedTokens(door), patience=patience, backoff=quick_backoff)
        links.append(link)
        return link

    yield make
    for link in links:
        await link.close()
