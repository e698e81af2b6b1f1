"""A supervisor with real processes: what is killed starts again, what was left stays away."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.modes.supervised import FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS, STEADY_SECONDS, Supervisor


def python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


@pytest.mark.parametrize("code", [0, 2], ids=["left", "misused"])
def test_a_program_that_was_left_is_not_started_again(code: int) -> None:
    said: list[str] = []
    assert Supervisor(python(f"raise SystemExit({code})"), say=said.append).run() == code
    assert len(said) == 1


def test_a_program_that_was_killed_starts_again(tmp_path: Path) -> None:
    once = (
        "import os, pathlib, signal, sys; mark = pathlib.Path(sys.argv[1]); seen = mark.exists(); mark.touch();"
        "seen or os.kill(os.getpid(), signal.SIGKILL)"
    )
    said: list[str] = []
    pauses: list[float] = []
    assert Supervisor(python(once, str(tmp_path / "seen")), say=said.append, sleep=pauses.append).run() == 0
    assert said[1].startswith("ended with -9")
    assert pauses == [FIRST_PAUSE_SECONDS]


def test_pauses_grow_while_it_fails_at_once_and_begin_anew_when_it_ran_long() -> None:
    times = iter([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 20 + STEADY_SECONDS, 200, 201])
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 10:
            supervisor.stop()

    supervisor = Supervisor(
        python("raise SystemExit(1)"), say=lambda _words: None, sleep=sleep, mono=lambda: float(next(times))
    )
    assert supervisor.run() == 1
    assert pauses[:3] == [0.5, 1.0, 2.0]
    assert max(pauses) == LONGEST_PAUSE_SECONDS
    assert pauses[8] == FIRST_PAUSE_SECONDS


def test_a_kiosk_that_is_killed_comes_back_and_ends_when_told_to(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "app.cli", "kiosk", "--supervised", "--windowed", "--data", str(tmp_path)]
    with subprocess.Popen(
        [*command, "--server", "http://127.0.0.1:9"], env=environment, stdout=subprocess.PIPE, text=True
    ) as supervisor:
        assert supervisor.stdout is not None
        first = int(supervisor.stdout.readline().split()[-1])
        os.kill(first, signal.SIGKILL)
        assert "ended with -9" in supervisor.stdout.readline()
        second = int(supervisor.stdout.readline().split()[-1])
        assert second != first
        while not list(tmp_path.rglob("citydesk.log")):
            os.kill(second, 0)
            time.sleep(0.05)
        supervisor.terminate()
        supervisor.wait(timeout=30)
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)
