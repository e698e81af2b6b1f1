"""What the speech tests share: announcements, and ears."""

import io
import math
import wave
from array import array

from devices.speech.announcement import Announcement, Kind
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.text import call_text
from devices.speech.wav import Wav


def call(
    ticket: str,
    counter: str,
    *,
    kind: Kind = Kind.CALL,
    voices: tuple[Voice, ...] = (Voice.MANDARIN,),
    rate: Rate = Rate.NORMAL,
    repeat: int = 1,
) -> Announcement:
    sentences = tuple(Utterance(voice, rate, call_text(ticket, counter, voice)) for voice in voices)
    return Announcement(kind, sentences, subject=ticket, place=counter, repeat=repeat)


def notice(text: str) -> Announcement:
    return Announcement(Kind.NOTICE, (Utterance(Voice.MANDARIN, Rate.NORMAL, text),))


def samples_of(wav: Wav) -> list[int]:
    """The samples, read back from the file the sound is written as."""
    with wave.open(io.BytesIO(wav.to_file_bytes())) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22050)
        return array("h", file.readframes(file.getnframes())).tolist()


def loudness(samples: list[int]) -> float:
    """Root mean square, 0 to 32767."""
    return math.sqrt(sum(sample * sample for sample in samples) / max(1, len(samples)))


def strongest_hz(samples: list[int], candidates: list[float]) -> float:
    """Which of the frequencies carries most (Goertzel's way, written plainly)."""

    def strength(hz: float) -> float:
        turns = [2 * math.pi * hz * index / 22050 for index in range(len(samples))]
        real = sum(sample * math.cos(turn) for sample, turn in zip(samples, turns, strict=True))
        imaginary = sum(sample * math.sin(turn) for sample, turn in zip(samples, turns, strict=True))
        return math.hypot(real, imaginary)

    return max(candidates, key=strength)
