"""What an LED strip shows, and the interface of every strip."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from devices.health import Condition

FIRST_ADDRESS = 1
LAST_ADDRESS = 255


class Colour(StrEnum):
    """The colours of a two-colour LED card."""

    RED = "red"
    GREEN = "green"
    YELLOW = "yellow"


class Motion(StrEnum):
    """How the text is shown."""

    STATIC = "static"
    SCROLL = "scroll"
    FLASH = "flash"


@dataclass(frozen=True)
class StripText:
    """A text on one strip. `seconds` is how long FLASH flashes before it stands still, or one pass of SCROLL takes;
    0 leaves it to the strip. Raises ValueError when negative.
    """

    text: str
    colour: Colour = Colour.RED
    motion: Motion = Motion.STATIC
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if self.seconds < 0:
            raise ValueError("seconds cannot be negative")


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

    def status(self) -> Condition:
        """How they are; no answer is UNKNOWN. Raises DeviceUnavailable when they are gone."""
        ...

    def show(self, text: StripText, *, address: int = FIRST_ADDRESS) -> None:
        """Replace what the strip at `address` (1 to 255) shows. Raises DeviceUnavailable or Unconfirmed."""
        ...
