"""A supervisor with real processes: what is killed starts again, what was left stays away."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from app import cli
from app.modes.heart import HEART
from app.modes.supervised import (
    APOLOGY_FROM_SECONDS,
    FIRST_PAUSE_SECONDS,
    LONGEST_PAUSE_SECONDS,
    STEADY_SECONDS,
    Apology,
    Supervisor,
)


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


BEATING = """
import os, pathlib, sys, time
from app.modes.heart import HEART, open_heart
heart, mark = open_heart(), pathlib.Path(sys.argv[1])
assert HEART not in os.environ
heart.beat()
if mark.exists():
    raise SystemExit(0)
mark.touch()
time.sleep(600)
"""


def test_a_program_that_beats_no_more_is_ended_and_started_again(tmp_path: Path) -> None:
    said: list[str] = []
    supervisor = Supervisor(python(BEATING, str(tmp_path / "seen")), say=said.append, silent_seconds=0.2)
    assert supervisor.run() == 0
    assert "hangs" in said[1]
    assert said[2].startswith("ended with -9")


def test_a_program_that_never_comes_to_life_is_ended_too(tmp_path: Path) -> None:
    said: list[str] = []
    once = "import pathlib, sys, time; m = pathlib.Path(sys.argv[1]); m.exists() or (m.touch(), time.sleep(600))"
    supervisor = Supervisor(python(once, str(tmp_path / "seen")), say=said.append, start_seconds=0.2)
    assert supervisor.run() == 0
    assert "hangs" in said[1]


def test_citizens_see_an_apology_while_it_fails_and_none_once_it_lives(tmp_path: Path) -> None:
    page = tmp_path / "page"
    apology = Apology(python("import sys, time; open(sys.argv[1], 'w').write('x'); time.sleep(600)", str(page)))
    shown: list[tuple[float, bool]] = []
    waits = """
import pathlib, sys, time
page, failed = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
if len(list(failed.parent.glob('failed*'))) < 3:
    failed.with_name(f'failed{time.monotonic_ns()}').touch()
    raise SystemExit(1)
while not page.exists():
    time.sleep(0.01)
from app.modes.heart import open_heart
open_heart().beat()
raise SystemExit(0)
"""

    def sleep(seconds: float) -> None:
        shown.append((seconds, apology.is_shown))

    command = python(waits, str(page), str(tmp_path / "failed"))
    assert Supervisor(command, say=lambda _words: None, apology=apology, sleep=sleep).run() == 0
    assert [is_shown for seconds, is_shown in shown] == [seconds >= APOLOGY_FROM_SECONDS for seconds, _ in shown]
    assert page.exists()
    assert not apology.is_shown


def test_the_page_of_a_kiosk_out_of_service_goes_with_its_supervisor() -> None:
    starter = (
        "import os, subprocess, sys; page = subprocess.Popen([sys.executable, '-m', 'app.modes.out_of_service',"
        " str(os.getpid())]); print(page.pid, flush=True); sys.stdin.read()"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        python(starter), env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as supervisor:
        assert supervisor.stdout is not None
        page = int(supervisor.stdout.readline())
        os.kill(page, 0)
    gone = psutil.Process(page) if psutil.pid_exists(page) else None
    assert gone is None or gone.wait(timeout=30) is None


@pytest.mark.parametrize(
    ("arguments", "is_watched"),
    [
        (["kiosk"], True),
        (["kiosk", "--server", "http://127.0.0.1:9"], True),
        (["kiosk", "--windowed"], False),
        (["kiosk", "--geometry", "640x860+0+0"], False),
        (["kiosk", "--geometry=640x860"], False),
        (["kiosk", "--windowed", "--supervised"], True),
        (["window"], False),
        (["window", "--supervised"], True),
    ],
)
def test_a_public_program_that_fills_its_screen_is_watched_unless_it_is_the_watched_one(
    arguments: list[str], is_watched: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr("app.modes.supervised.supervise", lambda mode, _arguments: started.append(mode) or 7)
    monkeypatch.setattr("app.modes.program.main", lambda _mode, _arguments: 8)
    assert cli.main(arguments) == (7 if is_watched else 8)
    monkeypatch.setenv(HEART, "5")
    assert cli.main(arguments) == 8


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
