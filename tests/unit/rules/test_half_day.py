"""What citizens are told when they take a ticket, held against how long they really waited."""

from statistics import mean

import pytest

from tests.unit.rules.half_day import HalfDay, Told


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """What all citizens of four seeded mornings were told; there are more of them than can be served at once."""
    return [one for seed in range(4) for one in HalfDay(seed).play().told.values()]


def test_everybody_is_called(told):
    assert len(told) == 440
    assert all(one.called is not None for one in told)
    assert mean(one.waited for one in told) > 10, "a morning in which nobody waits proves nothing"


def test_most_wait_as_long_as_they_were_told(told):
    assert mean(one.in_range for one in told) >= 0.70
    for service in ("id", "move", "few"):
        assert mean(one.in_range for one in told if one.service == service) >= 0.65


def test_the_range_says_something(told):
    width = mean(one.estimate.high - one.estimate.low for one in told)
    assert width < mean(one.waited for one in told)


def test_the_middle_of_the_range_is_near(told):
    middle_off = [(one.estimate.low + one.estimate.high) / 2 - one.waited for one in told]
    assert mean(abs(off) for off in middle_off) < 6
    assert abs(mean(middle_off)) < 3
