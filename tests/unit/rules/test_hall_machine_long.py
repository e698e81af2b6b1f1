"""The hall driven at random for longer than the default suite may take."""

import pytest
from hypothesis import settings

from tests.unit.rules.test_hall_machine import HallMachine


@pytest.mark.slow
@pytest.mark.timeout(900)
class TestHallMachineLong(HallMachine.TestCase):
    """Four hundred days of a hundred steps."""

    settings = settings(max_examples=400, stateful_step_count=100, deadline=None)
