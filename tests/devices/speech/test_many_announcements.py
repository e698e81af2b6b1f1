"""Announcements in three languages from one process: each as long as its text, none silent, none lost."""

from pathlib import Path

import pytest

from devices.open import open_speech
from devices.speech.engine import Voice
from devices.speech.supervised import SpeechOutcome
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.speech import espeak_program
from tests.devices.speech.announcement_file import wrong_with
from tests.devices.speech.sounds import call

ALL = (Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH)


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
