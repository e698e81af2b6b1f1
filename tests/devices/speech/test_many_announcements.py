"""Announcements in three languages from one process: each as long as its text, none silent, none lost.

How long a text should sound is asked of espeak-ng's own command, one process a sentence.
"""

import io
import wave
from array import array
from pathlib import Path

import pytest

from devices.open import open_speech
from devices.speech.announcement import AFTER_CHIME_S, BETWEEN_SENTENCES_S
from devices.speech.chime import chime
from devices.speech.engine import Utterance, Voice
from devices.speech.supervised import SpeechOutcome
from devices.speech.wav import SAMPLE_RATE
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.speech import espeak_program
from tests.devices.speech.sounds import call, loudness

ALL = (Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH)
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


@pytest.mark.skipif(not espeak_program.version(), reason="espeak-ng's own command is not installed")
@pytest.mark.parametrize("count", [30, pytest.param(300, marks=pytest.mark.slow)])
def test_each_is_as_long_as_its_text_and_none_is_silent_or_missing(tmp_path: Path, count: int) -> None:
    speech = open_speech(f"virtual://speech?dir={tmp_path}&pace=simulated")
    announcements = [call(f"{'ABF'[n % 3]}{n:03d}", str(1 + n % 24), voices=ALL) for n in range(count)]
    for announcement in announcements:
        assert speech.say(announcement).result(PATIENCE_S).outcome is SpeechOutcome.SPOKEN
    assert speech.close()
    files = sorted(tmp_path.glob("*.wav"))
    assert len(files) == count
    wrong = [wrong_with(file, each.sentences) for file, each in zip(files, announcements, strict=True)]
    assert [each for each in wrong if each] == []
