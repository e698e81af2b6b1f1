"""Tables to search and report on, written in the transaction of the events and rebuilt from the record at will."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, update
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.centre.events import CaseImported, CaseRegistered
from app.contract.centre.flow_events import CaseEvent, FactsChanged
from app.contract.centre.state import Case, CentreState
from app.contract.event import Event, Recorded
from app.contract.hall.events import DayEnded, TicketCancelled
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, MisratingState, Outcome, Review, Visit
from app.contract.model import Model
from app.rules.calendar import local
from app.rules.case_facts import case_of
from app.rules.evaluation import RATEABLE, rated_visit
from app.rules.places import index
from app.rules.reviews import is_open
from app.server import tables
from app.server.clock import sortable
from app.server.desk.rows import DeskRows, state_of
from app.server.intake.rows import IntakeRows, correct_flows
from app.server.sealing import Owner, Sealer
from app.server.similar.rows import set_open, similar_row
from app.server.similar.rows import store as store_similar
from app.server.similar.sketch import hasher
from app.server.subjects import owner_of_visit
from app.server.vault import Vault


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

    def __init__(self, vault: Vault, sealer: Sealer) -> None:
        self._vault = vault
        self._sealer = sealer
        self._cases: dict[str, dict[str, Any]] = {}
        self._similar: dict[str, dict[str, Any]] = {}
        self._open: dict[str, bool] = {}
        self._visits: dict[str, dict[str, Any]] = {}
        self._rateable: dict[str, dict[str, Any]] = {}
        self._reviews: dict[str, dict[str, Any]] = {}
        self._put_aside: set[str] = set()
        self._desk = DeskRows(sealer)
        self._intake = IntakeRows(vault, sealer)
        self._corrected: dict[str, Case] = {}

    def follow(self, before: Model, state: Model, recorded: Recorded) -> None:
        """Note what an event changed in its feed, from `before` to `state`."""
        event = recorded.event
        if isinstance(state, CentreState) and isinstance(before, CentreState):
            self._desk.follow(before, state, recorded)
            self._intake.follow(state, event)
            self._follow_case(state, event)
        if isinstance(state, HallState):
            for visit in _visits_of(state, event):
                self._follow_visit(state, visit)

    def _follow_case(self, state: CentreState, event: Event) -> None:
        if isinstance(event, CaseRegistered | CaseImported):
            self._note_case(state, event.case)
        elif isinstance(event, FactsChanged) and (known := case_of(state, event.case)) is not None:
            now = known.model_copy(update={"state": state_of(state.flows[event.case].stage)})
            self._note_case(state, now)
            self._corrected[now.id] = now
        if isinstance(event, CaseEvent) and event.case in state.flows:
            self._open[event.case] = state.flows[event.case].ended_at is None

    def _note_case(self, state: CentreState, case: Case) -> None:
        zone = state.setup.timezone if state.setup is not None else "UTC"
        self._cases[case.id] = case_row(self._vault, self._sealer, case, centre=state.centre, timezone=zone)
        self._similar[case.id] = similar_row(hasher(self._vault), state.setup, case, centre=state.centre)

    def _follow_visit(self, state: HallState, visit_id: str) -> None:
        visit = rated_visit(state, visit_id)
        review = state.reviews.get(visit_id)
        if review is not None:
            self._follow_review(state, review, visit)
        if visit is None or state.day is None or state.setup is None:
            return
        today = state.day if visit.id in state.visits else local(state.setup.timezone, visit.called_at).date()
        self._visits[visit.id] = {
            "id": visit.id,
            "hall": state.hall,
            "day": today.isoformat(),
            "called_at": sortable(visit.called_at),
            **sealed_visit(self._sealer, visit, owner_of_visit(state, visit)),
        }
        if visit.outcome in RATEABLE:
            self._rateable[visit.id] = _rateable_row(state, state.setup, visit, today)

    def _follow_review(self, state: HallState, review: Review, visit: Visit | None) -> None:
        feed = f"hall:{state.hall}"
        owner = owner_of_visit(state, visit) if visit is not None else Owner(review.visit, feed)
        sealed = self._sealer.seal(review, owner)
        self._reviews[review.visit] = {
            "id": review.visit,
            "hall": state.hall,
            "day": review.day.isoformat(),
            "open": is_open(review),
            "body": sealed.body,
            "subject": sealed.subject,
            "sealed": sealed.values,
        }
        if _is_put_aside(review):
            self._put_aside.add(review.visit)

    def store(self, connection: Connection) -> None:
        """Write the rows."""
        if self._cases:
            connection.execute(_REPLACE_CASE, list(self._cases.values()))
        self._desk.store(connection)
        correct_flows(connection, self._corrected)
        self._intake.store(connection)
        store_similar(connection, list(self._similar.values()))
        set_open(connection, self._open)
        if self._visits:
            connection.execute(_REPLACE_VISIT, list(self._visits.values()))
        if self._rateable:
            connection.execute(_REPLACE_RATEABLE, list(self._rateable.values()))
        if self._reviews:
            connection.execute(_REPLACE_REVIEW, list(self._reviews.values()))
        if self._put_aside:
            connection.execute(_PUT_ASIDE, [{"visit": visit} for visit in sorted(self._put_aside)])


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
        "registered_at": sortable(case.registered_at),
        "phone": identity,
        "phone_tail": vault.tail(phone),
        "body": sealed.body,
        "sealed": sealed.values,
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
