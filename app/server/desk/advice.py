"""What earlier cases say of one that is to be dispatched."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Request
from sqlalchemy import Connection, func, select
from sqlalchemy import case as case_when
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.contract.centre.desk_advice import CaseAdvice, UnitGuess
from app.contract.centre.flow import TaskState
from app.contract.centre.flow_state import Share
from app.contract.centre.similar import SimilarQuery
from app.server import tables
from app.server.desk import whole
from app.server.desk.asking import Asker, asker
from app.server.problems import raw_answer

router = APIRouter(prefix="/v1/centres/{centre}/desk")

DAYS = 90
"""How far back departments are counted."""

_MOST_UNITS = 3
_LEAST_CASES = 3
_GIVEN_BACK = (TaskState.RETURNED.value, TaskState.TRANSFERRED.value)

_Case = Annotated[str, Path(max_length=40)]


@router.get("/cases/{case}/advice")
async def advice(centre: str, case: _Case, request: Request) -> Response:
    """Return what earlier cases say of a case (`CaseAdvice`)."""
    asking = await asker(request, centre)
    return raw_answer((await run_in_threadpool(_advice, asking, case)).model_dump_json().encode())


def _advice(asking: Asker, case: str) -> CaseAdvice:
    with asking.core.database.reading() as connection:
        found = whole.find(asking, connection, case)
        if asking.officer.unit is not None:
            return CaseAdvice(days=DAYS)
        units = _units(connection, asking, found.flow.matter) if found.flow.matter is not None else ()
    known = found.case
    query = SimilarQuery(
        phone=known.reporter.phone,
        title=known.title[:100],
        description=known.description,
        address=known.address,
        area=known.area,
        matter=found.flow.matter,
    )
    answer = asking.core.similar.find(asking.state, asking.setup, query, asking.principal.actor)
    alike = tuple(match for match in (*answer.duplicates, *answer.history) if match.case != case)
    return CaseAdvice(days=DAYS, units=units, alike=alike)


def _units(connection: Connection, asking: Asker, matter: str) -> tuple[UnitGuess, ...]:
    """Return who had cases of a matter in their first round, those with most first; too few say nothing."""
    task, flow = tables.case_task.c, tables.case_flow.c
    kept = func.sum(case_when((task.state.in_(_GIVEN_BACK), 0), else_=1))
    since = int((asking.core.now() - timedelta(days=DAYS)).timestamp())
    query = (
        select(task.unit, func.count().label("cases"), kept.label("kept"))
        .select_from(tables.case_task.join(tables.case_flow, flow.row == task.case_row))
        .where(task.centre == asking.centre, task.opened_at >= since, task.round == 1, flow.matter == matter)
        .where(task.share.in_((Share.HOST.value, Share.EQUAL.value)))
        .group_by(task.unit)
        .having(func.count() >= _LEAST_CASES)
        .order_by(kept.desc(), task.unit)
        .limit(_MOST_UNITS)
    )
    return tuple(UnitGuess(unit=row.unit, cases=row.cases, kept=row.kept) for row in connection.execute(query))
