"""The other engines: recorded clips, any command, the system's voices."""

import stat
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from devices.errors import EngineMissing, SynthesisFailed, VoiceMissing
from devices.open import open_speech
from devices.speech.clips import AT_A_MARK_S, ClipSpeech
from devices.speech.command import CommandSpeech
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.espeak import EspeakSpeech
from devices.speech.supervised import SpeechOutcome
from devices.speech.system_voices import SystemSpeech
from devices.speech.wav import Wav
from tests.devices.fake_clock import PATIENCE_S
from tests.devices.speech.sounds import call, loudness, samples_of

M, C, E = Voice.MANDARIN, Voice.CANTONESE, Voice.ENGLISH


def say(voice: Voice, text: str) -> Utterance:
    return Utterance(voice, Rate.NORMAL, text)


class Recordings:
    """A folder of recordings made with the real voice; `wavs` is what each holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wavs: dict[str, Wav] = {}
        self._engine = EspeakSpeech()
        self._engine.open()

    def record(self, voice: Voice, *words: str) -> None:
        (self.folder / voice.value).mkdir(parents=True, exist_ok=True)
        for word in words:
            self.wavs[word] = self._engine.synthesize(say(voice, word))
            (self.folder / voice.value / f"{word}.wav").write_bytes(self.wavs[word].to_file_bytes())


@pytest.fixture
def recordings(tmp_path: Path) -> Recordings:
    made = Recordings(tmp_path / "clips")
    made.record(M, "请", "A", "零", "一", "三", "号", "到", "号窗口办理", "窗口")
    made.record(E, "number", "a", "0", "1", "please go to", "counter", "3")
    return made


def test_a_sentence_is_put_together_from_the_longest_clips(recordings: Recordings) -> None:
    engine = ClipSpeech(recordings.folder)
    engine.open()
    wav = engine.synthesize(say(M, "请a 零零一号，到三号窗口办理"))
    parts = [recordings.wavs[word] for word in ("请", "A", "零", "零", "一", "号")]
    rest = [recordings.wavs[word] for word in ("到", "三", "号窗口办理")]
    assert wav == Wav.joined([*parts, Wav.silence(AT_A_MARK_S), *rest])
    assert engine.synthesize(say(E, "Number A, 0 0 1, please go to counter 3.")).seconds > 2


def test_a_word_without_a_recording_and_a_voice_without_a_folder_are_said(recordings: Recordings) -> None:
    engine = ClipSpeech(recordings.folder)
    engine.open()
    with pytest.raises(SynthesisFailed, match="'二'"):
        engine.synthesize(say(M, "请二号"))
    with pytest.raises(VoiceMissing, match="zh-HK"):
        engine.synthesize(say(C, "請"))
    (recordings.folder / M.value / "请.wav").write_bytes(b"broken")
    with pytest.raises(SynthesisFailed, match="cannot be read"):
        engine.synthesize(say(M, "请"))


def test_a_folder_without_recordings_is_a_missing_engine(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="no recordings"):
        ClipSpeech(tmp_path).open()


def test_clips_speak_through_the_settings(recordings: Recordings, tmp_path: Path) -> None:
    out = tmp_path / "out"
    speech = open_speech(f"virtual://speech?dir={out}&pace=simulated&engine=clips&clips={recordings.folder}")
    assert speech.say(call("A001", "3")).result(PATIENCE_S).outcome is SpeechOutcome.SPOKEN
    assert speech.close()
    assert len(list(out.glob("*.wav"))) == 1


def command(folder: Path, body: str) -> CommandSpeech:
    """An engine that is a script of Python."""
    file = folder / "say"
    script = folder / "say.py"
    script.write_text(f"import sys\n{body}\n", encoding="utf-8")
    # Not in the first line: the path of an interpreter may hold a space.
    file.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    engine = CommandSpeech(str(file), patience_s=PATIENCE_S)
    engine.open()
    return engine


SPEAKS = """
import wave
voice, rate, file = sys.argv[1:]
words = sys.stdin.buffer.read().decode("utf-8")
assert (voice, rate, words) == ("zh-CN", "normal", "请A零零一号")
with wave.open(file, "wb") as out:
    out.setnchannels(1); out.setsampwidth(2); out.setframerate(16000)
    out.writeframes(bytes((0, 64)) * 16000)
"""


def test_a_command_speaks_into_a_file(tmp_path: Path) -> None:
    wav = command(tmp_path, SPEAKS).synthesize(say(M, "请A零零一号"))
    assert wav.seconds == pytest.approx(1.0)
    assert loudness(samples_of(wav)) > 10000


@pytest.mark.parametrize("body", ["sys.exit(3)", "pass", "open(sys.argv[3], 'wb').write(b'no sound')"])
def test_a_command_that_fails_is_said(tmp_path: Path, body: str) -> None:
    with pytest.raises(SynthesisFailed):
        command(tmp_path, body).synthesize(say(M, "请"))


def test_a_command_that_does_not_end_is_ended(tmp_path: Path) -> None:
    command(tmp_path, "import time; time.sleep(600)")
    hanging = CommandSpeech(str(tmp_path / "say"), patience_s=0.2)
    with pytest.raises(SynthesisFailed, match="did not come to an end"):
        hanging.synthesize(say(M, "请"))


def test_a_command_that_is_not_there_is_a_missing_engine() -> None:
    with pytest.raises(EngineMissing, match="there is no command"):
        CommandSpeech("no-such-command-anywhere").open()


class FakeSystem:
    """pyttsx3 as a system's engine: it writes what it says when the loop runs."""

    def __init__(self) -> None:
        self.properties: dict[str, Any] = {
            "voices": [
                SimpleNamespace(id="HKEY\\TTS_MS_EN-US_ZIRA_11.0", name="Microsoft Zira", languages=[]),
                SimpleNamespace(id="HKEY\\TTS_MS_ZH-CN_HUIHUI_11.0", name="Microsoft Huihui", languages=[]),
            ]
        }
        self.wav = Wav(bytes((0, 32)) * 22050)
        self._waiting: list[str] = []

    def getProperty(self, name: str) -> Any:
        return self.properties[name]

    def setProperty(self, name: str, value: Any) -> None:
        self.properties[name] = value

    def save_to_file(self, text: str, file: str) -> None:
        self._waiting.append(file)

    def runAndWait(self) -> None:
        for file in self._waiting:
            Path(file).write_bytes(self.wav.to_file_bytes())
        self._waiting.clear()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> FakeSystem:
    fake = FakeSystem()
    pyttsx3, comtypes = ModuleType("pyttsx3"), ModuleType("comtypes")
    vars(pyttsx3).update(init=lambda driver: {"sapi5": fake}[driver])
    vars(comtypes).update(CoInitialize=lambda: None, CoUninitialize=lambda: None)
    monkeypatch.setitem(sys.modules, "pyttsx3", pyttsx3)
    monkeypatch.setitem(sys.modules, "comtypes", comtypes)
    return fake


def test_the_systems_voices_are_chosen_by_language(system: FakeSystem) -> None:
    engine = SystemSpeech(platform="win32")
    engine.open()
    assert engine.synthesize(Utterance(M, Rate.FAST, "请")).seconds == pytest.approx(1.0)
    assert (system.properties["voice"], system.properties["rate"]) == ("HKEY\\TTS_MS_ZH-CN_HUIHUI_11.0", 220)
    with pytest.raises(VoiceMissing, match="zh-HK"):
        engine.synthesize(say(C, "請"))
    system.wav = Wav.silence(1)
    with pytest.raises(SynthesisFailed):
        engine.synthesize(say(E, "hello"))
    engine.close()


def test_a_system_without_voices_says_what_to_use() -> None:
    with pytest.raises(EngineMissing, match="engine=espeak"):
        SystemSpeech(platform="linux").open()


def test_a_broken_system_engine_is_missing(system: FakeSystem) -> None:
    vars(sys.modules["pyttsx3"]).update(init=lambda driver: 1 / 0 if not driver else int("x"))
    with pytest.raises(EngineMissing, match="cannot be used"):
        SystemSpeech(platform="win32").open()
