"""How an ESC/POS printer is: the real-time status `DLE EOT n` (Epson's ESC/POS reference).

n = 1 printer (bit 3 offline), n = 2 why offline (bit 2 cover open, bit 5 stopped by paper end, bit 6 error),
n = 4 paper (bits 5 and 6 out, bits 2 and 3 near end). An answer is one byte with `b & 0x93 == 0x12`.

`DLE EOT` is answered at once, whatever still waits in the printer's buffer. `GS a 255` (Automatic Status Back) is
obeyed in its turn, so its answer says that everything before it has been worked off. It is four bytes: the first with
`b & 0x93 == 0x10` (bit 3 offline, bit 5 cover open), the others with `b & 0x90 == 0`: errors (bits 3, 5, 6), paper
(bits 0 and 1 near end, bits 2 and 3 out), and one without a meaning here. From then on it comes unasked at every
change.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from devices.errors import Trouble
from devices.health import FINE, Condition, DeviceState


class Flag(StrEnum):
    """One thing a printer says of itself."""

    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    ERROR = "error"
    OFFLINE = "offline"
    PAPER_LOW = "paper-low"


STOPPING = (Flag.PAPER_OUT, Flag.COVER_OPEN, Flag.ERROR, Flag.OFFLINE)
"""What keeps a printer from printing, the one a person should hear of first at the front."""

_TEXTS = {
    Flag.PAPER_OUT: "the printer is out of paper",
    Flag.COVER_OPEN: "the printer's cover is open",
    Flag.ERROR: "the printer reports an error (cutter or mechanism)",
    Flag.OFFLINE: "the printer is offline",
    Flag.PAPER_LOW: "the paper is nearly used up",
}
NO_ANSWER = Trouble("printer.no-answer", "the printer does not say how it is")

_QUESTIONS: tuple[tuple[int, tuple[tuple[int, Flag], ...]], ...] = (
    (1, ((0x08, Flag.OFFLINE),)),
    (2, ((0x04, Flag.COVER_OPEN), (0x20, Flag.PAPER_OUT), (0x40, Flag.ERROR))),
    (4, ((0x60, Flag.PAPER_OUT), (0x0C, Flag.PAPER_LOW))),
)


_ASB_LENGTH = 4
_ASB_MEANINGS = (
    ((0x08, Flag.OFFLINE), (0x20, Flag.COVER_OPEN)),
    ((0x68, Flag.ERROR),),
    ((0x0C, Flag.PAPER_OUT), (0x03, Flag.PAPER_LOW)),
    (),
)


def trouble_of(flag: Flag) -> Trouble:
    """The flag as it is told to people."""
    return Trouble(f"printer.{flag}", _TEXTS[flag])


class Answers(StrEnum):
    """COMPLETE: every question was answered. MISSING: at least one was not."""

    COMPLETE = "complete"
    MISSING = "missing"


@dataclass(frozen=True)
class PrinterStatus:
    """What the printer said, and whether it said everything."""

    flags: frozenset[Flag]
    answers: Answers

    @property
    def stopped_by(self) -> Trouble | None:
        """Why it cannot print now; None when it did not say that it cannot."""
        return next((trouble_of(flag) for flag in STOPPING if flag in self.flags), None)

    def condition(self) -> Condition:
        """The state for health: what is missing is UNKNOWN, unless what was said is bad enough."""
        stopped_by = self.stopped_by
        if stopped_by is not None:
            return Condition(DeviceState.FAILED, stopped_by)
        if self.answers is Answers.MISSING:
            return Condition(DeviceState.UNKNOWN, NO_ANSWER)
        if Flag.PAPER_LOW in self.flags:
            return Condition(DeviceState.WARNING, trouble_of(Flag.PAPER_LOW))
        return FINE


class Line(Protocol):
    """A connection on which a printer can be asked."""

    def drain(self) -> None:
        """Throw away what has come in so far."""
        ...

    def write(self, data: bytes) -> None:
        """Send all of `data`. Raises DeviceUnavailable."""
        ...

    def read(self) -> bytes:
        """What comes in next, at least one byte; empty when nothing came within the line's answer time.

        Raises DeviceUnavailable when the printer hung up.
        """
        ...


def ask(line: Line) -> PrinterStatus:
    """Ask the three questions. After the first that stays without an answer no more are asked.

    Raises DeviceUnavailable when the connection breaks while asking.
    """
    flags: set[Flag] = set()
    for number, meanings in _QUESTIONS:
        # An answer to an older question, or to dots of an image that look like one, must not be taken for this one.
        line.drain()
        line.write(bytes((0x10, 0x04, number)))
        answer = _answer(line)
        if answer is None:
            return PrinterStatus(frozenset(flags), Answers.MISSING)
        flags.update(flag for bits, flag in meanings if answer & bits)
    return PrinterStatus(frozenset(flags), Answers.COMPLETE)


def ask_in_turn(line: Line) -> PrinterStatus:
    """Ask behind everything that was sent before. What a printer reports unasked on its way there counts too.

    Raises DeviceUnavailable when the connection breaks while asking.
    """
    line.drain()
    line.write(b"\x1da\xff")
    received = b""
    for _ in range(8):
        more = line.read()
        received += more
        flags = _reported(received)
        if flags is not None:
            return PrinterStatus(flags, Answers.COMPLETE)
        if not more:
            break
    return PrinterStatus(frozenset(), Answers.MISSING)


def _reported(received: bytes) -> frozenset[Flag] | None:
    """Return what the last whole report among the bytes says; None when there is none."""
    for at in range(len(received) - _ASB_LENGTH, -1, -1):
        first, *others = received[at : at + _ASB_LENGTH]
        if first & 0x93 == 0x10 and not any(byte & 0x90 for byte in others):
            said = zip((first, *others), _ASB_MEANINGS, strict=True)
            return frozenset(flag for byte, meanings in said for bits, flag in meanings if byte & bits)
    return None


def _answer(line: Line) -> int | None:
    for _ in range(8):
        received = line.read()
        if not received:
            return None
        for byte in received:
            if byte & 0x93 == 0x12:
                return byte
    return None
