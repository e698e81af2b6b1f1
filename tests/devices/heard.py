"""A listener that a test can wait on."""

import queue
from typing import Generic, TypeVar

from tests.devices.fake_clock import PATIENCE_S

HeardT = TypeVar("HeardT")


class Heard(Generic[HeardT]):
    """Remembers what it is told, in order."""

    def __init__(self) -> None:
        self._told: queue.Queue[HeardT] = queue.Queue()

    def __call__(self, heard: HeardT) -> None:
        self._told.put(heard)

    def next(self) -> HeardT:
        return self._told.get(timeout=PATIENCE_S)

    def nothing_more(self) -> bool:
        return self._told.empty()
