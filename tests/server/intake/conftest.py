"""Fixtures of the tests of what call-takers work with."""

import pytest

from tests.server.desk.town import Town
from tests.server.harness import TestServer


@pytest.fixture
async def town(server: TestServer) -> Town:
    """A city with districts that follows the profile of the city's operation, without pools."""
    made = Town(server)
    await made.set_up("city_operation")
    return made
