"""The frame of Onbon's text cards (BX-5K, BX-6K), as the vendor's open Java code and field captures have it.

    A5 × 8 | escaped( header, 14 bytes | data | CRC-16/ARC, little endian ) | 5A
    header: to u16 | from u16 | 00 00 00 | option 00 | check mode | display mode | device type | version 02 | length u16

Inside the frame A5 is written A6 02, A6 is A6 01, 5A is 5B 02, 5B is 5B 01.
"""

import struct
from dataclasses import dataclass

from devices.checksum import crc16_arc

START = b"\xa5" * 8
END = 0x5A
HOST = 0x8000
ANY_DEVICE = 0xFE
VERSION = 0x02
LONGEST = 4096
"""Bytes after which a frame without an end is given up."""

_HEADER = struct.Struct("<HH4xBBBBH")
_ESCAPES = {0xA5: b"\xa6\x02", 0xA6: b"\xa6\x01", 0x5A: b"\x5b\x02", 0x5B: b"\x5b\x01"}
_UNESCAPES = {escaped: plain for plain, escaped in _ESCAPES.items()}


@dataclass(frozen=True)
class Frame:
    """Who speaks to whom, and what is said. Addresses are 16 bits."""

    to: int
    sender: int
    data: bytes


def encode(frame: Frame) -> bytes:
    """The bytes of `frame` on the wire."""
    header = _HEADER.pack(frame.to, frame.sender, 0, 0, ANY_DEVICE, VERSION, len(frame.data))
    body = header + frame.data
    body += crc16_arc(body).to_bytes(2, "little")
    return START + b"".join(_ESCAPES.get(byte) or bytes((byte,)) for byte in body) + bytes((END,))


class FrameReader:
    """Finds frames in whatever comes in: noise, halves and wrong checksums are passed over."""

    def __init__(self) -> None:
        self._body: bytearray | None = None

    def feed(self, received: bytes) -> list[Frame]:
        """Take bytes in any pieces; give the frames that were completed by them."""
        frames = []
        for byte in received:
            if byte == START[0]:
                self._body = bytearray()
            elif self._body is not None and byte == END:
                frame = _decode(bytes(self._body))
                self._body = None
                if frame is not None:
                    frames.append(frame)
            elif self._body is not None and len(self._body) < LONGEST:
                self._body.append(byte)
        return frames


def _decode(escaped: bytes) -> Frame | None:
    body = _unescape(escaped)
    if body is None or len(body) < _HEADER.size + 2 or crc16_arc(body[:-2]) != int.from_bytes(body[-2:], "little"):
        return None
    to, sender, _, _, _, _, length = _HEADER.unpack(body[: _HEADER.size])
    data = body[_HEADER.size : -2]
    return Frame(to, sender, data) if len(data) == length else None


def _unescape(escaped: bytes) -> bytes | None:
    plain = bytearray()
    at = 0
    while at < len(escaped):
        if escaped[at] in (0xA6, 0x5B):
            byte = _UNESCAPES.get(escaped[at : at + 2])
            if byte is None:
                return None
            plain.append(byte)
            at += 2
        else:
            plain.append(escaped[at])
            at += 1
    return bytes(plain)
