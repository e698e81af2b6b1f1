"""The hidden corner: several touches of one corner of the screen, in a row and within seconds."""

from collections import deque

TOUCHES = 5
WITHIN_SECONDS = 3.0


class HiddenCorner:
    """Counts touches. Nobody who touches the corner by chance sees that there is one."""

    def __init__(self) -> None:
        self._at: deque[float] = deque(maxlen=TOUCHES)

    def touched(self, seconds: float) -> bool:
        """Count a touch of the corner at a time of a clock that never jumps; return whether it opens."""
        self._at.append(seconds)
        if len(self._at) < TOUCHES or seconds - self._at[0] > WITHIN_SECONDS:
            return False
        self._at.clear()
        return True

    def elsewhere(self) -> None:
        """Begin anew: the screen was touched somewhere else."""
        self._at.clear()
