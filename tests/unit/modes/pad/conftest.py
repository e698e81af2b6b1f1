"""A pad at a counter for every test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.unit.modes.pad.pad_desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()
