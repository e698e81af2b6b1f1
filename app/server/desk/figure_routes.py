"""Figures and topics for who leads a centre (`app.contract.centre.desk_figures`)."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.contract.centre.desk_figures import DeskFigures, FigureCases, FigureKey, HotTopics
from app.contract.centre.flow import FlowRole
from app.rules.case_legal import EVERYWHERE
from app.server import log
from app.server.desk import figures
from app.server.desk.asking import Asker, asker
from app.server.desk.figure_sheets import figures_workbook
from app.server.desk.names import Names
from app.server.desk.topics import hot_topics
from app.server.problems import Problem, raw_answer
from app.server.workbooks import EXCEL, file_answer

router = APIRouter(prefix="/v1/centres/{centre}/desk")

LONGEST_DAYS = 1100
_LEADING = EVERYWHERE | {FlowRole.SHIFT_LEADER}


async def _leading(request: Request, centre: str) -> Asker:
    """Return who asks, if the whole centre is theirs to look at.

    :raises Problem: 403.
    """
    asking = await asker(request, centre)
    if not _LEADING & set(asking.officer.roles):
        raise Problem(403, "not_allowed")
    return asking


def _check(since: date, until: date) -> None:
    if not 0 <= (until - since).days <= LONGEST_DAYS:
        raise Problem(422, "malformed", where=["until"])


def _read(asking: Asker, since: date, until: date) -> DeskFigures:
    with asking.core.database.reading() as connection:
        return figures.figures(connection, asking, since, until, asking.core.now())


@router.get("/figures")
async def all_figures(centre: str, request: Request, since: date, until: date) -> Response:
    """Return the figures of a period (`DeskFigures`)."""
    asking = await _leading(request, centre)
    _check(since, until)
    return raw_answer((await run_in_threadpool(_read, asking, since, until)).model_dump_json().encode())


@router.get("/figures.xlsx")
async def figures_sheet(centre: str, request: Request, since: date, until: date) -> Response:
    """Return the figures of a period as an Excel workbook."""
    asking = await _leading(request, centre)
    _check(since, until)
    found = await run_in_threadpool(_read, asking, since, until)
    made = await run_in_threadpool(figures_workbook, found, Names(asking.setup))
    return file_answer(made, "figures.xlsx", EXCEL)


@router.get("/figures/{key}")
async def figure_cases(
    centre: str,
    key: FigureKey,
    request: Request,
    *,
    since: date,
    until: date,
    part: bool = True,
    unit: Annotated[str | None, Query(max_length=40)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """Return the cases that a figure counts (`FigureCases`)."""
    asking = await _leading(request, centre)
    _check(since, until)

    def read() -> FigureCases:
        now = asking.core.now()
        with asking.core.database.reading() as connection:
            period = figures.period_of(asking, since, until, now)
            lines = figures.cases_of(connection, asking, period, key, part=part, unit=unit, limit=limit)
            return FigureCases(seq=log.head(connection, f"centre:{centre}").seq, key=key, part=part, lines=lines)

    return raw_answer((await run_in_threadpool(read)).model_dump_json().encode())


@router.get("/topics")
async def topics(centre: str, request: Request, days: Annotated[int, Query(ge=1, le=7)] = 7) -> Response:
    """Return what more cases are about than usual (`HotTopics`)."""
    asking = await _leading(request, centre)

    def read() -> HotTopics:
        with asking.core.database.reading() as connection:
            return hot_topics(connection, asking, days, asking.core.now())

    return raw_answer((await run_in_threadpool(read)).model_dump_json().encode())
