"""Files of cases: taken by content, kept sealed, given to whoever may see the case (spec 04, 1.10)."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.contract.centre.attachments import ATTACHMENT_MAX_BYTES, Attachment
from app.contract.command import Scope
from app.contract.model import Line
from app.rules.attachments import MEDIA_TYPES, kind_of
from app.server.case_facts import find_case
from app.server.core import Core, bearer, core_of, own_channel, require
from app.server.desk.asking import asker
from app.server.desk.whole import find
from app.server.problems import Problem, answer

router = APIRouter(prefix="/v1/centres/{centre}/attachments")

_TAKERS = (Scope.HOTLINE, Scope.DESK)


@router.post("")
async def put(centre: str, request: Request, *, name: Annotated[Line, Query(min_length=1)]) -> Response:
    """Take a file in (the body, as it is) and return what is said of it with the case (`{"attachment": Attachment}`).

    The same content is kept once. 413 when it is too large, 415 when its content is of no format that is allowed.
    """
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, *_TAKERS)
    async with core.files_at_once:
        content = await request.body()
        kind = await run_in_threadpool(kind_of, content)
        if kind is None:
            raise Problem(415, "no_attachment")
        digest = sha256(content).hexdigest()
        await run_in_threadpool(_keep, core, centre, digest, content)
    kept = Attachment(digest=digest, name=name, kind=kind, size=len(content))
    return answer({"attachment": kept.model_dump(mode="json")})


@router.get("/{digest}")
async def get(
    centre: str, digest: str, request: Request, *, case: Annotated[str, Query(min_length=1, max_length=40)]
) -> Response:
    """Return a file of a case that the asker may see; to be saved, never to be shown by a browser."""
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, *_TAKERS)
    if principal.scope is Scope.DESK:
        asking = await asker(request, centre)
        with core.database.reading() as connection:
            known = find(asking, connection, case).case
    else:
        found = await run_in_threadpool(find_case, core, centre, case)
        if found is None:
            raise Problem(404, "not_found")
        known = found
    kept = next((each for each in known.attachments if each.digest == digest), None)
    if kept is None:
        raise Problem(404, "not_found")
    async with core.files_at_once:
        content = await run_in_threadpool(_read, core, centre, digest)
    headers = {"Cache-Control": "no-store", "Content-Disposition": "attachment"}
    return Response(content, media_type=MEDIA_TYPES[kept.kind], headers=headers)


def _file(core: Core, centre: str, digest: str) -> Path:
    return core.settings.attachments / centre / digest


def _keep(core: Core, centre: str, digest: str, content: bytes) -> None:
    """Write a file down, sealed, unless it is there; whole or not at all."""
    file = _file(core, centre, digest)
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_suffix(".new")
    fresh.write_bytes(core.database.vault.blobs.seal(content, _name(centre, digest)))
    fresh.replace(file)


def _read(core: Core, centre: str, digest: str) -> bytes:
    try:
        sealed = _file(core, centre, digest).read_bytes()
    except FileNotFoundError:
        raise Problem(404, "not_found") from None
    return core.database.vault.blobs.open(sealed, _name(centre, digest))


def _name(centre: str, digest: str) -> str:
    return f"attachment:{centre}:{digest}"


def most_bytes(path: str) -> int | None:
    """Return how long the body of a request may be that brings a file; `None` for other requests."""
    return ATTACHMENT_MAX_BYTES if path.startswith("/v1/centres/") and path.endswith("/attachments") else None
