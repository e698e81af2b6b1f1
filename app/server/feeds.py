"""Feeds as the server holds them: the state in memory, and how it is loaded and laid down."""

import json
import logging
import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from hashlib import sha256

from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema
from sqlalchemy import Connection, delete, insert, select

import app
from app.collecting import collecting_later
from app.contract.event import Recorded
from app.contract.model import Model
from app.rules.feeds import FeedRules, UnknownFeed, feed_code, feed_rules
from app.rules.masking import Rendition
from app.server import log, tables
from app.server.encoding import CONTRACT, encode_state
from app.server.vault import Vault, WrongKey

logger = logging.getLogger(__name__)

_PACKING = "zlib"
_PACK_LEVEL = 1
"""A day of 20,000 tickets is 19 MB of JSON and a tenth of that packed; packing costs less than the disk would."""


@dataclass(frozen=True)
class HeldFeed:
    """A feed at one moment: its rules, its state and the end of its record that the state follows from.

    `own_version` is the version of the stream that has the feed's own name; `checkpoint_seq` is what is laid down.
    """

    name: str
    rules: FeedRules
    state: Model
    head: log.Head
    own_version: int
    checkpoint_seq: int


def open_feed(connection: Connection, name: str, now: datetime) -> None:
    """Make a feed known.

    :raises UnknownFeed: there is no kind of feed by that name.
    """
    feed_rules(name)
    known = connection.execute(select(tables.feed.c.name).where(tables.feed.c.name == name)).scalar()
    if known is None:
        connection.execute(insert(tables.feed).values(name=name, opened_at=now.isoformat()))


def feed_names(connection: Connection) -> list[str]:
    """Return the names of the feeds that exist, sorted."""
    return list(connection.execute(select(tables.feed.c.name).order_by(tables.feed.c.name)).scalars())


def load(connection: Connection, vault: Vault, name: str) -> HeldFeed:
    """Return a feed as the record has it: the last usable checkpoint and what came after.

    :raises UnknownFeed: no such feed was opened.
    """
    known = connection.execute(select(tables.feed.c.name).where(tables.feed.c.name == name)).scalar()
    if known is None:
        raise UnknownFeed(name)
    rules = feed_rules(name)
    held = _from_checkpoint(connection, vault, name, rules)
    if held is None:
        held = HeldFeed(name, rules, rules.initial(feed_code(name)), log.Head(), 0, 0)
    return catch_up(connection, vault, held)[0]


def _from_checkpoint(connection: Connection, vault: Vault, name: str, rules: FeedRules) -> HeldFeed | None:
    """Return the feed at its checkpoint, or `None` when there is none that this program can trust.

    A checkpoint only saves time: what was laid down by other rules or cannot be read is made anew from the record.
    """
    query = select(tables.checkpoint).where(
        tables.checkpoint.c.feed == name, tables.checkpoint.c.contract == _made_by(rules.state)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    try:
        packed = vault.blobs.open(row.state, _blob_name(name))
        with collecting_later():
            state = rules.state.model_validate_json(zlib.decompress(packed))
    except (ValidationError, WrongKey, zlib.error):
        logger.warning("the checkpoint of %s cannot be read; its state is made anew from the record", name)
        return None
    return HeldFeed(name, rules, state, log.Head(seq=row.seq), 0, row.seq)


def _blob_name(feed: str) -> str:
    return f"checkpoint of {feed}"


class _Form(GenerateJsonSchema):
    """Describes a state; the defaults of its maps need no place in that."""

    ignored_warning_kinds = frozenset({"skipped-choice", "non-serializable-default"})  # type: ignore[assignment]


@cache
def _made_by(state: type[Model]) -> str:
    """Name what decides whether a checkpoint means the same to this program: contract, version, form of the state."""
    schema = state.model_json_schema(mode="serialization", schema_generator=_Form)
    form = sha256(json.dumps(schema, sort_keys=True).encode()).hexdigest()
    return f"{CONTRACT}/{app.__version__}/{form[:16]}/{_PACKING}"


def catch_up(connection: Connection, vault: Vault, held: HeldFeed) -> tuple[HeldFeed, tuple[Recorded, ...]]:
    """Return the feed at the end of its record, and the events it did not know yet."""
    with collecting_later():
        news = tuple(log.read(connection, vault, held.rules.events, held.name, after=held.head.seq))
        state = held.state
        for recorded in news:
            state = held.rules.evolve(state, recorded)
    caught_up = replace(
        held,
        state=state,
        head=log.head(connection, held.name),
        own_version=log.stream_version(connection, held.name),
    )
    return caught_up, news


def lay_down(connection: Connection, vault: Vault, held: HeldFeed, now: datetime) -> HeldFeed:
    """Write the state down, sealed, as the feed's checkpoint and return the feed that knows it."""
    state = encode_state(held.state, Rendition.FULL)
    connection.execute(delete(tables.checkpoint).where(tables.checkpoint.c.feed == held.name))
    connection.execute(
        insert(tables.checkpoint).values(
            feed=held.name,
            seq=held.head.seq,
            contract=_made_by(held.rules.state),
            at=now.isoformat(),
            state=vault.blobs.seal(zlib.compress(state, _PACK_LEVEL), _blob_name(held.name)),
        )
    )
    return replace(held, checkpoint_seq=held.head.seq)
