"""Every state of a small hall: nobody is called by two counters, and every seeded bug of the protocol is found."""

from dataclasses import replace

import pytest

from tests.faults.seeded_bugs import DEEP, SEEDS
from tests.faults.small_model import Bounds, search


@pytest.mark.parametrize(
    "bounds",
    [
        pytest.param(DEEP, id="two tickets, deep"),
        pytest.param(Bounds(owners=(0,), channel=1, events=4, facts=1), id="both counters lossy"),
        pytest.param(
            replace(DEEP, channel=3), id="channels of three", marks=[pytest.mark.slow, pytest.mark.timeout(900)]
        ),
        pytest.param(
            Bounds(owners=(0,), channel=2, events=5, facts=1),
            id="both counters lossy, channels of two",
            marks=[pytest.mark.slow, pytest.mark.timeout(900)],
        ),
        pytest.param(
            Bounds(owners=(0, 1), channel=1, events=4, facts=1),
            id="two tickets, both counters lossy",
            marks=[pytest.mark.slow, pytest.mark.timeout(1800)],
        ),
    ],
)
def test_no_ticket_is_ever_called_by_two_counters(bounds):
    found = search(bounds)
    assert found.trail is None
    assert found.complete, f"{found.states} states were not all"


@pytest.mark.parametrize("name", SEEDS)
def test_every_seeded_bug_of_the_protocol_is_found(name, monkeypatch):
    seed, bounds = SEEDS[name]
    seed(monkeypatch)
    assert search(bounds, at_most=150_000).trail is not None
