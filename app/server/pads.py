"""What pads need besides the feed: a code to join a counter, and a place for signatures."""

import asyncio
import hashlib
import logging
import os
import re
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.contract.audit.views import Looked
from app.contract.command import Scope
from app.contract.hall.state import STAFFED
from app.rules.places import index
from app.server import accounts
from app.server.accounts import CODE_SECONDS, Place
from app.server.core import bearer, core_of, open_channel, require
from app.server.problems import Problem, answer
from app.server.viewing import Reason, record, view

logger = logging.getLogger(__name__)

router = APIRouter(prefix="/v1/halls/{hall}")

MOST_SIGNATURE_BYTES = 128 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")
_PNG = b"\x89PNG\r\n\x1a\n"


@router.post("/counters/{counter}/pad-code")
async def pad_code(hall: str, counter: str, request: Request) -> Response:
    """Give six digits by which a pad joins a counter: to who sits there, and to managers."""
    core = core_of(request)
    principal = await bearer(request)
    open_channel(core, principal, f"hall:{hall}")
    require(principal, Scope.COUNTER, Scope.MANAGER)
    state = core.hall_state(hall)
    if state is None or state.setup is None or counter not in index(state.setup).counters:
        raise Problem(404, "unknown_counter")
    desk = state.desks.get(counter)
    sits_there = desk is not None and desk.state in STAFFED and desk.staff == principal.actor.staff
    if principal.scope is Scope.COUNTER and not sits_there:
        raise Problem(403, "not_your_counter")
    place = Place(hall=hall, counter=counter)
    name, now = f"pad {counter}", core.now().timestamp()
    pin = await core.writer.execute(lambda connection: accounts.make_pin(connection, Scope.PAD, name, place, now))
    logger.info("a code for a pad of counter %s was given to %s", counter, principal.actor.staff)
    return answer({"code": pin, "seconds": CODE_SECONDS})


@router.put("/signatures/{digest}")
async def put_signature(hall: str, digest: str, request: Request) -> Response:
    """Keep a signature by its content; the same one again changes nothing."""
    core = core_of(request)
    principal = await bearer(request)
    open_channel(core, principal, f"hall:{hall}")
    require(principal, Scope.PAD)
    body = await request.body()
    if len(body) > MOST_SIGNATURE_BYTES:
        raise Problem(413, "too_large")
    if not body.startswith(_PNG) or hashlib.sha256(body).hexdigest() != digest:
        raise Problem(422, "malformed")
    sealed = core.database.vault.blobs.seal(body, digest)
    await asyncio.to_thread(_write_private, core.settings.signatures / hall / f"{digest}.sealed", sealed)
    return Response(status_code=204)


@router.get("/signatures/{digest}")
async def signature(hall: str, digest: str, request: Request, reason: Reason) -> Response:
    """Return a signature (PNG) to a manager; every look is recorded."""
    core = core_of(request)
    principal = await bearer(request)
    open_channel(core, principal, f"hall:{hall}")
    require(principal, Scope.MANAGER)
    path = core.settings.signatures / hall / f"{digest}.sealed"
    known = bool(_DIGEST.fullmatch(digest)) and path.is_file()
    await record(
        core, hall, principal, view(Looked.SIGNATURE, digest if known else None, reason, allowed=True, found=known)
    )
    if not known:
        raise Problem(404, "not_found")
    picture = core.database.vault.blobs.open(await asyncio.to_thread(path.read_bytes), digest)
    return Response(picture, media_type="image/png", headers={"Cache-Control": "no-store"})


def _write_private(path: Path, data: bytes) -> None:
    """Write a file that only this service may read, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
