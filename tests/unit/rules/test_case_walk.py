"""Cases driven at random in every profile: a thousand steps here, twenty thousand in the slow suite."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.rules.flow_walk import Walk
from tests.unit.rules.flow_world import PROFILES

STEPS = 50


def walk(random, code, *, pools):
    """Take the steps of one walk and return how many acts were done."""
    walked = Walk(code, random.choice, pools=pools)
    for _ in range(STEPS):
        walked.step()
    walked.check_replay()
    return walked.taken


def walks(code, most):
    """Walk so many times. One walk may meet refusals alone, which is no fault of the rules; all of them may not."""
    taken = []

    @settings(max_examples=most, deadline=None, suppress_health_check=list(HealthCheck))
    @given(random=st.randoms(use_true_random=False), pools=st.booleans())
    def each(random, pools):
        taken.append(walk(random, code, pools=pools))

    each()
    assert sum(taken) >= most * STEPS / 5


@pytest.mark.parametrize("code", PROFILES)
def test_the_laws_hold_wherever_cases_go(code):
    walks(code, 5)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("code", PROFILES)
def test_the_laws_hold_for_long(code):
    walks(code, 100)
