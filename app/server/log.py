"""The record: every event of every feed, in order, each row sealed with the hash of the one before.

A row's hash is SHA-256 over the hash of the previous row of its feed and the row's own values as canonical JSON, so
that a changed, missing or added row breaks the chain from there on (spec 06, "The door").
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from app.contract.event import Event, Recorded
from app.server import tables
from app.server.encoding import canonical
from app.server.sealing import Sealed, unseal
from app.server.vault import Vault

NO_HASH = bytes(32)
"""What the first row of a feed is chained to."""

_EVENT = tables.event

# Written once: putting a statement together costs more than running it.
_INSERT = insert(_EVENT)
_VERSION = select(func.max(_EVENT.c.version)).where(_EVENT.c.stream == bindparam("stream"))
_KEY = tables.data_key
_READ = select(*_EVENT.c, _KEY.c.wrapped).select_from(_EVENT.outerjoin(_KEY, _KEY.c.subject == _EVENT.c.subject))
_CHAINED = ("feed", "seq", "stream", "version", "type", "v", "body", "at", "actor", "device", "command_id")


class VersionTaken(Exception):
    """Somebody else has appended at that place: read on and decide again."""


@dataclass(frozen=True)
class Head:
    """The end of a feed's record: the last sequence number and the hash of its row."""

    seq: int = 0
    hash: bytes = NO_HASH


@dataclass(frozen=True)
class Break:
    """The first row of a feed that is not what was written."""

    feed: str
    seq: int
    reason: str


def seal(previous: bytes, row: Mapping[str, Any]) -> bytes:
    """Return the hash of `row` (the columns of the record, without `hash`) after the row hashed `previous`.

    The hash is over what lies on the disk, sealed values and all: the chain is proved without any key, and holds when
    a citizen's key is gone. Rows without sealed values are hashed as they were before there were any.
    """
    said = [row[name] for name in _CHAINED]
    if row["sealed"] is not None:
        said += [row["subject"], row["sealed"].hex()]
    return hashlib.sha256(previous + canonical(said).encode()).digest()


def make_row(feed: str, stream: str, version: int, recorded: Recorded, head: Head, *, sealed: Sealed) -> dict[str, Any]:
    """Return the row for an event that follows `head`; `version` is its place in `stream`, `sealed` its body."""
    row: dict[str, Any] = {
        "feed": feed,
        "seq": recorded.seq,
        "stream": stream,
        "version": version,
        "type": recorded.event.TYPE,
        "v": recorded.event.VERSION,
        "body": sealed.body,
        "at": recorded.at.isoformat(),
        "actor": recorded.actor,
        "device": recorded.device,
        "command_id": recorded.command,
        "subject": sealed.subject,
        "sealed": sealed.values,
    }
    row["hash"] = seal(head.hash, row)
    return row


def append(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows made by `make_row`.

    :raises VersionTaken: a row of that place in a feed or stream is there already; the transaction is lost.
    """
    if not rows:
        return
    try:
        connection.execute(_INSERT, list(rows))
    except IntegrityError as error:
        raise VersionTaken from error


def head(connection: Connection, feed: str) -> Head:
    """Return the end of a feed's record."""
    row = connection.execute(
        select(_EVENT.c.seq, _EVENT.c.hash).where(_EVENT.c.feed == feed).order_by(_EVENT.c.seq.desc()).limit(1)
    ).first()
    return Head() if row is None else Head(seq=row.seq, hash=row.hash)


def stream_version(connection: Connection, stream: str) -> int:
    """Return the version of the last event of a stream, 0 when it has none."""
    found = connection.execute(_VERSION, {"stream": stream}).scalar()
    return int(found or 0)


def read(
    connection: Connection,
    vault: Vault,
    events: Mapping[str, type[Event]],
    feed: str,
    *,
    after: int,
    upto: int | None = None,
    limit: int | None = None,
) -> Iterator[Recorded]:
    """Yield the events of a feed after sequence number `after`, in order, their personal values opened.

    :param events: the events the feed knows, by type.
    :raises KeyError: an event of a type that is not known.
    """
    query = _READ.where(_EVENT.c.feed == feed, _EVENT.c.seq > after).order_by(_EVENT.c.seq)
    if upto is not None:
        query = query.where(_EVENT.c.seq <= upto)
    if limit is not None:
        query = query.limit(limit)
    for row in connection.execute(query).mappings():
        yield _recorded(vault, events, row)


def read_stream(
    connection: Connection, vault: Vault, events: Mapping[str, type[Event]], stream: str
) -> Iterator[Recorded]:
    """Yield the events of one stream within a feed, such as that of a case, in order.

    :raises KeyError: an event of a type that is not known.
    """
    for row in connection.execute(_READ.where(_EVENT.c.stream == stream).order_by(_EVENT.c.version)).mappings():
        yield _recorded(vault, events, row)


def read_back(
    connection: Connection,
    vault: Vault,
    events: Mapping[str, type[Event]],
    feed: str,
    *,
    mentioning: Sequence[str],
) -> Iterator[Recorded]:
    """Yield the events of a feed that mention one of these ids, the newest first; read only as far as is asked for.

    :raises KeyError: an event of a type that is not known.
    """
    mentions = or_(*(_EVENT.c.body.contains(id_, autoescape=True) for id_ in mentioning))
    query = _READ.where(_EVENT.c.feed == feed, mentions).order_by(_EVENT.c.seq.desc())
    for row in connection.execute(query).mappings():
        yield _recorded(vault, events, row)


def _recorded(vault: Vault, events: Mapping[str, type[Event]], row: RowMapping) -> Recorded:
    event = events[row["type"]].model_validate_json(row["body"])
    return Recorded.model_construct(
        seq=row["seq"],
        at=datetime.fromisoformat(row["at"]),
        actor=row["actor"],
        device=row["device"],
        command=row["command_id"],
        event=unseal(vault, event, row["subject"], row["sealed"], row["wrapped"]),
    )


def verify(connection: Connection, feed: str) -> Break | None:
    """Walk a feed's record and return its first broken row, or `None` when every hash is right."""
    previous = NO_HASH
    expected = 1
    for row in connection.execute(select(_EVENT).where(_EVENT.c.feed == feed).order_by(_EVENT.c.seq)).mappings():
        if row["seq"] != expected:
            return Break(feed, expected, "missing")
        if seal(previous, dict(row)) != row["hash"]:
            return Break(feed, expected, "changed")
        previous = row["hash"]
        expected += 1
    return None
