"""An engine and a player joined into one driver."""

from devices.health import Condition, DeviceState
from devices.speech.announcement import Announcement, WavCache, compose
from devices.speech.engine import Speech
from devices.speech.player import Player, Sound


class Voicebox:
    """The driver of a loudspeaker that speaks; sounds are cached by voice, rate and text."""

    def __init__(self, engine: Speech, player: Player, *, driver_name: str) -> None:
        self.name = driver_name
        self._engine = engine
        self._player = player
        self._cache = WavCache()

    def open(self) -> None:
        """Find both. Raises EngineMissing or PlayerMissing."""
        self._engine.open()
        self._player.open()

    def close(self) -> None:
        """Let go of both."""
        self._player.close()
        self._engine.close()

    def status(self) -> Condition:
        """The player's, unless the engine is not well."""
        engine = self._engine.status()
        return self._player.status() if engine.state is DeviceState.OK else engine

    def compose(self, announcement: Announcement) -> Sound:
        """Make the sound. Raises what the engine raises."""
        wav = compose(announcement, lambda utterance: self._cache.get(utterance, self._engine.synthesize))
        name = f"{announcement.subject}-{announcement.place}" if announcement.subject else announcement.kind
        return Sound(name, announcement.text, wav)

    def play(self, sound: Sound) -> None:
        """Play to the end. Raises what the player raises."""
        self._player.play(sound)

    def stop(self) -> None:
        """End the sound that is being played; may be called from any thread."""
        self._player.stop()
