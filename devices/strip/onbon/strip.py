"""`bxk+tcp://`, `bxk+udp://`, `bxk+serial://`: Onbon text cards, one on the network or many on an RS-485 bus.

Checked against the vendor's open code and published captures, never on a card.
"""

from dataclasses import dataclass, field, replace

from devices.errors import Rejected
from devices.health import FINE, Condition
from devices.strip.answering import ANSWER_S, exchange
from devices.strip.gb2312 import encode_gb2312, width_dots
from devices.strip.onbon.commands import (
    Box,
    Command,
    DynamicArea,
    Entry,
    Model,
    Reply,
    RunMode,
    dynamic_area,
    plain,
    read_reply,
)
from devices.strip.onbon.frame import HOST, Frame, FrameReader, encode
from devices.strip.text import FIRST_ADDRESS, Colour, Flashing, Motion, StripText
from devices.transport.line import Line

PORT = 5005
BAUD = 57600

SPEEDS = range(0x19)

_COLOURS = {Colour.RED: b"\\C1", Colour.GREEN: b"\\C2", Colour.YELLOW: b"\\C3"}


@dataclass(frozen=True)
class OnbonSettings:
    """What a card is and how wide its strip: `box` in pixels, `dots` the height of a character, `font` the card's
    three-digit font number or empty for its own choice, `speed` of moving texts one of SPEEDS as the card counts it,
    `answer_s` how long the card may think.
    """

    model: Model = Model.BX_5K
    box: Box = field(default_factory=Box)
    dots: int = 16
    font: str = ""
    speed: int = 4
    answer_s: float = ANSWER_S


class OnbonStrip:
    """See `devices.strip.text.Strip`."""

    flashing = Flashing.BY_HOST

    def __init__(self, line: Line, settings: OnbonSettings) -> None:
        self._line = line
        self._settings = settings
        self.name = f"bxk+{line.name}"

    def open(self) -> None:
        """See `Strip.open`."""
        self._line.open()

    def close(self) -> None:
        """See `Strip.close`."""
        self._line.close()

    def show(self, text: StripText, *, address: int = FIRST_ADDRESS) -> None:
        """See `Strip.show`."""
        area = area_of(text, self._settings)
        self._say(dynamic_area(area, model=self._settings.model), address)

    def check(self, address: int = FIRST_ADDRESS) -> Condition:
        """See `Strip.check`: a ping."""
        self._say(plain(Command.PING), address)
        return FINE

    def _say(self, data: bytes, address: int) -> None:
        reader = FrameReader()

        def understand(received: bytes) -> Reply | None:
            frames = [frame for frame in reader.feed(received) if frame.sender == address]
            return next((reply for frame in frames if (reply := read_reply(frame.data)) is not None), None)

        question = encode(Frame(to=address, sender=HOST, data=data))
        reply = exchange(self._line, question, understand, answer_s=self._settings.answer_s)
        if reply.error:
            raise Rejected("strip.rejected", f"the strip did not take it, its error code is {reply.error}")


def area_of(text: StripText, settings: OnbonSettings) -> DynamicArea:
    """The area that shows `text`. What is too wide for the strip moves to the left."""
    runs = [(colour, _words(part)) for colour, part in text.runs()] or [(text.colour, b" ")]
    font = f"\\FO{settings.font}".encode("ascii") if settings.font else b""
    first, *others = runs
    coloured = b"".join(_COLOURS[colour] + words for colour, words in others)
    area = DynamicArea(_COLOURS[first[0]] + font + first[1] + coloured, box=settings.box)
    wide = width_dots(b"".join(words for _, words in runs), dots=settings.dots) > settings.box.width
    if text.motion is Motion.SCROLL or wide:
        return replace(area, run_mode=RunMode.LOOP, entry=Entry.LEFT, speed=settings.speed)
    return area


def _words(part: str) -> bytes:
    """A part of a text as the card takes it; a backslash would begin a command."""
    return encode_gb2312(part.replace("\\", "＼"))
