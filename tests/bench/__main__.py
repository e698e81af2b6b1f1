"""`python -m tests.bench [NAME]`: measure one part, or all. SIZE=full in the environment for the large sizes."""

import os
import sys
from importlib import import_module

from tests.bench.figures import show, store

PARTS = ("day", "desk", "door", "fanout", "faults", "intake", "pad", "similar", "startup", "strips", "ticket", "voice")
"""Each is a module here with `run(size) -> figures`; `size` is empty or `full`."""


def main(names: list[str]) -> int:
    """Measure what is named, or everything; returns the exit code."""
    size = os.environ.get("SIZE", "")
    if unknown := [name for name in names if name not in PARTS]:
        sys.stderr.write(f"no benchmark of that name: {', '.join(unknown)}; there are {', '.join(PARTS)}\n")
        return 2
    if size not in ("", "full"):
        sys.stderr.write("SIZE is empty or full\n")
        return 2
    for name in names or PARTS:
        figures: dict[str, float] = import_module(f"tests.bench.{name}").run(size)
        show(name, figures)
        store(name, figures)
    return 0


sys.exit(main(sys.argv[1:]))
