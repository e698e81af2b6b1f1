"""The program that plays: found, run to the end, ended early, and what is said when it cannot."""

import sys
import threading
from pathlib import Path

import pytest

from devices.errors import DeviceClosed, DeviceUnavailable, PlayerMissing
from devices.health import FINE, DeviceState
from devices.speech.chime import chime
from devices.speech.player import NOT_PLAYED_YET, CommandPlayer, Sound, WindowsPlayer, system_player

SOUND = Sound("A001-3", "请A 零零一号", chime())

COPY = "import shutil, sys; shutil.copyfile(sys.argv[2], sys.argv[1])"
COMPLAIN = "import sys; sys.exit('ALSA lib: noise\\naudio open error: No such device')"
LINGER = "import pathlib, sys, time; pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"


def python_player(program: str, *arguments: str) -> CommandPlayer:
    """A player whose program is a line of Python; the sound's file is its last argument."""
    return CommandPlayer([("player", "-c", program, *arguments)], which=lambda name: sys.executable)


def test_the_program_is_given_the_sound_as_a_file(tmp_path: Path) -> None:
    player = python_player(COPY, str(tmp_path / "heard.wav"))
    player.open()
    assert player.status() == NOT_PLAYED_YET
    player.play(SOUND)
    assert player.status() == FINE
    assert (tmp_path / "heard.wav").read_bytes() == SOUND.wav.to_file_bytes()


def test_the_first_program_that_is_installed_plays() -> None:
    player = CommandPlayer([("first",), ("second", "-q"), ("third",)], which={"second": "/s", "third": "/t"}.get)
    assert player.name == "first or second or third"
    player.open()
    assert player.name == "/s"


def test_what_to_install_is_said() -> None:
    player = CommandPlayer([("pw-play",), ("aplay",)], which=lambda name: None)
    with pytest.raises(PlayerMissing, match="install pw-play or aplay"):
        player.open()
    with pytest.raises(PlayerMissing):
        player.play(SOUND)


def test_a_program_that_cannot_play_is_quoted() -> None:
    player = python_player(COMPLAIN)
    player.open()
    with pytest.raises(DeviceUnavailable, match="audio open error: No such device"):
        player.play(SOUND)
    player.close()
    player.open()
    status = player.status()
    assert (status.state, status.trouble and status.trouble.code) == (DeviceState.FAILED, "speech.player-failed")


def test_a_program_that_vanished_is_said() -> None:
    player = CommandPlayer([("player",)], which=lambda name: "/nowhere/player")
    player.open()
    with pytest.raises(DeviceUnavailable, match="does not start"):
        player.play(SOUND)


def test_stopping_ends_the_program_and_the_next_sound_needs_an_open(tmp_path: Path) -> None:
    started = tmp_path / "started"
    player = python_player(LINGER, str(started))
    player.open()
    ended: list[type[BaseException]] = []

    def play() -> None:
        with pytest.raises(DeviceClosed) as caught:
            player.play(SOUND)
        ended.append(caught.type)

    thread = threading.Thread(target=play)
    thread.start()
    while not started.exists():
        thread.join(0.01)
        assert thread.is_alive()
    player.stop()
    thread.join(20)
    assert ended == [DeviceClosed]
    with pytest.raises(DeviceClosed):
        player.play(SOUND)


def test_this_system_has_a_player_to_look_for() -> None:
    expected = WindowsPlayer if sys.platform == "win32" else CommandPlayer
    assert isinstance(system_player(), expected)


@pytest.mark.skipif(sys.platform == "win32", reason="there it would play")
def test_windows_sound_elsewhere_is_said() -> None:
    with pytest.raises(PlayerMissing, match="not Windows"):
        WindowsPlayer().open()


class FakeWinsound:
    """Stands for the module only Windows has."""

    SND_MEMORY, SND_NODEFAULT = 4, 2

    def __init__(self) -> None:
        self.played: list[tuple[bytes, int]] = []
        self.broken = False

    def PlaySound(self, sound: bytes, flags: int) -> None:
        if self.broken:
            raise RuntimeError("Failed to play sound")
        self.played.append((sound, flags))


def test_windows_plays_from_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    winsound = FakeWinsound()
    monkeypatch.setitem(sys.modules, "winsound", winsound)  # type: ignore[arg-type]
    player = WindowsPlayer()
    player.open()
    player.play(SOUND)
    assert player.status() == FINE
    assert winsound.played == [(SOUND.wav.to_file_bytes(), 6)]
    winsound.broken = True
    with pytest.raises(DeviceUnavailable, match="Windows cannot play"):
        player.play(SOUND)
    assert player.status().state is DeviceState.FAILED
    player.stop()
    with pytest.raises(DeviceClosed):
        player.play(SOUND)
