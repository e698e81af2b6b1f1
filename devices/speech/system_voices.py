"""The voices of the system through pyttsx3: SAPI5 on Windows, NSSpeech on macOS.

Written to the interface of pyttsx3 2.99 and checked with a stand-in; never run on Windows or macOS. espeak-ng is driven
otherwise (`devices.speech.espeak`): pyttsx3 loses its utterances. `save_to_file` of the SAPI5 driver is synchronous.
Everything happens in the device's thread, which is where COM must be initialised.
"""

import importlib
import sys
import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import Any

from devices.errors import EngineMissing, SynthesisFailed, VoiceMissing
from devices.health import FINE, Condition, DeviceState
from devices.speech.engine import Utterance, Voice
from devices.speech.espeak import WORDS_PER_MINUTE
from devices.speech.sound_file import UnreadableSound, read_sound
from devices.speech.wav import Wav

DRIVERS = MappingProxyType({"win32": "sapi5", "darwin": "nsss"})
MARKS = MappingProxyType(
    {
        Voice.MANDARIN: ("zh-cn", "zh_cn", "huihui", "ting-ting", "tingting"),
        Voice.CANTONESE: ("zh-hk", "zh_hk", "tracy", "sin-ji", "sinji"),
        Voice.ENGLISH: ("en-us", "en_us", "zira", "samantha"),
    }
)
"""What the id, name or languages of a system's voice hold when it speaks a language."""


class SystemSpeech:
    """See `devices.speech.engine.Speech`."""

    def __init__(self, *, platform: str = sys.platform) -> None:
        self._driver = DRIVERS.get(platform, "")
        self._needs_com = platform == "win32"
        self._engine: Any = None
        self._voices: dict[Voice, str] = {}
        self.name = self._driver or "system"

    def open(self) -> None:
        """Start the system's engine. Raises EngineMissing."""
        if not self._driver:
            raise EngineMissing("speech.engine-missing", "this system has no voices of its own; use engine=espeak")
        try:
            if self._needs_com:
                importlib.import_module("comtypes").CoInitialize()
            self._engine = importlib.import_module("pyttsx3").init(self._driver)
            self._voices = _chosen(self._engine.getProperty("voices"))
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            raise EngineMissing("speech.engine-missing", f"the system's voices cannot be used: {error}") from error

    def close(self) -> None:
        """Let go of the engine."""
        if self._engine is not None:
            self._engine = None
            if self._needs_com:
                importlib.import_module("comtypes").CoUninitialize()

    def status(self) -> Condition:
        """OK once it was started."""
        return FINE if self._engine is not None else Condition(DeviceState.UNKNOWN)

    def synthesize(self, utterance: Utterance) -> Wav:
        """See `Speech.synthesize`."""
        voice = self._voices.get(utterance.voice)
        if voice is None:
            raise VoiceMissing("speech.voice-missing", f"the system has no voice for {utterance.voice}")
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", WORDS_PER_MINUTE[utterance.rate])
        with tempfile.TemporaryDirectory(prefix="citydesk-") as folder:
            file = Path(folder) / "sound.wav"
            self._engine.save_to_file(utterance.text, str(file))
            self._engine.runAndWait()
            try:
                wav = read_sound(file.read_bytes())
            except (OSError, UnreadableSound) as error:
                raise SynthesisFailed("speech.no-sound", f"the system's voice wrote no sound: {error}") from error
        if not any(wav.samples):
            raise SynthesisFailed("speech.no-sound", f"the system's voice made no sound of {utterance.text!r}")
        return wav


def _chosen(voices: Any) -> dict[Voice, str]:
    known = [(str(each.id), f"{each.id} {each.name} {each.languages}".lower()) for each in voices]
    found: dict[Voice, str] = {}
    for voice, marks in MARKS.items():
        match = next((identity for identity, words in known if any(mark in words for mark in marks)), None)
        if match is not None:
            found[voice] = match
    return found
