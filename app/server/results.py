"""What was answered to commands, so that one that comes twice is done once."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from app.contract.command import Actor, Envelope
from app.contract.errors import Status
from app.server import tables
from app.server.encoding import canonical
from app.server.vault import Vault


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


def digest(vault: Vault, feed: str, actor: Actor, envelope: Envelope) -> bytes:
    """Return what must be equal for two commands of one id to be the same one: a keyed hash of their SHA-256.

    The times of the client are not part of it: they are about the sending, not about what is wanted. Without the key
    a telephone number could be found by trying all of them.
    """
    said = [feed, actor.device, envelope.kind.value, envelope.type, envelope.dseq, envelope.body]
    return vault.digest(hashlib.sha256(canonical(said).encode()).digest())


_TABLE = tables.command_result

# Written once: putting a statement together costs more than running it.
_SELECT = select(_TABLE).where(_TABLE.c.id.in_(text("SELECT value FROM json_each(:ids)")))
_INSERT = insert(_TABLE)


def known(connection: Connection, vault: Vault, ids: Collection[str]) -> dict[str, Result]:
    """Return the results there are for these command ids."""
    # One text for any number of ids: a statement with a place per id would be put together anew each time.
    rows = connection.execute(_SELECT, {"ids": json.dumps(list(ids))}).mappings()
    return {row["id"]: _result(vault, dict(row)) for row in rows}


def _result(vault: Vault, row: dict[str, Any]) -> Result:
    detail = json.loads(vault.open_text(row["detail"], row["id"])) if row["detail"] else {}
    return Result(**{**row, "status": Status(row["status"]), "detail": detail})


def store(connection: Connection, vault: Vault, results: Collection[Result]) -> None:
    """Remember these results."""
    if results:
        rows = [
            vars(result) | {"status": result.status.value, "detail": sealed_detail(vault, result.id, result.detail)}
            for result in results
        ]
        connection.execute(_INSERT, rows)


def sealed_detail(vault: Vault, command: str, detail: dict[str, str | int]) -> str:
    """Return the detail of an answer as it is stored: sealed, empty when there is none."""
    return vault.seal_text(canonical(detail), command) if detail else ""


def forget_older(connection: Connection, now: datetime, days: int) -> int:
    """Forget results older than so many days; returns how many."""
    return connection.execute(delete(_TABLE).where(_TABLE.c.at < (now - timedelta(days=days)).isoformat())).rowcount
