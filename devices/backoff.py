"""How long to leave a dead device alone before it is tried again."""

import random
from collections.abc import Callable

FIRST_S = 0.5
LONGEST_S = 30.0


class Backoff:
    """Exponential growth with full jitter: somewhere between `first_s` and a ceiling that doubles with each failure.

    Jitter keeps the devices of a hall from knocking in step after a power cut. `pick(low, high)` chooses the
    delay and may be replaced in a test.
    """

    def __init__(
        self,
        *,
        first_s: float = FIRST_S,
        longest_s: float = LONGEST_S,
        pick: Callable[[float, float], float] | None = None,
    ) -> None:
        self._first_s = first_s
        self._longest_s = longest_s
        self._pick = pick or random.SystemRandom().uniform
        self._failures = 0

    def next_delay(self) -> float:
        """Count one more failure and say how many seconds to wait, never less than first or more than longest."""
        self._failures += 1
        exponent = min(self._failures, 32)
        ceiling = min(self._longest_s, self._first_s * 2.0**exponent)
        return self._pick(self._first_s, ceiling)

    def reset(self) -> None:
        """The device works again: the next failure starts from the beginning."""
        self._failures = 0
