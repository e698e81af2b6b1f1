"""The keystroke-level model and the calls of the intake bench."""

import pytest

from app.modes.hotline.search import find_matters, find_places
from tests.bench.intake import known_numbers, ratio, without_phrases
from tests.bench.intake_calls import twenty_calls
from tests.bench.klm import Count, reference
from tests.unit.modes.hotline.live_centre import sample_centre


def test_the_reference_form_takes_what_the_table_says() -> None:
    assert reference(70, known=False) == pytest.approx(182, abs=0.5)
    assert reference(70, known=True) == pytest.approx(171, abs=0.5)


def test_operators_have_their_times_field_by_field() -> None:
    count = Count()
    for operator, times in (("M", 1), ("K", 3), ("C", 2), ("T", 9), ("P", 1), ("B", 1), ("H", 2)):
        count.spend("place", operator, times)
    count.spend("submit", "K")
    assert count.seconds("place") == pytest.approx(1.35 + 0.6 + 2 + 1.1 + 0.2 + 0.8)
    assert count.seconds() == pytest.approx(count.seconds("place") + 0.2)
    assert count.total("K") == 4


def test_a_case_without_phrases_is_typed_whole() -> None:
    case = {"seconds": 50.0, "fields": {"description": 31.35}, "signs": 60, "known": False}
    assert without_phrases(case) == pytest.approx(50 - 31.35 + 61.35)
    assert ratio([case]) < ratio([case], phrases=False)


def test_the_script_is_what_it_says_and_everything_in_it_can_be_found() -> None:
    calls = twenty_calls(known_numbers())
    reports = [report for call in calls for report in call.reports]
    assert (len(calls), sum(not call.name for call in calls)) == (20, 10)
    assert sum(len(call.reports) == 2 for call in calls) == 5
    assert (sum(call.duplicate for call in calls), sum(report.answered for report in reports)) == (3, 2)
    setup = sample_centre()
    for report in reports:
        assert report.place[0] in [found.name for found in find_places(setup, report.place[1])]
        assert report.matter[0] in [found.name for found in find_matters(setup, report.matter[1], "")]
