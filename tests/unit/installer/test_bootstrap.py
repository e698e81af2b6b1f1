"""The set-up as a whole, as a person starts it."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from installer import bootstrap
from installer.environment import Environment, State
from installer.system import Facts

ROOT = Path(__file__).parents[3]
NOTHING = Facts(libraries=frozenset(), commands=frozenset(), chinese_font=False, certificates=False)


@pytest.fixture
def ready(tmp_path) -> Path:
    """A copy of the set-up in a folder with a space, whose environment is stamped as ready."""
    root = tmp_path / "city desk"
    shutil.copytree(ROOT / "installer", root / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    stand_in = root / ".venv" / "bin" / "python"
    stand_in.parent.mkdir(parents=True)
    stand_in.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    stand_in.chmod(0o755)
    Environment(root).install()
    assert Environment(root).state() is State.READY
    return root


def start(root: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up of `root` from another folder without standard input."""
    environment = {"PATH": os.environ["PATH"], "PYTHON": sys.executable, "CITYDESK_SKIP_SYSTEM": "1", **settings}
    command = ["sh", str(root / "installer" / "setup.sh")]
    return subprocess.run(
        command, env=environment, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def test_ready_checkout_is_silent(ready: Path) -> None:
    done = start(ready)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_misleading_python_settings_do_no_harm(ready: Path) -> None:
    done = start(ready, PYTHONHOME="/nowhere", PYTHONPATH="/nowhere", PIP_USER="1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_old_python_is_refused_in_one_sentence(ready: Path, tmp_path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = start(ready, PYTHON=str(old))
    assert done.returncode == 1
    assert "install Python 3.11 or newer" in done.stderr


def test_system_without_apt_is_told_what_is_needed_and_goes_on(ready: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(bootstrap, "look_around", lambda: NOTHING)
    monkeypatch.setattr("installer.apt.is_present", lambda: False)
    bootstrap.set_up(ready)
    (line,) = capsys.readouterr().out.splitlines()
    assert "espeak-ng" in line
    assert "libxcb-cursor.so.0" in line


def test_killed_set_up_takes_pip_with_it_and_begins_anew(ready: Path, tmp_path) -> None:
    (ready / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    started = tmp_path / "started"
    os.mkfifo(started)
    pip = f"#!/bin/sh\necho $$ > {shlex.quote(str(started))}\nexec sleep 60\n"
    (ready / ".venv" / "bin" / "python").write_text(pip, encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "CITYDESK_SKIP_SYSTEM": "1"}
    command = [sys.executable, "-m", "installer.bootstrap"]
    with subprocess.Popen(command, cwd=ready, env=environment, stderr=subprocess.PIPE, text=True) as process:
        pip_process = int(started.read_text(encoding="utf-8"))
        process.send_signal(signal.SIGTERM)
        _, words = process.communicate()
    assert process.returncode == 130
    assert "interrupted" in words
    with pytest.raises(ProcessLookupError):
        os.kill(pip_process, 0)
    assert Environment(ready).state() is State.UNUSABLE
