"""The loudspeaker that keeps what it played."""

import threading
from pathlib import Path

import pytest

from devices.clock import SimulatedClock
from devices.errors import DeviceClosed, DeviceUnavailable
from devices.speech.chime import chime
from devices.speech.player import Sound
from devices.speech.virtual import VirtualPlayer
from devices.speech.wav import Wav
from tests.devices.fake_clock import PATIENCE_S, FakeClock


def test_each_sound_is_a_file_and_a_line(tmp_path: Path) -> None:
    clock = SimulatedClock()
    player = VirtualPlayer(tmp_path / "heard", clock=clock)
    player.open()
    player.play(Sound("A001-3", "请A 零零一号\n到三号窗口办理", chime()))
    player.play(Sound("../综合/窗口", "Number A", Wav.silence(2.0)))
    assert clock.monotonic() == pytest.approx(chime().seconds + 2.0)
    files = sorted(file.name for file in (tmp_path / "heard").iterdir())
    assert files == ["001-A001-3.wav", "002-综合_窗口.wav", "announcements.txt"]
    assert (tmp_path / "heard" / "001-A001-3.wav").read_bytes() == chime().to_file_bytes()
    lines = (tmp_path / "heard" / "announcements.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split(maxsplit=4)[1:] for line in lines] == [
        ["0.9", "s", "001-A001-3.wav", "请A 零零一号 到三号窗口办理"],
        ["2.0", "s", "002-综合_窗口.wav", "Number A"],
    ]


def test_a_second_run_goes_on_counting(tmp_path: Path) -> None:
    for _ in range(2):
        player = VirtualPlayer(tmp_path, clock=SimulatedClock())
        player.open()
        player.play(Sound("notice", "请勿吸烟", chime()))
    assert {file.name for file in tmp_path.glob("*.wav")} == {"001-notice.wav", "002-notice.wav"}


def test_it_takes_as_long_as_it_sounds_unless_stopped(tmp_path: Path, clock: FakeClock) -> None:
    player = VirtualPlayer(tmp_path, clock=clock)
    player.open()
    outcomes: list[str] = []

    def play() -> None:
        try:
            player.play(Sound("A001-3", "x", Wav.silence(4.0)))
            outcomes.append("heard")
        except DeviceClosed:
            outcomes.append("stopped")

    for ending in (lambda: clock.advance(4.0), player.stop):
        thread = threading.Thread(target=play)
        thread.start()
        assert clock.await_sleeper() == pytest.approx(4.0)
        ending()
        thread.join(PATIENCE_S)
    assert outcomes == ["heard", "stopped"]
    with pytest.raises(DeviceClosed):
        player.play(Sound("A001-3", "x", Wav.silence(4.0)))


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DeviceUnavailable, match="cannot be made"):
        VirtualPlayer(tmp_path / "file" / "heard").open()
