"""The link to a server: replicas that follow their feeds, requests that are answered, facts that get there."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from app.client.backoff import Backoff
from app.client.connection import USUAL, Connection, Patience
from app.client.door import Door
from app.client.envelopes import envelope
from app.client.errors import OutboxError, Unreachable, Why
from app.client.fact_file import Waiting
from app.client.follower import Follower, Tokens
from app.client.outbox import Cursor, Outbox
from app.client.replica import Replica
from app.client.uploader import Uploader
from app.contract.centre.state import CentreState
from app.contract.command import Command, Kind
from app.contract.errors import Answer, RefusalCode, Refused, Status
from app.contract.hall.state import HallState

log = logging.getLogger(__name__)

REQUEST_SECONDS = 5.0
AHEAD_SECONDS = 0.3
"""How long an answered request waits for the stream before it asks for the tail itself."""


class Link:
    """Composes door, replicas and uploader for one program. `start`, use, `close`."""

    def __init__(
        self,
        *,
        door: Door,
        outbox: Outbox,
        tokens: Tokens,
        patience: Patience = USUAL,
        backoff: Callable[[], Backoff] = Backoff,
    ) -> None:
        self.door = door
        self.connection = Connection(patience)
        self._outbox = outbox
        self._tokens = tokens
        self._patience = patience
        self._backoff = backoff
        self._followers: dict[str, Follower] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._running = False
        self.uploader = Uploader(
            outbox=outbox,
            door=door,
            connection=self.connection,
            tokens=tokens,
            patience=patience,
            backoff=backoff(),
        )

    def follow_hall(self, code: str) -> Replica[HallState]:
        """Return the replica of a hall, followed from the start of the link on (or from now)."""
        return self._follow(f"hall:{code}")

    def follow_centre(self, code: str) -> Replica[CentreState]:
        """Return the replica of a centre, followed from the start of the link on (or from now)."""
        return self._follow(f"centre:{code}")

    def start(self) -> None:
        """Begin to follow, to send and to keep the sign."""
        self._running = True
        self._show_unsent(self._outbox.waiting)
        self._forget_outbox = self._outbox.subscribe(self._show_unsent)
        self._spawn(self.uploader.run())
        self._spawn(self._tick())
        for follower in self._followers.values():
            self._spawn_follower(follower)

    async def close(self) -> None:
        """Stop everything the link runs and close its connections. The outbox stays open."""
        if self._running:
            self._running = False
            self._forget_outbox()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.door.aclose()

    async def request(
        self,
        feed: str,
        command: Command,
        *,
        command_id: str | None = None,
        deadline: float = REQUEST_SECONDS,
    ) -> Answer:
        """Ask for something and return the answer. A request is never kept for later.

        A busy server is asked again with the same id while the `deadline` (seconds) allows.
        Raises `Refused`, `Unreachable`, `Unauthenticated`, `Rejected`.
        """
        if command.KIND is not Kind.REQUEST:
            raise ValueError("a fact goes through the outbox")
        packed = envelope(command, command_id=command_id)
        ends = asyncio.get_running_loop().time() + deadline
        backoff = self._backoff()
        while True:
            left = ends - asyncio.get_running_loop().time()
            try:
                batch = await self.door.post(feed, [packed], deadline=max(left, 0.05))
                break
            except Unreachable as error:
                wait = max(error.retry_after or 0.0, backoff.next_wait())
                if error.why is not Why.BUSY or wait >= ends - asyncio.get_running_loop().time():
                    raise
                await asyncio.sleep(wait)
        return self._taken(feed, batch.answers, packed.id)

    async def push_shot(
        self, feed: str, *, counter: str, shot: str, picture: bytes, seconds: int | None = None
    ) -> Answer:
        """Put a picture on the pad of a hall's counter; it is a request like others. Raises as `request` does."""
        batch = await self.door.put_shot(feed.removeprefix("hall:"), counter, shot, picture, seconds=seconds)
        return self._taken(feed, batch.answers, shot)

    async def reached(self, feed: str, seq: int, *, timeout: float = 3.0) -> None:  # noqa: ASYNC109
        """Return when the replica holds event `seq`, asking for the tail when the stream lags.

        Raises `Unreachable` after `timeout` seconds.
        """
        follower = self._followers[feed]
        try:
            await follower.replica.reached(seq, min(AHEAD_SECONDS, timeout))
        except Unreachable:
            follower.look()
            await follower.replica.reached(seq, timeout)

    async def drained(self, *, timeout: float = 3.0) -> bool:  # noqa: ASYNC109 - the caller's patience
        """Return whether every fact reached the server within `timeout` seconds; wait for it before a logout."""
        empty = asyncio.Event()

        def look(waiting: Waiting) -> None:
            if not waiting.count:
                empty.set()

        forget = self._outbox.subscribe(look)
        look(self._outbox.waiting)
        self.uploader.wake()
        try:
            async with asyncio.timeout(timeout):
                await empty.wait()
        except TimeoutError:
            return False
        finally:
            forget()
        return True

    def _taken(self, feed: str, answers: tuple[Answer, ...], command_id: str) -> Answer:
        self.connection.contact()
        answer = _only(answers, command_id)
        if feed in self._followers:
            self._followers[feed].replica.offer(answer.events)
        return answer

    def _follow(self, feed: str) -> Replica[Any]:
        follower = self._followers.get(feed)
        if follower is None:
            follower = Follower(
                door=self.door,
                replica=Replica(feed),
                connection=self.connection,
                tokens=self._tokens,
                patience=self._patience,
                backoff=self._backoff(),
                resynced=self._on_snapshot,
            )
            self._followers[feed] = follower
            if self._running:
                self._spawn_follower(follower)
        return follower.replica

    def _spawn_follower(self, follower: Follower) -> None:
        self._spawn(follower.run())
        self._spawn(follower.poll())

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _on_snapshot(self, replica: Replica[Any]) -> None:
        self._spawn(self._compare_epoch(replica.feed, Cursor(replica.epoch, replica.seq)))

    async def _compare_epoch(self, feed: str, cursor: Cursor) -> None:
        """Offer what was acknowledged again when the server lives another life of its database."""
        try:
            known = await self._outbox.cursor(feed)
            if known is not None and known.epoch != cursor.epoch:
                again = await self._outbox.offer_all_again()
                log.warning("%s has another epoch, %d facts are offered again", feed, again)
            await self._outbox.keep_cursor(feed, cursor)
        except OutboxError as error:
            log.error("the cursor of %s is not kept: %s", feed, error)

    def _show_unsent(self, waiting: Waiting) -> None:
        full = self._outbox.disk_full
        self.connection.unsent(count=waiting.count, oldest=waiting.oldest, dead=waiting.dead, full=full)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(self._patience.tick)
            self.connection.tick()


def _only(answers: tuple[Answer, ...], command_id: str) -> Answer:
    """Return the answer to the one command that was sent. Raises `Refused` when that is what it says."""
    for answer in answers:
        if answer.id != command_id:
            continue
        if answer.status in (Status.ACCEPTED, Status.REPLAYED) and not answer.code:
            return answer
        raise Refused(_refusal(answer.code), **answer.detail)
    raise Unreachable(Why.BROKEN_OFF)


def _refusal(code: str) -> RefusalCode:
    """Return the code as this version knows it; a newer server may know more."""
    try:
        return RefusalCode(code)
    except ValueError:
        return RefusalCode.NOT_ALLOWED
