"""espeak-ng through pyttsx3's own binding, driven synchronously.

pyttsx3's `say`/`runAndWait` loses rates and whole utterances when several are made in one process; its low-level
binding `pyttsx3.drivers._espeak` in synchronous mode gave 600 right sounds out of 600, in about 10 ms each. So the
binding is used and the driver above it is not.

The C library has one state for the whole process, so everything here happens under one lock. The binding looks for the
library when it is imported: it is imported at `open`, and again at the next `open` when it was not found.
"""

import ctypes
import importlib
import threading
from types import MappingProxyType, ModuleType
from typing import Any

from devices.errors import EngineMissing, SynthesisFailed, VoiceMissing
from devices.health import FINE, Condition, DeviceState
from devices.speech.engine import Rate, Utterance, Voice
from devices.speech.wav import SAMPLE_BYTES, SAMPLE_RATE, Wav

BINDING = "pyttsx3.drivers._espeak"

VOICE_IDS = MappingProxyType(
    {
        # Voice `sit/cmn` of espeak-ng 1.51 reads 请, 零 and others by wrong rules ("ling two"; espeak-ng issue 1236).
        Voice.MANDARIN: "sit/cmn-latn-pinyin",
        Voice.CANTONESE: "sit/yue",
        Voice.ENGLISH: "gmw/en-us",
    }
)
WORDS_PER_MINUTE = MappingProxyType({Rate.SLOW: 120, Rate.NORMAL: 160, Rate.FAST: 220})

_MILLISECONDS_PER_BUFFER = 100
_DO_NOT_EXIT = 0x8000
"""espeakINITIALIZE_DONT_EXIT (speak_lib.h): without it a missing data folder ends the whole process."""

_lock = threading.Lock()
_binding: ModuleType | None = None


class EspeakSpeech:
    """The engine for Mandarin, Cantonese and English. See `devices.speech.engine.Speech`."""

    name = "espeak-ng"

    def open(self) -> None:
        """Find and start the library once for the process. Raises EngineMissing with what to install."""
        with _lock:
            _started_binding()

    def close(self) -> None:
        """The library stays: another loudspeaker of this process may be using it."""

    def status(self) -> Condition:
        """OK once the library is started."""
        return FINE if _binding is not None else Condition(DeviceState.UNKNOWN)

    def synthesize(self, utterance: Utterance) -> Wav:
        """See `Speech.synthesize`."""
        with _lock:
            return _speak(_started_binding(), utterance)


def _started_binding() -> ModuleType:
    global _binding  # noqa: PLW0603  (the C library is one to a process, and so is this)
    if _binding is None:
        _binding = _start(_load())
    return _binding


def _load() -> ModuleType:
    try:
        return importlib.import_module(BINDING)
    except ImportError as error:
        raise EngineMissing("speech.engine-missing", "the Python package pyttsx3 is not installed") from error
    except (RuntimeError, OSError) as error:
        # The binding raises RuntimeError when it finds no library.
        raise EngineMissing("speech.engine-missing", "espeak-ng is not installed; install espeak-ng") from error


def _start(binding: ModuleType) -> ModuleType:
    rate = binding.Initialize(binding.AUDIO_OUTPUT_SYNCHRONOUS, _MILLISECONDS_PER_BUFFER, None, _DO_NOT_EXIT)
    if rate != SAMPLE_RATE:
        raise EngineMissing("speech.engine-broken", "espeak-ng is installed without its voices; install espeak-ng-data")
    return binding


def _speak(binding: ModuleType, utterance: Utterance) -> Wav:
    voice = VOICE_IDS[utterance.voice]
    if binding.SetVoiceByName(voice.encode()) != binding.EE_OK:
        raise VoiceMissing("speech.voice-missing", f"espeak-ng has no voice {voice}")
    binding.SetParameter(binding.RATE, WORDS_PER_MINUTE[utterance.rate], 0)
    samples = bytearray()

    def collect(buffer: Any, count: int, events: Any) -> int:
        del events
        if buffer and count > 0:
            samples.extend(ctypes.string_at(buffer, count * SAMPLE_BYTES))
        return 0

    binding.SetSynthCallback(collect)
    code = binding.Synth(utterance.text, flags=binding.CHARS_UTF8 | binding.ENDPAUSE)
    if code != binding.EE_OK or not any(samples):
        raise SynthesisFailed("speech.no-sound", f"espeak-ng made no sound of {utterance.text!r}")
    return Wav(bytes(samples))
