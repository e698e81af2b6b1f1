"""Sounds of other makers, read into 16-bit mono at 22,050 a second."""

import io
import math
import struct
import wave

import pytest

from devices.speech.sound_file import UnreadableSound, read_sound
from devices.speech.wav import SAMPLE_RATE, Wav
from tests.devices.speech.sounds import loudness, samples_of, strongest_hz

HZ = 440.0
SECONDS = 0.2


def tone(rate: int) -> list[float]:
    """A tone at half volume."""
    return [0.5 * math.sin(2 * math.pi * HZ * index / rate) for index in range(round(rate * SECONDS))]


def packed(values: list[float], width: int, order: str, *, unsigned: bool = False) -> bytes:
    """Samples as a file holds them."""
    full = (1 << (8 * width - 1)) - 1
    offset = full + 1 if unsigned else 0
    return b"".join(
        (round(value * full) + offset).to_bytes(width, order, signed=not unsigned)  # type: ignore[arg-type]
        for value in values
    )


def wav_file(rate: int, channels: int, width: int) -> bytes:
    """A WAV file with the tone on every channel."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(channels)
        out.setsampwidth(width)
        out.setframerate(rate)
        values = [value for value in tone(rate) for _ in range(channels)]
        out.writeframes(packed(values, width, "little", unsigned=width == 1))
    return file.getvalue()


def aiff_file(rate: int, kind: bytes = b"") -> bytes:
    """An AIFF file, or an AIFF-C file of a kind; the rate is an 80-bit float."""
    data = packed(tone(rate), 2, "little" if kind == b"sowt" else "big")
    exponent = rate.bit_length() - 1
    rate_80 = struct.pack(">HQ", 16383 + exponent, rate << (63 - exponent))
    common = struct.pack(">hLh", 1, len(data) // 2, 16) + rate_80 + (kind + b"\x00\x00" if kind else b"")
    sound = struct.pack(">LL", 0, 0) + data
    chunks = b"".join(
        name + struct.pack(">L", len(body)) + body for name, body in ((b"COMM", common), (b"SSND", sound))
    )
    body = (b"AIFC" if kind else b"AIFF") + chunks
    return b"FORM" + struct.pack(">L", len(body)) + body


@pytest.mark.parametrize(
    "data",
    [
        wav_file(22050, 1, 2),
        wav_file(16000, 1, 2),
        wav_file(44100, 2, 2),
        wav_file(8000, 1, 1),
        wav_file(48000, 2, 3),
        wav_file(22050, 1, 4),
        aiff_file(22050),
        aiff_file(44100, b"sowt"),
        aiff_file(16000, b"twos"),
    ],
)
def test_the_tone_is_the_same_whatever_it_was_kept_in(data: bytes) -> None:
    wav = read_sound(data)
    assert wav.seconds == pytest.approx(SECONDS, abs=0.001)
    samples = samples_of(wav)
    assert strongest_hz(samples, [220.0, 330.0, HZ, 550.0, 880.0]) == HZ
    assert loudness(samples) == pytest.approx(16384 / math.sqrt(2), rel=0.05)


def test_its_own_sound_comes_back_unchanged() -> None:
    wav = read_sound(wav_file(SAMPLE_RATE, 1, 2))
    assert read_sound(wav.to_file_bytes()) == wav


@pytest.mark.parametrize(
    "data", [b"", b"RIFF", b"no sound at all", aiff_file(8000, b"ulaw"), b"FORM\x00\x00\x00\x04AIFF"]
)
def test_what_is_no_plain_sound_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableSound):
        read_sound(data)


def test_a_quieter_sound_is_as_long() -> None:
    loud = read_sound(wav_file(SAMPLE_RATE, 1, 2))
    half = loud.at_volume(50)
    assert half.seconds == loud.seconds
    assert loudness(samples_of(half)) == pytest.approx(loudness(samples_of(loud)) / 2, rel=0.01)
    assert loud.at_volume(100) == loud
    assert loud.at_volume(0) == Wav.silence(loud.seconds)
