"""Figures of ratings (spec 03, "What the evaluation is used for"). Every rate is given with what it is a share of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.contract.hall.state import BAD, Rating
from app.rules.scores import quarter_of


class Per(StrEnum):
    """How long the periods are that figures are given for."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    ALL = "all"


@dataclass(frozen=True)
class Rateable:
    """So many visits of one day that were served to the end, alike in whose they were and how they were rated.

    `rating` is `None` where there is none; one that was `put_aside` as a mistake counts neither as good nor as bad.
    """

    day: date
    subject: str
    asked: bool
    rating: Rating | None
    put_aside: bool
    count: int = 1


@dataclass
class Figures:
    """Ratings of one subject in one period.

    `finished` visits are either `asked` for a rating or not (`not_asked`), and either `rated` or `unrated`; a rating
    from the citizen's telephone needs no asking. What is `unrated` is never counted as satisfied.
    """

    period: str
    subject: str
    finished: int = 0
    asked: int = 0
    rated: int = 0
    put_aside: int = 0
    satisfied: int = 0
    by_rating: dict[Rating, int] = field(default_factory=lambda: dict.fromkeys(Rating, 0))

    @property
    def not_asked(self) -> int:
        """Visits that ended without the question."""
        return self.finished - self.asked

    @property
    def unrated(self) -> int:
        """Visits without a rating, asked or not."""
        return self.finished - self.rated

    @property
    def counted(self) -> int:
        """Ratings that count: what was rated, without what was put aside."""
        return self.rated - self.put_aside

    @property
    def satisfaction_rate(self) -> float | None:
        """Share of the counted ratings that are at least basically satisfied; `None` when there are none."""
        return self.satisfied / self.counted if self.counted else None

    @property
    def evaluation_rate(self) -> float | None:
        """Share of the finished visits that were rated; who does not ask does not raise it."""
        return self.rated / self.finished if self.finished else None

    def add(self, row: Rateable) -> None:
        """Count visits."""
        self.finished += row.count
        self.asked += row.count * row.asked
        if row.rating is None:
            return
        self.rated += row.count
        if row.put_aside:
            self.put_aside += row.count
            return
        self.by_rating[row.rating] += row.count
        self.satisfied += row.count * (row.rating not in BAD)


def period_of(day: date, per: Per) -> str:
    """Return the period a day belongs to: 2026-11-23, 2026-11, 2026Q4, or nothing for all."""
    return {Per.DAY: day.isoformat(), Per.MONTH: f"{day:%Y-%m}", Per.QUARTER: quarter_of(day), Per.ALL: ""}[per]


def figures(rows: Iterable[Rateable], per: Per) -> tuple[Figures, ...]:
    """Return the figures of every subject in every period that has visits, in the order of period and subject."""
    found: dict[tuple[str, str], Figures] = {}
    for row in rows:
        key = (period_of(row.day, per), row.subject)
        found.setdefault(key, Figures(*key)).add(row)
    return tuple(found[key] for key in sorted(found))
