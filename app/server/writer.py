"""The one thread that writes: it takes what waits, decides it in one transaction, commits, and answers all.

There is no timer: while one group is being committed the next one gathers, so that a lone command never waits and a
crowd shares its commits (spec 06, "The door").
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from app.contract.model import Model
from app.rules.feeds import UnknownFeed
from app.server import erasure, feeds, log
from app.server.clock import Clock
from app.server.database import Database, changes_by_others
from app.server.encoding import Published
from app.server.failures import report
from app.server.feeds import HeldFeed
from app.server.group import BatchDecided, Group, Submission
from app.server.receipts import DeviceFacts

logger = logging.getLogger(__name__)

T = TypeVar("T")

ATTEMPTS = 8
"""How often a group is decided anew because another server appended first, before it is given up."""


class Unavailable(Exception):
    """Nothing could be committed; nothing was done."""


class Listener(Protocol):
    """Hears what was committed, in order."""

    def committed(self, feed: str, state: Model, events: Sequence[Published]) -> None:
        """The feed has these events more and is now in this state."""


@dataclass(frozen=True)
class _Waiting:
    """A submission and whoever waits for it."""

    submission: Submission
    reply: "asyncio.Future[BatchDecided]"


@dataclass(frozen=True)
class _Work:
    """Something else to do with the database."""

    do: Callable[[], None]


@dataclass(frozen=True)
class _Done:
    """What a group came to: news for the listener, and a result or error for each that waits."""

    news: Sequence[tuple[str, Model, Sequence[Published]]]
    replies: Sequence[tuple["asyncio.Future[BatchDecided]", BatchDecided | Exception]]


class Writer:
    """Owns the states of all feeds and every write.

    :param listener: is called in the event loop that `start` was called in.
    :param group_size: at most so many submissions share a transaction.
    :param checkpoint_events: a feed's state is laid down after so many events.
    """

    def __init__(
        self, database: Database, now: Clock, listener: Listener, *, group_size: int, checkpoint_events: int
    ) -> None:
        self._database = database
        self._vault = database.vault
        self._now = now
        self._listener = listener
        self._group_size = group_size
        self._checkpoint_events = checkpoint_events
        self._queue: queue.SimpleQueue[_Waiting | _Work | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._feeds: dict[str, HeldFeed] = {}
        self._devices: dict[str, DeviceFacts] = {}
        self._told: dict[str, int] = {}
        self._changes = -1
        self._loop: asyncio.AbstractEventLoop | None = None

    async def start(self) -> None:
        """Load every feed and begin to write; the listener hears each feed's state."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()
        await self.refresh()

    async def stop(self) -> None:
        """Finish what waits, lay every state down and end the thread."""
        if self._thread.is_alive():
            await self._work(self._lay_down_all)
            self._queue.put(None)
            await asyncio.to_thread(self._thread.join)

    async def submit(self, submission: Submission) -> BatchDecided:
        """Have a batch decided and committed.

        :raises UnknownFeed: no such feed was opened.
        :raises Unavailable: it could not be committed.
        """
        reply: asyncio.Future[BatchDecided] = asyncio.get_running_loop().create_future()
        self._queue.put(_Waiting(submission, reply))
        return await reply

    async def execute(self, work: Callable[[Connection], T]) -> T:
        """Do something else that writes, in a transaction of its own.

        :raises Unavailable: it could not be committed.
        """

        def transaction() -> T:
            with self._database.writing() as connection:
                return work(connection)

        try:
            return await self._work(transaction)
        except SQLAlchemyError as error:
            report(logger, error, "a write was not committed")
            raise Unavailable from error

    async def open_feed(self, name: str) -> None:
        """Make a feed known and load it.

        :raises UnknownFeed: there is no kind of feed by that name.
        """
        await self.execute(lambda connection: feeds.open_feed(connection, name, self._now()))
        await self.refresh()

    async def erase(self, identity: str) -> int:
        """Forget a citizen by the keyed hash of a number; returns how many tickets and cases there were.

        The states are made anew from what is left of the record, so that nothing comes back from memory.
        """

        def forget() -> int:
            with self._database.writing() as connection:
                gone = erasure.erase(connection, identity)
            if gone:
                self._database.settle()
                self._forget()
                self._refresh()
            return gone

        return await self._work(forget)

    async def refresh(self) -> None:
        """Take in feeds and events that another server may have written."""
        await self._work(self._refresh)

    async def _work(self, do: Callable[[], T]) -> T:
        done: Future[T] = Future()

        def run() -> None:
            # Whoever asked may have gone away meanwhile; from here on they cannot.
            if not done.set_running_or_notify_cancel():
                return
            try:
                done.set_result(do())
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits for it
                done.set_exception(error)

        self._queue.put(_Work(run))
        return await asyncio.wrap_future(done)

    def _run(self) -> None:
        while True:
            first = self._queue.get()
            if first is None:
                return
            if isinstance(first, _Work):
                first.do()
                continue
            group, other = self._gather(first)
            self._settle(group)
            if other is not None:
                other.do()

    def _gather(self, first: _Waiting) -> tuple[list[_Waiting], _Work | None]:
        group = [first]
        while len(group) < self._group_size and not self._queue.empty():
            following = self._queue.get()
            if isinstance(following, _Waiting):
                group.append(following)
            elif following is None:
                self._queue.put(None)
                break
            else:
                return group, following
        return group, None

    def _settle(self, group: list[_Waiting]) -> None:
        try:
            self._tell(self._commit_in_turn(group))
        except (SQLAlchemyError, log.VersionTaken) as error:
            report(logger, error, f"a group of {len(group)} was not committed")
            # Whether it is on the disk is not known: what is in memory may be wrong.
            self._forget()
            self._tell(_Done((), [(waiting.reply, Unavailable()) for waiting in group]))
        except Exception as error:  # noqa: BLE001 - handed to whoever waits, who logs it with an id
            if len(group) == 1:
                self._tell(_Done((), [(group[0].reply, error)]))
                return
            # One bad command shall not take its neighbours along.
            for waiting in group:
                self._settle([waiting])

    def _commit_in_turn(self, group: list[_Waiting]) -> _Done:
        """Commit a group; when another server was faster, read on and decide again."""
        for _ in range(ATTEMPTS - 1):
            try:
                return self._commit(group)
            except log.VersionTaken:
                self._forget()
        return self._commit(group)

    def _forget(self) -> None:
        self._feeds.clear()
        self._devices.clear()

    def _commit(self, group: list[_Waiting]) -> _Done:
        with self._database.writing() as connection:
            self._catch_up(connection)
            known = [waiting for waiting in group if self._find(connection, waiting.submission.feed)]
            decision = Group(
                connection, self._vault, dict(self._feeds), self._devices, now=self._now(), epoch=self._database.epoch
            )
            answers = decision.decide([waiting.submission for waiting in known])
            self._lay_down_due(connection, decision)
        self._feeds = decision.feeds
        self._devices.update(decision.devices)
        news = [(feed, self._feeds[feed].state, events) for feed, events in decision.published.items()]
        replies: list[tuple[asyncio.Future[BatchDecided], BatchDecided | Exception]] = [
            (waiting.reply, answer) for waiting, answer in zip(known, answers, strict=True)
        ]
        unknown = [waiting for waiting in group if waiting not in known]
        replies += [(waiting.reply, UnknownFeed(waiting.submission.feed)) for waiting in unknown]
        return _Done(news, replies)

    def _find(self, connection: Connection, name: str) -> bool:
        if name not in self._feeds:
            try:
                self._load(connection, name)
            except UnknownFeed:
                return False
        return True

    def _load(self, connection: Connection, name: str) -> None:
        """Load a feed from the record; the listener hears what it was not told before."""
        held = self._feeds[name] = feeds.load(connection, self._vault, name)
        told = self._told.get(name, held.head.seq)
        missed = log.read(connection, self._vault, held.rules.events, name, after=told, upto=held.head.seq)
        self._tell(_Done([(name, held.state, [Published(row) for row in missed])], ()))

    def _lay_down_due(self, connection: Connection, decision: Group) -> None:
        for name, held in decision.feeds.items():
            if held.head.seq - held.checkpoint_seq >= self._checkpoint_events:
                decision.feeds[name] = feeds.lay_down(connection, self._vault, held, self._now())

    def _lay_down_all(self) -> None:
        with self._database.writing() as connection:
            self._catch_up(connection)
            for name, held in self._feeds.items():
                if held.head.seq > held.checkpoint_seq:
                    self._feeds[name] = feeds.lay_down(connection, self._vault, held, self._now())

    def _catch_up(self, connection: Connection) -> None:
        """Follow what another connection has written since this one last looked."""
        changes = changes_by_others(connection)
        if changes == self._changes:
            return
        self._changes = changes
        for name, held in list(self._feeds.items()):
            self._feeds[name], missed = feeds.catch_up(connection, self._vault, held)
            if missed:
                self._tell(_Done([(name, self._feeds[name].state, [Published(row) for row in missed])], ()))
        self._devices.clear()

    def _refresh(self) -> None:
        with self._database.writing() as connection:
            self._catch_up(connection)
            for name in feeds.feed_names(connection):
                self._find(connection, name)

    def _tell(self, done: _Done) -> None:
        for feed, _, events in done.news:
            if events:
                self._told[feed] = events[-1].recorded.seq
            elif feed in self._feeds:
                self._told.setdefault(feed, self._feeds[feed].head.seq)
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._deliver, done)

    def _deliver(self, done: _Done) -> None:
        """Runs in the event loop: readers first, then whoever asked."""
        for feed, state, events in done.news:
            self._listener.committed(feed, state, events)
        for reply, outcome in done.replies:
            if reply.done():
                continue
            if isinstance(outcome, Exception):
                reply.set_exception(outcome)
            else:
                reply.set_result(outcome)
