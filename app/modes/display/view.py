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
    """How many wait for a kind of service, and whose number is the next one (empty: nobody's)."""

    name: str
    waiting: int
    next: str = ""


@dataclass(frozen=True)
class ShownNotice:
    """A notice of today."""

    title: str
    text: str


@dataclass(frozen=True)
class DisplayView:
    """One moment of the display. `fresh` are keys of calls that have just been made and are to be noticed.

    `line` is what runs along: typed words, then the notices. `filled` are words that take the whole screen instead of
    the calls; empty for none.
    """

    hall: str = ""
    zone: str = ""
    greeting: str = ""
    slogan: str = ""
    calls: tuple[ShownCall, ...] = ()
    fresh: frozenset[str] = frozenset()
    counts: tuple[Count, ...] = ()
    notices: tuple[ShownNotice, ...] = ()
    line: str = ""
    time: str = ""
    day: str = ""
    lunar: str = ""
    filled: str = ""
