"""`alpha+serial://`, `alpha+tcp://`: signs of the Alpha M-Protocol (BetaBrite and others; document 9708-8061F).

    00 × 5 | 01 | type 'Z' | address, 2 hex digits | 02 | 'A' label ESC position mode text | [03 and 4 hex digits] | 04

They have no Chinese characters and never answer. Texts go to the priority file (label '0'), which is shown at once and
needs no memory set up before.
"""

from enum import StrEnum

from devices.checksum import sum16
from devices.health import Condition
from devices.strip.template.strip import NEVER_ANSWERS
from devices.strip.text import FIRST_ADDRESS, Colour, Flashing, Motion, StripText
from devices.transport.line import Line

BAUD = 9600
FORMAT = "7E1"

PRIORITY_FILE = "0"
LONGEST_PRIORITY = 125
"""Bytes the priority file holds, marks included."""

ALL_TYPES = b"Z"
FILL = b" "

_COLOURS = {Colour.RED: b"\x1c1", Colour.GREEN: b"\x1c2", Colour.YELLOW: b"\x1c3"}
_MODES = {Motion.STATIC: b"b", Motion.SCROLL: b"a", Motion.FLASH: b"c"}


class Check(StrEnum):
    """Whether a frame ends in a checksum."""

    NONE = "none"
    SUM = "sum"


def frame(command: bytes, *, address: int, check: Check = Check.NONE) -> bytes:
    """A whole transmission of `command`, which begins with its command letter. Address 0 means all signs."""
    body = b"\x02" + command
    if check is Check.SUM:
        body += b"\x03"
        body += f"{sum16(body):04X}".encode("ascii")
    return bytes(5) + b"\x01" + ALL_TYPES + f"{address:02X}".encode("ascii") + body + b"\x04"


def write_text(text: StripText, *, label: str = PRIORITY_FILE) -> bytes:
    """The command that puts `text` into the file `label`. An empty text empties the file."""
    if not text.text:
        return b"A" + label.encode("ascii")
    words = b"".join(_COLOURS[colour] + _words(part) for colour, part in text.runs())
    return b"A" + label.encode("ascii") + b"\x1b" + FILL + _MODES[text.motion] + words[:LONGEST_PRIORITY]


def _words(part: str) -> bytes:
    return " ".join(part.splitlines()).encode("ascii", errors="replace")


class AlphaStrip:
    """See `devices.strip.text.Strip`."""

    flashing = Flashing.BY_STRIP

    def __init__(self, line: Line, *, check: Check = Check.NONE) -> None:
        self._line = line
        self._check = check
        self.name = f"alpha+{line.name}"

    def open(self) -> None:
        """See `Strip.open`."""
        self._line.open()

    def close(self) -> None:
        """See `Strip.close`."""
        self._line.close()

    def show(self, text: StripText, *, address: int = FIRST_ADDRESS) -> None:
        """See `Strip.show`. That it was sent is all that can be known."""
        self._line.write(frame(write_text(text), address=address, check=self._check))

    def check(self, address: int = FIRST_ADDRESS) -> Condition:
        """UNKNOWN, as long as the line is well. Raises DeviceUnavailable."""
        del address
        self._line.drain()
        return NEVER_ANSWERS
