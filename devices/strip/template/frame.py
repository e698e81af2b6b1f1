"""A frame made of segments: fixed bytes, fields, the text, lengths and checksums over some of them, then escapes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from devices.errors import JobDoesNotFit
from devices.strip.text import Flashing, StripText


class Form(StrEnum):
    """How a number is written: as bytes, most or least significant first, or as hexadecimal or decimal digits."""

    BIG = "be"
    LITTLE = "le"
    HEX = "hex"
    DECIMAL = "dec"


@dataclass(frozen=True)
class Number:
    """A number of fixed size: `size` in bytes on the wire."""

    form: Form = Form.BIG
    size: int = 1

    def write(self, value: int) -> bytes:
        """The bytes of `value`. Raises JobDoesNotFit when it needs more room."""
        try:
            if self.form is Form.BIG:
                return value.to_bytes(self.size, "big")
            if self.form is Form.LITTLE:
                return value.to_bytes(self.size, "little")
        except OverflowError as error:
            raise self._too_big(value) from error
        digits = f"{value:0{self.size}X}" if self.form is Form.HEX else f"{value:0{self.size}d}"
        if len(digits) != self.size:
            raise self._too_big(value)
        return digits.encode("ascii")

    def _too_big(self, value: int) -> JobDoesNotFit:
        return JobDoesNotFit("strip.does-not-fit", f"{value} does not fit into the strip's frame")


@dataclass(frozen=True)
class Range:
    """Segments from `first` to `last`, both included, counted from 0."""

    first: int
    last: int


@dataclass(frozen=True)
class Fixed:
    """Bytes that are always the same."""

    data: bytes


@dataclass(frozen=True)
class Address:
    """The address of the strip."""

    number: Number


@dataclass(frozen=True)
class TextNumber:
    """The first whole number in the text, 0 if there is none: for boards that show or say numbers only."""

    number: Number


@dataclass(frozen=True)
class Choice:
    """Bytes by the text's `field`, "colour" or "motion"."""

    field: str
    data: Mapping[str, bytes]


@dataclass(frozen=True)
class Words:
    """The text itself."""


@dataclass(frozen=True)
class Length:
    """How many bytes the segments of `over` have before they are escaped, and `add` to it."""

    over: Range
    number: Number
    add: int = 0


@dataclass(frozen=True)
class Check:
    """A checksum over the segments of `over` before they are escaped."""

    over: Range
    number: Number
    function: Callable[[bytes], int]


Segment = Fixed | Address | TextNumber | Choice | Words | Length | Check


@dataclass(frozen=True)
class Escape:
    """Bytes that are written differently in the segments of `over`."""

    over: Range
    table: Mapping[int, bytes]


@dataclass(frozen=True)
class Answer:
    """What a card answers: `good`, and `bad` (empty if it never says so). Addresses below `first` do not answer."""

    good: bytes
    bad: bytes = b""
    first: int = 0


@dataclass(frozen=True)
class FrameTemplate:
    """How a card wants to be spoken to. `answer` is None for one that is silent."""

    title: str
    encoding: str
    missing: str
    replace: Mapping[str, str]
    flashing: Flashing
    segments: tuple[Segment, ...]
    escape: Escape | None = None
    answer: Answer | None = None

    def encode(self, text: StripText, address: int) -> bytes:
        """The bytes that show `text` on the strip at `address`. Raises JobDoesNotFit."""
        pieces = [self._piece(segment, text, address) for segment in self.segments]
        for at, segment in enumerate(self.segments):
            if isinstance(segment, Length):
                length = sum(len(piece) for piece in _part(pieces, segment.over))
                pieces[at] = segment.number.write(length + segment.add)
        for at, segment in enumerate(self.segments):
            if isinstance(segment, Check):
                pieces[at] = segment.number.write(segment.function(b"".join(_part(pieces, segment.over))))
        return b"".join(self._escaped(at, piece) for at, piece in enumerate(pieces))

    def _piece(self, segment: Segment, text: StripText, address: int) -> bytes:
        match segment:
            case Fixed(data):
                return data
            case Address(number):
                return number.write(address)
            case TextNumber(number):
                found = re.search(r"[0-9]+", text.text)
                return number.write(int(found[0]) if found else 0)
            case Choice(field, data):
                return data[str(getattr(text, field))]
            case Words():
                return self._words(text.text)
            case Length() | Check():
                return bytes(segment.number.size)

    def _words(self, text: str) -> bytes:
        replaced = "".join(self.replace.get(character, character) for character in " ".join(text.splitlines()))
        encoded = bytearray()
        for character in replaced:
            try:
                encoded += character.encode(self.encoding)
            except UnicodeEncodeError:
                encoded += self.missing.encode(self.encoding)
        return bytes(encoded)

    def _escaped(self, at: int, piece: bytes) -> bytes:
        escape = self.escape
        if escape is None or not escape.over.first <= at <= escape.over.last:
            return piece
        return b"".join(escape.table.get(byte) or bytes((byte,)) for byte in piece)


def _part(pieces: list[bytes], over: Range) -> list[bytes]:
    return pieces[over.first : over.last + 1]
