"""Alpha signs: the published bytes, and what is known of a sign that never answers."""

import re

import pytest

from devices.health import DeviceState
from devices.open import open_strip
from devices.strip.alpha import Check, frame, write_text
from devices.strip.text import Colour, Motion, StripText
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.far_end import SerialFarEnd

FRAME = re.compile(rb"\x00{5}\x01Z([0-9A-F]{2})\x02([^\x03\x04]*)(?:\x03([0-9A-F]{4}))?\x04")


def test_published_frames() -> None:
    hello = write_text(StripText("hello world", Colour.GREEN), label="A")
    assert frame(hello, address=0) == bytes(5) + b"\x01Z00\x02AA\x1b\x20\x62\x1c2hello world\x04"
    assert frame(write_text(StripText("")), address=0) == bytes(5) + b"\x01Z00\x02A0\x04"


@pytest.mark.parametrize(("motion", "mode"), [(Motion.STATIC, b"b"), (Motion.SCROLL, b"a"), (Motion.FLASH, b"c")])
def test_motions_and_what_a_sign_cannot_write(motion: Motion, mode: bytes) -> None:
    assert write_text(StripText("A001 号\n", motion=motion)) == b"A0\x1b " + mode + b"\x1c1A001 ?"


def test_the_checksum_covers_all_from_start_to_end_of_text() -> None:
    match = FRAME.fullmatch(frame(b"A0x", address=0x1F, check=Check.SUM))
    assert match is not None
    assert (match[1], int(match[3], 16)) == (b"1F", 2 + 0x41 + 0x30 + 0x78 + 3)


class Sign:
    def __init__(self) -> None:
        self.received = b""

    def receive(self, data: bytes) -> bytes:
        self.received += data
        return b""


def test_a_sign_is_unknown_even_when_all_went_out() -> None:
    sign = Sign()
    far_end = SerialFarEnd(sign)
    strip = open_strip(f"alpha+serial://{far_end.path}?addr=3&format=8N1&check=sum")
    strip.show(StripText("A001")).result(PATIENCE_S)
    assert strip.health().state is DeviceState.UNKNOWN
    assert strip.close(PATIENCE_S)
    far_end.close()
    match = FRAME.match(sign.received)
    assert match is not None
    assert match[1] == b"03"
