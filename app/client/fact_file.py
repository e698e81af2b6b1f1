"""The file `facts.db`: facts on disk before anything else happens with them.

SQLite in WAL mode with `synchronous=FULL`; used by one thread only. SQLite has no checksum of its own, so every row
carries an HMAC-SHA-256 over what it says; a row whose HMAC is wrong is set apart and never sent. The state is the one
column that the HMAC leaves out, because it changes: whatever is not known to be settled waits.
"""

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.client.errors import OutboxTooNew
from app.contract.command import Envelope
from app.contract.hall.commands import AcknowledgeCursor
from app.contract.hall.offline import CallOffline
from app.rules.sending import sendable

KEPT = timedelta(days=7)
"""How long acknowledged facts stay, so that they can be offered again to a restored server."""

NO_NOTES: Mapping[str, str] = MappingProxyType({})

MIGRATIONS = (
    """
    CREATE TABLE fact (
        dseq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        feed TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        envelope TEXT NOT NULL,
        mac BLOB NOT NULL,
        state TEXT NOT NULL DEFAULT 'waiting',
        reason TEXT NOT NULL DEFAULT '',
        acknowledged_at TEXT
    );
    CREATE INDEX fact_by_state ON fact (state, dseq);
    CREATE TABLE series (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
)
"""Steps from one `user_version` to the next."""


_SUBJECTS = ("visit", "ticket", "case")
_CALL, _ACKNOWLEDGEMENT = CallOffline.TYPE, AcknowledgeCursor.TYPE


class FactState(StrEnum):
    """What has become of a fact here."""

    WAITING = "waiting"
    ACKNOWLEDGED = "acknowledged"
    DEAD = "dead"
    BROKEN = "broken"


@dataclass(frozen=True)
class Fact:
    """A stored fact. `dseq` is its dense number on this device, `recorded_at` this machine's clock, aware."""

    dseq: int
    feed: str
    recorded_at: datetime
    envelope: Envelope
    state: FactState = FactState.WAITING
    reason: str = ""

    @property
    def about(self) -> str:
        """What must keep its order among the facts: a visit, a ticket or a case; empty for what stands alone."""
        body = self.envelope.body
        named = next((body[name] for name in _SUBJECTS if body.get(name)), "")
        # A call made offline is the visit that later facts are about.
        return self.envelope.id if self.envelope.type == _CALL else str(named)

    @property
    def is_acknowledgement(self) -> bool:
        """Whether it acknowledges the cursor, and so must not overtake any other (spec 06, W3)."""
        return self.envelope.type == _ACKNOWLEDGEMENT


@dataclass(frozen=True)
class Waiting:
    """What has not reached the server: how many facts, since when the oldest waits, how many need a person."""

    count: int = 0
    oldest: datetime | None = None
    dead: int = 0


class FactFile:
    """One open `facts.db`. Every method is one transaction and has reached the disk when it returns.

    Raises `sqlite3.Error` as SQLite does; `app.client.outbox` turns that into what people are told.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._key = key
        self._db = sqlite3.connect(path, isolation_level=None, timeout=5.0)
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON"):
                self._db.execute(f"PRAGMA {pragma}").fetchall()
            self._check()
            self._migrate()
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def record(self, feed: str, envelope: Envelope, now: datetime, notes: Mapping[str, str] = NO_NOTES) -> Fact:
        """Give the next dense number and store; the same command id gives the fact that is already there.

        `notes` are remembered in the same transaction: either both are on the disk or neither.
        """
        with self._transaction():
            for name, note in notes.items():
                self.set_note(name, note)
            row = self._db.execute(f"{_SELECT} WHERE id = ?", (envelope.id,)).fetchone()
            known = _read(self._key, row) if row else None
            if known is not None:
                return known
            dseq = self._advance("dseq")
            fact = Fact(dseq, feed, now, envelope.model_copy(update={"dseq": dseq}))
            self.insert(fact)
        return fact

    def insert(self, fact: Fact) -> None:
        """Write a row as it is; within a transaction of the caller's or by itself."""
        text = fact.envelope.model_dump_json()
        at = fact.recorded_at.isoformat()
        mac = _mac(self._key, fact.dseq, fact.envelope.id, fact.feed, at, text)
        self._db.execute(
            "INSERT INTO fact (dseq, id, feed, recorded_at, envelope, mac, state, reason) VALUES (?,?,?,?,?,?,?,?)",
            (fact.dseq, fact.envelope.id, fact.feed, at, text, mac, fact.state.value, fact.reason),
        )

    def record_numbered(
        self, feed: str, series: str, make: Callable[[int], Sequence[Envelope]], now: datetime
    ) -> tuple[int, list[Fact]]:
        """Give the next number of a series and store what is said of it, in one transaction; return both."""
        with self._transaction():
            number = self._advance(series)
            facts = [Fact(self._advance("dseq"), feed, now, envelope) for envelope in make(number)]
            facts = [replace(one, envelope=one.envelope.model_copy(update={"dseq": one.dseq})) for one in facts]
            for fact in facts:
                self.insert(fact)
        return number, facts

    def pending(self, limit: int, leave_out: frozenset[int] = frozenset()) -> list[Fact]:
        """Return the first waiting facts that may be sent now, in order (`app.rules.sending`).

        `leave_out` are held back for the moment. A row that fails its check is set apart on the way.
        """
        wrong: list[int] = []
        lost = self._call_is_lost()
        facts = sendable(self._waiting(wrong), held=leave_out, lost=lost, limit=limit)
        for dseq in wrong:
            self.put_aside(dseq, FactState.BROKEN, "check failed")
        return facts

    def everything_waiting(self) -> list[Fact]:
        """Return all that waits, in order; a row that fails its check is left to `pending`."""
        return list(self._waiting([]))

    def _call_is_lost(self) -> bool:
        """Whether a fact of the last day lies apart that may be a call: the server does not know of it (W3)."""
        since = (now() - timedelta(days=1)).isoformat()
        found = self._db.execute(
            "SELECT 1 FROM fact WHERE recorded_at > ? AND (state = 'broken' OR (state = 'dead' AND envelope LIKE ?))",
            (since, f'%"type":"{_CALL}"%'),
        )
        return found.fetchone() is not None

    def _waiting(self, wrong: list[int]) -> Iterator[Fact]:
        """Read what waits, in order; the numbers of rows that fail their check go to `wrong`."""
        with closing(
            self._db.execute(f"{_SELECT} WHERE state NOT IN ('acknowledged', 'dead', 'broken') ORDER BY dseq")
        ) as rows:
            for row in rows:
                fact = _read(self._key, row)
                if fact is None:
                    wrong.append(row[0])
                else:
                    yield fact

    def acknowledge(self, dseqs: set[int], now: datetime) -> None:
        """The server holds these facts. What was acknowledged more than 7 days ago goes."""
        with self._transaction():
            self._db.executemany(
                "UPDATE fact SET state = 'acknowledged', acknowledged_at = ? "
                "WHERE dseq = ? AND state NOT IN ('acknowledged', 'dead', 'broken')",
                [(now.isoformat(), dseq) for dseq in sorted(dseqs)],
            )
            self._db.execute(
                "DELETE FROM fact WHERE state = 'acknowledged' AND acknowledged_at < ?", ((now - KEPT).isoformat(),)
            )

    def offer_again(self, dseqs: set[int] | None) -> int:
        """Let acknowledged facts wait again (all when `None`): the server has lost them. Return how many."""
        again = "UPDATE fact SET state = 'waiting', acknowledged_at = NULL WHERE state = 'acknowledged'"
        with self._transaction():
            if dseqs is None:
                return self._db.execute(again).rowcount
            return sum(self._db.execute(f"{again} AND dseq = ?", (dseq,)).rowcount for dseq in sorted(dseqs))

    def put_aside(self, dseq: int, state: FactState, reason: str) -> None:
        """Stop sending a fact; it stays in the file."""
        self._db.execute("UPDATE fact SET state = ?, reason = ? WHERE dseq = ?", (state.value, reason, dseq))

    def set_apart(self) -> list[tuple[int, str]]:
        """Return number and reason of the facts that need a person."""
        return self._db.execute("SELECT dseq, reason FROM fact WHERE state IN ('dead', 'broken') ORDER BY 1").fetchall()

    def waiting(self) -> Waiting:
        """Count what has not reached the server."""
        count, oldest = self._db.execute(
            "SELECT count(*), min(recorded_at) FROM fact WHERE state NOT IN ('acknowledged', 'dead', 'broken')"
        ).fetchone()
        (dead,) = self._db.execute("SELECT count(*) FROM fact WHERE state IN ('dead', 'broken')").fetchone()
        return Waiting(count, _time(oldest), dead)

    def advance(self, name: str) -> int:
        """Give the next number of a series, from 1; no number is given twice."""
        with self._transaction():
            return self._advance(name)

    def raise_to(self, name: str, last: int) -> None:
        """Let a series go on above `last`."""
        self._db.execute(
            "INSERT INTO series VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)",
            (name, last),
        )

    def last(self, name: str) -> int:
        """Return the last number given of a series, 0 if none."""
        row = self._db.execute("SELECT last FROM series WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def meta(self, name: str) -> str | None:
        """Return a remembered value."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def set_meta(self, name: str, value: str) -> None:
        """Remember a value."""
        self._db.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
        )

    def note(self, name: str) -> str | None:
        """Return what was noted under a name; `None` when nothing was, or when it is not what was written."""
        text = self.meta(f"note {name}")
        if text is None:
            return None
        mac, _, said = text.partition(":")
        return said if hmac.compare_digest(mac, _mac(self._key, name, said).hex()) else None

    def set_note(self, name: str, text: str) -> None:
        """Note something under a name, with an HMAC of its own."""
        self.set_meta(f"note {name}", f"{_mac(self._key, name, text).hex()}:{text}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _advance(self, name: str) -> int:
        self._db.execute("INSERT INTO series VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1", (name,))
        return self.last(name)

    def _check(self) -> None:
        (verdict,) = self._db.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)

    def _migrate(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise OutboxTooNew(f"version {version} of the file, {len(MIGRATIONS)} of the program")
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            self._db.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")


Row = tuple[int, str, str, str, str, bytes, str, str]


def _mac(key: bytes, *said_by_row: int | str) -> bytes:
    said = json.dumps(said_by_row)
    return hmac.digest(key, said.encode(), hashlib.sha256)


def _read(key: bytes, row: Row) -> Fact | None:
    """Read a row; `None` when it does not say what was written."""
    dseq, command, feed, at, text, mac, state, reason = row
    if not all(isinstance(part, str) for part in (command, feed, at, text)) or not isinstance(mac, bytes):
        return None
    if not hmac.compare_digest(mac, _mac(key, dseq, command, feed, at, text)):
        return None
    try:
        envelope = Envelope.model_validate_json(text)
        return Fact(dseq, feed, datetime.fromisoformat(at), envelope, _state(state), str(reason))
    except ValueError:
        return None


@dataclass(frozen=True)
class Salvaged:
    """What could still be read of a broken file."""

    facts: tuple[Fact, ...]
    series: tuple[tuple[str, int], ...]
    meta: tuple[tuple[str, str], ...]


def salvage(path: Path, key: bytes) -> Salvaged:
    """Read what can be read of a broken file, from both ends; facts only if they pass their check."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        rows = [row for order in ("ASC", "DESC") for row in _until_broken(db, f"{_SELECT} ORDER BY dseq {order}")]
        facts = {fact.dseq: fact for fact in (_read(key, row) for row in rows) if fact is not None}
        return Salvaged(
            tuple(facts[dseq] for dseq in sorted(facts)),
            tuple(_until_broken(db, "SELECT name, last FROM series")),
            tuple(_until_broken(db, "SELECT name, value FROM meta")),
        )


def _state(text: object) -> FactState:
    """Read a state that a flipped bit may have spoilt: sending once too often is harmless, never is not."""
    known = [state for state in FactState if state.value == text]
    return known[0] if known else FactState.WAITING


def _time(text: object) -> datetime | None:
    """Read a time that a flipped bit may have spoilt."""
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None


def _until_broken(db: sqlite3.Connection, select: str) -> Iterator[Any]:
    try:
        yield from db.execute(select)
    except (sqlite3.DatabaseError, OverflowError):
        return


_SELECT = "SELECT dseq, id, feed, recorded_at, envelope, mac, state, reason FROM fact"


def now() -> datetime:
    """Return this machine's time, aware."""
    return datetime.now(UTC)
