"""One citizen's visit to the kiosk: how far they have come, and when they last touched it."""

from dataclasses import dataclass, field, replace

from app.modes.kiosk.identification import Typing
from app.modes.kiosk.view import Paper, Taken


@dataclass
class Visit:
    """From the first touch to the ticket. Times are monotonic seconds; `path` are the codes chosen so far.

    A new citizen gets a new object, so that a print that ends late cannot bring an old ticket back.
    """

    touched_at: float
    number: int = 0
    touched: bool = False
    path: list[str] = field(default_factory=list)
    typing: Typing | None = None
    asking: bool = False
    taken: Taken | None = None
    ends_at: float | None = None

    @property
    def is_choosing(self) -> bool:
        """Whether cards are before the citizen."""
        return self.typing is None and self.may_idle

    @property
    def is_under_way(self) -> bool:
        """Whether something would be lost by beginning anew."""
        return self.may_idle and (bool(self.path) or self.typing is not None)

    @property
    def may_idle(self) -> bool:
        """Whether the kiosk waits for the citizen, not the citizen for the kiosk."""
        return not self.asking and self.taken is None

    def touch(self, mono: float) -> None:
        """Somebody is there."""
        self.touched = True
        self.touched_at = mono

    def settle(self, trouble: str, *, mono: float, stays: float) -> None:
        """The paper is out, or it is known that it is not; the ticket is shown for so many seconds more."""
        if self.taken is not None:
            paper = Paper.MISSING if trouble else Paper.OUT
            self.taken = replace(self.taken, paper=paper, trouble=trouble, ends_in=stays)
            self.ends_at = mono + stays
