"""The protocol bugs of spec 06: each one is put into the real code, and a laboratory that misses it proves nothing."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from app.rules import offline, sending
from app.rules.offline import Gap, Holding
from tests.faults import small_model

Seed = Callable[[pytest.MonkeyPatch], None]


def grant_without_release(patch: pytest.MonkeyPatch) -> None:
    """A1 broken: the authority gives away what is still owned."""
    patch.setattr(offline, "may_grant", lambda hold, to: True)


def snapshot_without_pending_releases(patch: pytest.MonkeyPatch) -> None:
    """A snapshot that does not know that a ticket is being asked back."""
    whole = small_model.snapshot

    def snapshot(world: small_model.World, owner: offline.Owner) -> tuple[Any, ...]:
        what, seq, _, _ = whole(world, owner)
        holds = zip(small_model.TICKETS, world.holds, strict=False)
        return what, seq, frozenset(ticket for ticket, hold in holds if hold.owner == owner), 0

    patch.setattr(small_model, "snapshot", snapshot)


def acknowledge_over_a_gap(patch: pytest.MonkeyPatch) -> None:
    """W2 broken: what was missed is acknowledged with what came after it."""
    careful = offline.hear

    def hear(holding: Holding, seq: int, news: Iterable[offline.News]) -> Holding:
        try:
            return careful(holding, seq, news)
        except Gap:
            return careful(replace(holding, cursor=seq - 1), seq, news)

    patch.setattr(offline, "hear", hear)


def facts_after_the_acknowledgement(patch: pytest.MonkeyPatch) -> None:
    """W3 broken: the acknowledgement overtakes."""
    careful = sending.sendable

    def sendable(waiting: Any, **how: Any) -> list[Any]:
        return sorted(careful(waiting, **how), key=lambda fact: not fact.is_acknowledgement)[:1]

    patch.setattr(sending, "sendable", sendable)


def facts_acknowledged_by_count(patch: pytest.MonkeyPatch) -> None:
    """So many answers, so many facts forgotten, whichever they are."""
    patch.setattr(sending, "left", lambda waiting, arrived: tuple(waiting)[len(arrived.held) :])


DEEP = small_model.Bounds(owners=(0, 0), channel=1, events=7, facts=2, both=False)
SEEDS: dict[str, tuple[Seed, small_model.Bounds]] = {
    "grant without release": (grant_without_release, DEEP),
    "snapshot without pending releases": (snapshot_without_pending_releases, DEEP),
    "acknowledgement over a gap": (acknowledge_over_a_gap, DEEP),
    "facts after the acknowledgement": (facts_after_the_acknowledgement, DEEP),
    "facts acknowledged by count": (facts_acknowledged_by_count, replace(DEEP, channel=2, facts=3)),
}
"""Each bug with the bounds within which it shows."""
