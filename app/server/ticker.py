"""The server's own clockwork: lets due things happen, follows other servers, forgets what is too old."""

import asyncio
import logging
from functools import partial

from app.contract.command import Actor, Envelope, Kind, Scope
from app.contract.hall.commands import PassTime
from app.ids import new_id
from app.rules.feeds import feed_rules
from app.server import notices, results, shots
from app.server.core import Core
from app.server.failures import report
from app.server.group import Submission
from app.server.intake.drafts import forget_closed
from app.server.writer import Unavailable

logger = logging.getLogger(__name__)

SYSTEM = Actor(scope=Scope.SYSTEM, device="server")
_TICKS_BETWEEN_SWEEPS = 3600


async def tick_for_ever(core: Core) -> None:
    """Tick until cancelled. Trouble in one tick is logged and does not end it."""
    ticks = 0
    while True:
        await asyncio.sleep(core.settings.tick_seconds)
        try:
            await tick(core)
            if ticks % _TICKS_BETWEEN_SWEEPS == 0:
                await sweep(core)
        except Unavailable:
            logger.warning("a tick could not be committed; the next one will try again")
        except Exception as error:  # noqa: BLE001 - logged with an id; the clockwork has to go on
            report(logger, error, "a tick failed")
        ticks += 1


async def tick(core: Core) -> None:
    """Take in what other servers wrote, and let time pass where something is due."""
    await core.writer.refresh()
    for feed, channel in list(core.hub.channels.items()):
        if feed_rules(feed).due(channel.state, core.now()):
            await command(core, feed, PassTime.TYPE, {})
    core.shots.tidy(partial(shots.is_shown, core))


async def sweep(core: Core) -> None:
    """Forget the results of commands that nobody will send again."""
    days = core.settings.results_days
    gone = await core.writer.execute(lambda connection: results.forget_older(connection, core.now(), days))
    before = core.now().timestamp() - days * 86400
    await core.writer.execute(lambda connection: notices.forget_older(connection, before))
    await asyncio.to_thread(core.shots.forget_kept, core.now())
    await forget_closed(core)
    if gone:
        logger.info("forgot %d results older than %d days", gone, days)


async def command(core: Core, feed: str, type_: str, body: dict[str, object]) -> None:
    """Have the server itself ask a feed for something.

    :raises UnknownFeed: there is no such feed.
    :raises Unavailable: it could not be committed.
    :raises RuntimeError: it was refused.
    """
    envelope = Envelope(id=new_id(), kind=Kind.REQUEST, type=type_, at=core.now(), body=body)
    decided = await core.writer.submit(Submission(feed, SYSTEM, (envelope,)))
    answer = decided.answers[0]
    if answer.code:
        raise RuntimeError(f"{type_} was refused: {answer.code} {answer.detail}")
