"""How long each program takes to its first painted frame, as a multiple of a bare PySide6 window in the same run."""

import os
import statistics
import subprocess
import sys
import time

MODES = ("window", "kiosk", "pad", "display", "hotline", "desk", "admin")
_ROUNDS = {"": 5, "full": 15}


def run(size: str) -> dict[str, float]:
    """Return `bare_window_ms`, and per mode `MODE_ratio` and `MODE_rss_mb`. Rounds are interleaved."""
    times: dict[str, list[float]] = {name: [] for name in ("bare", *MODES)}
    memory: dict[str, int] = {}
    for _ in range(_ROUNDS[size]):
        for name, taken in times.items():
            seconds, memory[name] = _start(name)
            taken.append(seconds)
    bare = statistics.median(times["bare"])
    figures = {"bare_window_ms": bare * 1000, "bare_window_rss_mb": memory["bare"] / 1024}
    for name in MODES:
        figures[f"{name}_ms"] = statistics.median(times[name]) * 1000
        figures[f"{name}_ratio"] = statistics.median(times[name]) / bare
        figures[f"{name}_rss_mb"] = memory[name] / 1024
    return figures


def _start(name: str) -> tuple[float, int]:
    """Start a child and return its wall time to the first frame (seconds) and its memory there (kB)."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    command = [sys.executable, "-m", "tests.bench.first_frame", name]
    child = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return time.perf_counter() - began, int(child.stdout.split()[-1])
