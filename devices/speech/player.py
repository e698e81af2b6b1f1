"""What makes a sound audible: a program of the system, or the system itself."""

import contextlib
import importlib
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Protocol

from devices.errors import DeviceClosed, DeviceTimeout, DeviceUnavailable, PlayerMissing, Trouble
from devices.health import FINE, Condition, DeviceState
from devices.speech.wav import Wav

GRACE_S = 5.0
"""How much longer than the sound a player may take before it is thought stuck."""

STOPPING_S = 2.0

NOT_PLAYED_YET = Condition(
    DeviceState.UNKNOWN, Trouble("speech.not-played-yet", "nothing was played yet, so nobody knows whether it is heard")
)


@dataclass(frozen=True)
class Sound:
    """A sound to be played, with a short name for files and its words for a log."""

    name: str
    text: str
    wav: Wav


class Player(Protocol):
    """A loudspeaker; `play` is used by one thread at a time."""

    @property
    def name(self) -> str:
        """The player, for people."""
        ...

    def open(self) -> None:
        """Find it. Raises PlayerMissing or DeviceUnavailable."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...

    def status(self) -> Condition:
        """How it is."""
        ...

    def play(self, sound: Sound) -> None:
        """Play to the end. Raises DeviceUnavailable when it cannot be heard, DeviceClosed when `stop` ended it."""
        ...

    def stop(self) -> None:
        """End the sound that is being played, and play no other until `open`. May be called from any thread."""
        ...


LINUX_COMMANDS = (("pw-play",), ("paplay",), ("aplay", "-q"))
MAC_COMMANDS = (("afplay",),)


class CommandPlayer:
    """Plays with the first of `commands` that is installed; the sound is the command's last argument, a file."""

    def __init__(
        self, commands: Sequence[tuple[str, ...]], *, which: Callable[[str], str | None] = shutil.which
    ) -> None:
        self._commands = commands
        self._which = which
        self._command: tuple[str, ...] | None = None
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._last = NOT_PLAYED_YET

    @property
    def name(self) -> str:
        """The program that plays; before `open` all that could."""
        return self._command[0] if self._command else " or ".join(command[0] for command in self._commands)

    def open(self) -> None:
        """Find the program. Raises PlayerMissing."""
        for command in self._commands:
            path = self._which(command[0])
            if path is not None:
                self._command = (path, *command[1:])
                self._stopped = False
                return
        raise PlayerMissing("speech.player-missing", f"no sound player is installed; install {self.name}")

    def close(self) -> None:
        """Nothing is kept open between sounds."""

    def status(self) -> Condition:
        """How the last sound went; UNKNOWN before the first, for only playing tells whether there is a sound card."""
        return self._last

    def play(self, sound: Sound) -> None:
        """See `Player.play`."""
        if self._command is None:
            raise PlayerMissing("speech.player-missing", "no sound player was opened")
        # The directory, not the file, is temporary: Windows cannot open a file twice.
        with tempfile.TemporaryDirectory(prefix="citydesk-") as folder:
            file = Path(folder) / "sound.wav"
            file.write_bytes(sound.wav.to_file_bytes())
            try:
                self._run((*self._command, str(file)), timeout_s=sound.wav.seconds + GRACE_S)
            except DeviceUnavailable as error:
                self._last = Condition(DeviceState.FAILED, error.trouble)
                raise
        self._last = FINE

    def stop(self) -> None:
        """See `Player.stop`."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.terminate()

    def _run(self, command: tuple[str, ...], *, timeout_s: float) -> None:
        with self._lock:
            if self._stopped:
                raise DeviceClosed
            try:
                self._process = subprocess.Popen(  # noqa: S603  (a program found by its fixed name)
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
                )
            except OSError as error:
                raise DeviceUnavailable(
                    "speech.player-failed", f"{command[0]} does not start: {error.strerror}"
                ) from error
            process = self._process
        try:
            _, complaint = process.communicate(timeout=timeout_s)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise DeviceTimeout("speech.player-stuck", f"{self.name} did not come to an end") from error
        finally:
            self._process = None
        if self._stopped:
            raise DeviceClosed
        if process.returncode:
            raise DeviceUnavailable("speech.player-failed", f"{self.name} cannot play: {_last_line(complaint)}")


class WindowsPlayer:
    """Plays through Windows itself."""

    name = "winsound"

    def __init__(self) -> None:
        self._stopped = False
        self._last = NOT_PLAYED_YET

    def open(self) -> None:
        """Raises PlayerMissing where there is no `winsound`."""
        self._module()
        self._stopped = False

    def close(self) -> None:
        """Nothing is kept open."""

    def status(self) -> Condition:
        """How the last sound went; UNKNOWN before the first."""
        return self._last

    def play(self, sound: Sound) -> None:
        """See `Player.play`. Windows cannot end a sound played from memory; `stop` takes effect before the next."""
        if self._stopped:
            raise DeviceClosed
        winsound = self._module()
        try:
            winsound.PlaySound(sound.wav.to_file_bytes(), winsound.SND_MEMORY | winsound.SND_NODEFAULT)
        except RuntimeError as error:
            failure = DeviceUnavailable("speech.player-failed", "Windows cannot play sound")
            self._last = Condition(DeviceState.FAILED, failure.trouble)
            raise failure from error
        self._last = FINE

    def stop(self) -> None:
        """See `Player.stop`."""
        self._stopped = True

    @staticmethod
    def _module() -> ModuleType:
        try:
            return importlib.import_module("winsound")
        except ImportError as error:
            raise PlayerMissing("speech.player-missing", "this is not Windows") from error


def system_player() -> Player:
    """The player that fits this system; what is missing is said by its `open`."""
    if sys.platform == "win32":
        return WindowsPlayer()
    return CommandPlayer(MAC_COMMANDS if sys.platform == "darwin" else LINUX_COMMANDS)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.communicate(timeout=STOPPING_S)
    except subprocess.TimeoutExpired:
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=STOPPING_S)


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it gives no reason"
