"""Cases driven at random in every profile: a thousand steps here, twenty thousand in the slow suite."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.rules.flow_walk import Walk
from tests.unit.rules.flow_world import PROFILES

STEPS = 50


def walk(random, code, *, pools):
    """Take the steps of one walk."""
    walked = Walk(code, random.choice, pools=pools)
    for _ in range(STEPS):
        walked.step()
    walked.check_replay()
    assert walked.taken


RELAXED = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.mark.parametrize("code", PROFILES)
@settings(max_examples=5, **RELAXED)
@given(random=st.randoms(use_true_random=False), pools=st.booleans())
def test_the_laws_hold_wherever_cases_go(code, random, pools):
    walk(random, code, pools=pools)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("code", PROFILES)
@settings(max_examples=100, **RELAXED)
@given(random=st.randoms(use_true_random=False), pools=st.booleans())
def test_the_laws_hold_for_long(code, random, pools):
    walk(random, code, pools=pools)
