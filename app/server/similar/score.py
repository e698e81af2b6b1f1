"""How much an earlier case resembles the one being taken, and why.

Rare words that both have, then place, building, matter and caller, less its age: measured to find more than any
comparison of whole texts, because text finds the same topic and the place finds the same incident.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.contract.centre.similar import Reason
from app.server.similar.sketch import Sketch, unpack

WINDOW_SECONDS = 90 * 86400.0
"""So long may a closed case still be a duplicate's original."""

_OVERLAP = 1.0
_SIMILAR_FROM = 0.35
_CALLER, _BUILDING, _PLACE, _AREA, _MATTER = 0.4, 0.6, 0.4, 0.2, 0.3
_OTHER_PLACE, _OTHER_BUILDING, _OTHER_MATTER = -0.5, -0.2, -0.3
_SAME_NUMBER = 0.2
"""The same number of a building, where the caller has not said of which place."""
_AGE = -0.05
LEAST = 0.3
"""Below this a case is not worth a line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the projection; `at` is when it was registered, in seconds since 1970."""

    row: int
    case: str
    phone: int
    place: int
    building: int
    area: str | None
    matter: str | None
    at: int
    open: bool
    confidential: bool
    words: bytes

    def may_be_original(self, now: float) -> bool:
        """Whether a new case may be about the same incident: it is still open, or not old (seconds since 1970)."""
        return self.open or self.at > now - WINDOW_SECONDS


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score."""

    candidate: Candidate
    score: float
    why: tuple[Reason, ...]


@dataclass(frozen=True)
class Wanted:
    """What candidates are compared with: a sketch, the weight of each of its words, and the time (seconds).

    `guesses`: while no matter was chosen, the likely ones by what cases of the topic had, each with its share.
    """

    sketch: Sketch
    weights: Mapping[int, float]
    now: float
    guesses: Mapping[str, float] = field(default_factory=dict)


def score(wanted: Wanted, candidate: Candidate) -> Scored:
    """Return how much a candidate resembles what is wanted."""
    overlap = _overlap(wanted, candidate.words)
    parts = [*_structure(wanted.sketch, candidate), *_hints(wanted, candidate)]
    if overlap >= _SIMILAR_FROM:
        parts.append((Reason.SIMILAR_WORDS, 0.0))
    age = min(1.0, max(0.0, wanted.now - candidate.at) / WINDOW_SECONDS)
    total = _OVERLAP * overlap + _AGE * age + sum(points for _, points in parts)
    return Scored(candidate, total, tuple(reason for reason, _ in parts if reason is not None))


def _overlap(wanted: Wanted, packed: bytes) -> float:
    """Return the share (0 to 1) of the wanted words' weight that the candidate has."""
    weights = wanted.weights
    shared = weights.keys() & unpack(packed)
    return sum([weights[word] for word in shared]) if shared else 0.0


def _structure(sketch: Sketch, candidate: Candidate) -> list[tuple[Reason | None, float]]:
    parts: list[tuple[Reason | None, float]] = []
    if sketch.phone and sketch.phone == candidate.phone:
        parts.append((Reason.SAME_CALLER, _CALLER))
    if sketch.place and sketch.place == candidate.place:
        parts += _same_place(sketch, candidate)
    else:
        if sketch.place and candidate.place:
            parts.append((None, _OTHER_PLACE))
        if sketch.area is not None and sketch.area == candidate.area:
            parts.append((Reason.SAME_AREA, _AREA))
    if sketch.matter is not None and candidate.matter is not None:
        same = sketch.matter == candidate.matter
        parts.append((Reason.SAME_MATTER, _MATTER) if same else (None, _OTHER_MATTER))
    return parts


def _hints(wanted: Wanted, candidate: Candidate) -> list[tuple[Reason | None, float]]:
    """Return what speaks for a candidate without being worth a word to the call-taker."""
    sketch, parts = wanted.sketch, list[tuple[Reason | None, float]]()
    if not sketch.place and sketch.building and sketch.building == candidate.building:
        parts.append((None, _SAME_NUMBER))
    if sketch.matter is None and candidate.matter is not None:
        parts.append((None, _MATTER * wanted.guesses.get(candidate.matter, 0.0)))
    return parts


def _same_place(sketch: Sketch, candidate: Candidate) -> list[tuple[Reason | None, float]]:
    if sketch.building and sketch.building == candidate.building:
        return [(Reason.SAME_BUILDING, _BUILDING), (Reason.SAME_PLACE, _PLACE)]
    other = _OTHER_BUILDING if sketch.building and candidate.building else 0.0
    return [(Reason.SAME_PLACE, _PLACE), (None, other)]
