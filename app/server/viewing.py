"""Personal data in full: one ticket, one case, the cases of one number. Every look is recorded, refused ones as well.

A look is committed to the record before anything is shown; what cannot be recorded is not shown.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.contract.audit.views import Looked, RecordView, View
from app.contract.command import Actor, Envelope, Kind, Scope
from app.ids import new_id
from app.rules import audit
from app.rules.feeds import UnknownFeed
from app.server.case_facts import find_case
from app.server.core import Core, bearer, core_of
from app.server.desk import whole
from app.server.group import Submission
from app.server.problems import Problem, answer, malformed
from app.server.tokens import Principal

router = APIRouter(prefix="/v1")

Reason = Annotated[str, Query(min_length=1, max_length=200)]


@router.get("/halls/{hall}/tickets/{ticket}/personal")
async def citizen_of_ticket(hall: str, ticket: str, request: Request, reason: Reason) -> Response:
    """Return what the citizen of one of today's tickets gave, in full, to whom the hall's rules allow it."""
    core = core_of(request)
    principal = await _known(request, core, f"hall:{hall}")
    state = core.hall_state(hall)
    held = state.tickets.get(ticket) if state is not None else None
    allowed = state is not None and audit.may_see_citizen(state, principal.actor)
    looked = view(Looked.TICKET, held.id if held is not None else None, reason, allowed=allowed, found=held is not None)
    await record(core, hall, principal, looked)
    if not allowed:
        raise Problem(403, "not_allowed")
    if held is None:
        raise Problem(404, "not_found")
    citizen = held.citizen.model_dump(mode="json") if held.citizen is not None else None
    return answer({"ticket": held.id, "number": held.number, "citizen": citizen, "time": core.time()})


@router.get("/centres/{centre}/cases/{case}/personal")
async def whole_case(centre: str, case: str, request: Request, reason: Reason) -> Response:
    """Return a case in full."""
    core = core_of(request)
    principal = await _known(request, core, f"centre:{centre}")
    allowed = audit.may_see_case(principal.actor) or await run_in_threadpool(whole.may_see_all, core, principal, case)
    found = await run_in_threadpool(find_case, core, centre, case)
    looked = view(
        Looked.CASE, found.id if found is not None else None, reason, allowed=allowed, found=found is not None
    )
    await record(core, centre, principal, looked)
    if not allowed:
        raise Problem(403, "not_allowed")
    if found is None:
        raise Problem(404, "not_found")
    return answer({"case": found.model_dump(mode="json"), "time": core.time()})


async def _known(request: Request, core: Core, feed: str) -> Principal:
    """Return the bearer if the hall or centre is theirs."""
    principal = await bearer(request)
    if feed not in core.hub.channels or not principal.may_know(feed):
        raise UnknownFeed(feed)
    return principal


def view(looked: Looked, subject: str | None, reason: str, *, allowed: bool, found: bool) -> View:
    if not reason.isprintable():
        raise malformed(["reason"])
    return View(looked=looked, subject=subject, reason=reason, allowed=allowed, found=int(allowed and found))


async def record(core: Core, code: str, principal: Principal, view: View) -> None:
    """Keep a look in the audit of a hall or centre.

    :raises Unavailable: it could not be committed.
    """
    feed = f"audit:{code}"
    if feed not in core.hub.channels:
        await core.writer.open_feed(feed)
    body = RecordView(view=view, bearer=principal.scope).model_dump(mode="json")
    envelope = Envelope(id=new_id(), kind=Kind.REQUEST, type=RecordView.TYPE, at=core.now(), body=body)
    # In the server's right, under the name of whoever looked.
    actor = Actor(scope=Scope.SYSTEM, device=principal.device, staff=principal.actor.staff)
    await core.writer.submit(Submission(feed, actor, (envelope,)))
