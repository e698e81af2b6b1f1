"""Which Python is chosen, and what is installed when none is good enough."""

import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from installer import apt
from installer.interpreter import (
    OLDEST,
    TOO_NEW,
    Interpreter,
    choose,
    find_interpreters,
    needed_for,
    parse_probe,
)

OLD = Interpreter("/usr/bin/python3", (3, 9), makes_venvs=True)
FINE = Interpreter("/usr/bin/python3.12", (3, 12), makes_venvs=True)
NO_VENV = Interpreter("/usr/bin/python3.11", (3, 11), makes_venvs=False)
FUTURE = Interpreter("/usr/bin/python3.15", (3, 15), makes_venvs=True)


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        ([], None),
        ([OLD], None),
        ([FUTURE], None),
        ([OLD, FINE], FINE),
        ([NO_VENV, FINE], FINE),
        ([NO_VENV], NO_VENV),
        ([FUTURE, OLD, NO_VENV], NO_VENV),
    ],
)
def test_choice(found: list[Interpreter], chosen: Interpreter | None) -> None:
    assert choose(found) == chosen


def test_first_good_interpreter_ends_the_search() -> None:
    def never():
        raise AssertionError("asked another Python although the first was good")
        yield FINE

    assert choose(chain([FINE], never())) == FINE


def test_good_interpreter_needs_nothing() -> None:
    assert needed_for(FINE) == ()


def test_interpreter_without_venv_needs_its_own_venv_package() -> None:
    (need,) = needed_for(NO_VENV)
    assert apt.pick([need], available=frozenset({"python3.11-venv", "python3-venv"}))[0] == ("python3.11-venv",)


def test_no_interpreter_is_said_in_words_with_the_version() -> None:
    (need,) = needed_for(None)
    assert need.name == "Python 3.11 or newer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 12 1\n", Interpreter("p", (3, 12), makes_venvs=True)),
        ("3 11 0\n", Interpreter("p", (3, 11), makes_venvs=False)),
        ("pyenv: python3.13: command not found\n", None),
        ("", None),
    ],
)
def test_probe_answers(text: str, expected: Interpreter | None) -> None:
    assert parse_probe("p", text) == expected


def test_running_python_is_found_first_and_outside_its_environment() -> None:
    first = next(find_interpreters())
    assert first.version == sys.version_info[:2]
    assert not Path(first.path).is_relative_to(sys.prefix) or sys.prefix == sys.base_prefix


def test_command_that_is_only_a_shim_is_passed_over(tmp_path, monkeypatch) -> None:
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert str(shim) not in [interpreter.path for interpreter in find_interpreters()]


def test_bounds_agree_with_the_project_file() -> None:
    root = Path(__file__).parents[3]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={OLDEST[0]}.{OLDEST[1]}"
    assert OLDEST <= sys.version_info[:2] < TOO_NEW
