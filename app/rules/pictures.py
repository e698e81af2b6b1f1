"""What a picture says of itself, read from its first bytes: format, size in dots, and whether it carries anything else.

WebP: RFC 9649 (RIFF container; VP8L and VP8 bitstream headers). JPEG: ITU-T T.81 annex B.
"""

from dataclasses import dataclass
from enum import StrEnum

_PLAIN_SEGMENTS = frozenset({0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, 0xE0})
"""Tables, frames, restart interval and the JFIF head. Any other application segment or comment is something else."""

_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_LONGEST_JFIF = 16


class PictureKind(StrEnum):
    """The formats that are taken, as their media types."""

    WEBP = "image/webp"
    JPEG = "image/jpeg"


class WrongPicture(ValueError):
    """The bytes are no picture of a known format, or carry more than the picture."""


@dataclass(frozen=True)
class PictureHead:
    """Format and size in dots."""

    kind: PictureKind
    width: int
    height: int


def read_head(data: bytes) -> PictureHead:
    """Return what a picture is. Raises `WrongPicture`; a picture with metadata of any kind is one."""
    try:
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:2] == b"\xff\xd8":
            return _jpeg(data)
    except IndexError as error:
        raise WrongPicture("it ends too soon") from error
    raise WrongPicture("it is neither WebP nor JPEG")


def _webp(data: bytes) -> PictureHead:
    """Read a simple file: one chunk that is the picture. The extended form (VP8X) exists for metadata and alpha."""
    length = int.from_bytes(data[16:20], "little")
    whole = 20 + length + length % 2
    if int.from_bytes(data[4:8], "little") + 8 != len(data) or whole != len(data):
        raise WrongPicture("there is something beside the picture")
    if data[12:16] == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        return PictureHead(PictureKind.WEBP, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if data[12:16] == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
        return PictureHead(PictureKind.WEBP, width, height)
    raise WrongPicture("it is no plain WebP")


def _jpeg(data: bytes) -> PictureHead:
    if data[-2:] != b"\xff\xd9":
        raise WrongPicture("it does not end like a JPEG")
    at, found = 2, None
    while True:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at] != 0xFF or length < 2 or at + 2 + length > len(data):
            raise WrongPicture("its segments do not fit together")
        if marker == 0xDA:
            break
        if marker not in _PLAIN_SEGMENTS or (marker == 0xE0 and length > _LONGEST_JFIF):
            raise WrongPicture("it carries more than the picture")
        if marker in _FRAMES:
            height, width = (int.from_bytes(data[at + place : at + place + 2], "big") for place in (5, 7))
            found = PictureHead(PictureKind.JPEG, width, height)
        at += 2 + length
    if found is None:
        raise WrongPicture("it has no frame")
    return found
