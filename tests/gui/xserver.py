"""Runs a module of the tests as a program on an X server of its own (xvfb-run)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 60


def run_under_x(module: str, *arguments: str) -> dict[str, Any]:
    """Return what the program printed last, as JSON. Skips where no X server can be made."""
    runner = shutil.which("xvfb-run")
    if runner is None:
        pytest.skip("xvfb-run is not installed: there is no X server to try it on")
    kept = {name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}}
    command = [runner, "-a", "-s", "-screen 0 1280x800x24", sys.executable, "-m", module, *arguments]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=kept | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return found
