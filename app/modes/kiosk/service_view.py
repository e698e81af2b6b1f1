"""What the staff see behind the hidden corner, as plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a device is, for its colour: what there is to do is in the words."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


class Deed(StrEnum):
    """What the staff can do here."""

    TEST_PRINT = "test-print"
    REPRINT = "reprint"
    FULL_SCREEN = "full-screen"
    RESTART = "restart"
    LEAVE = "leave"
    BACK = "service-back"


@dataclass(frozen=True, kw_only=True)
class DeviceRow:
    """One device: its name, how it is, and what to do about it."""

    name: str
    state: str
    todo: str = ""
    tone: Tone = Tone.GOOD


@dataclass(frozen=True, kw_only=True)
class JobRow:
    """One slip: when its state was noted, its number, and how far it is."""

    at: str
    number: str
    state: str
    tone: Tone = Tone.GOOD


@dataclass(frozen=True, kw_only=True)
class Door:
    """The keypad before the service page. `typed`: how many digits; nothing else is said of them."""

    typed: int = 0
    checking: bool = False


@dataclass(frozen=True, kw_only=True)
class ServiceView:
    """The service page. `deeds` are in their order, each with its words; `message` is what became of the last one;
    `jobs` are the latest slips, newest first.
    """

    title: str
    devices: tuple[DeviceRow, ...]
    deeds: tuple[tuple[Deed, str], ...]
    jobs: tuple[JobRow, ...] = ()
    message: str = ""
    busy: bool = False


Shown = Door | ServiceView | None
"""`None`: the kiosk is the citizens'."""
