"""A clock that moves only when a test moves it."""

import threading
from datetime import UTC, datetime, timedelta

PATIENCE_S = 20.0
STARTED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class FakeClock:
    """A `devices.clock.Clock`. `advance` wakes whoever sleeps; `await_sleeper` waits until somebody does."""

    def __init__(self) -> None:
        self._elapsed = 0.0
        self._sleeping = threading.Condition()
        self._sleepers: list[tuple[threading.Condition, float]] = []

    def now(self) -> datetime:
        return STARTED + timedelta(seconds=self._elapsed)

    def monotonic(self) -> float:
        return self._elapsed

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        sleeper = (condition, self._elapsed + seconds)
        with self._sleeping:
            self._sleepers.append(sleeper)
            self._sleeping.notify_all()
        if self._elapsed < sleeper[1]:
            assert condition.wait(PATIENCE_S), "nobody moved the clock"
        with self._sleeping:
            self._sleepers.remove(sleeper)

    def advance(self, seconds: float) -> None:
        with self._sleeping:
            self._elapsed += seconds
            conditions = [condition for condition, _ in self._sleepers]
        for condition in conditions:
            with condition:
                condition.notify_all()

    def await_sleeper(self) -> float:
        """Wait until a thread sleeps on this clock, and say for how many seconds from now."""
        with self._sleeping:
            assert self._sleeping.wait_for(lambda: self._remaining() > 0, PATIENCE_S), "nobody sleeps"
            return self._remaining()

    def await_sleep_of(self, seconds: float) -> None:
        """Wait until a thread sleeps on this clock for just so many seconds from now."""
        with self._sleeping:
            asleep = self._sleeping.wait_for(lambda: abs(self._remaining() - seconds) < 1e-6, PATIENCE_S)
            assert asleep, f"nobody sleeps for {seconds} s"

    def _remaining(self) -> float:
        return max((until - self._elapsed for _, until in self._sleepers), default=0.0)
