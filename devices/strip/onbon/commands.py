"""What is said to an Onbon text card, and what it answers: the data of a frame.

group | command | response (1 wanted, 2 not) | …        A2 00 ping, A1 02 status, A3 10 clear, A3 06 dynamic area
A0 00 taken, A0 01 not taken, with an error code of 1 to 16
"""

import struct
from dataclasses import dataclass, field
from enum import Enum, IntEnum

_AREA = struct.Struct("<BHHHHBBBHBBBBBBBBBI")
_IN_PIXELS = 0x8000


class Command(Enum):
    """The commands that need nothing more said: group and command."""

    PING = b"\xa2\x00"
    STATUS = b"\xa1\x02"
    CLEAR = b"\xa3\x10"


class Response(IntEnum):
    """Whether the card is to answer. On a broadcast it must not: all would speak at once."""

    WANTED = 1
    NONE = 2


class Model(Enum):
    """The series. BX-5K counts x and width in units of 8 pixels, BX-6K in pixels."""

    BX_5K = "5k"
    BX_6K = "6k"


class Entry(IntEnum):
    """How the text comes in (`display`)."""

    STATIC = 1
    QUICK = 2
    LEFT = 3
    RIGHT = 4
    UP = 5
    DOWN = 6


class RunMode(IntEnum):
    """LOOP shows the text again and again, STAY ends with its last page and keeps it."""

    LOOP = 0
    STAY = 1


@dataclass(frozen=True)
class Box:
    """Where on the strip, in pixels from its top left corner."""

    x: int = 0
    y: int = 0
    width: int = 128
    height: int = 16


@dataclass(frozen=True)
class DynamicArea:
    """A text and how it is shown. `text` is GB2312 with the card's own marks (`\\C1` red …).

    `timeout_s` counts for run modes that give up an old text; `speed` is 0 to 0x18; `hold` is in half seconds.
    """

    text: bytes
    box: Box = field(default_factory=Box)
    area_id: int = 0
    line_space: int = 0
    run_mode: RunMode = RunMode.STAY
    timeout_s: int = 0
    entry: Entry = Entry.STATIC
    speed: int = 0
    hold: int = 0


def plain(command: Command, response: Response = Response.WANTED) -> bytes:
    """The data of a command without more to say."""
    return command.value + bytes((response, 0, 0))


def dynamic_area(area: DynamicArea, *, model: Model, response: Response = Response.WANTED) -> bytes:
    """The data of `A3 06`: one area on one line, nothing deleted, no sound."""
    box = area.box
    body = _AREA.pack(
        0,
        _units(box.x, model),
        box.y,
        _units(box.width, model),
        box.height,
        area.area_id,
        area.line_space,
        area.run_mode,
        area.timeout_s,
        0,  # no sound
        0,  # no extension
        0,  # alignment
        1,  # a single line
        1,  # no line breaks of the card's own
        area.entry,
        0,  # no effect when leaving
        area.speed,
        area.hold,
        len(area.text),
    )
    content = body + area.text
    return b"\xa3\x06" + bytes((response, 0, 0, 0, 1)) + len(content).to_bytes(2, "little") + content


def _units(pixels: int, model: Model) -> int:
    if model is Model.BX_6K:
        return pixels
    return pixels // 8 if pixels % 8 == 0 else pixels | _IN_PIXELS


@dataclass(frozen=True)
class Reply:
    """What the card answered: 0 when it took the command, otherwise its error code."""

    error: int


def read_reply(data: bytes) -> Reply | None:
    """The answer in a frame's data; None when it is something else. A status counts as taken."""
    if data[:2] == b"\xa0\x01":
        return Reply(data[2] if len(data) > 2 and data[2] else 1)
    if data[:2] in (b"\xa0\x00", Command.STATUS.value):
        return Reply(0)
    return None
