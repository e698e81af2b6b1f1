"""How long to wait before trying again: exponential backoff with full jitter.

The wait is uniform between 0 and a ceiling that doubles from `first` to `last` seconds, so that clients which lost the
server together do not come back together (spec 06, "The client").
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import SystemRandom


@dataclass(frozen=True)
class Limits:
    """The first and the last ceiling, in seconds."""

    first: float = 0.5
    last: float = 30.0


class Backoff:
    """Counts failures in a row and gives the wait after each."""

    def __init__(self, limits: Limits = Limits(), *, uniform: Callable[[float, float], float] | None = None) -> None:
        self._limits = limits
        self._uniform = uniform or SystemRandom().uniform
        self._failures = 0

    def reset(self) -> None:
        """Forget the failures: the server answered."""
        self._failures = 0

    def next_wait(self, at_least: float | None = None) -> float:
        """Count a failure and return the seconds to wait, at least what the server named (never above 30 s)."""
        ceiling = min(self._limits.last, self._limits.first * 2.0 ** min(self._failures, 32))
        self._failures += 1
        return max(self._uniform(0.0, ceiling), min(at_least or 0.0, self._limits.last))
