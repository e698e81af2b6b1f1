"""How the clause that is being typed may go on: a POST, so that nothing a citizen says is ever part of an address."""

import asyncio

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import Response

from app.contract.centre.knowledge import PhraseAnswer, PhraseQuery
from app.contract.command import Scope
from app.server import tables
from app.server.core import Core, bearer, core_of, own_channel, require
from app.server.intake.clauses import begun
from app.server.problems import raw_answer, read_body

router = APIRouter(prefix="/v1/centres/{centre}")

_LEAST_TYPED = 2
_AFTER_ALL = "\U0010ffff"
"""Sorts after every text that begins with what stands before it."""
_T = tables.phrase.c


@router.post("/phrases")
async def phrases(centre: str, request: Request) -> Response:
    """Return how a description may go on (`PhraseQuery` in, `PhraseAnswer` out)."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.HOTLINE)
    query = read_body(PhraseQuery, await request.body())
    found = await asyncio.to_thread(_endings, core, centre, begun(query.before), query.limit)
    return raw_answer(PhraseAnswer(endings=tuple(found), time=core.now()).model_dump_json().encode())


def _endings(core: Core, centre: str, typed: str, limit: int) -> list[str]:
    if len(typed) < _LEAST_TYPED:
        return []
    query = (
        select(_T.text)
        .where(_T.centre == centre, _T.text > typed, _T.text < typed + _AFTER_ALL)
        .order_by(_T.cases.desc(), _T.text)
        .limit(limit)
    )
    with core.database.reading() as connection:
        return [text[len(typed) :] for text in connection.execute(query).scalars() if text is not None]
