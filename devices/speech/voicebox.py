"""An engine and a player joined into one driver."""

from dataclasses import replace

from devices.clock import Clock
from devices.errors import Trouble, VoiceMissing
from devices.health import Condition, DeviceState
from devices.speech.announcement import Announcement, WavCache, compose, estimated_seconds
from devices.speech.engine import Speech, Utterance, Voice
from devices.speech.pause import Pause
from devices.speech.player import Player, Sound
from devices.speech.wav import Wav


class Voicebox:
    """The driver of a loudspeaker that speaks; sounds are cached by voice, rate and text.

    A language whose voice is missing is left out and said in health; the others are spoken.
    """

    def __init__(self, engine: Speech, player: Player, *, driver_name: str, clock: Clock | None = None) -> None:
        self.name = driver_name
        self._engine = engine
        self._player = player
        self._cache = WavCache()
        self._pause = Pause(clock)
        self._missing: dict[Voice, Trouble] = {}

    def open(self) -> None:
        """Find both. Raises EngineMissing or PlayerMissing."""
        self._engine.open()
        self._player.open()
        self._pause.restart()
        self._missing.clear()

    def close(self) -> None:
        """Let go of both."""
        self._player.close()
        self._engine.close()

    def status(self) -> Condition:
        """The player's, unless the engine is not well or lacks a voice that was wanted."""
        engine = self._engine.status()
        if engine.state is not DeviceState.OK:
            return engine
        player = self._player.status()
        if self._missing and player.state is not DeviceState.FAILED:
            return Condition(DeviceState.WARNING, next(iter(self._missing.values())))
        return player

    def compose(self, announcement: Announcement) -> Sound:
        """Make the sound. Raises what the engine raises, VoiceMissing only when no language has its voice."""
        spoken, wavs = [], {}
        for sentence in announcement.sentences:
            wav = self._made(sentence)
            if wav is not None:
                spoken.append(sentence)
                wavs[sentence] = wav
        if not spoken:
            trouble = self._missing[announcement.sentences[0].voice]
            raise VoiceMissing(trouble.code, trouble.text)
        said = replace(announcement, sentences=tuple(spoken))
        name = f"{announcement.subject}-{announcement.place}" if announcement.subject else announcement.kind
        return Sound(name, said.text, compose(said, wavs.__getitem__))

    def play(self, sound: Sound) -> None:
        """Play to the end. Raises what the player raises."""
        self._player.play(sound)

    def keep_silent(self, announcement: Announcement) -> None:
        """Take about the time the announcement would. Raises DeviceClosed when `stop` ended it."""
        self._pause.take(estimated_seconds(announcement))

    def stop(self) -> None:
        """End the sound that is being played; may be called from any thread."""
        self._pause.stop()
        self._player.stop()

    def _made(self, sentence: Utterance) -> Wav | None:
        """Return the sound of a sentence, None where its voice is missing."""
        try:
            wav = self._cache.get(sentence, self._engine.synthesize)
        except VoiceMissing as error:
            self._missing[sentence.voice] = error.trouble
            return None
        self._missing.pop(sentence.voice, None)
        return wav
