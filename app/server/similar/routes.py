"""The question for similar cases. It is a POST, so that nothing a citizen says is ever part of an address."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.contract.centre.similar import SimilarQuery
from app.contract.centre.state import CentreState
from app.contract.errors import RefusalCode
from app.rules.similar import ASKERS
from app.server.core import bearer, core_of, open_channel, require
from app.server.problems import Problem, raw_answer, read_body

router = APIRouter(prefix="/v1")


@router.post("/centres/{centre}/similar")
async def similar(centre: str, request: Request) -> Response:
    """Return what resembles the case in the form (`SimilarQuery` in, `SimilarAnswer` out)."""
    core = core_of(request)
    principal = await bearer(request)
    channel, _ = open_channel(core, principal, f"centre:{centre}")
    require(principal, *ASKERS)
    query = read_body(SimilarQuery, await request.body())
    state = channel.state
    if not isinstance(state, CentreState) or state.setup is None:
        raise Problem(409, RefusalCode.NOT_SET_UP.value)
    found = await asyncio.to_thread(core.similar.find, state, state.setup, query, principal.actor)
    return raw_answer(found.model_dump_json().encode())
