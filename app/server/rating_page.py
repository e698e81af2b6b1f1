"""The citizen's rating on the page behind the ticket's code: plain HTML, open until the day's end (spec 03)."""

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from app.contract.command import Envelope, Kind
from app.contract.hall.rating_commands import RateVisitFromPage
from app.ids import new_id
from app.server import web
from app.server.core import core_of
from app.server.group import Submission
from app.server.problems import Problem
from app.server.rating_form import visit_of
from app.server.ticker import SYSTEM

router = APIRouter()

MOST_BYTES = 8192


@router.post("/t/{ticket}/rating")
async def rate(ticket: str, request: Request) -> Response:
    """Take a rating from whoever has the ticket's key, and show the page again, which says what became of it."""
    core = core_of(request)
    key = request.query_params.get("k", "")
    found = web.find(core, ticket, key)
    if found is None:
        raise Problem(404, "not_found")
    state, setup, held = found
    visit = visit_of(state, held)
    if visit is not None and visit.evaluation is None:
        command = _command(visit.id, await request.body())
        envelope = Envelope(
            id=new_id(),
            kind=Kind.REQUEST,
            type=RateVisitFromPage.TYPE,
            at=core.now(),
            body=command.model_dump(mode="json"),
        )
        await core.writer.submit(Submission(f"hall:{setup.code}", SYSTEM, (envelope,)))
    return RedirectResponse(f"/t/{held.id}?k={held.slip_key}", status_code=303)


def _command(visit: str, body: bytes) -> RateVisitFromPage:
    if len(body) > MOST_BYTES:
        raise Problem(413, "too_large")
    try:
        fields = parse_qs(body.decode("utf-8"), max_num_fields=20)
        given = {
            "visit": visit,
            "rating": fields.get("rating", [""])[0],
            "reasons": fields.get("reason", []),
            "comment": fields.get("comment", [""])[0],
        }
        return RateVisitFromPage.model_validate(given, strict=False)
    except (ValidationError, ValueError):
        raise Problem(422, "malformed") from None
