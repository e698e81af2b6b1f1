"""Sound in memory: 16-bit mono samples, and the WAV file made of them."""

import io
import sys
import wave
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

SAMPLE_RATE = 22050
"""Samples a second, everywhere: what espeak-ng gives."""

SAMPLE_BYTES = 2


@dataclass(frozen=True)
class Wav:
    """Mono sound, `samples` as signed 16-bit little-endian at SAMPLE_RATE. Raises ValueError on half a sample."""

    samples: bytes

    def __post_init__(self) -> None:
        if len(self.samples) % SAMPLE_BYTES:
            raise ValueError("half a sample at the end")

    @classmethod
    def silence(cls, seconds: float) -> "Wav":
        """Nothing to hear, for `seconds`."""
        return cls(bytes(SAMPLE_BYTES * round(seconds * SAMPLE_RATE)))

    @classmethod
    def joined(cls, parts: Iterable["Wav"]) -> "Wav":
        """All parts, one after another."""
        return cls(b"".join(part.samples for part in parts))

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / SAMPLE_BYTES / SAMPLE_RATE

    def at_volume(self, percent: int) -> "Wav":
        """The same, quieter: 100 leaves it, 0 is silence."""
        if percent == 100:
            return self
        samples = array("h", self.samples)
        if sys.byteorder == "big":
            samples.byteswap()
        quieter = array("h", (sample * percent // 100 for sample in samples))
        if sys.byteorder == "big":
            quieter.byteswap()
        return Wav(quieter.tobytes())

    def to_file_bytes(self) -> bytes:
        """A RIFF WAV file."""
        file = io.BytesIO()
        with wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(SAMPLE_BYTES)
            out.setframerate(SAMPLE_RATE)
            out.writeframes(self.samples)
        return file.getvalue()
