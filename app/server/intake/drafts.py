"""What a call-taker was typing, wherever they sit down again (spec 04, 1.10)."""

from functools import partial

from fastapi import APIRouter, Request
from sqlalchemy import Connection, delete, select
from starlette.responses import Response

from app.contract.centre.drafts import Draft, DraftsState, DraftStanding
from app.contract.centre.flow import FlowRole
from app.contract.command import Scope
from app.rules.case_legal import officer_of
from app.rules.drafts import writer_of
from app.rules.masking import Rendition, redact
from app.server import tables
from app.server.core import Core, bearer, core_of, own_channel, require
from app.server.problems import answer
from app.server.subjects import DRAFT_SUBJECTS, draft_subject
from app.server.tokens import Principal

router = APIRouter(prefix="/v1/centres/{centre}/drafts")

_OTHERS = frozenset({DraftStanding.KEPT, DraftStanding.VOID})
"""What a shift leader sees of others: not what is being typed."""


@router.get("")
async def drafts(centre: str, request: Request, *, others: bool = False) -> Response:
    """Return the asker's drafts whole, in the order of calls and tabs; with `others`, for shift leaders, those that
    anybody of their centre has put by or thrown away, names and numbers masked (`{"drafts": [Draft], "time"}`).
    """
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.HOTLINE)
    held = drafts_of(core, centre)
    writer = writer_of(principal.actor)
    mine = [draft for draft in held if draft.staff == writer]
    if others and _leads(core, centre, principal):
        mine = [
            redact(draft, Rendition.MANAGER) for draft in held if draft.staff != writer and draft.standing in _OTHERS
        ]
    mine.sort(key=lambda draft: (draft.began_at, draft.tab, draft.id))
    return answer({"drafts": [draft.model_dump(mode="json") for draft in mine], "time": core.time()})


def drafts_of(core: Core, centre: str) -> list[Draft]:
    """Return all drafts of a centre that are not done with."""
    channel = core.hub.channels.get(f"drafts:{centre}")
    state = channel.state if channel is not None else None
    return list(state.drafts.values()) if isinstance(state, DraftsState) else []


def _leads(core: Core, centre: str, principal: Principal) -> bool:
    state = core.centre_state(centre)
    flow = state.setup.flow if state is not None and state.setup is not None else None
    officer = officer_of(flow, principal.actor) if flow is not None else None
    return officer is not None and FlowRole.SHIFT_LEADER in officer.roles


async def forget_closed(core: Core) -> int:
    """Drop the keys of drafts that are done with, and with them everything that was typed on the way; returns how many.

    What became a case is kept there, under the case's own key.
    """
    live = {
        draft_subject(draft.id)
        for feed in list(core.hub.channels)
        if feed.startswith("drafts:")
        for draft in drafts_of(core, feed.partition(":")[2])
    }
    return await core.writer.execute(partial(_forget, live=live))


def _forget(connection: Connection, live: set[str]) -> int:
    keys = tables.data_key
    known = connection.execute(select(keys.c.subject).where(keys.c.subject.startswith(DRAFT_SUBJECTS))).scalars()
    gone = [subject for subject in known if subject not in live]
    for subject in gone:
        connection.execute(delete(keys).where(keys.c.subject == subject))
    return len(gone)
