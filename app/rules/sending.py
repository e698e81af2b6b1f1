"""In which order facts leave a device, and when one is known to have arrived (spec 06, W3; sans-IO).

One bad fact never blocks the others, except those about the same thing; and an acknowledgement of the cursor never
overtakes any fact at all, because the authority takes it for the word that everything before it has been said.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.contract.errors import FactReceipt


class Outgoing(Protocol):
    """A stored fact as far as its order matters: its dense number, and what it is about (empty: nothing else)."""

    @property
    def dseq(self) -> int:
        """The dense number on this device."""

    @property
    def about(self) -> str:
        """What must keep its order: a ticket, a visit or a case."""

    @property
    def is_acknowledgement(self) -> bool:
        """Whether it acknowledges the cursor."""


F = TypeVar("F", bound=Outgoing)


def sendable(waiting: Iterable[F], *, held: Collection[int], lost: bool, limit: int) -> list[F]:
    """Return the facts that may be sent now, in order, at most `limit`.

    :param waiting: every fact that has not arrived, in the order of its number.
    :param held: numbers that were tried and wait for their next turn.
    :param lost: whether a fact lies apart that no server takes: then no acknowledgement goes until a person has looked.
    """
    found: list[F] = []
    stopped: set[str] = set()
    any_held = lost
    for fact in waiting:
        if len(found) == limit:
            break
        if fact.dseq in held:
            any_held = True
            stopped.add(fact.about)
        elif (fact.is_acknowledgement and any_held) or (fact.about and fact.about in stopped):
            stopped.add(fact.about)
        else:
            found.append(fact)
    return found


@dataclass(frozen=True)
class Arrived:
    """What a receipt says: numbers that arrived, and numbers that the server misses although they were told of."""

    held: frozenset[int]
    missing: frozenset[int]


def settled(answered: Collection[int], receipt: FactReceipt) -> Arrived:
    """Return what an answer with its receipt settles: by number, never by count, never over a gap."""
    missing = frozenset(receipt.missing)
    held = frozenset(
        dseq for dseq in answered if dseq <= receipt.upto or (dseq <= receipt.highest and dseq not in missing)
    )
    return Arrived(held, missing - held)


def left(waiting: Iterable[F], arrived: Arrived) -> tuple[F, ...]:
    """Return the facts that still wait after what has arrived."""
    return tuple(fact for fact in waiting if fact.dseq not in arrived.held)
