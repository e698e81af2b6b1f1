"""`virtual://speech?dir=out/announcements`: a loudspeaker that keeps what it played.

Each sound becomes `NNN-NAME.wav` and a line in `announcements.txt`; it still takes as long as it would sound, in real
time or, with `pace=simulated`, on a clock that jumps.
"""

import re
from pathlib import Path

from devices.clock import Clock, SystemClock
from devices.errors import DeviceUnavailable
from devices.health import FINE, Condition
from devices.speech.pause import Pause
from devices.speech.player import Sound

RECORD = "announcements.txt"


class VirtualPlayer:
    """A player that writes into the folder `directory`. See `devices.speech.player.Player`."""

    name = "virtual"

    def __init__(self, directory: Path, *, clock: Clock | None = None) -> None:
        self._directory = directory
        self._clock: Clock = clock or SystemClock()
        self._pause = Pause(self._clock)
        self._number = 0

    def open(self) -> None:
        """Make the folder and go on after the highest number in it. Raises DeviceUnavailable."""
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DeviceUnavailable("speech.no-folder", f"the folder cannot be made: {error.strerror}") from error
        numbers = [int(file.name[:3]) for file in self._directory.glob("[0-9][0-9][0-9]-*.wav")]
        self._number = max(numbers, default=0)
        self._pause.restart()

    def close(self) -> None:
        """Nothing is kept open."""

    def status(self) -> Condition:
        """Always well."""
        return FINE

    def play(self, sound: Sound) -> None:
        """Write the sound down, then take its time.

        Raises DeviceUnavailable when it cannot be written, DeviceClosed when `stop` ended it.
        """
        self._pause.take(0.0)
        self._number += 1
        file = self._directory / f"{self._number:03d}-{_slug(sound.name)}.wav"
        line = f"{self._clock.now().isoformat(timespec='milliseconds')}  {sound.wav.seconds:5.1f} s  {file.name}  "
        try:
            file.write_bytes(sound.wav.to_file_bytes())
            with (self._directory / RECORD).open("a", encoding="utf-8") as record:
                record.write(f"{line}{' '.join(sound.text.split())}\n")
        except OSError as error:
            raise DeviceUnavailable("speech.not-written", f"the sound was not written: {error.strerror}") from error
        self._pause.take(sound.wav.seconds)

    def stop(self) -> None:
        """See `Player.stop`."""
        self._pause.stop()


def _slug(name: str) -> str:
    return re.sub(r"[^\w-]+", "_", name).strip("_") or "notice"
