"""A finger that moves aside turns the page of cards."""

from widgets.theme import current


class Swipe:
    """Follows one finger. It has to move aside by its own width, so that a shaky touch is still a touch."""

    def __init__(self) -> None:
        self._from: float | None = None

    def begin(self, x: float) -> None:
        """A finger comes down at `x` (pixels)."""
        self._from = x

    def move(self, x: float) -> int:
        """Return once by how many pages the finger has turned: 1 moved to the left, -1 to the right, 0 not yet."""
        if self._from is None or abs(x - self._from) < current().size("height_touch"):
            return 0
        turned = 1 if x < self._from else -1
        self._from = None
        return turned
