"""What the reception looks up: what has happened to a ticket, and whose ticket bears a name."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.contract.audit.views import Looked, View
from app.contract.command import Scope
from app.contract.hall.events import TicketReserved
from app.contract.hall.state import HallState, Ticket
from app.rules import audit
from app.rules.feeds import feed_rules
from app.server import log, viewing
from app.server.core import bearer, core_of, open_channel, require
from app.server.encoding import Published
from app.server.problems import Problem, answer

router = APIRouter(prefix="/v1/halls/{hall}/tickets")

_STAFF = (Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER)
_REASON = "name"
"""The reason of a look by name, which is not kept itself: it is a citizen's."""


@router.get("")
async def tickets_of_name(
    hall: str, request: Request, *, name: Annotated[str, Query(min_length=2, max_length=60)]
) -> Response:
    """Return the ids of today's tickets whose holders' names hold `name`, oldest first; names are not returned.

    For the roles that may see a citizen in full. Every look is recorded before it is answered, refused ones as well.
    """
    core = core_of(request)
    principal = await bearer(request)
    open_channel(core, principal, f"hall:{hall}")
    state = core.hall_state(hall)
    allowed = state is not None and audit.may_see_citizen(state, principal.actor)
    found = _named(state, name) if state is not None and allowed else []
    await viewing.record(
        core, hall, principal, View(looked=Looked.NAME, reason=_REASON, allowed=allowed, found=len(found))
    )
    if not allowed:
        raise Problem(403, "not_allowed")
    return answer({"tickets": found, "time": core.time()})


@router.get("/{ticket}/history")
async def history(hall: str, ticket: str, request: Request) -> Response:
    """Return what has happened to one of today's tickets, oldest first, in the form of the stream; for staff."""
    core = core_of(request)
    principal = await bearer(request)
    _, reader = open_channel(core, principal, f"hall:{hall}")
    require(principal, *_STAFF)
    state = core.hall_state(hall)
    held = state.tickets.get(ticket) if state is not None else None
    if state is None or held is None:
        raise Problem(404, "not_found")
    mentioned = _ids(state, held)

    def read() -> list[dict[str, object]]:
        events, feed = feed_rules(f"hall:{hall}").events, f"hall:{hall}"
        newest_first: list[dict[str, object]] = []
        with core.database.reading() as connection:
            for row in log.read_back(connection, core.database.vault, events, feed, mentioning=mentioned):
                newest_first.append(Published(row).wire(reader))
                if isinstance(row.event, TicketReserved) and row.event.ticket == held.id:
                    break
        return newest_first[::-1]

    return answer({"events": await asyncio.to_thread(read), "time": core.time()})


def _named(state: HallState, name: str) -> list[str]:
    wanted = "".join(name.split())
    if len(wanted) < 2:
        return []
    return [
        ticket.id
        for ticket in sorted(state.tickets.values(), key=lambda ticket: (ticket.issued_at, ticket.id))
        if ticket.citizen is not None and wanted in "".join((ticket.citizen.name or "").split())
    ]


def _ids(state: HallState, ticket: Ticket) -> tuple[str, ...]:
    visits = [visit.id for visit in state.visits.values() if visit.ticket == ticket.id]
    return (ticket.id, *visits)
