"""Time as a device sees it, so that a test can hold it still and a simulation can let it fly."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """A clock and the one way to wait."""

    def now(self) -> datetime:
        """The time of day, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since some fixed moment; never goes back."""
        ...

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Wait on `condition`, which the caller holds, until it is notified or `seconds` have passed."""
        ...


class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime:
        """See `Clock.now`."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """See `Clock.monotonic`."""
        return time.monotonic()

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """See `Clock.wait`."""
        condition.wait(min(seconds, threading.TIMEOUT_MAX))


class SimulatedClock:
    """A clock for which waiting costs nothing: it starts at the present and jumps over every wait."""

    def __init__(self) -> None:
        self._started = datetime.now(UTC)
        self._elapsed = 0.0

    def now(self) -> datetime:
        """See `Clock.now`."""
        return self._started + timedelta(seconds=self._elapsed)

    def monotonic(self) -> float:
        """See `Clock.monotonic`."""
        return self._elapsed

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Jump `seconds` ahead at once; `condition` is only there to be a `Clock`."""
        del condition
        self._elapsed += max(0.0, seconds)
