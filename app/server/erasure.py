"""Forgetting a citizen: the keys go, and with them what they said; the record and its chain stay (spec 08)."""

from sqlalchemy import Connection, delete, select, update

from app.server import tables
from app.server.similar import rows


def subjects_of(connection: Connection, identity: str) -> list[str]:
    """Return the tickets and cases of a citizen, by the keyed hash of an ID number or telephone number."""
    if not identity:
        return []
    keys = tables.data_key.c
    return list(connection.execute(select(keys.subject).where(keys.identity == identity)).scalars())


def erase(connection: Connection, identity: str) -> int:
    """Drop the keys of a citizen's tickets and cases; returns how many there were.

    The deleted keys are overwritten (`secure_delete`); the write-ahead log still holds them until it is reset, which
    `Database.settle` does. Checkpoints go as well: they are made anew from the record. `Writer.erase` does all of it
    for a running server; another server on the same database has its memory of today until its next start.
    """
    gone = subjects_of(connection, identity)
    if gone:
        connection.execute(delete(tables.data_key).where(tables.data_key.c.identity == identity))
        hashes = {"phone": "", "phone_tail": ""}
        connection.execute(update(tables.case).where(tables.case.c.phone == identity).values(hashes))
        rows.forget(connection, gone)
        connection.execute(delete(tables.checkpoint))
    return len(gone)
