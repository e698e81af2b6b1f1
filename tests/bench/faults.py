"""The hall through failing networks, hour after hour of virtual time: are tickets called twice, numbers given twice?"""

import time

from tests.faults.network import Scenario
from tests.faults.simulation import Simulation, problems

SECONDS = {"": 120.0, "full": 7200.0}
"""How long new hours are begun; `full` is enough for 2,000 of them on two idle cores."""

HOURS = {"": 70, "full": 2000}


def run(size: str) -> dict[str, float]:
    """Simulate 20 counters and 3 kiosks; every scenario in turn, another seed each round."""
    figures = dict.fromkeys(
        ("simulated_hours", "calls", "offline_calls", "double_calls", "double_numbers", "wrong"), 0.0
    )
    began = time.monotonic()
    scenarios = tuple(Scenario)
    while figures["simulated_hours"] < HOURS[size] and time.monotonic() - began < SECONDS[size]:
        seed, which = divmod(int(figures["simulated_hours"]), len(scenarios))
        hall = Simulation(scenarios[which], seed)
        seen = hall.run()
        figures["simulated_hours"] += 1
        figures["calls"] += len(seen.calls)
        figures["offline_calls"] += seen.offline_calls
        figures["double_calls"] += seen.double_calls()
        figures["double_numbers"] += seen.double_numbers()
        figures["wrong"] += len(problems(hall))
    return figures
