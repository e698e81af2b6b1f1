"""The protocol by which counters call without the server and no ticket is ever called by two (spec 06, A1-A4, W1-W3).

Sans-IO: no clock, no network, no storage. The server's rules (`ownership`), the window program and the simulation all
run this code. The argument in short: a ticket is given to x only when it is released or x's own (A1). It is released
only when its owner has acknowledged a record sequence at or after the release (A2), and changes its owner only when
released (A3). The owner calls it offline only while it has heard neither of a release nor of a call (W1), acknowledges
only what it has stored durably (W2), and its facts travel before its acknowledgements (W3, `app.rules.sending`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum


@dataclass(frozen=True)
class Owner:
    """Who may call a ticket offline: a counter as one machine keeps it (`device`; empty in records of old)."""

    counter: str
    device: str = ""


@dataclass(frozen=True)
class Hold:
    """How the authority holds a waiting ticket: its owner, and the sequence at which the owner was asked to let go."""

    owner: Owner | None = None
    asked: int | None = None


def may_grant(hold: Hold, to: Owner) -> bool:
    """A1: a ticket is given to its owner, or to anybody once it is released."""
    return hold.owner is None or hold.owner == to


def lets_go(hold: Hold, sender: Owner, cursor: int) -> bool:
    """A2: only the owner's own acknowledgement at or after the release releases a ticket."""
    return hold.owner == sender and hold.asked is not None and hold.asked <= cursor


def may_be_owned(hold: Hold) -> bool:
    """A3: an owner is named only where there is none."""
    return hold.owner is None


class Gap(Exception):
    """Events are missing before this one: nothing after a gap may be believed or acknowledged."""

    def __init__(self, *, expected: int, got: int) -> None:
        super().__init__(f"expected {expected}, got {got}")
        self.expected = expected
        self.got = got


class Said(Enum):
    """What an event says of a ticket to one counter: it is its own, it shall let go, it is gone."""

    OWNED = "owned"
    ASKED = "asked"
    GONE = "gone"


@dataclass(frozen=True)
class News:
    """What one event says of one ticket."""

    ticket: str
    said: Said


@dataclass(frozen=True)
class Holding:
    """What a counter knows for certain: the record as far as `cursor` of `epoch`, the tickets it may call offline
    (`mine`), what it has called so and the record has not yet shown called (`called`), and the highest release it has
    heard of (`asked`) and acknowledged (`told`).

    Whoever keeps a holding stores it durably before `to_acknowledge` of it is sent and before a call of it is shown.
    """

    epoch: str = ""
    cursor: int = 0
    mine: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    asked: int = 0
    told: int = 0


def hear(holding: Holding, seq: int, news: Iterable[News]) -> Holding:
    """Return the holding after the event `seq`; raises `Gap` when it does not follow directly.

    What is known already changes nothing.
    """
    if seq <= holding.cursor:
        return holding
    if seq != holding.cursor + 1:
        raise Gap(expected=holding.cursor + 1, got=seq)
    mine, called, asked = holding.mine, holding.called, holding.asked
    for one in news:
        mine = mine | {one.ticket} if one.said is Said.OWNED else mine - {one.ticket}
        called = called - {one.ticket} if one.said is Said.GONE else called
        asked = seq if one.said is Said.ASKED else asked
    return replace(holding, cursor=seq, mine=mine - called, called=called, asked=asked)


def resync(holding: Holding, *, epoch: str, seq: int, mine: frozenset[str], asked: int) -> Holding:
    """Return the holding after a snapshot of the state at `seq`.

    :param mine: what the snapshot says is this counter's own, without what it is asked to let go of.
    :param asked: the highest release in it that waits for this counter's acknowledgement, 0 for none.

    A snapshot may be older than a fact that has arrived since: what was called here is not called again.
    """
    told = holding.told if epoch == holding.epoch else 0
    called = holding.called
    return Holding(epoch=epoch, cursor=seq, mine=mine - called, called=called, asked=asked, told=told)


def call(holding: Holding, ticket: str) -> Holding | None:
    """W1: return the holding after calling a ticket offline, or `None` when this counter may not."""
    if ticket not in holding.mine:
        return None
    return replace(holding, mine=holding.mine - {ticket}, called=holding.called | {ticket})


def to_acknowledge(holding: Holding) -> int | None:
    """W2: return the cursor to acknowledge, or `None` while nobody waits for one."""
    return holding.cursor if holding.asked > holding.told else None


def acknowledged(holding: Holding, cursor: int) -> Holding:
    """Return the holding whose acknowledgement of `cursor` is on its way (it is a fact: it will get there)."""
    return replace(holding, told=max(holding.told, cursor))
