"""The addresses of the citizens' pages. Who has the paper has its key, and needs neither app nor login."""

from functools import cache
from importlib.resources import files
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.contract.command import Envelope, Kind
from app.contract.hall.commands import CancelTicket
from app.contract.hall.rating_commands import RateVisitFromPage
from app.ids import new_id
from app.rules import places
from app.rules.audience import Audience
from app.rules.masking import Rendition
from app.server.core import Core, core_of
from app.server.group import Submission
from app.server.problems import Problem
from app.server.ticker import SYSTEM
from app.server.web.finding import find
from app.server.web.guide import language_of, view_guide
from app.server.web.live import LiveTicket
from app.server.web.rating_form import read_rating
from app.server.web.render import Look, guide_page, not_found_page, ticket_page
from app.server.web.view import rateable_visit, view_ticket
from app.server.web.words import choose

router = APIRouter()

_ASSETS = {"page.css": "text/css", "page.js": "text/javascript"}


@router.get("/t/assets/{name}")
async def asset(name: str) -> Response:
    """Return the page's style or script."""
    if name not in _ASSETS:
        raise Problem(404, "not_found")
    return Response(_asset(name), media_type=_ASSETS[name], headers={"Cache-Control": "public, max-age=300"})


@cache
def _asset(name: str) -> bytes:
    return (files("app.server.web") / "assets" / name).read_bytes()


@router.get("/t/{ticket}/{key}")
async def page(ticket: str, key: str, request: Request) -> Response:
    """Show a ticket of today to whoever has the key that is printed on it."""
    core, look = core_of(request), _look(request)
    found = find(core, ticket, key)
    if found is None:
        return not_found_page(look)
    view = view_ticket(found.state, found.setup, found.ticket, look.words, core.now())
    return ticket_page(look.words.pick(found.setup.name), view, look, _path(ticket, key))


@router.get("/t/{ticket}/{key}/live")
async def live(ticket: str, key: str, request: Request) -> Response:
    """Stream what the page has to say (server-sent events `ticket`, then `end`)."""
    core = core_of(request)
    found = find(core, ticket, key)
    if found is None:
        raise Problem(404, "not_found")
    reader = core.hub.join(f"hall:{found.setup.code}", Audience(Rendition.PUBLIC))
    return LiveTicket(core, found, reader, _look(request), _path(ticket, key))


@router.post("/t/{ticket}/{key}/cancel")
async def cancel(ticket: str, key: str, request: Request) -> Response:
    """Give the number up, if the rules still let its holder; either way the page then says how it stands."""
    core, look = core_of(request), _look(request)
    found = find(core, ticket, key)
    if found is None:
        return not_found_page(look)
    await _ask(core, found.setup.code, CancelTicket(ticket=ticket))
    return RedirectResponse(f"{_path(ticket, key)}?{look.query()}", 303)


@router.post("/t/{ticket}/{key}/rating")
async def rate(ticket: str, key: str, request: Request) -> Response:
    """Take a rating from whoever has the ticket's key, and show the page again, which says what became of it."""
    core, look = core_of(request), _look(request)
    found = find(core, ticket, key)
    if found is None:
        return not_found_page(look)
    visit = rateable_visit(found.state, found.ticket)
    if visit is not None and visit.evaluation is None:
        await _ask(core, found.setup.code, read_rating(visit.id, await request.body()))
    return RedirectResponse(f"{_path(ticket, key)}?{look.query()}", 303)


@router.get("/g/{hall}/{service}/{language}")
async def guide(hall: str, service: str, language: str, request: Request) -> Response:
    """Show a service's papers, fee and time to anybody, in `zh`, `zh_hk` or `en`."""
    words = language_of(language)
    setup = next((one for one in core_of(request).halls() if one.code == hall), None)
    found = places.index(setup).services.get(service) if setup is not None else None
    if setup is None or found is None or not found.is_leaf:
        return guide_page(None, words)
    return guide_page(view_guide(setup, found, words), words)


async def _ask(core: Core, hall: str, command: CancelTicket | RateVisitFromPage) -> None:
    """Hand a citizen's request to the hall; a refusal changes nothing and shows on the page."""
    body = command.model_dump(mode="json")
    envelope = Envelope(id=new_id(), kind=Kind.REQUEST, type=command.TYPE, at=core.now(), body=body)
    await core.writer.submit(Submission(f"hall:{hall}", SYSTEM, (envelope,)))


def _look(request: Request) -> Look:
    wanted = request.query_params
    words = choose(wanted.get("lang", ""), request.headers.get("accept-language", ""))
    return Look(words, large=wanted.get("text") == "large")


def _path(ticket: str, key: str) -> str:
    return f"/t/{quote(ticket, safe='')}/{quote(key, safe='')}"
