"""Calls to look up: missed ones, those of a number or a day, and how a day went (spec 04, 1.6, 1.7)."""

import asyncio
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy import Select, select
from starlette.responses import Response

from app.contract.centre.calls import Call, CallBack, CallsAnswer
from app.contract.command import Scope
from app.rules import calls as rules
from app.rules.calendar import local
from app.server import tables
from app.server.core import Core, bearer, core_of, own_channel, require
from app.server.problems import answer, raw_answer
from app.server.sealing import unseal

router = APIRouter(prefix="/v1/centres/{centre}/calls")

_MOST = 500
_C = tables.call.c


@router.get("")
async def calls(
    centre: str,
    request: Request,
    *,
    day: Annotated[date | None, Query()] = None,
    number: Annotated[str, Query(max_length=40)] = "",
    staff: Annotated[str, Query(max_length=40)] = "",
    missed: bool = False,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 100,
) -> Response:
    """Return calls, newest first (`CallsAnswer`): of a local day, a number or a call-taker; `missed`: those that nobody
    has answered by one back yet, the oldest first.
    """
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.HOTLINE)
    if missed:
        found = _waiting(core, centre)[:limit]
    else:
        query = _query(centre).limit(limit)
        if day is not None:
            query = query.where(_C.day == day.isoformat())
        if number:
            query = query.where(_C.number == core.database.vault.identity(number))
        if staff:
            query = query.where(_C.staff == staff)
        found = await asyncio.to_thread(_read, core, query)
    return raw_answer(CallsAnswer(calls=tuple(found), time=core.now()).model_dump_json().encode())


@router.get("/figures")
async def figures(centre: str, request: Request, *, day: Annotated[date | None, Query()] = None) -> Response:
    """Return how the calls of a local day went, of today when none is named (`CallFigures`, with `day`)."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.HOTLINE, Scope.MANAGER)
    wanted = day or day_of(core, centre, core.now())
    found = await asyncio.to_thread(_read, core, _query(centre).where(_C.day == wanted.isoformat()))
    return answer({"day": wanted.isoformat(), "figures": rules.figures(found).model_dump(), "time": core.time()})


def day_of(core: Core, centre: str, at: datetime) -> date:
    """Return the centre's local day of a time."""
    state = core.centre_state(centre)
    zone = state.setup.timezone if state is not None and state.setup is not None else "UTC"
    return local(zone, at).date()


def _waiting(core: Core, centre: str) -> list[Call]:
    """Return the missed calls that are still to be answered, the oldest first."""
    state = core.centre_state(centre)
    known = state.calls.values() if state is not None else ()
    waiting = [call for call in known if call.back not in (None, CallBack.REACHED)]
    return sorted(waiting, key=lambda call: (call.offered_at, call.key))


def _query(centre: str) -> Select[tuple[str, str, bytes | None, bytes | None]]:
    return (
        select(_C.body, _C.subject, _C.sealed, tables.data_key.c.wrapped)
        .select_from(tables.call.outerjoin(tables.data_key, tables.data_key.c.subject == _C.subject))
        .where(_C.centre == centre)
        .order_by(_C.offered_at.desc(), _C.id.desc())
    )


def _read(core: Core, query: Select[tuple[str, str, bytes | None, bytes | None]]) -> list[Call]:
    vault = core.database.vault
    with core.database.reading() as connection:
        return [
            unseal(vault, Call.model_validate_json(row.body), row.subject, row.sealed, row.wrapped)
            for row in connection.execute(query)
        ]


def find_call(core: Core, centre: str, key: str) -> Call | None:
    """Return one call of any day."""
    found = _read(core, _query(centre).where(_C.id == f"{centre}/{key}"))
    return found[0] if found else None
