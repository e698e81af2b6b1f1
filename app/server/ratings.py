"""Figures of ratings and the managers' list of bad ones, as JSON and as Excel workbooks."""

import asyncio
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlalchemy import Row, func, select
from starlette.responses import Response

from app.contract.command import Scope
from app.contract.hall.setup import HallSetup, Role
from app.contract.hall.state import HallState, Rating, Review
from app.rules.figures import Figures, Per, Rateable, figures
from app.rules.masking import Rendition, redact
from app.rules.places import index
from app.server import tables
from app.server.core import Core, bearer, core_of, open_channel, require
from app.server.figures_sheet import figures_workbook, reviews_workbook
from app.server.problems import Problem, answer, malformed
from app.server.sealing import unseal
from app.server.workbooks import EXCEL, file_answer

router = APIRouter(prefix="/v1/halls/{hall}")

MOST_DAYS = 400
MOST_REVIEWS = 2000


class By(StrEnum):
    """Whose figures are wanted."""

    STAFF = "staff"
    DEPARTMENT = "department"
    SERVICE = "service"
    COUNTER = "counter"


@dataclass(frozen=True)
class Span:
    """Local days from `since` to `until`, both included."""

    since: date
    until: date


Day = Annotated[date, Query()]
WhoseFigures = Annotated[By, Query()]
Periods = Annotated[Per, Query()]


@router.get("/ratings")
async def rating_figures(
    hall: str, request: Request, *, since: Day, until: Day, by: WhoseFigures = By.STAFF, per: Periods = Per.ALL
) -> Response:
    """Return satisfaction and evaluation rates, with their denominators, of staff, departments, services, counters."""
    core, _ = await _manager(hall, request)
    found = await _figures(core, hall, _span(since, until), by, per)
    names = _names(core, hall, by)
    rows = [_figures_row(one, names) for one in found]
    return answer({"by": by.value, "per": per.value, "figures": rows, "time": core.time()})


@router.get("/ratings.xlsx")
async def rating_figures_workbook(
    hall: str, request: Request, *, since: Day, until: Day, by: WhoseFigures = By.STAFF, per: Periods = Per.ALL
) -> Response:
    """Return the same as an Excel workbook."""
    core, _ = await _manager(hall, request)
    found = await _figures(core, hall, _span(since, until), by, per)
    made = await asyncio.to_thread(figures_workbook, found, _names(core, hall, by))
    return file_answer(made, "ratings.xlsx", EXCEL)


@router.get("/reviews")
async def reviews(
    hall: str, request: Request, *, since: Day, until: Day, only_open: Annotated[bool, Query()] = False
) -> Response:
    """Return bad ratings and misratings with who followed them up, when, and what came of it; oldest first."""
    core, found = await _reviews(hall, request, _span(since, until), only_open=only_open)
    return answer({"reviews": [review.model_dump(mode="json") for review in found], "time": core.time()})


@router.get("/reviews.xlsx")
async def reviews_as_workbook(
    hall: str, request: Request, *, since: Day, until: Day, only_open: Annotated[bool, Query()] = False
) -> Response:
    """Return the same as an Excel workbook."""
    core, found = await _reviews(hall, request, _span(since, until), only_open=only_open)
    names = {by: _names(core, hall, by) for by in (By.STAFF, By.SERVICE)}
    made = await asyncio.to_thread(reviews_workbook, found, names[By.STAFF], names[By.SERVICE])
    return file_answer(made, "reviews.xlsx", EXCEL)


async def _manager(hall: str, request: Request) -> tuple[Core, Rendition]:
    core = core_of(request)
    principal = await bearer(request)
    open_channel(core, principal, f"hall:{hall}")
    require(principal, Scope.MANAGER, Scope.COUNTER)
    if principal.scope is Scope.COUNTER and not _is_manager(core.hall_state(hall), principal.actor.staff):
        raise Problem(403, "not_allowed")
    return core, Rendition.MANAGER


def _is_manager(state: HallState | None, staff: str | None) -> bool:
    """Whether who sits at a counter, or is about to, is a manager all the same."""
    if state is None or state.setup is None:
        return False
    member = index(state.setup).staff.get(staff or "")
    return member is not None and Role.MANAGER in member.roles


def _span(since: date, until: date) -> Span:
    if not 0 <= (until - since).days <= MOST_DAYS:
        raise malformed(["since", "until"])
    return Span(since, until)


async def _figures(core: Core, hall: str, span: Span, by: By, per: Per) -> tuple[Figures, ...]:
    columns = tables.rateable.c
    subject = columns[by.value]
    groups = (columns.day, subject.label("subject"), columns.asked, columns.rating, columns.put_aside)
    query = (
        select(*groups, func.count().label("visits"))
        .where(columns.hall == hall, columns.day.between(span.since.isoformat(), span.until.isoformat()))
        .group_by(*groups)
    )

    def read() -> tuple[Figures, ...]:
        with core.database.reading() as connection:
            rows = [_rateable(row) for row in connection.execute(query)]
        return figures(rows, per)

    return await asyncio.to_thread(read)


def _rateable(row: Row[Any]) -> Rateable:
    rating = Rating(row.rating) if row.rating else None
    return Rateable(date.fromisoformat(row.day), row.subject, row.asked, rating, row.put_aside, row.visits)


def _figures_row(one: Figures, names: dict[str, str]) -> dict[str, Any]:
    return {
        "period": one.period,
        "subject": one.subject,
        "name": names.get(one.subject, one.subject),
        "finished": one.finished,
        "asked": one.asked,
        "not_asked": one.not_asked,
        "rated": one.rated,
        "unrated": one.unrated,
        "put_aside": one.put_aside,
        "counted": one.counted,
        "satisfied": one.satisfied,
        "satisfaction_rate": one.satisfaction_rate,
        "evaluation_rate": one.evaluation_rate,
        "by_rating": {rating.value: count for rating, count in one.by_rating.items()},
    }


async def _reviews(hall: str, request: Request, span: Span, *, only_open: bool) -> tuple[Core, list[Review]]:
    core, rendition = await _manager(hall, request)
    columns = tables.review.c
    query = (
        select(columns.body, columns.subject, columns.sealed, tables.data_key.c.wrapped)
        .select_from(tables.review.outerjoin(tables.data_key, tables.data_key.c.subject == columns.subject))
        .where(columns.hall == hall, columns.day.between(span.since.isoformat(), span.until.isoformat()))
        .order_by(columns.day, columns.id)
        .limit(MOST_REVIEWS)
    )
    if only_open:
        query = query.where(columns.open)

    vault = core.database.vault

    def read() -> list[Review]:
        with core.database.reading() as connection:
            rows = connection.execute(query).all()
        whole = (unseal(vault, Review.model_validate_json(body), *sealed) for body, *sealed in rows)
        return [redact(review, rendition) for review in whole]

    return core, await asyncio.to_thread(read)


def _names(core: Core, hall: str, by: By) -> dict[str, str]:
    setup: HallSetup | None = next((known for known in core.halls() if known.code == hall), None)
    if setup is None:
        return {}
    if by is By.STAFF:
        return {member.number: member.name for member in setup.staff}
    if by is By.COUNTER:
        return {counter.number: counter.name.zh for counter in setup.counters}
    listed = setup.departments if by is By.DEPARTMENT else setup.services
    return {one.code: one.name.zh for one in listed}
