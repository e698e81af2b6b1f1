"""Calls come in, sounds go out one after another, and everybody hears what became of theirs."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import pytest

from devices.errors import DeviceUnavailable, EngineMissing, SynthesisFailed, VoiceMissing
from devices.health import FINE, Condition, DeviceKind, DeviceState
from devices.speech.announcement import Announcement, Kind, estimated_seconds
from devices.speech.engine import Utterance, Voice
from devices.speech.player import Sound
from devices.speech.supervised import SpeechOutcome, SpeechResult, SupervisedSpeech
from devices.speech.virtual import VirtualPlayer
from devices.speech.voicebox import Voicebox
from devices.speech.wav import Wav
from devices.supervisor import POLL_EVERY_S
from tests.devices.fake_clock import PATIENCE_S, FakeClock
from tests.devices.speech.sounds import call, notice

ALL = (Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH)


class FakeEngine:
    """Makes a second of silence of every sentence, unless told otherwise."""

    name = "fake engine"

    def __init__(self) -> None:
        self.missing = False
        self.mute: set[Voice] = set()
        self.made: list[Utterance] = []

    def open(self) -> None:
        if self.missing:
            raise EngineMissing("speech.engine-missing", "the engine is not installed")

    def close(self) -> None:
        pass

    def status(self) -> Condition:
        return FINE

    def synthesize(self, utterance: Utterance) -> Wav:
        self.made.append(utterance)
        if utterance.voice in self.mute:
            raise VoiceMissing("speech.voice-missing", f"no voice {utterance.voice}")
        if "哑" in utterance.text:
            raise SynthesisFailed("speech.no-sound", "no sound")
        return Wav.silence(1.0)


class FakePlayer:
    """Plays each sound until the test lets it end."""

    name = "fake player"

    def __init__(self) -> None:
        self.playing: SimpleQueue[str] = SimpleQueue()
        self.endings: SimpleQueue[Exception | None] = SimpleQueue()

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass

    def status(self) -> Condition:
        return FINE

    def play(self, sound: Sound) -> None:
        self.playing.put(sound.name)
        ending = self.endings.get(timeout=PATIENCE_S)
        if ending is not None:
            raise ending

    def stop(self) -> None:
        self.endings.put(None)

    def next_name(self) -> str:
        return self.playing.get(timeout=PATIENCE_S)


class Hall:
    """A loudspeaker under test."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.engine = FakeEngine()
        self.player = FakePlayer()
        self.speech: SupervisedSpeech

    def open(self) -> "Hall":
        voicebox = Voicebox(self.engine, self.player, driver_name="fake", clock=self.clock)
        self.speech = SupervisedSpeech(voicebox, clock=self.clock)
        return self

    def say(self, announcement: Announcement) -> "Future[SpeechResult]":
        return self.speech.say(announcement)

    def outcome(self, answer: "Future[SpeechResult]") -> SpeechOutcome:
        return answer.result(PATIENCE_S).outcome

    def end_sound(self, error: Exception | None = None) -> None:
        self.player.endings.put(error)


@pytest.fixture
def hall(clock: FakeClock) -> Iterator[Hall]:
    hall = Hall(clock)
    yield hall
    assert hall.speech.close(PATIENCE_S)


def test_one_after_another_in_the_order_of_the_calls(hall: Hall) -> None:
    hall.open()
    answers = [hall.say(each) for each in (call("A001", "1"), notice("请勿吸烟"), call("A002", "2"))]
    for name in ("A001-1", "notice", "A002-2"):
        assert hall.player.next_name() == name
        assert hall.player.playing.empty()
        hall.end_sound()
    assert [hall.outcome(answer) for answer in answers] == [SpeechOutcome.SPOKEN] * 3
    assert hall.speech.health().kind is DeviceKind.SPEECH
    assert hall.speech.health().counters.done == 3


def test_the_rules_of_the_queue_are_answered(hall: Hall) -> None:
    hall.open()
    sounding = hall.say(call("A000", "9"))
    assert hall.player.next_name() == "A000-9"
    waiting = hall.say(call("A001", "1"))
    assert hall.outcome(hall.say(call("A001", "1", kind=Kind.RECALL))) is SpeechOutcome.REPEATED
    newer = hall.say(call("A002", "1"))
    assert hall.outcome(waiting) is SpeechOutcome.SUPERSEDED
    recall = hall.say(call("B001", "7", kind=Kind.RECALL, voices=ALL))
    loud = [hall.say(call(f"C00{number}", f"2{number}", voices=ALL)) for number in range(3)]
    assert hall.outcome(recall) is SpeechOutcome.TOO_LONG
    for _ in range(5):
        hall.end_sound()
    assert [hall.outcome(each) for each in (sounding, newer, *loud)] == [SpeechOutcome.SPOKEN] * 5
    assert [hall.player.next_name() for _ in range(4)] == ["A002-1", *(f"C00{n}-2{n}" for n in range(3))]


def test_a_sound_still_sounding_counts_against_the_limit(hall: Hall) -> None:
    hall.open()
    hall.say(call("A000", "9", voices=ALL * 17))
    hall.player.next_name()
    recall = hall.say(call("A001", "1", kind=Kind.RECALL, voices=ALL))
    assert hall.outcome(recall) is SpeechOutcome.TOO_LONG
    hall.clock.advance(50)
    assert not hall.say(call("A002", "1", kind=Kind.RECALL, voices=ALL)).done()
    hall.end_sound()
    hall.end_sound()


def test_sentences_are_made_once(hall: Hall) -> None:
    hall.open()
    for _ in range(3):
        answer = hall.say(call("A001", "1"))
        hall.end_sound()
        assert hall.outcome(answer) is SpeechOutcome.SPOKEN
        hall.clock.advance(6)
    assert len(hall.engine.made) == 1


def test_a_missing_engine_is_said_in_health_and_by_every_call_until_it_is_there(hall: Hall) -> None:
    hall.engine.missing = True
    hall.open()
    answers = [hall.say(call(f"A00{number}", str(number))) for number in range(3)]
    results = [answer.result(PATIENCE_S) for answer in answers]
    assert {result.outcome for result in results} == {SpeechOutcome.FAILED}
    assert {result.trouble.code for result in results if result.trouble} == {"speech.engine-missing"}
    hall.clock.await_sleeper()
    health = hall.speech.health()
    assert (health.state, health.trouble and health.trouble.code) == (DeviceState.FAILED, "speech.engine-missing")
    hall.engine.missing = False
    answer = hall.say(call("A009", "9"))
    hall.end_sound()
    assert hall.outcome(answer) is SpeechOutcome.SPOKEN
    assert hall.speech.health().state is DeviceState.OK


def test_a_sentence_without_sound_or_a_player_that_fails_spoils_only_itself(hall: Hall) -> None:
    hall.open()
    mute, unheard, heard = (hall.say(notice(text)) for text in ("哑", "请勿吸烟", "请勿喧哗"))
    assert mute.result(PATIENCE_S) == SpeechResult(
        SpeechOutcome.FAILED, SynthesisFailed("speech.no-sound", "no sound").trouble
    )
    hall.end_sound(DeviceUnavailable("speech.player-failed", "no sound card"))
    assert hall.outcome(unheard) is SpeechOutcome.FAILED
    hall.end_sound()
    assert hall.outcome(heard) is SpeechOutcome.SPOKEN
    assert hall.speech.health().state is DeviceState.OK


def test_a_mistake_in_a_player_reaches_nobody(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    hall.open()
    answer = hall.say(call("A001", "1"))
    hall.end_sound(ZeroDivisionError())
    result = answer.result(PATIENCE_S)
    assert (result.outcome, result.trouble and result.trouble.code) == (SpeechOutcome.FAILED, "device.crashed")
    assert "driver crashed" in caplog.text


def test_closing_falls_silent_and_answers_whoever_waits(tmp_path: Path, clock: FakeClock) -> None:
    voicebox = Voicebox(FakeEngine(), VirtualPlayer(tmp_path, clock=clock), driver_name="virtual")
    speech = SupervisedSpeech(voicebox)
    first, second = speech.say(call("A001", "1")), speech.say(call("A002", "2"))
    clock.await_sleeper()
    assert speech.close(PATIENCE_S)
    late = speech.say(call("A003", "3"))
    assert {answer.result(0).outcome for answer in (first, second, late)} == {SpeechOutcome.FAILED}


def test_a_missing_voice_leaves_its_language_out_and_is_said_in_health(hall: Hall) -> None:
    hall.engine.mute = {Voice.CANTONESE}
    hall.open()
    answer = hall.say(call("A001", "1", voices=ALL))
    hall.end_sound()
    assert hall.outcome(answer) is SpeechOutcome.SPOKEN
    hall.clock.await_sleeper()
    hall.clock.advance(POLL_EVERY_S)
    hall.clock.await_sleeper()
    health = hall.speech.health()
    assert (health.state, health.trouble and health.trouble.code) == (DeviceState.WARNING, "speech.voice-missing")
    hall.engine.mute = set(ALL)
    assert hall.outcome(hall.say(call("A002", "2", voices=ALL))) is SpeechOutcome.FAILED
    hall.engine.mute = set()
    answer = hall.say(call("A003", "3", voices=ALL))
    hall.end_sound()
    assert hall.outcome(answer) is SpeechOutcome.SPOKEN


def test_a_silent_announcement_takes_its_time_and_is_not_heard(hall: Hall) -> None:
    hall.open()
    silent = replace(call("A001", "1"), volume=0)
    quiet = hall.say(silent)
    loud = hall.say(call("A002", "2"))
    hall.clock.await_sleep_of(estimated_seconds(silent))
    assert not quiet.done()
    assert hall.player.playing.empty()
    hall.clock.advance(estimated_seconds(silent))
    assert hall.outcome(quiet) is SpeechOutcome.SILENT
    assert hall.player.next_name() == "A002-2"
    hall.end_sound()
    assert hall.outcome(loud) is SpeechOutcome.SPOKEN
    assert hall.engine.made == list(call("A002", "2").sentences)
