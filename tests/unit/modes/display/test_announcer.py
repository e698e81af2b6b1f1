"""Calls and notices as the loudspeaker gets them: languages, words, settings of the hall."""

from datetime import time
from pathlib import Path

import pytest

from app.contract.hall.setup import Period, Texts, VoiceRate, VoiceRules
from app.contract.hall.voice import Announcement as TypedAnnouncement
from app.contract.model import LocalText
from app.ids import new_id
from app.modes.display.announcer import HallVoice, sentences_of
from devices.open import open_speech
from devices.speech.announcement import Announcement
from devices.speech.engine import Rate, Voice
from devices.speech.supervised import SpeechOutcome
from devices.speech.virtual import RECORD
from tests.unit.rules.halls import MORNING, Hall, small_setup

CALL = LocalText(zh="请{ticket}号到{counter}号窗口办理", en="Ticket {ticket}, please go to counter {counter}")


def called():
    """A call of A001 to counter 1."""
    hall = Hall()
    wang = hall.open("1", "1001")
    hall.take()
    return hall.call("1", wang)


def test_sentences_follow_the_halls_languages_and_words():
    texts = Texts(voice_languages=("zh", "en"), voice={"call": CALL})
    assert [(part.voice, part.text) for part in sentences_of(called(), texts, again=False)] == [
        (Voice.MANDARIN, "请A 零零一号到一号窗口办理"),
        (Voice.ENGLISH, "Ticket A, 0 0 1, please go to counter 1"),
    ]


def test_without_the_halls_words_a_call_has_the_usual_ones():
    (sentence,) = sentences_of(called(), Texts(), again=True, rate=Rate.FAST)
    assert (sentence.text, sentence.rate) == ("请A 零零一号，到一号窗口办理", Rate.FAST)


class Loudspeaker:
    """A virtual loudspeaker in a hall with the settings given."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, *, texts: Texts, **voice: object) -> None:
        self.folder = folder
        self.speech = open_speech(f"virtual://speech?dir={folder}&pace=simulated")
        self.asked: list[Announcement] = []
        say = self.speech.say
        monkeypatch.setattr(self.speech, "say", lambda each: self.asked.append(each) or say(each))
        setup = small_setup(texts=texts, voice=VoiceRules(**voice))
        hall = Hall(setup=setup)
        self.voice = HallVoice(self.speech, lambda: hall.state, now=lambda: MORNING)

    def record(self) -> list[str]:
        """What was played."""
        file = self.folder / RECORD
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


async def test_the_halls_settings_reach_the_loudspeaker(tmp_path, monkeypatch):
    settings = {"voice_rate": VoiceRate.SLOW, "voice_volume": 60, "voice_repeat": 2, "voice_chime": False}
    speaker = Loudspeaker(tmp_path, monkeypatch, texts=Texts(voice={"call": CALL}), **settings)
    assert await speaker.voice.say_call(called(), again=False) is SpeechOutcome.SPOKEN
    await speaker.voice.close()
    (asked,) = speaker.asked
    assert (asked.volume, asked.repeat, asked.has_chime) == (60, 2, False)
    assert {sentence.rate for sentence in asked.sentences} == {Rate.SLOW}
    assert len(speaker.record()) == 1


@pytest.mark.parametrize(
    "quiet", [{"voice_silent": True}, {"voice_quiet": (Period(opens=time(8), closes=time(10)),)}, {"voice_volume": 0}]
)
async def test_a_silent_hall_takes_its_time_and_sounds_not(tmp_path, monkeypatch, quiet):
    speaker = Loudspeaker(tmp_path, monkeypatch, texts=Texts(), **quiet)
    assert await speaker.voice.say_call(called(), again=False) is SpeechOutcome.SILENT
    await speaker.voice.close()
    assert speaker.record() == []


async def test_closing_and_typed_words_are_said_in_their_languages(tmp_path, monkeypatch):
    speaker = Loudspeaker(tmp_path, monkeypatch, texts=Texts(voice_languages=("zh", "zh_hk", "en")))
    typed = TypedAnnouncement(id=new_id(), text="Lost: a red bag", language="en", at=MORNING)
    assert await speaker.voice.say_announcement(typed) is SpeechOutcome.SPOKEN
    assert await speaker.voice.say_closing(10) is SpeechOutcome.SPOKEN
    await speaker.voice.close()
    first, second = speaker.asked
    assert [(sentence.voice, sentence.text) for sentence in first.sentences] == [(Voice.ENGLISH, "Lost: a red bag")]
    assert [sentence.voice for sentence in second.sentences] == [Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH]
    assert "还有十分钟" in second.text
    assert "in 10 minutes" in second.text
