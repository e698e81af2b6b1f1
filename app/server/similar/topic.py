"""What cases of one topic were filed under and answered with."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.contract.centre.similar import MatterGuess
from app.contract.centre.state import Case
from app.server.similar.score import Candidate
from app.server.similar.words import plain, without_personal

MATTERS, OPINIONS = 3, 5
_VOTERS = 50
"""So many cases of the topic are asked; more tell nothing new."""


@dataclass(frozen=True)
class Topic:
    """Cases with the same rare words, best first, each with what speaks for it."""

    cases: tuple[tuple[Candidate, float], ...]

    def matters(self) -> tuple[MatterGuess, ...]:
        """Return the matters most of them had."""
        votes: defaultdict[str, float] = defaultdict(float)
        for candidate, points in self.cases[:_VOTERS]:
            if candidate.matter is not None:
                votes[candidate.matter] += points
        total = sum(votes.values())
        best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:MATTERS]
        return tuple(MatterGuess(matter=matter, share=points / total) for matter, points in best)

    def answered(self, matter: str | None, most: int) -> list[str]:
        """Return the ids of cases of a matter whose opinions may be suggested to others."""
        fitting = (found for found, _ in self.cases if found.matter == matter and not found.confidential)
        return [found.case for _, found in zip(range(most), fitting, strict=False)]


def opinions(cases: Iterable[Case], common: tuple[str, ...]) -> tuple[str, ...]:
    """Return what cases were answered with, most used first, then the centre's common opinions."""
    used = Counter(case.opinion for case in cases if case.opinion and not _names_somebody(case))
    return tuple(dict.fromkeys([*(said for said, _ in used.most_common(OPINIONS)), *common]))[:OPINIONS]


def _names_somebody(case: Case) -> bool:
    said = plain(case.opinion)
    return without_personal(said, case.reporter.name, case.reporter.phone) != said
