"""What a desk may ask (`app.contract.centre.desk`)."""

from datetime import date
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as InPath
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.contract.centre.desk import CasePage, DeskHome, Presence, Sort, TellPresence
from app.contract.centre.limits import Standing
from app.contract.centre.state import Urgency
from app.server import log
from app.server.desk import lists, whole
from app.server.desk.asking import Asker, asker
from app.server.desk.lists import Wanted
from app.server.desk.names import Names
from app.server.desk.news import NewsStream
from app.server.desk.papers import case_document, list_workbook
from app.server.problems import answer, raw_answer, read_body
from app.server.workbooks import EXCEL, WORD, file_answer

router = APIRouter(prefix="/v1/centres/{centre}/desk")

MOST_LINES = 200
MOST_ROWS = 10_000
"""At most so many rows in a workbook."""

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


@router.get("/lists/{name}.xlsx")
async def sheet(centre: str, name: str, request: Request, wanted: Annotated[Wanted, Depends(_wanted)]) -> Response:
    """Return a list, narrowed alike, as an Excel workbook of at most `MOST_ROWS` rows."""
    asking = await asker(request, centre)
    return file_answer(await run_in_threadpool(_sheet, asking, name, wanted), f"{name}.xlsx", EXCEL)


def _sheet(asking: Asker, name: str, wanted: Wanted) -> bytes:
    rule = lists.seen_list(asking, name)
    with asking.core.database.reading() as connection:
        lines = islice(lists.every_line(connection, asking, rule, wanted, asking.core.now()), MOST_ROWS)
        return list_workbook("工单", lines, Names(asking.setup))


@router.get("/lists/{name}")
async def page(centre: str, name: str, request: Request, wanted: Annotated[Wanted, Depends(_wanted)]) -> Response:
    """Return a page of a list (`CasePage`)."""
    asking = await asker(request, centre)
    return raw_answer((await run_in_threadpool(_page, asking, name, wanted)).model_dump_json().encode())


def _page(asking: Asker, name: str, wanted: Wanted) -> CasePage:
    rule = lists.seen_list(asking, name)
    with asking.core.database.reading() as connection:
        return lists.page(connection, asking, rule, wanted, asking.core.now())


@router.get("/news")
async def news(centre: str, request: Request) -> Response:
    """Stream what changes among the cases the officer may see (`DeskNews`)."""
    return NewsStream(await asker(request, centre))


_Case = Annotated[str, InPath(max_length=40)]
_Version = Annotated[int, InPath(ge=0, le=2**31)]


@router.get("/cases/{case}.docx")
async def document(centre: str, case: _Case, request: Request) -> Response:
    """Return a case as a Word document, the approval form (审批表)."""
    asking = await asker(request, centre)
    return file_answer(await run_in_threadpool(_document, asking, case), f"{case}.docx", WORD)


def _document(asking: Asker, case: str) -> bytes:
    found = whole.whole(asking, case)
    return case_document(Path(str(files("resources"))) / "documents" / "case_form.docx", found, Names(asking.setup))


@router.get("/cases/{case}")
async def one_case(centre: str, case: _Case, request: Request) -> Response:
    """Return a case whole (`CaseWhole`)."""
    asking = await asker(request, centre)
    return raw_answer((await run_in_threadpool(whole.whole, asking, case)).model_dump_json().encode())


@router.get("/cases/{case}/since/{version}")
async def since(
    centre: str, case: _Case, version: Annotated[int, InPath(ge=0, le=2**31)], request: Request
) -> Response:
    """Return what happened to a case after a version (`CaseDifference`)."""
    asking = await asker(request, centre)
    return raw_answer((await run_in_threadpool(whole.difference, asking, case, version)).model_dump_json().encode())


@router.post("/cases/{case}/presence")
async def presence(centre: str, case: _Case, request: Request) -> Response:
    """Note what the officer does with a case, and return who else has it open (`TellPresence` in, `Presence` out)."""
    asking = await asker(request, centre)
    told = read_body(TellPresence, await request.body())
    version = await run_in_threadpool(_version, asking, case)
    now, book = asking.core.now(), asking.core.presence
    book.tell(case, asking.officer, told.activity, now)
    others = book.others(case, asking.officer.staff, now)
    return raw_answer(Presence(present=others, version=version).model_dump_json().encode())


def _version(asking: Asker, case: str) -> int:
    with asking.core.database.reading() as connection:
        return whole.find(asking, connection, case).flow.version
