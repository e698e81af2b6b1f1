"""What a printer is asked to do, what came of it, and the interface every printer has."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from devices.errors import DeviceError, DriverCrashed, JobDoesNotFit, Trouble, Unconfirmed
from devices.health import Condition
from devices.printer.bitmap import Bitmap

MOST_COPIES = 5
LARGEST_SCALE = 8


class Cut(StrEnum):
    """What happens to the paper at the end of each copy; after NONE it is torn off by hand."""

    PARTIAL = "partial"
    FULL = "full"
    NONE = "none"


class Buzzer(StrEnum):
    """Whether the printer beeps after the last copy."""

    SILENT = "silent"
    BEEP = "beep"


class Align(StrEnum):
    """Where a line of text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Weight(StrEnum):
    """How a line of text stands out."""

    NORMAL = "normal"
    BOLD = "bold"
    INVERSE = "inverse"


@dataclass(frozen=True)
class TextLine:
    """One line for the printer's own font, `scale` times as large. Raises ValueError for a scale out of 1 to 8."""

    text: str
    align: Align = Align.LEFT
    scale: int = 1
    weight: Weight = Weight.NORMAL

    def __post_init__(self) -> None:
        if not 1 <= self.scale <= LARGEST_SCALE:
            raise ValueError(f"scale must be 1 to {LARGEST_SCALE}, not {self.scale}")


@dataclass(frozen=True)
class PrintJob:
    """One slip. `name` is for people and file names (a ticket number). `lines` is the same slip for printers in text
    mode; without them those print the bitmap too. Raises ValueError for copies out of 1 to 5.
    """

    name: str
    bitmap: Bitmap
    copies: int = 1
    cut: Cut = Cut.PARTIAL
    buzzer: Buzzer = Buzzer.SILENT
    lines: tuple[TextLine | Bitmap, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.copies <= MOST_COPIES:
            raise ValueError(f"copies must be 1 to {MOST_COPIES}, not {self.copies}")


class PrintOutcome(StrEnum):
    """PRINTED: all bytes were taken and the printer says it is well. FAILED: no paper came out.

    UNKNOWN: something was sent and nobody confirmed it. Neither is ever printed again by itself.
    """

    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"


@dataclass(frozen=True)
class PrintResult:
    """The outcome, and the reason for it unless it is PRINTED."""

    outcome: PrintOutcome
    trouble: Trouble | None = None

    @classmethod
    def of(cls, error: DeviceError) -> "PrintResult":
        """What it means for the paper that printing ended in `error`; after a crash nobody can tell."""
        open_question = isinstance(error, Unconfirmed | DriverCrashed)
        return cls(PrintOutcome.UNKNOWN if open_question else PrintOutcome.FAILED, error.trouble)


class Printer(Protocol):
    """A driver of a printer; used by one thread at a time."""

    @property
    def name(self) -> str:
        """The driver as the settings name it."""
        ...

    def open(self) -> None:
        """Find the printer. Raises DeviceUnavailable."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...

    def status(self) -> Condition:
        """Ask how it is; no answer is UNKNOWN. Raises DeviceUnavailable when it is gone."""
        ...

    def print(self, job: PrintJob) -> None:
        """Print and return when the printer confirmed.

        Raises PrinterNotReady, DeviceUnavailable or JobDoesNotFit when nothing came out, Unconfirmed when
        something was sent and not confirmed.
        """
        ...


def check_width(job: PrintJob, width_dots: int) -> None:
    """Raise JobDoesNotFit when a picture is wider than the paper: printers wrap or garble it."""
    pictures = [job.bitmap, *(line for line in job.lines if isinstance(line, Bitmap))]
    widest = max(picture.width_dots for picture in pictures)
    if widest > width_dots:
        raise JobDoesNotFit("printer.too-wide", f"the slip is {widest} dots wide, the paper {width_dots}")
