"""Wrong logins lock: after five failures for 15 minutes, then twice as long each time (spec 08)."""

from math import ceil

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.server import tables

FAILURES = 5
FIRST_SECONDS = 15 * 60
LONGEST_SECONDS = 24 * 3600
FORGOTTEN_SECONDS = 7 * 24 * 3600
"""Failures so long ago count no more."""

_TABLE = tables.login_failure


def locked_seconds(connection: Connection, subject: str, now: float) -> int:
    """Return for how many seconds a subject is still locked, 0 when it is not. `now` is in seconds since 1970."""
    until = connection.execute(select(_TABLE.c.until).where(_TABLE.c.subject == subject)).scalar()
    return max(0, ceil(until - now)) if until is not None else 0


def failed(connection: Connection, subject: str, now: float) -> None:
    """Count a failure; every fifth one locks the subject, longer each time."""
    connection.execute(delete(_TABLE).where(_TABLE.c.last < now - FORGOTTEN_SECONDS))
    row = connection.execute(select(_TABLE).where(_TABLE.c.subject == subject)).first()
    failures = (row.failures if row is not None else 0) + 1
    locks = row.locks if row is not None else 0
    until = row.until if row is not None else 0.0
    if failures >= FAILURES:
        until = now + min(FIRST_SECONDS * 2**locks, LONGEST_SECONDS)
        failures, locks = 0, locks + 1
    values = {"subject": subject, "failures": failures, "locks": locks, "until": until, "last": now}
    statement = upsert(_TABLE).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=["subject"], set_=values))


def forgive(connection: Connection, subject: str) -> None:
    """Forget a subject's failures after a right login."""
    connection.execute(delete(_TABLE).where(_TABLE.c.subject == subject))
