"""Tables to search and report on, written in the transaction of the events and rebuilt from the record at will."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.centre.events import CaseImported, CaseRegistered
from app.contract.centre.state import Case, CentreState
from app.contract.event import Event
from app.contract.hall.state import HallState
from app.contract.model import Model
from app.rules.calendar import local
from app.server import tables


def _replace(table: Table) -> Insert:
    statement = upsert(table)
    values = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=["id"], set_=values)


# Written once: putting a statement together costs more than running it.
_REPLACE_CASE = _replace(tables.case)
_REPLACE_VISIT = _replace(tables.visit)


class Projected:
    """Collects what the events of one transaction change; the last word on a row wins."""

    def __init__(self) -> None:
        self._cases: dict[str, dict[str, Any]] = {}
        self._visits: dict[str, dict[str, Any]] = {}

    def follow(self, state: Model, event: Event) -> None:
        """Note what `event` changed; `state` is the state of its feed after it."""
        if isinstance(state, CentreState) and isinstance(event, CaseRegistered | CaseImported):
            self._cases[event.case.id] = _case_row(state, event.case)
        if isinstance(state, HallState):
            self._follow_visit(state, getattr(event, "visit", None))

    def _follow_visit(self, state: HallState, visit_id: str | None) -> None:
        visit = state.visits.get(visit_id) if visit_id is not None else None
        if visit is None or state.day is None:
            return
        self._visits[visit.id] = {
            "id": visit.id,
            "hall": state.hall,
            "day": state.day.isoformat(),
            "called_at": _sortable(visit.called_at),
            "body": visit.model_dump_json(),
        }

    def store(self, connection: Connection) -> None:
        """Write the rows."""
        if self._cases:
            connection.execute(_REPLACE_CASE, list(self._cases.values()))
        if self._visits:
            connection.execute(_REPLACE_VISIT, list(self._visits.values()))


def _case_row(state: CentreState, case: Case) -> dict[str, Any]:
    zone = state.setup.timezone if state.setup is not None else "UTC"
    return {
        "id": case.id,
        "centre": state.centre,
        "number": case.number,
        "day": local(zone, case.registered_at).date().isoformat(),
        "registered_at": _sortable(case.registered_at),
        "phone": case.reporter.phone,
        "words": "\n".join((case.number, case.local_number, case.title, case.description, case.address)),
        "body": case.model_dump_json(),
    }


def _sortable(at: datetime) -> str:
    """Return a time as text that sorts by time, whatever zone it was told in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
