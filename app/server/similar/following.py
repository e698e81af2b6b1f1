"""The background work of similar cases: rows for cases from before there were any, and the index of words kept up."""

import asyncio
import logging
from functools import partial

from app.contract.centre.state import CentreState
from app.server.core import Core
from app.server.failures import report
from app.server.similar import rows
from app.server.similar.sketch import hasher
from app.server.writer import Unavailable

logger = logging.getLogger(__name__)

SECONDS = 1.0
"""Between two looks for new cases; until then they are found in the table."""
_AT_ONCE = 200


async def follow_for_ever(core: Core) -> None:
    """Keep up until cancelled. Trouble in one round is logged and does not end it."""
    filled: set[str] = set()
    while True:
        try:
            for state in centres(core):
                if state.centre not in filled:
                    await fill(core, state)
                    filled.add(state.centre)
                await keep_up(core, state.centre)
        except Unavailable:
            logger.warning("similar cases could not be kept up; the next round will try again")
        except Exception as error:  # noqa: BLE001 - logged with an id; whoever takes calls goes on without
            report(logger, error, "similar cases could not be kept up")
        await asyncio.sleep(SECONDS)


def centres(core: Core) -> list[CentreState]:
    """Return the centres of a server that are set up."""
    states = [channel.state for channel in core.hub.channels.values()]
    return [state for state in states if isinstance(state, CentreState) and state.setup is not None]


async def fill(core: Core, state: CentreState) -> int:
    """Make the rows that are missing; returns how many there were."""
    vault, after, made = core.database.vault, "", 0

    def prepare(last: str) -> list[dict[str, object]]:
        with core.database.reading() as connection:
            cases = rows.missing(connection, vault, state.centre, after=last, most=_AT_ONCE)
        return [rows.similar_row(hasher(vault), state.setup, case, centre=state.centre) for case in cases]

    while batch := await asyncio.to_thread(prepare, after):
        await core.writer.execute(partial(rows.store_missing, rows=batch))
        after, made = str(batch[-1]["case"]), made + len(batch)
    return made


async def keep_up(core: Core, centre: str) -> None:
    """Take what is new into the index of words."""
    gone = await asyncio.to_thread(core.similar.catch_up, centre)
    if gone:
        await core.writer.execute(partial(rows.settle, gone=gone))
