"""Every rating arrives exactly once, whatever befalls the pad: killed, unplugged, slow."""

from pathlib import Path

import pytest

from tests.e2e.rated_visits import visits

TROUBLES = 3
"""So many kinds of trouble each time; all of them, again and again, when there is more time."""


@pytest.mark.parametrize("count", [TROUBLES, pytest.param(50, marks=[pytest.mark.slow, pytest.mark.timeout(600)])])
async def test_every_rating_arrives_exactly_once(tmp_path: Path, count: int) -> None:
    async with visits(tmp_path / "hall") as play:
        counted = await play.play(count)
    assert len(counted.expected) == count
    assert (counted.lost, counted.doubled) == (0, 0), counted
