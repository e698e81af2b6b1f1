"""Sounds that others made: WAV and AIFF files of any rate, read into this program's one kind of sound."""

import io
import struct
import sys
import wave
from array import array
from dataclasses import dataclass
from typing import Literal

from devices.speech.wav import SAMPLE_RATE, Wav

_FULL_SCALE = 32768


class UnreadableSound(ValueError):
    """The file is no WAV or AIFF file with plain samples of 8, 16, 24 or 32 bits."""


@dataclass(frozen=True)
class _Pcm:
    """Plain samples: `width` bytes each, `channels` of them interleaved, `rate` a second."""

    rate: int
    channels: int
    width: int
    is_little: bool
    is_signed: bool
    data: bytes


def read_sound(data: bytes) -> Wav:
    """Return the sound of a file, mixed to one channel and brought to 22,050 samples a second.

    :raises UnreadableSound: nothing plain is in it.
    """
    pcm = _read_aiff(data) if data[:4] == b"FORM" else _read_wave(data)
    if pcm.width not in (1, 2, 3, 4) or pcm.channels < 1 or pcm.rate < 1:
        raise UnreadableSound(f"{8 * pcm.width} bits, {pcm.channels} channels, {pcm.rate} a second")
    samples = array("h", _resampled(_mono(pcm), pcm.rate))
    if sys.byteorder == "big":
        samples.byteswap()
    return Wav(samples.tobytes())


def _read_wave(data: bytes) -> _Pcm:
    try:
        with wave.open(io.BytesIO(data)) as file:
            width = file.getsampwidth()
            frames = file.readframes(file.getnframes())
            return _Pcm(file.getframerate(), file.getnchannels(), width, True, width > 1, frames)
    except (wave.Error, EOFError) as error:
        raise UnreadableSound(str(error) or "the file ends too early") from error


def _read_aiff(data: bytes) -> _Pcm:
    """Read AIFF and the uncompressed kinds of AIFF-C (Apple: Audio Interchange File Format, 1989 and 1991)."""
    chunks = dict(_chunks(data))
    common, sound = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")
    if len(common) < 18 or len(sound) < 8:
        raise UnreadableSound("the AIFF file has no sound")
    channels, _frames, bits = struct.unpack(">hLh", common[:8])
    kind = common[18:22] if data[8:12] == b"AIFC" else b"NONE"
    if kind not in (b"NONE", b"twos", b"sowt"):
        raise UnreadableSound(f"the AIFF file is compressed: {kind!r}")
    start = 8 + int.from_bytes(sound[:4], "big")
    return _Pcm(_extended(common[8:18]), channels, (bits + 7) // 8, kind == b"sowt", True, sound[start:])


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "big")
        found.append((data[at : at + 4], data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    return found


def _extended(number: bytes) -> int:
    """Return the whole part of an 80-bit float, as AIFF writes its rate."""
    exponent = int.from_bytes(number[:2], "big") & 0x7FFF
    return int.from_bytes(number[2:], "big") >> max(0, 16383 + 63 - exponent)


def _mono(pcm: _Pcm) -> list[float]:
    """Return frames as numbers from -1 to 1."""
    values = _numbers(pcm)
    full = 1 << (8 * pcm.width - 1)
    if pcm.channels == 1:
        return [value / full for value in values]
    rows = (values[at : at + pcm.channels] for at in range(0, len(values) - pcm.channels + 1, pcm.channels))
    return [sum(row) / full / pcm.channels for row in rows]


def _numbers(pcm: _Pcm) -> list[int]:
    """Return every sample as a signed whole number."""
    order: Literal["little", "big"] = "little" if pcm.is_little else "big"
    offset = 0 if pcm.is_signed else 1 << (8 * pcm.width - 1)
    places = range(0, len(pcm.data) - pcm.width + 1, pcm.width)
    return [int.from_bytes(pcm.data[at : at + pcm.width], order, signed=pcm.is_signed) - offset for at in places]


def _resampled(frames: list[float], rate: int) -> list[int]:
    """Return 16-bit samples at this program's rate, on straight lines between those there are."""
    if not frames:
        return []
    count = max(1, len(frames) * SAMPLE_RATE // rate)
    last = len(frames) - 1
    samples = []
    for index in range(count):
        place = min(last, index * rate / SAMPLE_RATE)
        before = int(place)
        after = min(last, before + 1)
        value = frames[before] + (frames[after] - frames[before]) * (place - before)
        samples.append(max(-_FULL_SCALE, min(_FULL_SCALE - 1, round(value * _FULL_SCALE))))
    return samples
