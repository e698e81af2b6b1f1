"""The safety net of these tests holds: what is left behind or warned about fails a test."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NET = (Path(__file__).parent / "conftest.py").read_text(encoding="utf-8")
CASES = {
    "widget": """
from PySide6.QtWidgets import QWidget
kept = []
def test_it():
    kept.append(QWidget())
""",
    "timer": """
from PySide6.QtCore import QTimer
kept = QTimer()
def test_it():
    kept.start(9999)
""",
    "warning": """
from PySide6.QtCore import qWarning
def test_it():
    qWarning("something is wrong")
""",
    "tidy": """
from PySide6.QtWidgets import QWidget
def test_it(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
""",
}
SAYS = {
    "widget": "left behind: <PySide6.QtWidgets.QWidget",
    "timer": "left behind: <PySide6.QtCore.QTimer",
    "warning": "something is wrong",
    "tidy": "1 passed",
}


@pytest.mark.parametrize("case", CASES)
def test_the_net(case: str, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(NET, encoding="utf-8")
    (tmp_path / "test_it.py").write_text(CASES[case], encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert SAYS[case] in ran.stdout
    assert (ran.returncode == 0) == (case == "tidy")
