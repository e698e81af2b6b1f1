"""The frames of call terminals and evaluators (9600 8N1), as an open queue system has them.

FF 68 | L L | 68 | address | command | data… | sum | 16
L counts address, command and data and stands there twice; the sum is over the same bytes, modulo 256.
"""

from dataclasses import dataclass

from devices.checksum import sum8

START = b"\xff\x68"
MIDDLE = 0x68
END = 0x16
_AROUND = 7
"""Bytes of a frame that L does not count."""


@dataclass(frozen=True)
class Frame:
    """Who it is from or for, a command, and its data (at least one byte from a terminal)."""

    address: int
    command: int
    data: bytes


def encode(frame: Frame) -> bytes:
    """The bytes of `frame`. Raises ValueError when its data is longer than a frame can hold."""
    counted = bytes((frame.address, frame.command)) + frame.data
    return START + bytes((len(counted), len(counted), MIDDLE)) + counted + bytes((sum8(counted), END))


class FrameReader:
    """Finds frames in what comes in; noise, halves and wrong sums are passed over."""

    def __init__(self) -> None:
        self._pending = b""

    def feed(self, received: bytes) -> list[Frame]:
        """Take bytes in any pieces; give the frames that were completed by them."""
        self._pending += received
        frames: list[Frame] = []
        while (start := self._pending.find(START)) >= 0:
            self._pending = self._pending[start:]
            length = _length(self._pending)
            if length is None:
                return frames
            if length and len(self._pending) < length:
                return frames
            frame = _decode(self._pending[:length])
            self._pending = self._pending[length if frame else 1 :]
            if frame is not None:
                frames.append(frame)
        self._pending = self._pending[-1:]
        return frames

    def forget(self) -> None:
        """What was begun will not come to an end: the line has been quiet too long."""
        self._pending = b""


def _length(pending: bytes) -> int | None:
    """Of the frame that begins here; 0 when none does, None when it is too early to say."""
    if len(pending) < 5:
        return None
    if pending[2] != pending[3] or pending[4] != MIDDLE or pending[2] < 2:
        return 0
    return pending[2] + _AROUND


def _decode(frame: bytes) -> Frame | None:
    if not frame or frame[-1] != END:
        return None
    counted = frame[5:-2]
    if sum8(counted) != frame[-2]:
        return None
    return Frame(counted[0], counted[1], counted[2:])
