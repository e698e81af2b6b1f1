"""Make this checkout ready to run: system packages, `.venv`, Python packages, translations.

Run as `python -m installer.bootstrap` by installer/setup.sh. Prints one line for each step that has something
to do and nothing when all is done. Exit codes: 0 ready, 1 cannot go on, 2 the network failed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from installer import apt, translations
from installer.console import SetupError, report, say
from installer.environment import Environment, State
from installer.interpreter import Interpreter, choose, find_interpreters, needed_for
from installer.system import Kind, Need, look_around, missing

SKIP_VARIABLE = "CITYDESK_SKIP_SYSTEM"
"""Set to 1 where an administrator looks after the system packages: they are then neither looked for nor installed."""

_INTERRUPTED = 130


def main() -> int:
    """Set up the checkout that this file lies in; return the exit code."""
    root = Path(__file__).resolve().parent.parent
    # An ending by `kill` must end pip as well, as Ctrl-C does: it would go on filling the environment.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _one_at_a_time(root):
            set_up(root)
    except SetupError as error:
        report(error, speaker="setup")
        return error.code
    except KeyboardInterrupt:
        print("setup: interrupted; run the command again to go on.", file=sys.stderr)
        return _INTERRUPTED
    return 0


def set_up(root: Path) -> None:
    """Do what is left to do for the checkout at `root`. Raises SetupError where that is not possible."""
    environment = Environment(root)
    state = environment.state()
    interpreter = choose(find_interpreters()) if state is State.UNUSABLE else None
    needs: list[Need] = []
    if sys.platform == "linux" and os.environ.get(SKIP_VARIABLE) != "1":
        needs.extend(missing(look_around()))
    if state is State.UNUSABLE:
        needs.extend(needed_for(interpreter))
    if needs:
        _provide(needs)
    if state is State.UNUSABLE:
        environment.make(_after_installing(interpreter))
    if state is not State.READY:
        environment.install()
    translations.compile_all(root)


def _provide(needs: Sequence[Need]) -> None:
    """Meet `needs` through apt; elsewhere name them, and go on unless there is no usable Python among them."""
    if apt.is_present():
        apt.install(needs)
        left = missing(look_around(), [need for need in needs if need.kind is not Kind.PYTHON])
        if left:
            names = ", ".join(need.name for need in left)
            raise SetupError(f"apt installed its packages, but this is still missing: {names}.")
        return
    names = ", ".join(need.name for need in needs)
    if any(need.kind is Kind.PYTHON for need in needs):
        raise SetupError(f"this system has no apt; install these by its own means: {names}.")
    say(f"This system has no apt; going on without what Citydesk also needs: {names}")


def _after_installing(before: Interpreter | None) -> Interpreter:
    """Return the interpreter to use, looking again where the first look found none that makes environments."""
    if before is not None and before.makes_venvs:
        return before
    found = choose(find_interpreters())
    if found is None or not found.makes_venvs:
        raise SetupError("Python 3.11 or newer with its venv module was installed but is not found on the path.")
    return found


@contextlib.contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the set-up for this process: two commands started together must not fill one `.venv` both."""
    with (root / "pyproject.toml").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
