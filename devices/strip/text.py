"""What an LED strip shows, and the interface of every strip."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from devices.health import Condition

FIRST_ADDRESS = 1
LAST_ADDRESS = 255

LONGEST_TEXT = 1000
"""Characters; nobody reads more on a strip, and no card takes it."""


class Colour(StrEnum):
    """The colours of a two-colour LED card."""

    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"


class Motion(StrEnum):
    """How the text is shown. A STATIC text that is wider than the strip scrolls where the card allows it."""

    STATIC = "static"
    SCROLL = "scroll"
    FLASH = "flash"


@dataclass(frozen=True)
class StripText:
    """A text on one strip. `seconds` is how long FLASH flashes before it stands still, or one pass of SCROLL takes;
    0 leaves it to the strip. Raises ValueError when negative, or when the text is longer than LONGEST_TEXT.

    `colour` is that of the beginning; `turns` says from which character on which other colour holds, in rising order.
    A kind of strip that has one colour a text shows the first.
    """

    text: str
    colour: Colour = Colour.RED
    motion: Motion = Motion.STATIC
    seconds: float = 0.0
    turns: tuple[tuple[int, Colour], ...] = ()

    def __post_init__(self) -> None:
        if self.seconds < 0:
            raise ValueError("seconds cannot be negative")
        if len(self.text) > LONGEST_TEXT:
            raise ValueError(f"a strip takes at most {LONGEST_TEXT} characters, not {len(self.text)}")

    def runs(self) -> tuple[tuple[Colour, str], ...]:
        """The text in parts of one colour each."""
        starts = [(0, self.colour), *self.turns]
        ends = [*(start for start, _ in self.turns), len(self.text)]
        parts = ((colour, self.text[start:end]) for (start, colour), end in zip(starts, ends, strict=True))
        return tuple((colour, part) for colour, part in parts if part)


class Flashing(StrEnum):
    """Who makes a text flash: the strip, or whoever drives it by taking the text away and putting it back."""

    BY_STRIP = "by-strip"
    BY_HOST = "by-host"


class Strip(Protocol):
    """A driver of one strip, or of all strips on one bus, told apart by address; used by one thread at a time."""

    @property
    def name(self) -> str:
        """The driver as the settings name it."""
        ...

    def open(self) -> None:
        """Find the strips. Raises DeviceUnavailable."""
        ...

    def close(self) -> None:
        """Let go of them; what they show stays."""
        ...

    @property
    def flashing(self) -> Flashing:
        """Who makes a text flash."""
        ...

    def show(self, text: StripText, *, address: int = FIRST_ADDRESS) -> None:
        """Replace what the strip at `address` (1 to 255) shows. Tried once.

        Raises NoAnswer or Rejected when this strip did not take it, JobDoesNotFit when it never can,
        DeviceUnavailable when the line to all of them broke.
        """
        ...

    def check(self, address: int = FIRST_ADDRESS) -> Condition:
        """How the strip at `address` is; UNKNOWN for a kind that never answers.

        Raises NoAnswer or Rejected when this strip does not answer as it should, DeviceUnavailable when the line broke.
        """
        ...
