"""The door: where commands come in, and where a client begins to follow a feed."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.contract.command import Batch, Envelope, Kind
from app.rules.audience import Audience, answered
from app.rules.feeds import feed_rules
from app.server import log
from app.server.core import bearer, core_of, open_channel, own_channel
from app.server.encoding import CONTRACT, Published, to_json
from app.server.group import BatchDecided, Decided, Submission
from app.server.problems import Problem, answer, malformed, raw_answer, read_body

router = APIRouter(prefix="/v1/feeds/{feed}")

COMMANDS_PATH = "/v1/feeds/{feed}/commands"

TAIL_EVENTS = 500
"""At most so many events in one answer of the tail."""


async def commands(request: Request) -> Response:
    """Take a batch of commands and answer what became of each (spec 06, "The door").

    A plain route of Starlette: working out what FastAPI might hand in costs as much as the answer.
    """
    feed = str(request.path_params["feed"])
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, feed)
    reader = answered(principal.actor, feed_rules(feed).kind)
    if reader is None:
        raise Problem(403, "not_allowed")
    batch = read_body(Batch, await request.body())
    _check_numbers(batch.commands)
    decided = await core.writer.submit(Submission(feed, principal.actor, batch.commands))
    return raw_answer(encode_answer(decided, reader))


def _check_numbers(envelopes: tuple[Envelope, ...]) -> None:
    """A fact without a number could be lost without anybody noticing."""
    wrong = [
        f"commands.{place}.dseq"
        for place, envelope in enumerate(envelopes)
        if (envelope.dseq is None) is (envelope.kind is Kind.FACT)
    ]
    if wrong:
        raise malformed(wrong[:20])


def encode_answer(decided: BatchDecided, sender: Audience) -> bytes:
    """Return the answer to a batch in the form of `BatchAnswer`, its events as the sender may see them.

    Written straight from what was decided: building the contract's models only to write them down costs more than
    the decision. A test reads the bytes back with the model.
    """
    return to_json(
        {
            "answers": [_answer(one, sender) for one in decided.answers],
            "facts": {
                "upto": decided.facts.upto,
                "highest": decided.facts.highest,
                "missing": decided.facts.missing,
            },
            "time": decided.time.isoformat(),
        }
    )


def _answer(decided: Decided, sender: Audience) -> dict[str, object]:
    return {
        "id": decided.id,
        "status": decided.status.value,
        "seq": decided.seq,
        "events": [event.wire(sender) for event in decided.events],
        "code": decided.code,
        "detail": decided.detail,
    }


@router.get("/snapshot")
async def snapshot(feed: str, request: Request) -> Response:
    """Return the state and its sequence number: where following a feed begins."""
    core = core_of(request)
    channel, reader = open_channel(core, await bearer(request), feed)
    seq, state = await channel.snapshot(reader)
    head = to_json({"epoch": core.database.epoch, "seq": seq, "time": core.time(), "contract": CONTRACT})
    return raw_answer(head[:-1] + b',"state":' + state + b"}")


@router.get("/tail")
async def tail(feed: str, request: Request, after: Annotated[int, Query(ge=0, le=2**53)] = 0) -> Response:
    """Return the events after a sequence number: the way to follow a feed without a stream."""
    core = core_of(request)
    channel, reader = open_channel(core, await bearer(request), feed)
    if after > channel.seq:
        raise Problem(410, "reset")

    def read() -> list[dict[str, object]]:
        with core.database.reading() as connection:
            events = feed_rules(feed).events
            rows = log.read(connection, core.database.vault, events, feed, after=after, limit=TAIL_EVENTS)
            return [Published(row).wire(reader) for row in rows]

    events = await asyncio.to_thread(read) if after < channel.seq else []
    return answer({"epoch": core.database.epoch, "events": events, "time": core.time()})
