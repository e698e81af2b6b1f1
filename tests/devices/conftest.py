"""What all device tests share: a clock that stands still, and a watch over threads left behind."""

import threading
from collections.abc import Iterator

import pytest

from tests.devices.fake_clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A device that was closed leaves no thread."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not left
