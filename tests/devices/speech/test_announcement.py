"""Chime and sentences, joined."""

import pytest

from devices.speech.announcement import Announcement, Kind, WavCache, compose, estimated_seconds
from devices.speech.chime import chime
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.espeak import EspeakSpeech
from devices.speech.wav import Wav
from tests.devices.speech.sounds import call, loudness, samples_of

ALL = (Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH)


def tone(value: int, seconds: float) -> Wav:
    return Wav(value.to_bytes(2, "little", signed=True) * round(seconds * 22050))


def runs(samples: list[int]) -> list[int]:
    """The different values of a sound made of flat pieces, in order."""
    return [value for index, value in enumerate(samples) if index == 0 or samples[index - 1] != value]


def test_chime_first_then_all_sentences_then_all_again() -> None:
    sounds = {Voice.MANDARIN: tone(100, 1.0), Voice.CANTONESE: tone(200, 0.5), Voice.ENGLISH: tone(300, 0.8)}
    wav = compose(call("A001", "3", voices=ALL, repeat=2), lambda utterance: sounds[utterance.voice])
    samples = samples_of(wav)
    start = len(samples_of(chime()))
    assert samples[:start] == samples_of(chime())
    assert runs(samples[start:]) == [0, 100, 0, 200, 0, 300, 0, 100, 0, 200, 0, 300]
    assert wav.seconds > chime().seconds + 2 * 2.3


def test_each_sentence_is_made_once_however_often_it_is_spoken() -> None:
    made = []

    def make(utterance: Utterance) -> Wav:
        made.append(utterance)
        return tone(1, 0.1)

    cache = WavCache()
    for rate in (Rate.NORMAL, Rate.NORMAL, Rate.SLOW):
        compose(call("A001", "3", voices=ALL, rate=rate, repeat=3), lambda each: cache.get(each, make))
    assert len(made) == len(set(made)) == 6


def test_the_cache_forgets_what_was_used_least_lately() -> None:
    made: list[str] = []
    cache = WavCache(limit_s=2.5)

    def get(text: str) -> None:
        cache.get(Utterance(Voice.MANDARIN, Rate.NORMAL, text), lambda each: made.append(each.text) or tone(1, 1.0))

    for text in ("a", "b", "a", "c", "a", "b"):
        get(text)
    assert made == ["a", "b", "c", "b"]


@pytest.mark.parametrize("rate", list(Rate))
@pytest.mark.parametrize("voices", [*((voice,) for voice in ALL), ALL])
def test_the_estimate_is_near_the_truth(voices: tuple[Voice, ...], rate: Rate) -> None:
    engine = EspeakSpeech()
    for ticket, counter in (("A001", "3"), ("B128", "12"), ("A3-012", "105")):
        announcement = call(ticket, counter, voices=voices, rate=rate, repeat=2)
        wav = compose(announcement, engine.synthesize)
        assert estimated_seconds(announcement) == pytest.approx(wav.seconds, rel=0.25)
        assert loudness(samples_of(wav)) > 500


@pytest.mark.parametrize("repeat", [0, 4])
def test_it_is_repeated_once_to_three_times(repeat: int) -> None:
    with pytest.raises(ValueError, match="repeat"):
        call("A001", "3", repeat=repeat)


def test_it_says_something() -> None:
    with pytest.raises(ValueError, match="says something"):
        Announcement(Kind.NOTICE, ())


def test_half_a_sample_is_no_sound() -> None:
    with pytest.raises(ValueError, match="half a sample"):
        Wav(b"\x00\x00\x00")
