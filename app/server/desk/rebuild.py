"""Makes the rows of the desk anew from the record: after an upgrade, or whenever they are doubted."""

import logging
from functools import partial
from itertools import groupby

from sqlalchemy import Connection, delete, select

from app.contract.centre.flow_events import FlowBegan
from app.contract.centre.state import CentreState
from app.rules.feeds import feed_rules
from app.server import log, tables
from app.server.core import Core
from app.server.desk.rows import DeskRows
from app.server.sealing import Sealer
from app.server.vault import Vault

logger = logging.getLogger(__name__)


async def make_what_is_missing(core: Core) -> None:
    """Make the rows of centres whose cases are on their way and that have none: from before there were any."""
    for feed, channel in core.hub.channels.items():
        if isinstance(channel.state, CentreState):
            with core.database.reading() as connection:
                needed = _is_missing(connection, channel.state.centre)
            if needed:
                logger.info("the lists of the desk of %s are made from the record", feed)
                vault, centre, now = core.database.vault, channel.state.centre, core.time()
                await core.writer.execute(partial(rebuild, vault=vault, centre=centre, now=now))


def _is_missing(connection: Connection, centre: str) -> bool:
    rows, events = tables.case_flow.c, tables.event.c
    if connection.execute(select(rows.row).where(rows.centre == centre).limit(1)).first() is not None:
        return False
    began = select(events.seq).where(events.feed == f"centre:{centre}", events.type == FlowBegan.TYPE).limit(1)
    return connection.execute(began).first() is not None


def rebuild(connection: Connection, vault: Vault, centre: str, now: str) -> None:
    """Drop the rows of a centre and make them anew by following its record from the beginning."""
    _drop(connection, centre)
    feed = f"centre:{centre}"
    rules = feed_rules(feed)
    state, sealer = rules.initial(centre), Sealer(connection, vault, now)
    # What was committed together has one time, and since when a case is in a list is that time.
    for _, together in groupby(log.read(connection, vault, rules.events, feed, after=0), key=lambda row: row.at):
        rows = DeskRows(sealer)
        for recorded in together:
            before, state = state, rules.evolve(state, recorded)
            rows.follow(before, state, recorded)
        rows.store(connection)
    sealer.store()


def _drop(connection: Connection, centre: str) -> None:
    flow, list_ = tables.case_flow, tables.case_list
    lists = select(list_.c.id).where(list_.c.centre == centre)
    connection.execute(delete(tables.case_entry).where(tables.case_entry.c.list.in_(lists)))
    connection.execute(delete(tables.case_task).where(tables.case_task.c.centre == centre))
    connection.execute(delete(list_).where(list_.c.centre == centre))
    connection.execute(delete(flow).where(flow.c.centre == centre))
