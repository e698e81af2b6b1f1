"""The question put to a citizen: how long it stands, how often it was put, and what was touched so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import Rating
from app.contract.model import LocalText
from app.modes import words
from app.modes.pad.touched import Touched
from app.modes.pad.view import Answer, Reason
from app.rules.evaluation import scale

translate = QCoreApplication.translate

GUARD_SECONDS = 0.3
"""A touch this soon after the keys appeared is a hand that already lay on the glass (spec 03)."""

_REASON = "reason."

_MOODS = {
    Rating.VERY_SATISFIED: 1.0,
    Rating.SATISFIED: 0.6,
    Rating.BASICALLY_SATISFIED: 0.0,
    Rating.DISSATISFIED: -0.5,
    Rating.VERY_DISSATISFIED: -0.9,
}


class Phase(StrEnum):
    """What the citizen is asked for: the rating, then what was wrong, then a signature."""

    RATING = "rating"
    REASONS = "reasons"
    SIGNATURE = "signature"


@dataclass
class Question:
    """One visit's question. `ends` and `appeared` are monotonic seconds, `seconds` how long this round may take.

    `touched` is the rating that waits for its reasons or signature.
    """

    visit: str
    ends: float
    appeared: float
    seconds: float
    phase: Phase = Phase.RATING
    round: int = 0
    touched: Touched | None = None
    reasons: tuple[str, ...] = ()
    comment: str = ""
    storing: bool = False

    @property
    def key(self) -> str:
        """What changes whenever the keys must be fresh."""
        return f"{self.visit}/{self.round}"

    def ask_anew(self, mono: float) -> None:
        """Put fresh keys before the citizen for the time that is left."""
        self.round += 1
        self.appeared = mono
        self.seconds = max(0.0, self.ends - mono)

    def go_on(self, phase: Phase, mono: float, seconds: float) -> None:
        """Ask for the next thing; it has its own time."""
        self.phase = phase
        self.ends = mono + seconds
        self.ask_anew(mono)

    def takes_touch(self, mono: float) -> bool:
        """Whether a touch now is meant."""
        return not self.storing and mono - self.appeared >= GUARD_SECONDS


def answers(keys: int) -> tuple[Answer, ...]:
    """Return the keys of the question, best first."""
    return tuple(
        Answer(place, words.rating(rating), _MOODS[rating]) for place, rating in enumerate(scale(keys), start=1)
    )


def reasons(texts: Mapping[str, LocalText], reader: str) -> tuple[Reason, ...]:
    """Return what may have been wrong: the hall's own list, or the usual one. The codes are what the record keeps."""
    own = tuple(
        Reason(key.removeprefix(_REASON), words.local(text, reader))
        for key, text in texts.items()
        if key.startswith(_REASON)
    )
    return own or (
        Reason("waited_long", translate("Pad", "I waited too long")),
        Reason("attitude", translate("Pad", "The manner was unfriendly")),
        Reason("unclear", translate("Pad", "It was not explained clearly")),
        Reason("many_trips", translate("Pad", "I had to come several times")),
        Reason("unskilled", translate("Pad", "The procedure was not known well")),
        Reason("environment", translate("Pad", "Equipment or surroundings")),
    )
