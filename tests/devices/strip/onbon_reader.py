"""Reads Onbon frames back and writes a card's answers. Shares nothing with `devices.strip.onbon`.

Written from the published captures: eight A5, a body without A5 and 5A, one 5A.
"""

import re
from dataclasses import dataclass

_FRAME = re.compile(rb"\xa5{8}([^\xa5\x5a]+)\x5a", re.DOTALL)
_PLAIN = {b"\xa6\x02": b"\xa5", b"\xa6\x01": b"\xa6", b"\x5b\x02": b"\x5a", b"\x5b\x01": b"\x5b"}


class NotOnbon(Exception):
    """The bytes are not what a card understands."""


@dataclass(frozen=True)
class Said:
    """A frame as a card sees it."""

    address: int
    sender: int
    device: int
    data: bytes

    @property
    def command(self) -> bytes:
        return self.data[:2]


@dataclass(frozen=True)
class Area:
    """The one dynamic area of an `A3 06`. Places as they stand in the frame."""

    wants_answer: bool
    x: int
    y: int
    width: int
    height: int
    run_mode: int
    display: int
    speed: int
    hold: int
    area_id: int
    line_space: int
    timeout: int
    text: bytes

    @property
    def colour(self) -> str:
        return {b"\\C1": "red", b"\\C2": "green", b"\\C3": "yellow"}[self.text[:3]]

    @property
    def words(self) -> str:
        return re.sub(r"\\C[0-9]", "", self.text[3:].decode("gb2312"))


def crc(data: bytes) -> int:
    """CRC-16/ARC computed the unreflected way round: polynomial 8005 on mirrored bytes, the result mirrored."""
    register = 0
    for byte in data:
        register ^= int(f"{byte:08b}"[::-1], 2) << 8
        for _ in range(8):
            register = (register << 1 ^ 0x8005) & 0xFFFF if register & 0x8000 else register << 1
    return int(f"{register:016b}"[::-1], 2)


def frames_in(stream: bytes) -> tuple[list[bytes], bytes]:
    """The whole frames of a stream, and what is left over behind them."""
    found = list(_FRAME.finditer(stream))
    rest = stream[found[-1].end() :] if found else stream
    return [match[0] for match in found], rest


def read(frame: bytes) -> Said:
    match = _FRAME.fullmatch(frame)
    if match is None:
        raise NotOnbon(f"no frame: {frame.hex(' ')}")
    body = re.sub(rb"[\xa6\x5b](.)", lambda pair: _PLAIN[pair[0]], match[1], flags=re.DOTALL)
    if int.from_bytes(body[-2:], "little") != crc(body[:-2]):
        raise NotOnbon("wrong checksum")
    header, data = body[:14], body[14:-2]
    if header[12] | header[13] << 8 != len(data):
        raise NotOnbon("wrong length")
    return Said(header[0] | header[1] << 8, header[2] | header[3] << 8, header[10], data)


def read_area(data: bytes) -> Area:
    if data[:2] != b"\xa3\x06" or data[3:7] != b"\0\0\0\1":
        raise NotOnbon("not one dynamic area")
    area = data[9:]
    if data[7] | data[8] << 8 != len(area):
        raise NotOnbon("wrong area length")
    numbers = [int.from_bytes(area[at : at + 2], "little") for at in (1, 3, 5, 7)]
    text = area[27:]
    if int.from_bytes(area[23:27], "little") != len(text):
        raise NotOnbon("wrong text length")
    if area[0] or area[14:17] != b"\0\0\0" or area[17:19] != b"\1\1" or area[20]:
        raise NotOnbon("an area with sound, extensions or line breaks")
    return Area(
        wants_answer=data[2] == 1,
        x=numbers[0],
        y=numbers[1],
        width=numbers[2],
        height=numbers[3],
        run_mode=area[11],
        display=area[19],
        speed=area[21],
        hold=area[22],
        area_id=area[9],
        line_space=area[10],
        timeout=area[12] | area[13] << 8,
        text=text,
    )


def answer(address: int, data: bytes, *, check: int = 0) -> bytes:
    """A card's frame to the host; `check` spoils the checksum."""
    body = b"\x00\x80" + address.to_bytes(2, "little") + bytes(6) + b"\xfe\x02" + len(data).to_bytes(2, "little") + data
    body += (crc(body) ^ check).to_bytes(2, "little")
    for plain, escaped in (
        (b"\xa6", b"\xa6\x01"),
        (b"\xa5", b"\xa6\x02"),
        (b"\x5b", b"\x5b\x01"),
        (b"\x5a", b"\x5b\x02"),
    ):
        body = body.replace(plain, escaped)
    return b"\xa5" * 8 + body + b"\x5a"
