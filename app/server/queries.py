"""Lists and searches: plain questions to the projections, answered as the asker may see them."""

import asyncio
import json
import re
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlalchemy import RowMapping, select
from starlette.responses import FileResponse, Response

from app.contract.audit.views import Looked, View
from app.contract.centre.state import Case
from app.contract.command import Scope
from app.contract.hall.state import Visit
from app.contract.model import Model
from app.rules.feeds import UnknownFeed
from app.rules.masking import Rendition, redact
from app.server import tables, viewing
from app.server.core import Core, bearer, core_of, open_channel, require
from app.server.problems import Problem, answer
from app.server.sealing import open_values, unseal
from app.server.vault import Vault

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
    tail: Annotated[str, Query(pattern=r"^([0-9]{4})?$")] = "",
    text: Annotated[str, Query(max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 100,
) -> Response:
    """Return cases of a centre, newest first: of a local day, of a phone number or its last four digits, with words.

    Name, telephone number and address are masked, but for the cases of one whole number. What citizens said is sealed,
    so words are looked for in one opened case after another, newest first.
    """
    core = core_of(request)
    principal = await bearer(request)
    _, reader = open_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.HOTLINE)
    columns = tables.case.c
    query = (
        select(columns.body, columns.sealed, columns.id.label("subject"), tables.data_key.c.wrapped)
        .select_from(tables.case.outerjoin(tables.data_key, tables.data_key.c.subject == columns.id))
        .where(columns.centre == centre)
        .order_by(columns.registered_at.desc(), columns.id.desc())
    )
    if day is not None:
        query = query.where(columns.day == day.isoformat())
    if phone:
        query = query.where(columns.phone == core.database.vault.identity(phone))
    if tail:
        query = query.where(columns.phone_tail == core.database.vault.tail(tail))
    rendition = reader.rendition if phone else Rendition.MANAGER
    found = await _rows(core, query, Case, rendition, words=text.split(), limit=limit)
    if phone:
        # Who asks by the whole number has it from the caller; the look is recorded like any other.
        view = View(looked=Looked.CALLER, reason="caller", allowed=True, found=len(found))
        await viewing.record(core, centre, principal, view)
    return answer({"cases": found, "time": core.time()})


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
    _, reader = open_channel(core, principal, f"hall:{hall}")
    require(principal, Scope.MANAGER)
    state = core.hall_state(hall)
    wanted = day or (state.day if state is not None else None)
    columns = tables.visit.c
    query = (
        select(columns.body, columns.sealed, columns.ticket.label("subject"), tables.data_key.c.wrapped)
        .select_from(tables.visit.outerjoin(tables.data_key, tables.data_key.c.subject == columns.ticket))
        .where(columns.hall == hall, columns.day == (wanted.isoformat() if wanted is not None else ""))
        .order_by(columns.called_at, columns.id)
    )
    return answer({"visits": await _rows(core, query, Visit, reader.rendition, limit=limit), "time": core.time()})


async def _rows(
    core: Core, query: Any, model: type[Model], rendition: Rendition, *, limit: int, words: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return the rows of a projection as the asker may see them, at most `limit` of those with all words in them."""
    vault = core.database.vault

    def read() -> list[dict[str, Any]]:
        with core.database.reading() as connection:
            rows = connection.execute(query if words else query.limit(limit)).mappings()
            fitting = (row for row in rows if not words or _has(vault, row, words))
            return [_shown(vault, row, model, rendition) for row in islice(fitting, limit)]

    return await asyncio.to_thread(read)


def _has(vault: Vault, row: RowMapping, words: Sequence[str]) -> bool:
    """Whether all words are in what was said, or in the numbers of a case."""
    body = json.loads(row["body"])
    said = [body.get("number", ""), body.get("local_number", "")]
    if row["sealed"] is not None and row["wrapped"] is not None:
        said += open_values(vault, row["subject"], row["sealed"], row["wrapped"])
    whole = "\n".join(said)
    return all(word in whole for word in words)


def _shown(vault: Vault, row: RowMapping, model: type[Model], rendition: Rendition) -> dict[str, Any]:
    opened = unseal(vault, model.model_validate_json(row["body"]), row["subject"], row["sealed"], row["wrapped"])
    return redact(opened, rendition).model_dump(mode="json")


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
