"""What the pad shows, as plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Page(StrEnum):
    """The pages of the pad."""

    UNBOUND = "unbound"
    CLOSED = "closed"
    CARD = "card"
    CALLING = "calling"
    SERVING = "serving"
    PAUSED = "paused"
    BACK_OFFICE = "back_office"
    DISTANCE = "distance"
    EVALUATION = "evaluation"
    REASONS = "reasons"
    SIGNATURE = "signature"
    CONFIRM = "confirm"
    SIGN = "sign"
    SCAN = "scan"
    THANKS = "thanks"


@dataclass(frozen=True, kw_only=True)
class Person:
    """The member of staff at the counter, each text as it is to be read; `photo` is a PNG."""

    name: str
    post: str = ""
    number: str = ""
    badge: str = ""
    stars: int = 0
    services: str = ""
    photo: bytes | None = None


@dataclass(frozen=True)
class Answer:
    """One key of the question: its place (1 is best), its word, the mood of its face from -1 to 1."""

    place: int
    text: str
    mood: float


@dataclass(frozen=True)
class Reason:
    """One reason for a bad rating: the code that is recorded, and its words."""

    code: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PadView:
    """One state of the pad.

    `question` changes whenever the keys must be fresh, `seconds` is how long it may still be answered from then on.
    `counter` is the number on the counter; `headline` the sentence of the page, `detail` what stands below it.
    `text` is what is to be read and confirmed, or what the code to scan says.
    """

    page: Page
    hall: str = ""
    counter: str = ""
    person: Person | None = None
    headline: str = ""
    detail: str = ""
    ticket: str = ""
    question: str = ""
    answers: tuple[Answer, ...] = ()
    reasons: tuple[Reason, ...] = ()
    seconds: float = 0.0
    text: str = ""
