"""The command line, and that what is written about it is true."""

from importlib import import_module
from pathlib import Path

import pytest

import app
from app import cli
from app.contract.command import Scope
from app.modes.programs import PROGRAMS

ROOT = Path(__file__).parents[2]


def test_version(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == app.__version__


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_names_every_mode(arguments, capsys):
    assert cli.main(arguments) == 0
    said = capsys.readouterr().out
    assert all(f"\n  {mode}" in said for mode in (*PROGRAMS, "server", "demo", "devices", "hall"))


def test_an_unknown_mode_is_said_and_the_known_ones_with_it(capsys):
    assert cli.main(["windw"]) == 2
    said = capsys.readouterr().err
    assert "windw" in said
    assert "window" in said


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_program_can_be_composed(name):
    program = PROGRAMS[name]
    module, _, function = program.composer.partition(":")
    assert callable(getattr(import_module(module), function))
    assert Scope(program.scope)
    assert program.title()


@pytest.mark.parametrize("wrong", ["printer", "=virtual://printer", "printer="])
def test_a_device_without_kind_or_address_is_refused_with_an_example(wrong, capsys):
    with pytest.raises(SystemExit):
        cli.main(["window", "--device", wrong])
    assert "virtual://printer" in capsys.readouterr().err


def test_the_readme_names_every_program_and_make_target():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`citydesk {name}`" in readme for name in (*PROGRAMS, "server", "demo", "devices", "hall"))
    targets = ("demo", "test", "lint", "slow", "bench", "pictures", "translations")
    assert all(f"make {target}" in readme for target in targets)


def test_the_architecture_names_every_room():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = (
        "app/contract",
        "app/rules",
        "app/workbook",
        "app/server",
        "app/client",
        "app/modes",
        "widgets",
        "devices",
        "resources",
    )
    assert all(f"`{room}`" in text and (ROOT / room).is_dir() for room in rooms)


def test_pictures_of_the_readme_are_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = [part.split(")")[0] for part in readme.split("](")[1:] if part.startswith("docs/")]
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)
