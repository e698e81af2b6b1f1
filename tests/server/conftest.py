"""Fixtures of the server's tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.server.harness import TestServer, serving, settings_for
from tests.server.samples import Clock


@pytest.fixture
def clock() -> Clock:
    """Monday morning, until it is moved."""
    return Clock()


@pytest.fixture
async def server(tmp_path: Path, clock: Clock) -> AsyncIterator[TestServer]:
    """A server with a small hall and centre."""
    async with serving(settings_for(tmp_path), clock) as running:
        yield running
