"""When the virtual environment is taken as it is, filled again, or made anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from installer.console import EXIT_NETWORK, SetupError
from installer.environment import UNFINISHED, Environment, Stamp, State, judge, pip_environment
from installer.interpreter import Interpreter

NOW = Stamp(pyproject="aa", root="/home/li/city desk", python="/usr/bin/python3.11")


def test_stamp_survives_writing_and_reading() -> None:
    assert Stamp.parse(NOW.text()) == NOW


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"pyproject": "aa"}', '"x"', "3"])
def test_damaged_stamp_is_no_stamp(text: str) -> None:
    assert Stamp.parse(text) is None


@pytest.mark.parametrize(
    ("kept", "state"),
    [
        (NOW.text(), State.READY),
        (replace(NOW, pyproject="bb").text(), State.STALE),
        (replace(NOW, root="/home/li/old").text(), State.UNUSABLE),
        (replace(NOW, python="/usr/bin/python3.12").text(), State.UNUSABLE),
        (UNFINISHED, State.UNUSABLE),
        ("{half a st", State.UNUSABLE),
    ],
)
def test_stamped_environment(kept: str, state: State) -> None:
    assert judge(kept, now=NOW, has_pip=True) is state


@pytest.mark.parametrize(("has_pip", "state"), [(True, State.STALE), (False, State.UNUSABLE)])
def test_environment_made_by_hand_is_taken_over_if_it_has_pip(*, has_pip: bool, state: State) -> None:
    assert judge(None, now=NOW, has_pip=has_pip) is state


def test_environment_without_interpreter_is_unusable_whatever_its_stamp() -> None:
    assert judge(NOW.text(), now=None, has_pip=True) is State.UNUSABLE


def test_pip_keeps_the_index_and_loses_what_misleads_it() -> None:
    inherited = {
        "PIP_INDEX_URL": "https://mirror/simple",
        "PIP_USER": "1",
        "PIP_TARGET": "/elsewhere",
        "PYTHONHOME": "/elsewhere",
        "PATH": "/usr/bin",
    }
    assert pip_environment(inherited, has_home=True) == {
        "PIP_INDEX_URL": "https://mirror/simple",
        "PIP_USER": "0",
        "PATH": "/usr/bin",
    }


def test_pip_without_a_home_keeps_no_cache() -> None:
    assert pip_environment({}, has_home=False)["PIP_NO_CACHE_DIR"] == "1"


FAKE_PYTHON = """\
#!/bin/sh
# Stands for every Python of this test: `-m venv` copies it into the folder, `-m pip install` does what is planned.
case "$*" in
    *"-m venv"*)
        for folder; do :; done
        mkdir -p "$folder/bin"
        cp "$0" "$folder/bin/python"
        cp "$0.plan" "$folder/bin/python.plan";;
    *"-m pip"*) . "$0.plan";;
esac
"""


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A checkout in a folder with a space, beside a stand-in for a system's Python."""
    root = tmp_path / "city desk"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    python = tmp_path / "python3.11"
    python.write_text(FAKE_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return root


def interpreter_with(checkout: Path, pip: str) -> Interpreter:
    """A Python whose pip runs the shell line `pip`."""
    python = checkout.parent / "python3.11"
    Path(f"{python}.plan").write_text(pip, encoding="utf-8")
    return Interpreter(str(python), (3, 11), makes_venvs=True)


def test_fresh_checkout_is_made_then_ready_then_stale_when_the_project_changes(checkout: Path, capsys) -> None:
    environment = Environment(checkout)
    assert environment.state() is State.UNUSABLE
    environment.make(interpreter_with(checkout, "true"))
    assert environment.state() is State.UNUSABLE
    environment.install()
    assert environment.state() is State.READY
    assert len(capsys.readouterr().out.splitlines()) == 2
    (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert environment.state() is State.STALE


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ERROR: No matching distribution found for nothing", 1),
        ("WARNING: Retrying after connection broken by NewConnectionError: Name or service not known", EXIT_NETWORK),
    ],
)
def test_failed_installation_shows_pips_words_and_leaves_no_stamp(checkout: Path, words: str, code: int) -> None:
    environment = Environment(checkout)
    environment.make(interpreter_with(checkout, f"echo '{words}'; exit 1"))
    with pytest.raises(SetupError) as refusal:
        environment.install()
    assert (refusal.value.code, refusal.value.words) == (code, words)
    assert environment.state() is State.UNUSABLE


def test_moved_checkout_is_made_anew(checkout: Path) -> None:
    environment = Environment(checkout)
    environment.make(interpreter_with(checkout, "true"))
    environment.install()
    moved = checkout.rename(checkout.parent / "moved")
    assert Environment(moved).state() is State.UNUSABLE


def test_nothing_of_the_old_environment_is_left(checkout: Path) -> None:
    old = checkout / ".venv" / "lib" / "old.py"
    old.parent.mkdir(parents=True)
    old.touch()
    Environment(checkout).make(interpreter_with(checkout, "true"))
    assert not old.exists()


def test_linked_environment_is_not_followed(checkout: Path) -> None:
    elsewhere = checkout.parent / "shared"
    elsewhere.mkdir()
    (checkout / ".venv").symlink_to(elsewhere)
    with pytest.raises(SetupError, match="link"):
        Environment(checkout).make(interpreter_with(checkout, "true"))
    assert elsewhere.is_dir()
