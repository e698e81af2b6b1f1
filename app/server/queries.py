"""Lists and searches: plain questions to the projections, answered as the asker may see them."""

import asyncio
import re
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlalchemy import func, select
from starlette.responses import FileResponse, Response

from app.contract.centre.state import Case
from app.contract.command import Scope
from app.contract.hall.state import Visit
from app.contract.model import Model
from app.rules.feeds import UnknownFeed
from app.rules.masking import Rendition, redact
from app.server import tables
from app.server.core import Core, bearer, core_of, open_channel, require
from app.server.problems import Problem, answer

router = APIRouter(prefix="/v1")

MOST_ROWS = 500
_PORTRAIT = re.compile(r"[0-9A-Za-z_-]{1,64}\.png")


@router.get("/centres/{centre}/cases")
async def cases(
    centre: str,
    request: Request,
    *,
    day: Annotated[date | None, Query()] = None,
    phone: Annotated[str, Query(max_length=40)] = "",
    text: Annotated[str, Query(max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 100,
) -> Response:
    """Return cases of a centre, newest first: of a local day, of a phone number, with these words in them."""
    core = core_of(request)
    principal = await bearer(request)
    _, rendition = open_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.HOTLINE)
    columns = tables.case.c
    query = (
        select(columns.body).where(columns.centre == centre).order_by(columns.registered_at.desc(), columns.id.desc())
    )
    if day is not None:
        query = query.where(columns.day == day.isoformat())
    if phone:
        query = query.where(columns.phone == phone)
    for word in text.split():
        # instr, not LIKE: what was typed may hold % and _, and Chinese words of two characters must be found.
        query = query.where(func.instr(columns.words, word) > 0)
    return answer({"cases": await _rows(core, query.limit(limit), Case, rendition), "time": core.time()})


@router.get("/halls/{hall}/visits")
async def visits(
    hall: str,
    request: Request,
    *,
    day: Annotated[date | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=10 * MOST_ROWS)] = MOST_ROWS,
) -> Response:
    """Return the visits of a hall's local day (the last one when none is named), in the order of calling."""
    core = core_of(request)
    principal = await bearer(request)
    _, rendition = open_channel(core, principal, f"hall:{hall}")
    require(principal, Scope.MANAGER)
    state = core.hall_state(hall)
    wanted = day or (state.day if state is not None else None)
    columns = tables.visit.c
    query = (
        select(columns.body)
        .where(columns.hall == hall, columns.day == (wanted.isoformat() if wanted is not None else ""))
        .order_by(columns.called_at, columns.id)
        .limit(limit)
    )
    return answer({"visits": await _rows(core, query, Visit, rendition), "time": core.time()})


async def _rows(core: Core, query: Any, model: type[Model], rendition: Rendition) -> list[dict[str, Any]]:
    def read() -> list[dict[str, Any]]:
        with core.database.reading() as connection:
            bodies = connection.execute(query).scalars()
            return [redact(model.model_validate_json(body), rendition).model_dump(mode="json") for body in bodies]

    return await asyncio.to_thread(read)


@router.get("/halls/{hall}/portraits/{file}")
async def portrait(hall: str, file: str, request: Request) -> Response:
    """Return the picture of a member of staff (PNG), for the staff card."""
    core = core_of(request)
    principal = await bearer(request)
    if not principal.may_know(f"hall:{hall}") or f"hall:{hall}" not in core.hub.channels:
        raise UnknownFeed(hall)
    path = core.settings.portraits / hall / file
    if not _PORTRAIT.fullmatch(file) or not path.is_file():
        raise Problem(404, "not_found")
    return FileResponse(path, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})
