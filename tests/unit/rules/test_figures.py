"""Figures of ratings: the rates, and what they are shares of."""

from datetime import date

import pytest

from app.contract.hall.state import Rating
from app.rules.figures import Per, Rateable, figures, period_of

MONDAY = date(2026, 11, 23)


def row(subject: str = "1001", *, asked: bool = True, rating: Rating | None = None, **more) -> Rateable:
    return Rateable(more.pop("day", MONDAY), subject, asked, rating, more.pop("put_aside", False), **more)


def test_what_is_not_rated_is_never_satisfied_and_lowers_the_evaluation_rate():
    rows = [row(rating=Rating.VERY_SATISFIED), row(rating=Rating.DISSATISFIED), row(count=2)]
    (found,) = figures(rows, Per.ALL)
    assert (found.finished, found.asked, found.rated, found.unrated) == (4, 4, 2, 2)
    assert (found.satisfied, found.counted, found.satisfaction_rate) == (1, 2, 0.5)
    assert found.evaluation_rate == 0.5


def test_who_does_not_ask_is_seen():
    (found,) = figures([row(rating=Rating.SATISFIED), row(asked=False, count=3)], Per.ALL)
    assert (found.not_asked, found.evaluation_rate, found.satisfaction_rate) == (3, 0.25, 1.0)


def test_a_mistake_counts_neither_way_but_is_shown():
    (found,) = figures([row(rating=Rating.DISSATISFIED, put_aside=True), row(rating=Rating.SATISFIED)], Per.ALL)
    assert (found.rated, found.put_aside, found.counted, found.satisfaction_rate) == (2, 1, 1, 1.0)
    assert found.by_rating[Rating.DISSATISFIED] == 0


def test_without_ratings_there_is_no_rate_rather_than_a_good_one():
    (found,) = figures([row()], Per.ALL)
    assert found.satisfaction_rate is None


def test_periods_and_subjects_stand_in_order():
    rows = [row("2", day=date(2026, 12, 1)), row("1", day=MONDAY), row("2", day=MONDAY), row("2", day=MONDAY)]
    found = figures(rows, Per.MONTH)
    assert [(one.period, one.subject, one.finished) for one in found] == [
        ("2026-11", "1", 1),
        ("2026-11", "2", 2),
        ("2026-12", "2", 1),
    ]


@pytest.mark.parametrize(
    ("per", "period"), [(Per.DAY, "2026-11-23"), (Per.MONTH, "2026-11"), (Per.QUARTER, "2026Q4"), (Per.ALL, "")]
)
def test_the_name_of_a_period(per, period):
    assert period_of(MONDAY, per) == period
