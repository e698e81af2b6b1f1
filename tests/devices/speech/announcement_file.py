"""Whether an announcement that was kept as a file is as long as its text, and every language of it can be heard.

How long a text should sound is asked of espeak-ng's own command, one process a sentence.
"""

import io
import wave
from array import array
from pathlib import Path

from devices.speech.announcement import AFTER_CHIME_S, BETWEEN_SENTENCES_S
from devices.speech.chime import chime
from devices.speech.engine import Utterance
from devices.speech.wav import SAMPLE_RATE
from tests.devices.speech import espeak_program
from tests.devices.speech.sounds import loudness

QUIETEST = 300.0
"""Root mean square of the quietest sentence that can be heard, of 32,767."""

_references: dict[Utterance, float] = {}


def expected_seconds(sentence: Utterance) -> float:
    """How long a sentence sounds when its own process speaks it."""
    if sentence not in _references:
        _references[sentence] = espeak_program.seconds(sentence)
    return _references[sentence]


def wrong_with(file: Path, sentences: tuple[Utterance, ...]) -> str:
    """What is wrong with an announcement; nothing when it is right."""
    with wave.open(io.BytesIO(file.read_bytes())) as sound:
        samples = array("h", sound.readframes(sound.getnframes())).tolist()
    lengths = [expected_seconds(sentence) for sentence in sentences]
    before = chime().seconds + AFTER_CHIME_S
    expected = before + sum(lengths) + BETWEEN_SENTENCES_S * (len(lengths) - 1)
    took = len(samples) / SAMPLE_RATE
    if abs(took - before - (expected - before)) > 0.2 * (expected - before):
        return f"{file.name} takes {took:.1f} s instead of {expected:.1f} s"
    begins = before
    for sentence, length in zip(sentences, lengths, strict=True):
        heard = samples[round(begins * SAMPLE_RATE) : round((begins + length) * SAMPLE_RATE)]
        if loudness(heard) < QUIETEST:
            return f"{file.name}: {sentence.voice} is silent"
        begins += length + BETWEEN_SENTENCES_S
    return ""
