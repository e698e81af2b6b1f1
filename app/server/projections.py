"""Tables to search and report on, written in the transaction of the events and rebuilt from the record at will."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, update
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.centre.events import CaseImported, CaseRegistered
from app.contract.centre.state import Case, CentreState
from app.contract.event import Event
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, MisratingState, Review, Visit
from app.contract.model import Model
from app.rules.calendar import local
from app.rules.evaluation import RATEABLE, rated_visit
from app.rules.places import index
from app.rules.reviews import is_open
from app.server import tables


def _replace(table: Table) -> Insert:
    statement = upsert(table)
    values = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=["id"], set_=values)


# Written once: putting a statement together costs more than running it.
_REPLACE_CASE = _replace(tables.case)
_REPLACE_VISIT = _replace(tables.visit)
_REPLACE_RATEABLE = _replace(tables.rateable)
_REPLACE_REVIEW = _replace(tables.review)
_PUT_ASIDE = update(tables.rateable).where(tables.rateable.c.id == bindparam("visit")).values(put_aside=True)


class Projected:
    """Collects what the events of one transaction change; the last word on a row wins."""

    def __init__(self) -> None:
        self._cases: dict[str, dict[str, Any]] = {}
        self._visits: dict[str, dict[str, Any]] = {}
        self._rateable: dict[str, dict[str, Any]] = {}
        self._reviews: dict[str, dict[str, Any]] = {}
        self._put_aside: set[str] = set()

    def follow(self, state: Model, event: Event) -> None:
        """Note what `event` changed; `state` is the state of its feed after it."""
        if isinstance(state, CentreState) and isinstance(event, CaseRegistered | CaseImported):
            self._cases[event.case.id] = _case_row(state, event.case)
        if isinstance(state, HallState):
            self._follow_visit(state, getattr(event, "visit", None))

    def _follow_visit(self, state: HallState, visit_id: str | None) -> None:
        visit = rated_visit(state, visit_id) if visit_id is not None else None
        review = state.reviews.get(visit_id or "")
        if review is not None:
            self._follow_review(state, review)
        if visit is None or state.day is None or state.setup is None:
            return
        today = state.day if visit.id in state.visits else local(state.setup.timezone, visit.called_at).date()
        self._visits[visit.id] = {
            "id": visit.id,
            "hall": state.hall,
            "day": today.isoformat(),
            "called_at": _sortable(visit.called_at),
            "body": visit.model_dump_json(),
        }
        if visit.outcome in RATEABLE:
            self._rateable[visit.id] = _rateable_row(state, state.setup, visit, today)

    def _follow_review(self, state: HallState, review: Review) -> None:
        self._reviews[review.visit] = {
            "id": review.visit,
            "hall": state.hall,
            "day": review.day.isoformat(),
            "open": is_open(review),
            "body": review.model_dump_json(),
        }
        if _is_put_aside(review):
            self._put_aside.add(review.visit)

    def store(self, connection: Connection) -> None:
        """Write the rows."""
        if self._cases:
            connection.execute(_REPLACE_CASE, list(self._cases.values()))
        if self._visits:
            connection.execute(_REPLACE_VISIT, list(self._visits.values()))
        if self._rateable:
            connection.execute(_REPLACE_RATEABLE, list(self._rateable.values()))
        if self._reviews:
            connection.execute(_REPLACE_REVIEW, list(self._reviews.values()))
        if self._put_aside:
            connection.execute(_PUT_ASIDE, [{"visit": visit} for visit in sorted(self._put_aside)])


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


def _rateable_row(state: HallState, setup: HallSetup, visit: Visit, day: date) -> dict[str, Any]:
    """Return the row of a visit that was served to the end."""
    service = index(setup).services.get(visit.service)
    review = state.reviews.get(visit.id)
    return {
        "id": visit.id,
        "hall": state.hall,
        "day": day.isoformat(),
        "staff": visit.staff,
        "department": (service.department if service is not None else None) or "",
        "service": visit.service,
        "counter": visit.counter,
        "asked": visit.rating_requested_at is not None,
        "rating": visit.evaluation.rating.value if visit.evaluation is not None else "",
        "put_aside": review is not None and _is_put_aside(review),
    }


def _is_put_aside(review: Review) -> bool:
    return review.misrating is not None and review.misrating.state is MisratingState.ACCEPTED


def _sortable(at: datetime) -> str:
    """Return a time as text that sorts by time, whatever zone it was told in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
