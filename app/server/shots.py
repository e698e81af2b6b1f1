"""How a picture gets from a counter's program to its pad (spec 03, "Screenshot push").

`PUT` holds the picture and puts the command `show_shot` in the name of who uploads; the record tells the pad, which
fetches it once. Whoever may not have it is told that it is not there.
"""

import asyncio
import re
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.contract.command import Envelope, Kind, Scope
from app.contract.errors import Status
from app.contract.hall.shots import LEAST_SHOT_SECONDS, MOST_SHOT_BYTES, MOST_SHOT_DOTS, MOST_SHOT_SECONDS, ShowShot
from app.rules.pictures import PictureHead, WrongPicture, read_head
from app.rules.places import setup_of
from app.rules.shots import shown_shot
from app.server.core import Core, bearer, core_of, open_channel, require
from app.server.door import encode_answer
from app.server.group import Submission
from app.server.problems import Problem, malformed, raw_answer
from app.server.shot_store import Picture

router = APIRouter(prefix="/v1/halls/{hall}")

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_COUNTER = re.compile(r"[1-9][0-9]{0,2}")


@router.put("/counters/{counter}/shots/{shot}")
async def put_shot(
    hall: str,
    counter: str,
    shot: str,
    request: Request,
    *,
    seconds: Annotated[int | None, Query(ge=LEAST_SHOT_SECONDS, le=MOST_SHOT_SECONDS)] = None,
) -> Response:
    """Put a picture on the pad of the counter one sits at; answers as the door does. The same once more does no harm.

    The body is a WebP or JPEG without metadata: at most 960 KiB, at most 8192 dots wide and high. It stays `seconds`,
    or as long as the hall lets pictures stay.
    """
    core = core_of(request)
    principal = await bearer(request)
    _, reader = open_channel(core, principal, f"hall:{hall}")
    require(principal, Scope.COUNTER)
    if not _ID.fullmatch(shot) or not _COUNTER.fullmatch(counter):
        raise malformed(["shot" if not _ID.fullmatch(shot) else "counter"])
    body = await request.body()
    head = _checked(body)
    picture = Picture(hall, counter, head.kind, body)
    mine = core.shots.add(shot, picture)
    if not mine and core.shots.get(shot) != picture:
        raise Problem(409, "taken")
    dots = {"width": head.width, "height": head.height}
    command = {"counter": counter, **dots, "size": len(body), "seconds": seconds}
    envelope = Envelope(id=shot, kind=Kind.REQUEST, type=ShowShot.TYPE, at=core.now(), body=command)
    accepted = False
    try:
        decided = await core.writer.submit(Submission(f"hall:{hall}", principal.actor, (envelope,)))
        accepted = decided.answers[0].status is Status.ACCEPTED
    finally:
        if mine and not accepted:
            core.shots.drop(shot)
    if accepted:
        await _let_stay(core, picture, shot)
    return raw_answer(encode_answer(decided, reader))


@router.get("/shots/{shot}")
async def get_shot(hall: str, shot: str, request: Request) -> Response:
    """Return the picture the counter of this pad shows now; to a manager, one that was kept."""
    core = core_of(request)
    principal = await bearer(request)
    open_channel(core, principal, f"hall:{hall}")
    require(principal, Scope.PAD, Scope.MANAGER)
    if not _ID.fullmatch(shot):
        raise Problem(404, "not_found")
    if principal.scope is Scope.MANAGER:
        data = await asyncio.to_thread(core.shots.kept, hall, shot)
    else:
        data = _of_the_pad(core, hall, shot, principal.actor.counter)
    if data is None:
        raise Problem(404, "not_found")
    return Response(data, media_type=read_head(data).kind.value, headers={"Cache-Control": "no-store"})


def _checked(body: bytes) -> PictureHead:
    if len(body) > MOST_SHOT_BYTES:
        raise Problem(413, "too_large")
    try:
        head = read_head(body)
    except WrongPicture:
        raise Problem(415, "no_picture") from None
    if not (0 < head.width <= MOST_SHOT_DOTS and 0 < head.height <= MOST_SHOT_DOTS):
        raise Problem(415, "no_picture")
    return head


async def _let_stay(core: Core, picture: Picture, shot: str) -> None:
    """Begin the picture's time; keep it beyond that where the hall wants it."""
    state = core.hall_state(picture.hall)
    assert state is not None  # noqa: S101 - the command was accepted by this hall
    rules = setup_of(state).rules
    core.shots.stays(shot)
    if rules.shot_kept_days:
        until = core.now() + timedelta(days=rules.shot_kept_days)
        await asyncio.to_thread(core.shots.keep, shot, picture, until)


def _of_the_pad(core: Core, hall: str, shot: str, counter: str | None) -> bytes | None:
    picture = core.shots.get(shot)
    if picture is None or (picture.hall, picture.counter) != (hall, counter) or not is_shown(core, shot, picture):
        return None
    return picture.data


def is_shown(core: Core, shot: str, picture: Picture) -> bool:
    """Whether a picture is what its pad shows now."""
    state = core.hall_state(picture.hall)
    shown = shown_shot(state.desks.get(picture.counter), core.now()) if state is not None else None
    return shown is not None and shown.id == shot
