"""A kiosk killed at any moment of a slip: afterwards it knows which paper is in doubt, and prints none by itself."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.devices.far_end import TcpFarEnd
from tests.devices.printer.paper_printer import PaperPrinter

TWICE = "outcome unknown printer.twice"

MOMENTS = [
    # killed at, and how; what the next start finds; what becomes of the same slip; how many papers there can be
    ("issued", "after", "interrupted failed", TWICE, {0}),
    ("queued", "after", "interrupted failed", TWICE, {0}),
    ("printing", "before", "interrupted failed", TWICE, {0}),
    ("printing", "after", "interrupted unknown", TWICE, {0}),
    ("printed", "before", "interrupted unknown", TWICE, {1}),
    ("printed", "after", "", TWICE, {1}),
]


def start(port: int, folder: Path, state: str, moment: str, *further: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.devices.printer.killed_kiosk"]
    return subprocess.run(
        [*command, f"escpos+tcp://127.0.0.1:{port}", str(folder), state, moment, *further],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("state", "moment", "found", "again", "papers"), MOMENTS)
def test_killed_at_a_state(tmp_path: Path, state: str, moment: str, found: str, again: str, papers: set[int]) -> None:
    printer = PaperPrinter()
    far_end = TcpFarEnd(printer)
    try:
        assert start(far_end.port, tmp_path, state, moment).returncode == -signal.SIGKILL
        after = start(far_end.port, tmp_path, "never", "after")
    finally:
        far_end.close()
    assert after.stdout.split("\n") == [*filter(None, [found]), again, ""], after.stderr
    assert len(printer.cuts) in papers
    assert printer.jobs == len(printer.cuts)


def test_killed_while_a_further_paper_is_printed(tmp_path: Path) -> None:
    printer = PaperPrinter()
    far_end = TcpFarEnd(printer)
    try:
        assert start(far_end.port, tmp_path, "never", "after").returncode == 0
        assert start(far_end.port, tmp_path, "printed", "before", "order-1").returncode == -signal.SIGKILL
        after = start(far_end.port, tmp_path, "never", "after", "order-1")
    finally:
        far_end.close()
    assert after.stdout.split("\n") == ["interrupted unknown", TWICE, ""], after.stderr
    assert len(printer.cuts) == 2
