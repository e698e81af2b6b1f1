"""What was answered to commands, so that one that comes twice is done once."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from app.contract.command import Actor, Envelope
from app.contract.errors import Status
from app.server import tables
from app.server.log import canonical


@dataclass(frozen=True)
class Result:
    """What became of a command: its events are the last `events` ones up to `seq` of its feed."""

    id: str
    feed: str
    digest: bytes
    status: Status
    code: str
    detail: dict[str, str | int]
    seq: int
    events: int
    device: str
    at: str


def digest(feed: str, actor: Actor, envelope: Envelope) -> bytes:
    """Return what must be equal for two commands of one id to be the same one (SHA-256).

    The times of the client are not part of it: they are about the sending, not about what is wanted.
    """
    said = [feed, actor.device, envelope.kind.value, envelope.type, envelope.dseq, envelope.body]
    return hashlib.sha256(canonical(said).encode()).digest()


_TABLE = tables.command_result

# Written once: putting a statement together costs more than running it.
_SELECT = select(_TABLE).where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
_INSERT = insert(_TABLE)


def known(connection: Connection, ids: Collection[str]) -> dict[str, Result]:
    """Return the results there are for these command ids."""
    rows = connection.execute(_SELECT, {"ids": list(ids)}).mappings()
    return {row["id"]: _result(dict(row)) for row in rows}


def _result(row: dict[str, Any]) -> Result:
    return Result(**{**row, "status": Status(row["status"]), "detail": json.loads(row["detail"])})


def store(connection: Connection, results: Collection[Result]) -> None:
    """Remember these results."""
    if results:
        rows = [
            vars(result) | {"status": result.status.value, "detail": canonical(result.detail)} for result in results
        ]
        connection.execute(_INSERT, rows)


def forget_older(connection: Connection, now: datetime, days: int) -> int:
    """Forget results older than so many days; returns how many."""
    return connection.execute(delete(_TABLE).where(_TABLE.c.at < (now - timedelta(days=days)).isoformat())).rowcount
