"""The outbox of notices: written with the events they follow from, tried until sent, given up after a time."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from app.contract.event import Event
from app.contract.hall.state import HallState
from app.contract.model import Model
from app.rules.notifier import Notice, NoticeKind, notices_after
from app.server import tables
from app.server.vault import Vault

_TABLE = tables.notice
# A notice that was made before is not made again, whatever became of it.
_INSERT = insert(_TABLE).on_conflict_do_nothing(index_elements=["id"])

FIRST_SECONDS, LONGEST_SECONDS = 5.0, 3600.0
"""How long is waited after the first failure, and at most after later ones."""


@dataclass(frozen=True)
class Due:
    """A notice that is to be tried now."""

    id: str
    hall: str
    kind: NoticeKind
    ticket: str
    fields: dict[str, str]
    made: float
    attempts: int


class Noticed:
    """Collects the notices of one transaction."""

    def __init__(self, vault: Vault, now: datetime) -> None:
        self._vault = vault
        self._now = now.timestamp()
        self._found: list[tuple[str, Notice]] = []

    def follow(self, state: Model, event: Event) -> None:
        """Note what `event` makes worth telling; `state` is the state of its feed after it."""
        if isinstance(state, HallState):
            self._found += [(state.hall, notice) for notice in notices_after(state, event)]

    def store(self, connection: Connection) -> None:
        """Write the notices down."""
        if self._found:
            connection.execute(_INSERT, [self._row(hall, notice) for hall, notice in self._found])

    def _row(self, hall: str, notice: Notice) -> dict[str, object]:
        return {
            "id": notice.id,
            "hall": hall,
            "kind": notice.kind.value,
            "ticket": notice.ticket,
            "fields": self._vault.seal_text(json.dumps(notice.fields, ensure_ascii=False), notice.id),
            "made": self._now,
            "next": self._now,
            "attempts": 0,
            "outcome": "",
        }


def due(connection: Connection, vault: Vault, now: float, most: int) -> list[Due]:
    """Return notices to try now, the longest due first."""
    query = select(_TABLE).where(_TABLE.c.next <= now).order_by(_TABLE.c.next).limit(most)
    return [
        Due(
            id=row["id"],
            hall=row["hall"],
            kind=NoticeKind(row["kind"]),
            ticket=row["ticket"],
            fields=json.loads(vault.open_text(row["fields"], row["id"])),
            made=row["made"],
            attempts=row["attempts"],
        )
        for row in connection.execute(query).mappings()
    ]


def claim(connection: Connection, notice: Due, now: float) -> bool:
    """Take a notice for one attempt; false when another server has taken it.

    Until the outcome is known it waits as after a failure, so that an attempt during which the server died is made
    again, under the same id.
    """
    pause = min(LONGEST_SECONDS, FIRST_SECONDS * 2**notice.attempts)
    query = update(_TABLE).where(_TABLE.c.id == notice.id, _TABLE.c.attempts == notice.attempts, _TABLE.c.next <= now)
    return connection.execute(query.values(next=now + pause, attempts=notice.attempts + 1)).rowcount > 0


def settle(connection: Connection, notice: str, outcome: str) -> None:
    """Keep what became of a notice for good: `sent`, `refused`, `too_late`. What it said is not kept."""
    connection.execute(update(_TABLE).where(_TABLE.c.id == notice).values(next=None, outcome=outcome, fields=""))


def forget_older(connection: Connection, before: float) -> int:
    """Forget notices that were settled and made before a time; returns how many."""
    return connection.execute(delete(_TABLE).where(_TABLE.c.next.is_(None), _TABLE.c.made < before)).rowcount
