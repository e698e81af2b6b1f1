"""The door for telephone switches: one POST per step of a call, whatever the switch is (documented in OpenAPI)."""

import uuid
from hashlib import sha256

from fastapi import APIRouter, Request

from app.contract.centre.calls import NoteCall, SwitchAnswer
from app.contract.command import Envelope, Kind, Scope
from app.server.core import bearer, core_of, own_channel, require
from app.server.group import Submission
from app.server.problems import Problem

router = APIRouter(prefix="/v1/centres/{centre}/calls", tags=["telephone switch"])


@router.post(
    "/steps",
    summary="Report a step of a call",
    responses={401: {"description": "no good token"}, 403: {"description": "not a switch"}},
)
async def step(centre: str, step: NoteCall, request: Request) -> SwitchAnswer:
    """Tell the hotline that a call is offered, answered, held, resumed, transferred, hung up or wrapped up.

    The bearer is an enrolled device of scope `switch`. `call` is the switch's own name of the call, the same in every
    step; steps may come late, twice or out of order. `extension` or `staff` says whose telephone it is, `recording`
    the file below the folder of recordings. What was told once may be told again without any harm.
    """
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, Scope.SWITCH)
    envelope = Envelope(
        id=_id_of(centre, step),
        kind=Kind.REQUEST,
        type=NoteCall.TYPE,
        at=step.happened_at,
        body=step.model_dump(mode="json"),
    )
    decided = await core.writer.submit(Submission(f"centre:{centre}", principal.actor, (envelope,)))
    told = decided.answers[0]
    if told.code:
        raise Problem(409, told.code)
    return SwitchAnswer(id=told.id, status=told.status.value)


def _id_of(centre: str, step: NoteCall) -> str:
    """Return the id of a step: the same for the same words, so that a repetition is known as one (a UUIDv7 in form)."""
    digest = bytearray(sha256(f"{centre}\n{step.model_dump_json()}".encode()).digest()[:16])
    digest[:6] = int(step.happened_at.timestamp() * 1000).to_bytes(6)
    digest[6] = 0x70 | (digest[6] & 0x0F)
    digest[8] = 0x80 | (digest[8] & 0x3F)
    return str(uuid.UUID(bytes=bytes(digest)))
