"""Tables to search and report on, written in the transaction of the events and rebuilt from the record at will."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.centre.events import CaseImported, CaseRegistered
from app.contract.centre.state import Case, CentreState
from app.contract.event import Event
from app.contract.hall.events import DayEnded, TicketCancelled
from app.contract.hall.state import HallState, Outcome, Visit
from app.contract.model import Model
from app.rules.calendar import local
from app.server import tables
from app.server.sealing import Owner, Sealer
from app.server.subjects import owner_of_visit
from app.server.vault import Vault


def _replace(table: Table) -> Insert:
    statement = upsert(table)
    values = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=["id"], set_=values)


# Written once: putting a statement together costs more than running it.
_REPLACE_CASE = _replace(tables.case)
_REPLACE_VISIT = _replace(tables.visit)


class Projected:
    """Collects what the events of one transaction change; the last word on a row wins."""

    def __init__(self, vault: Vault, sealer: Sealer) -> None:
        self._vault = vault
        self._sealer = sealer
        self._cases: dict[str, dict[str, Any]] = {}
        self._visits: dict[str, dict[str, Any]] = {}

    def follow(self, state: Model, event: Event) -> None:
        """Note what `event` changed; `state` is the state of its feed after it."""
        if isinstance(state, CentreState) and isinstance(event, CaseRegistered | CaseImported):
            zone = state.setup.timezone if state.setup is not None else "UTC"
            row = case_row(self._vault, self._sealer, event.case, centre=state.centre, timezone=zone)
            self._cases[event.case.id] = row
        if isinstance(state, HallState):
            for visit in _visits_of(state, event):
                self._follow_visit(state, visit)

    def _follow_visit(self, state: HallState, visit_id: str) -> None:
        visit = state.visits.get(visit_id)
        if visit is None or state.day is None:
            return
        self._visits[visit.id] = {
            "id": visit.id,
            "hall": state.hall,
            "day": state.day.isoformat(),
            "called_at": _sortable(visit.called_at),
            **sealed_visit(self._sealer, visit, owner_of_visit(state, visit)),
        }

    def store(self, connection: Connection) -> None:
        """Write the rows."""
        if self._cases:
            connection.execute(_REPLACE_CASE, list(self._cases.values()))
        if self._visits:
            connection.execute(_REPLACE_VISIT, list(self._visits.values()))


def _visits_of(state: HallState, event: Event) -> Iterable[str]:
    """Return the visits that an event changed."""
    if isinstance(event, DayEnded):
        # What was set aside has expired with the day.
        return [visit.id for visit in state.visits.values() if visit.outcome is Outcome.EXPIRED]
    if isinstance(event, TicketCancelled):
        return [visit] if (visit := state.tickets[event.ticket].visit) is not None else []
    visit = getattr(event, "visit", None)
    return [visit] if isinstance(visit, str) else []


def sealed_visit(sealer: Sealer, visit: Visit, owner: Owner) -> dict[str, Any]:
    """Return the columns of a visit that hold what was said."""
    sealed = sealer.seal(visit, owner)
    return {"body": sealed.body, "ticket": visit.ticket, "sealed": sealed.values}


def case_row(vault: Vault, sealer: Sealer, case: Case, *, centre: str, timezone: str) -> dict[str, Any]:
    """Return the row of a case; its telephone number is there as keyed hashes only."""
    phone = case.reporter.phone
    identity = vault.identity(phone)
    sealed = sealer.seal(case, Owner(case.id, f"centre:{centre}", identity))
    return {
        "id": case.id,
        "centre": centre,
        "number": case.number,
        "day": local(timezone, case.registered_at).date().isoformat(),
        "registered_at": _sortable(case.registered_at),
        "phone": identity,
        "phone_tail": vault.tail(phone),
        "body": sealed.body,
        "sealed": sealed.values,
    }


def _sortable(at: datetime) -> str:
    """Return a time as text that sorts by time, whatever zone it was told in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
