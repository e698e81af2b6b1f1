"""The outbox: facts are stored here first, then shown, then sent for as long as it takes (spec 06).

Kept in the profile's folder: `facts.db` (see `app.client.fact_file`) and `facts.key`, 32 random bytes that only this
user may read, which the rows' HMACs are made with. A file that cannot be read is renamed, never deleted, and what can
still be read of it is carried over.
"""

import asyncio
import logging
import secrets
import sqlite3
import uuid
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.client import ballast
from app.client.errors import FactsWaiting, OutboxError
from app.client.fact_file import NO_NOTES, Fact, FactFile, FactState, Waiting, now, salvage
from app.client.private_file import write_private
from app.client.subscribers import Subscribers
from app.contract.command import Envelope, Kind
from app.contract.errors import FactReceipt
from app.rules.sending import settled

T = TypeVar("T")
log = logging.getLogger(__name__)

FILE = "facts.db"
KEY_FILE = "facts.key"
_DEVICE = "device"
_DSEQ = "dseq"
_LOST = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


@dataclass(frozen=True)
class Cursor:
    """How far a feed was known: the epoch of the server's record and the sequence number in it."""

    epoch: str
    seq: int


class Outbox:
    """Facts of one profile. Open with `Outbox.open`; all work happens in one thread of its own.

    Every method raises `OutboxError` when the disk does not take it: what was to be stored is not stored.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="outbox")
        self._file: FactFile | None = None
        self._subscribers: Subscribers[Waiting] = Subscribers()
        self.waiting = Waiting()
        self.device = ""
        self.set_aside: tuple[Path, ...] = ()
        self.disk_full = False

    @classmethod
    async def open(cls, folder: Path) -> "Outbox":
        """Open the outbox of a profile's folder, making it when it is not there."""
        outbox = cls(folder)
        try:
            outbox.waiting = await outbox._run(lambda file: file.waiting())
        except BaseException:
            outbox._thread.shutdown()
            raise
        return outbox

    async def keep_room(self) -> None:
        """Keep room back for the day the disk is full; `disk_full` says that it is used."""
        await asyncio.get_running_loop().run_in_executor(self._thread, ballast.keep, self._folder)

    async def close(self) -> None:
        """Finish what is being written and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def subscribe(self, listener: Callable[[Waiting], None]) -> Callable[[], None]:
        """Tell `listener` whenever what waits has changed; return the function that ends it."""
        return self._subscribers.add(listener)

    async def record(self, feed: str, envelope: Envelope, *, notes: Mapping[str, str] = NO_NOTES) -> Fact:
        """Store a fact and return it with its dense number. It is on the disk when this returns, `notes` with it."""
        if envelope.kind is not Kind.FACT:
            raise ValueError("only facts are stored")
        return await self._change(lambda file: file.record(feed, envelope, now(), notes))

    async def record_numbered(
        self, feed: str, series: str, make: Callable[[int], Sequence[Envelope]]
    ) -> tuple[int, list[Fact]]:
        """Give the next number of a series of this device and store what `make` says of it, all or nothing."""
        return await self._change(lambda file: file.record_numbered(feed, f"number {series}", make, now()))

    async def note(self, name: str) -> str | None:
        """Return what was noted under a name, if it is still what was written."""
        return await self._run(lambda file: file.note(name))

    async def keep_note(self, name: str, text: str) -> None:
        """Note something; it is on the disk when this returns."""
        await self._run(lambda file: file.set_note(name, text))

    async def pending(self, limit: int = 64, *, leave_out: frozenset[int] = frozenset()) -> list[Fact]:
        """Return the first facts that wait, in the order of their numbers, each checked against its HMAC."""
        return await self._change(lambda file: file.pending(limit, leave_out))

    async def everything_waiting(self) -> list[Fact]:
        """Return all that waits, in order, what is held back as well."""
        return await self._change(lambda file: file.everything_waiting())

    async def settle(self, answered: set[int], receipt: FactReceipt) -> set[int]:
        """Take the server's word: `answered` are the numbers it answered just now, `receipt` what it holds.

        A fact is acknowledged when both say so, never by count and never over a gap. Facts that were acknowledged
        earlier and that the server misses now wait again. Returns the numbers acknowledged.
        """
        arrived = settled(answered, receipt)

        def work(file: FactFile) -> set[int]:
            file.acknowledge(set(arrived.held), now())
            file.offer_again(set(arrived.missing))
            file.raise_to(_DSEQ, receipt.highest)
            return set(arrived.held)

        return await self._change(work)

    async def offer_all_again(self) -> int:
        """Let every fact of the last 7 days wait again: the server is another one. Return how many."""
        return await self._change(lambda file: file.offer_again(None))

    async def bury(self, dseq: int, reason: str) -> None:
        """Stop sending a fact that the server cannot take; it is kept and shown to a person."""
        await self._change(lambda file: file.put_aside(dseq, FactState.DEAD, reason))

    async def buried(self) -> list[tuple[int, str]]:
        """Return number and reason of the facts that are kept but not sent."""
        return await self._run(lambda file: file.set_apart())

    async def next_number(self, series: str) -> int:
        """Give the next number of a series of this device, from 1. No number is given twice."""
        return await self._run(lambda file: file.advance(f"number {series}"))

    async def raise_number(self, series: str, last: int) -> None:
        """Let a series go on above `last`: the server knows of numbers that this file has lost."""
        await self._run(lambda file: file.raise_to(f"number {series}", last))

    async def cursor(self, feed: str) -> Cursor | None:
        """Return how far a feed was known when last kept."""
        text = await self._run(lambda file: file.meta(f"cursor {feed}"))
        if text is None:
            return None
        epoch, _, seq = text.rpartition(":")
        return Cursor(epoch, int(seq))

    async def keep_cursor(self, feed: str, cursor: Cursor) -> None:
        """Remember how far a feed is known."""
        await self._run(lambda file: file.set_meta(f"cursor {feed}", f"{cursor.epoch}:{cursor.seq}"))

    async def reset(self) -> None:
        """Begin anew with an empty file; the old one is renamed. Raises `FactsWaiting` while facts wait."""

        def work(file: FactFile) -> None:
            left = file.waiting()
            if left.count or left.dead:
                raise FactsWaiting(left.count + left.dead)
            self._rename("reset")

        await self._change(work)
        await self._change(lambda file: None)

    async def _change(self, work: Callable[[FactFile], T]) -> T:
        def both(file: FactFile) -> tuple[T, Waiting]:
            done = work(file)
            return done, self._open_file().waiting()

        done, waiting = await self._run(both)
        if waiting != self.waiting:
            self.waiting = waiting
            self._subscribers.tell(waiting)
        return done

    async def _run(self, work: Callable[[FactFile], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._work, work)
        except (sqlite3.Error, OSError) as error:
            log.error("the outbox does not take it: %s", error)
            raise OutboxError(str(error)) from error

    def _work(self, work: Callable[[FactFile], T]) -> T:
        try:
            return work(self._open_file())
        except sqlite3.DatabaseError as error:
            if _is_full(error) and ballast.let_go(self._folder):
                log.error("the disk is full; the room kept back is used now")
                self.disk_full = True
                return work(self._open_file())
            if not _is_broken(error):
                raise
            log.error("facts.db is broken and set aside: %s", error)
            self._rebuild()
            return work(self._open_file())

    def _open_file(self) -> FactFile:
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = FactFile(self._folder / FILE, _key(self._folder / KEY_FILE))
            device = self._file.meta(_DEVICE) or str(uuid.uuid4())
            self._file.set_meta(_DEVICE, device)
            self.device = device
        return self._file

    def _rebuild(self) -> None:
        """Put the broken file aside and carry over every row that can still be read and passes its check."""
        aside = self._rename("broken")
        fresh = self._open_file()
        left = salvage(aside, _key(self._folder / KEY_FILE))
        for name, value in left.meta:
            fresh.set_meta(name, value)
        for name, last in left.series:
            fresh.raise_to(name, last)
        for fact in left.facts:
            fresh.insert(fact)
            fresh.raise_to(_DSEQ, fact.dseq)
        self.device = fresh.meta(_DEVICE) or self.device
        log.warning("%d facts carried over from %s", len(left.facts), aside.name)

    def _rename(self, why: str) -> Path:
        self._close()
        aside = self._folder / f"facts.{why}-{now():%Y%m%dT%H%M%S%f}.db"
        for suffix in ("", "-wal", "-shm"):
            source = self._folder / f"{FILE}{suffix}"
            if source.exists():
                source.rename(aside.with_name(f"{aside.name}{suffix}"))
        self.set_aside += (aside,)
        return aside

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _is_broken(error: sqlite3.DatabaseError) -> bool:
    """Tell a file that cannot be read from a full disk, a lock or a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    return type(error) is sqlite3.DatabaseError if code is None else code & 0xFF in _LOST


def _is_full(error: sqlite3.DatabaseError) -> bool:
    """Tell a full disk: SQLite says so, or that it could not write."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


def _key(path: Path) -> bytes:
    if not path.exists():
        write_private(path, secrets.token_bytes(32))
    return path.read_bytes()
