"""An external command as the engine, for voices this program knows nothing of.

It is started once a sentence as `COMMAND VOICE RATE FILE`, such as `say zh-CN normal …/sound.wav`, reads the sentence
in UTF-8 from its standard input, writes a WAV or AIFF file and ends with 0.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from devices.errors import EngineMissing, SynthesisFailed
from devices.health import FINE, Condition
from devices.speech.engine import Utterance
from devices.speech.sound_file import UnreadableSound, read_sound
from devices.speech.wav import Wav

PATIENCE_S = 10.0


class CommandSpeech:
    """See `devices.speech.engine.Speech`."""

    name = "command"

    def __init__(self, command: str, *, patience_s: float = PATIENCE_S) -> None:
        self._command = command
        self._patience_s = patience_s

    def open(self) -> None:
        """Find the command. Raises EngineMissing."""
        if shutil.which(self._command) is None:
            raise EngineMissing("speech.engine-missing", f"there is no command {self._command}")

    def close(self) -> None:
        """Nothing is kept open."""

    def status(self) -> Condition:
        """Always well; that it fails is said by each sentence."""
        return FINE

    def synthesize(self, utterance: Utterance) -> Wav:
        """Let the command speak into a file. Raises SynthesisFailed when that came to nothing."""
        with tempfile.TemporaryDirectory(prefix="citydesk-") as folder:
            file = Path(folder) / "sound.wav"
            self._run(utterance, file)
            try:
                wav = read_sound(file.read_bytes())
            except (OSError, UnreadableSound) as error:
                raise SynthesisFailed("speech.no-sound", f"{self._command} wrote no sound: {error}") from error
        if not any(wav.samples):
            raise SynthesisFailed("speech.no-sound", f"{self._command} made no sound of {utterance.text!r}")
        return wav

    def _run(self, utterance: Utterance, file: Path) -> None:
        words = [self._command, utterance.voice.value, utterance.rate.value, str(file)]
        try:
            subprocess.run(  # noqa: S603  (a command that the settings of this machine name)
                words, input=utterance.text.encode(), capture_output=True, check=True, timeout=self._patience_s
            )
        except subprocess.TimeoutExpired as error:
            raise SynthesisFailed("speech.no-sound", f"{self._command} did not come to an end") from error
        except (OSError, subprocess.CalledProcessError) as error:
            raise SynthesisFailed("speech.no-sound", f"{self._command} failed: {error}") from error
