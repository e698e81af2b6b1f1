"""What import-linter cannot say: which parts of Qt a presenter may know, and where names of people's words live."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRESENTERS = sorted((ROOT / "app" / "modes").rglob("*presenter.py"))


def imported(file: Path) -> set[str]:
    """Return the names of the modules a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_there_are_presenters():
    assert {file.parent.name for file in PRESENTERS} >= {"kiosk", "window", "pad", "display", "hotline"}


@pytest.mark.parametrize("presenter", PRESENTERS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_presenter_knows_of_qt_only_how_to_translate(presenter):
    qt = {name for name in imported(presenter) if name.startswith("PySide6")}
    assert qt <= {"PySide6.QtCore", "PySide6.QtCore.QCoreApplication"}


@pytest.mark.parametrize("screen", sorted((ROOT / "app" / "modes").rglob("*screen.py")), ids=lambda f: f.parent.name)
def test_a_screen_decides_nothing(screen):
    assert not any(name.startswith(("app.rules", "app.client")) for name in imported(screen))
