"""What the waiting area sees, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ShownCall:
    """A call on the screen. `key` names the visit and how often it was called, so that a recall is a new call."""

    key: str
    visit: str
    ticket: str
    counter: str


@dataclass(frozen=True)
class Count:
    """How many wait for a kind of service."""

    name: str
    waiting: int


@dataclass(frozen=True)
class DisplayView:
    """One moment of the display. `fresh` are keys of calls that have just been made and are to be noticed."""

    hall: str = ""
    zone: str = ""
    greeting: str = ""
    calls: tuple[ShownCall, ...] = ()
    fresh: frozenset[str] = frozenset()
    counts: tuple[Count, ...] = ()
    notices: str = ""
    time: str = ""
    day: str = ""
