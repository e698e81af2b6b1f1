"""Following a feed: snapshot, what came meanwhile, then the stream; again and again, as long as the program runs."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from app.client.backoff import Backoff
from app.client.connection import USUAL, Connection, Patience
from app.client.door import TAIL_FULL, Door
from app.client.errors import ClientError, OtherEpoch, OutOfStep, Unauthenticated, Unreachable, Why
from app.client.replica import Replica
from app.client.subscribers import incident

if TYPE_CHECKING:
    from app.client.exchange import Said

log = logging.getLogger(__name__)


class Tokens(Protocol):
    """Where the link gets its right from."""

    async def renew(self, rejected: str | None) -> None:
        """Return when there is a token other than `rejected`; asks a person when it must."""


class Follower:
    """Keeps one replica equal to the server's feed and tells the connection what it hears.

    `resynced(replica)` is called after every snapshot.
    """

    def __init__(
        self,
        *,
        door: Door,
        replica: Replica[Any],
        connection: Connection,
        tokens: Tokens,
        patience: Patience = USUAL,
        backoff: Backoff | None = None,
        resynced: Callable[[Replica[Any]], None] = lambda _replica: None,
    ) -> None:
        self.replica = replica
        self._door = door
        self._connection = connection
        self._tokens = tokens
        self._patience = patience
        self._backoff = backoff or Backoff()
        self._resynced = resynced
        self._said_at = time.monotonic()
        self._poll_now = asyncio.Event()
        self._behind: int | None = None  # where a heartbeat found the record while this replica was not there yet

    async def run(self) -> None:
        """Follow until cancelled."""
        while True:
            try:
                await self._catch_up()
                await self._read_stream()
            except Unauthenticated as error:
                await self._tokens.renew(error.token)
                continue
            except (OtherEpoch, OutOfStep) as error:
                log.info("%s: snapshot needed: %s", self.replica.feed, error)
                self.replica.forget()
                wait = self._backoff.next_wait()
            except Unreachable as error:
                if error.why is Why.REFUSED:
                    self._connection.refused()
                wait = self._backoff.next_wait(error.retry_after)
            except ClientError as error:
                log.warning("%s cannot be followed: %s", self.replica.feed, error)
                wait = self._backoff.next_wait()
            except Exception:
                log.exception("following %s failed, incident %s", self.replica.feed, incident())
                self.replica.forget()
                wait = self._backoff.next_wait()
            await asyncio.sleep(wait)

    async def poll(self) -> None:
        """Read the tail whenever nothing came for the patience's `poll` seconds, or when asked; until cancelled.

        Push is a hint: a proxy may hold it back, a half-open connection says nothing.
        """
        while True:
            silent = time.monotonic() - self._said_at
            try:
                async with asyncio.timeout(max(self._patience.poll - silent, 0.0)):
                    await self._poll_now.wait()
            except TimeoutError:
                pass
            self._poll_now.clear()
            self._said_at = time.monotonic()
            if self.replica.loaded:
                await self._poll_once()

    def look(self) -> None:
        """Read the tail now: somebody knows of an event that has not come."""
        self._poll_now.set()

    async def _poll_once(self) -> None:
        try:
            await self._read_tail()
            self._look_whether_caught_up()
        except (OtherEpoch, OutOfStep, Unauthenticated):
            log.debug("%s: the stream's reader will settle this", self.replica.feed)
        except ClientError as error:
            log.debug("%s: poll without answer: %s", self.replica.feed, error)

    async def _catch_up(self) -> None:
        if not self.replica.loaded:
            snapshot = await self._door.snapshot(self.replica.feed)
            self._connection.catching_up()
            self.replica.load(snapshot)
            self._resynced(self.replica)
            return
        while await self._read_tail() >= TAIL_FULL:
            self._connection.catching_up()

    async def _read_tail(self) -> int:
        """Apply one tail; return how many events it had."""
        epoch = self.replica.epoch
        tail = await self._door.tail(self.replica.feed, self.replica.seq)
        self._connection.contact(tail.time)
        if tail.epoch != epoch or self.replica.epoch != epoch:
            raise OtherEpoch
        self.replica.apply(tail.events)
        return len(tail.events)

    async def _read_stream(self) -> None:
        replica = self.replica
        async with self._door.events(
            replica.feed, after=replica.seq, epoch=replica.epoch, silence=self._patience.offline
        ) as stream:
            self._connection.catching_up()
            async for said in stream:
                self._said_at = time.monotonic()
                self._hear(said)
        raise Unreachable(Why.BROKEN_OFF)

    def _hear(self, said: "Said") -> None:
        match said.event:
            case "recorded":
                self._connection.contact()
                self.replica.apply([json.loads(said.data)])
                self._look_whether_caught_up()
            case "heartbeat":
                self._hear_heartbeat(json.loads(said.data))
            case "reset":
                raise OtherEpoch
            case other:
                log.debug("stream event %r of a newer server left alone", other)

    def _look_whether_caught_up(self) -> None:
        """Say that nothing is left to catch up with, without waiting for the next heartbeat to say so."""
        if self._behind is not None and self.replica.seq >= self._behind:
            self._behind = None
            self._connection.beat()

    def _hear_heartbeat(self, data: dict[str, Any]) -> None:
        self._backoff.reset()
        time_there = datetime.fromisoformat(data["time"])
        if int(data.get("seq", 0)) > self.replica.seq:
            self._behind = int(data["seq"])
            self._connection.contact(time_there)
            self.look()
        else:
            self._behind = None
            self._connection.beat(time_there)
