"""How far one strip lags behind what it should show."""

from enum import Enum, auto

from devices.backoff import Backoff
from devices.errors import DeviceError, JobDoesNotFit
from devices.strip.flashing import Step
from devices.strip.text import StripText

TRIES = 3
BETWEEN_TRIES_S = 0.1

NOTHING = StripText("")


class Standing(Enum):
    """LAGGING: its text is to be sent once it is due. SHOWING: it shows its text, and the next step may be due later.
    LEFT_ALONE: it used up its tries and is tried again once that is due.
    """

    LAGGING = auto()
    SHOWING = auto()
    LEFT_ALONE = auto()


class Lag:
    """One strip of a bus. Moments are monotonic seconds; `due` is None when nothing is going to happen by itself.

    `turn` orders the strips: the lowest has waited longest.
    """

    def __init__(self, address: int) -> None:
        self.address = address
        self.standing = Standing.SHOWING
        self.answers = True
        self.error: DeviceError | None = None
        self.text = NOTHING
        self.turn = 0
        self.due: float | None = None
        self._tries_left = TRIES
        self._script: tuple[Step, ...] = (Step(0.0, NOTHING),)
        self._steps: tuple[Step, ...] = ()
        self._backoff = Backoff()

    def is_due(self, now: float) -> bool:
        """Whether something is to be sent now."""
        return self.standing is not Standing.LEFT_ALONE and self.due is not None and self.due <= now

    def want(self, script: tuple[Step, ...], *, turn: int) -> None:
        """Show the steps of `script` from now on. A strip that already waits keeps its turn."""
        if self.standing is not Standing.LAGGING:
            self.turn = turn
        self._script = script
        if self.answers:
            self.error = None
        self._begin()

    def send_again(self, *, turn: int, at: float = 0.0) -> None:
        """What the strip shows is not known any more, or it may answer again: send it all, from moment `at` on."""
        self.turn = turn
        self._begin()
        self.due = at

    def next_text(self) -> StripText:
        """What to send now; a step that is due becomes the text."""
        if self.standing is Standing.SHOWING and self._steps:
            step, *rest = self._steps
            self.text, self._steps = step.text, tuple(rest)
            self._tries_left = TRIES
        return self.text

    def took(self, text: StripText, *, now: float, turn: int) -> None:
        """The strip shows `text`; go on to what follows it, or to what was wanted meanwhile."""
        self.answers, self.error = True, None
        self._backoff.reset()
        self.turn = turn
        if self.text is not text:
            self._tries_left, self.due = TRIES, now
            return
        self.standing = Standing.SHOWING
        self.due = now + self._steps[0].after_s if self._steps else None

    def failed(self, error: DeviceError, *, now: float) -> None:
        """It did not take the text."""
        self.error = error
        self._tries_left -= 1
        if self._tries_left > 0:
            self.standing, self.due = Standing.LAGGING, now + BETWEEN_TRIES_S
        else:
            self.standing, self.due = Standing.LEFT_ALONE, now + self._backoff.next_delay()
            self.answers = False

    def give_up(self, text: StripText, error: JobDoesNotFit) -> None:
        """The strip can never show `text`."""
        if self.text is text:
            self.standing, self.due, self.error, self._steps = Standing.SHOWING, None, error, ()

    def _begin(self) -> None:
        first, *rest = self._script
        self.text, self._steps = first.text, tuple(rest)
        self.standing, self.due = Standing.LAGGING, 0.0
        self._tries_left = TRIES if self.answers else 1
