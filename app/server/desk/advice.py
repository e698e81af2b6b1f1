"""What earlier cases say of one that is being worked on."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.contract.centre.desk_advice import CaseAdvice
from app.contract.centre.similar import SimilarQuery
from app.server.desk import whole
from app.server.desk.asking import Asker, asker
from app.server.problems import raw_answer

router = APIRouter(prefix="/v1/centres/{centre}/desk")

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
        return CaseAdvice()
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
    return CaseAdvice(alike=alike)
