"""All checks of the repository, the quick ones first and the tests last.

Run by `make test` and `make lint` with the environment's interpreter: `python -m installer.check [lint|all]`.
Stops at the first part that fails, says which it was and ends with that part's exit code.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from installer.console import run, say


@dataclass(frozen=True)
class Part:
    """One check: its name for people and the command, run in the root of the checkout."""

    name: str
    command: tuple[str, ...]


def lint_parts(tools: Path) -> tuple[Part, ...]:
    """Return the checks that read the sources only; `tools` is the folder of the environment's programs."""
    return (
        Part("lint rules", (str(tools / "ruff"), "check", ".")),
        Part("formatting", (str(tools / "ruff"), "format", "--check", ".")),
        Part("types", (str(tools / "mypy"),)),
        Part("who may import whom", (str(tools / "lint-imports"),)),
    )


def run_quietly(parts: Sequence[Part], *, root: Path) -> int:
    """Run the parts in turn, a line each; show the output of the first that fails and return its exit code."""
    for part in parts:
        begun = time.monotonic()
        outcome = run(part.command, cwd=root)
        if not outcome.ok:
            say(outcome.output.rstrip())
            say(f"check: {part.name}: FAILED ({Path(part.command[0]).name}, exit code {outcome.code})")
            return outcome.code
        say(f"check: {part.name}: ok ({time.monotonic() - begun:.1f} s)")
    return 0


def main(arguments: Sequence[str]) -> int:
    """Run the checks that `arguments` name; the tests take over this process and so have the last word."""
    if list(arguments) not in (["lint"], ["all"]):
        say("usage: python -m installer.check lint|all")
        return 2
    root = Path(__file__).resolve().parent.parent
    code = run_quietly(lint_parts(Path(sys.executable).parent), root=root)
    if code == 0 and arguments[0] == "all":
        _become_the_tests(root)
    return code


_SIDE_BY_SIDE = ("-n", "auto", "--dist", "loadfile")
"""One process of tests per processor; the tests of a file stay together, for they share what is dear to make."""


def _become_the_tests(root: Path) -> NoReturn:
    os.chdir(root)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *_SIDE_BY_SIDE])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
