"""A hall, and me at its counter 1 (services id, move, few, card)."""

from collections.abc import Iterator

import pytest

from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.seat import ME, Seat


@pytest.fixture
def hall() -> LiveHall:
    """The small hall of the rules' tests."""
    return LiveHall()


@pytest.fixture
def seat(hall: LiveHall) -> Iterator[Seat]:
    """Me at counter 1."""
    hall.open("1", ME)
    seated = Seat(hall)
    yield seated
    seated.presenter.close()
