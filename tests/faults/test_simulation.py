"""A busy hall through every failing network: nobody called twice, no number twice, nothing lost."""

import pytest

from tests.faults.network import Scenario
from tests.faults.simulation import Simulation, problems


@pytest.mark.parametrize("scenario", Scenario)
def test_a_quarter_of_an_hour_in_a_failing_network(scenario):
    hall = Simulation(scenario, 20261122, hours=0.25, counters=6, kiosks=2)
    seen = hall.run()
    assert not problems(hall), "play it again: python -m tests.faults.simulation SCENARIO 20261122 0.25 6 2"
    assert len(seen.calls) > 10


def test_counters_do_call_without_the_server():
    seen = Simulation(Scenario.SERVER_DOWN, 1, hours=0.25, counters=6, kiosks=2).run()
    assert seen.offline_calls > 3


def test_the_same_seed_is_the_same_run():
    first, second = (Simulation(Scenario.ONE_WAY, 7, hours=0.1, counters=4, kiosks=1).run() for _ in range(2))
    assert (first.calls, first.papers) == (second.calls, second.papers)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("scenario", Scenario)
def test_an_hour_of_twenty_counters_in_a_failing_network(scenario, seed):
    hall = Simulation(scenario, seed)
    hall.run()
    assert not problems(hall), f"python -m tests.faults.simulation '{scenario.value}' {seed}"
