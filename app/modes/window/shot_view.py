"""What the program shows of a picture for the pad, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QImage


class Delivery(StrEnum):
    """How far a picture has come."""

    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"
    SEEN = "seen"
    GONE = "gone"
    FAILED = "failed"


ON_PAD = frozenset({Delivery.SENT, Delivery.SEEN})


@dataclass(frozen=True)
class PastShot:
    """A picture that was pushed, as the citizen saw it."""

    number: int
    picture: QImage


@dataclass(frozen=True)
class ShotView:
    """The last picture that was pushed or tried, and up to five before, newest first."""

    delivery: Delivery = Delivery.DRAFT
    history: tuple[PastShot, ...] = ()
