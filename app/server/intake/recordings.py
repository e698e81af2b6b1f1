"""Recordings of calls: played to whoever may know who called; every look is recorded first (spec 08)."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, Response

from app.contract.audit.views import Looked
from app.contract.command import Scope
from app.rules.case_legal import officer_of
from app.rules.case_sight import knows_reporter
from app.server import viewing
from app.server.core import Core, bearer, core_of, own_channel
from app.server.intake.calls import find_call
from app.server.problems import Problem
from app.server.tokens import Principal
from app.server.viewing import Reason

router = APIRouter(prefix="/v1/centres/{centre}/calls")

_ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_SIGNS = (
    (b"RIFF", "audio/wav"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (_ASF, "audio/x-ms-wma"),
)
"""How the files of the formats begin: RIFF, ID3v2 or MPEG frame, Ogg, ASF."""


@router.get("/{call}/recording")
async def recording(centre: str, call: str, request: Request, reason: Reason) -> Response:
    """Return the recording of a call. A voice says who called: departments that handle a case do not hear it."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    allowed = _may_hear(core, centre, principal)
    found = await run_in_threadpool(find_call, core, centre, call)
    name = found.recording if found is not None else None
    looked = viewing.view(Looked.RECORDING, None, reason, allowed=allowed, found=name is not None)
    await viewing.record(core, centre, principal, looked)
    if not allowed:
        raise Problem(403, "not_allowed")
    folder = (core.settings.recordings / centre).resolve()
    path = (folder / (name or "")).resolve()
    if name is None or not path.is_relative_to(folder) or not path.is_file():
        raise Problem(404, "not_found")
    with path.open("rb") as file:
        head = file.read(len(_ASF))
    kind = next((kind for sign, kind in _SIGNS if head.startswith(sign)), None)
    if kind is None:
        raise Problem(415, "no_recording")
    return FileResponse(path, media_type=kind, headers={"Cache-Control": "no-store"})


def _may_hear(core: Core, centre: str, principal: Principal) -> bool:
    if principal.scope in {Scope.HOTLINE, Scope.MANAGER}:
        return True
    state = core.centre_state(centre)
    flow = state.setup.flow if state is not None and state.setup is not None else None
    officer = officer_of(flow, principal.actor) if flow is not None and principal.scope is Scope.DESK else None
    return officer is not None and knows_reporter(officer)
