"""Which Python the virtual environment is made of."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from installer.console import run
from installer.system import Kind, Need

Version = tuple[int, int]

OLDEST: Version = (3, 11)
"""The oldest Python that the program runs on, as in pyproject.toml."""

TOO_NEW: Version = (3, 15)
"""The first Python that the Qt binding of this release has no build for (its Requires-Python)."""

_INSTALLABLE: tuple[Version, ...] = ((3, 13), (3, 12), (3, 11))
_COMMANDS = ("python3.13", "python3.12", "python3.11", "python3.14", "python3")

_PROBE = (
    "import sys; from importlib.util import find_spec; "
    "print(*sys.version_info[:2], int(all(map(find_spec, ('venv', 'ensurepip')))))"
)


@dataclass(frozen=True)
class Interpreter:
    """A Python found on this machine; `makes_venvs` is False where Debian's -venv package is absent."""

    path: str
    version: Version
    makes_venvs: bool

    @property
    def fits(self) -> bool:
        """Whether the program runs on this version."""
        return OLDEST <= self.version < TOO_NEW


def choose(found: Iterable[Interpreter]) -> Interpreter | None:
    """Return the first that fits and makes environments, else the first that fits, else None."""
    second_best = None
    for interpreter in found:
        if interpreter.fits and interpreter.makes_venvs:
            return interpreter
        if interpreter.fits and second_best is None:
            second_best = interpreter
    return second_best


def needed_for(chosen: Interpreter | None) -> tuple[Need, ...]:
    """Return what must be installed before `chosen` (or, where it is None, any Python) makes an environment."""
    if chosen is None:
        choices = tuple((f"python{a}.{b}", f"python{a}.{b}-venv") for a, b in _INSTALLABLE)
        return (Need(Kind.PYTHON, f"Python {OLDEST[0]}.{OLDEST[1]} or newer", choices),)
    if chosen.makes_venvs:
        return ()
    major, minor = chosen.version
    return (Need(Kind.PYTHON, "Python's venv module", ((f"python{major}.{minor}-venv",), ("python3-venv",))),)


def parse_probe(path: str, text: str) -> Interpreter | None:
    """Read what the probe printed under the Python at `path`; None if it is not what a Python prints."""
    words = text.split()
    if len(words) != 3 or not all(word.isdigit() for word in words):
        return None
    major, minor, makes_venvs = map(int, words)
    return Interpreter(path, (major, minor), bool(makes_venvs))


def find_interpreters() -> Iterator[Interpreter]:
    """Yield the Pythons of this machine: the running one first, then those on the path, newest settled first.

    Each is started once to be asked, and only when the one before was not good enough for the caller:
    a command that exists may still be a shim with nothing behind it.
    """
    seen = set()
    for path in _candidates():
        real = os.path.realpath(path)
        if real in seen:
            continue
        seen.add(real)
        answer = run([path, "-I", "-c", _PROBE])
        interpreter = parse_probe(path, answer.output) if answer.ok else None
        if interpreter is not None:
            yield interpreter


def _candidates() -> Iterator[str]:
    # Not the running executable itself: it may live in the very environment that is about to be replaced.
    major, minor = sys.version_info[:2]
    running = Path(sys.base_prefix, "bin", f"python{major}.{minor}")
    if running.exists():
        yield str(running)
    for command in _COMMANDS:
        path = shutil.which(command)
        if path is not None:
            yield path
