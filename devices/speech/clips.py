"""Recorded clips: a folder of sounds named by what they say, put together into sentences.

    FOLDER/zh-CN/请.wav  FOLDER/zh-CN/零.wav  FOLDER/zh-CN/到.wav  FOLDER/zh-CN/窗口办理.wav  FOLDER/en-US/counter.wav …

The folder of a voice is its tag (`devices.speech.engine.Voice`). The longest clip that fits is taken each time, so a
whole sentence may be a clip of its own. Capitals do not count; marks between the words are short pauses.
"""

import unicodedata
from pathlib import Path

from devices.errors import DeviceUnavailable, EngineMissing, SynthesisFailed, VoiceMissing
from devices.health import FINE, Condition
from devices.speech.engine import Utterance, Voice
from devices.speech.sound_file import UnreadableSound, read_sound
from devices.speech.wav import Wav

ENDINGS = (".wav", ".aiff", ".aif")
AT_A_MARK_S = 0.25

Clips = dict[str, Path]


class ClipSpeech:
    """The engine of the folder `directory`. See `devices.speech.engine.Speech`. The rate is that of the recording."""

    name = "clips"

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._clips: dict[Voice, Clips] = {}

    def open(self) -> None:
        """See which clips there are. Raises EngineMissing when there are none at all."""
        try:
            self._clips = {voice: found for voice in Voice if (found := _clips_in(self._directory / voice.value))}
        except OSError as error:
            raise DeviceUnavailable("speech.no-clips", f"the folder cannot be read: {error.strerror}") from error
        if not self._clips:
            raise EngineMissing("speech.no-clips", f"there are no recordings in {self._directory}")

    def close(self) -> None:
        """Forget them."""
        self._clips = {}

    def status(self) -> Condition:
        """Always well; a clip that is missing is said when it is wanted."""
        return FINE

    def synthesize(self, utterance: Utterance) -> Wav:
        """Put the clips together. Raises VoiceMissing without a folder, SynthesisFailed without a clip for a word."""
        clips = self._clips.get(utterance.voice)
        if clips is None:
            raise VoiceMissing("speech.voice-missing", f"there are no recordings for {utterance.voice}")
        return Wav.joined(_sound(part) for part in _parts(_plain(utterance.text), clips))


def _clips_in(folder: Path) -> Clips:
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {_plain(file.stem): file for file in files if file.suffix.lower() in ENDINGS and _plain(file.stem)}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def _parts(text: str, clips: Clips) -> list[Path | None]:
    """Return the clips of a text in order; None is a pause."""
    longest = max(map(len, clips))
    parts: list[Path | None] = []
    at = 0
    while at < len(text):
        if not text[at].isalnum():
            parts += [] if text[at].isspace() else [None]
            at += 1
            continue
        size = next((n for n in range(min(longest, len(text) - at), 0, -1) if text[at : at + n] in clips), 0)
        if not size:
            raise SynthesisFailed("speech.clip-missing", f"there is no recording of {_word_at(text, at)!r}")
        parts.append(clips[text[at : at + size]])
        at += size
    return parts


def _word_at(text: str, at: int) -> str:
    word = text[at:].split(maxsplit=1)[0]
    return word if word.isascii() else text[at]


def _sound(part: Path | None) -> Wav:
    if part is None:
        return Wav.silence(AT_A_MARK_S)
    try:
        return read_sound(part.read_bytes())
    except (OSError, UnreadableSound) as error:
        raise SynthesisFailed("speech.clip-missing", f"the recording {part.name} cannot be read: {error}") from error
