"""What a desk may ask (`app.contract.centre.desk`)."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.contract.centre.desk import CasePage, DeskHome, Sort
from app.contract.centre.limits import Standing
from app.contract.centre.state import Urgency
from app.server import log
from app.server.desk import lists
from app.server.desk.asking import Asker, asker
from app.server.desk.lists import Wanted
from app.server.problems import answer, raw_answer

router = APIRouter(prefix="/v1/centres/{centre}/desk")

MOST_LINES = 200

_Code = Annotated[str | None, Query(max_length=40)]


@router.get("")
async def home(centre: str, request: Request) -> Response:
    """Return who asks and their lists with counts (`DeskHome`)."""
    asking = await asker(request, centre)

    def read() -> DeskHome:
        now = asking.core.now()
        with asking.core.database.reading() as connection:
            seq = log.head(connection, f"centre:{centre}").seq
            return DeskHome(seq=seq, time=now, officer=asking.told(), lists=lists.counts(connection, asking, now))

    return raw_answer((await run_in_threadpool(read)).model_dump_json().encode())


@router.get("/setup")
async def setup(centre: str, request: Request) -> Response:
    """Return the centre's set-up: the names of what the other answers name by code (`CentreSetup`)."""
    asking = await asker(request, centre)
    return answer({"seq": asking.state.seq, "setup": asking.setup.model_dump(mode="json")})


def _wanted(
    *,
    sort: Sort = Sort.DEFAULT,
    limit: Annotated[int, Query(ge=1, le=MOST_LINES)] = 50,
    after: Annotated[str, Query(max_length=200)] = "",
    text: Annotated[str, Query(max_length=100)] = "",
    standing: Standing | None = None,
    matter: _Code = None,
    area: _Code = None,
    channel: _Code = None,
    urgency: Urgency | None = None,
    since: date | None = None,
    until: date | None = None,
    mine: bool = False,
) -> Wanted:
    return Wanted(
        sort=sort,
        limit=limit,
        after=after,
        text=text.strip(),
        standing=standing,
        matter=matter,
        area=area,
        channel=channel,
        urgency=urgency,
        since=since,
        until=until,
        mine=mine,
    )


@router.get("/lists/{name}")
async def page(centre: str, name: str, request: Request, wanted: Annotated[Wanted, Depends(_wanted)]) -> Response:
    """Return a page of a list (`CasePage`)."""
    asking = await asker(request, centre)
    return raw_answer((await run_in_threadpool(_page, asking, name, wanted)).model_dump_json().encode())


def _page(asking: Asker, name: str, wanted: Wanted) -> CasePage:
    rule = lists.seen_list(asking, name)
    with asking.core.database.reading() as connection:
        return lists.page(connection, asking, rule, wanted, asking.core.now())
