"""espeak-ng's own command: an ear that shares no code with the engine under test."""

import io
import shutil
import subprocess
import wave

from devices.speech.engine import Utterance
from devices.speech.espeak import VOICE_IDS, WORDS_PER_MINUTE


def version() -> str:
    """What the command says of itself; nothing when it is not installed."""
    command = shutil.which("espeak-ng")
    return _output([command, "--version"]).decode() if command else ""


def phonemes(voice_id: str, text: str) -> str:
    """The sounds in which a voice reads a text, in espeak's own notation."""
    return " ".join(_output(["espeak-ng", "-v", voice_id, "-q", "-x", text]).decode().split())


def seconds(utterance: Utterance) -> float:
    """How long the command speaks a sentence."""
    rate = str(WORDS_PER_MINUTE[utterance.rate])
    command = ["espeak-ng", "-v", VOICE_IDS[utterance.voice], "-s", rate, "--stdout", utterance.text]
    # Written to a pipe, the file's head cannot know how many frames follow.
    with wave.open(io.BytesIO(_output(command))) as file:
        return len(file.readframes(file.getnframes())) / file.getsampwidth() / file.getframerate()


def _output(command: list[str]) -> bytes:
    return subprocess.run(command, capture_output=True, check=True, timeout=20).stdout
