"""Speaking to the terminal, running other programs, and telling a network fault from another one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EXIT_CANNOT = 1
"""The set-up cannot go on until somebody changes something on this machine."""

EXIT_NETWORK = 2
"""A download failed; trying again later may be enough."""

_NOT_STARTED = 127

_NETWORK_SIGNS = (
    "could not resolve",
    "temporary failure in name resolution",
    "temporary failure resolving",
    "name or service not known",
    "could not connect",
    "cannot initiate the connection",
    "connection refused",
    "connection reset",
    "connection failed",
    "connection broken",
    "connection timed out",
    "connection to proxy",
    "network is unreachable",
    "no route to host",
    "read timed out",
    "max retries exceeded",
    "failed to fetch",
    "certificate verify failed",
    "certificate verification failed",
    # pip's last words when it was told not to repeat: an index that offers no version at all was not reached.
    "(from versions: none)",
)


class SetupError(Exception):
    """The set-up stops; the message is one clear sentence for the person at the terminal.

    `code` is the exit code of the command: EXIT_CANNOT or EXIT_NETWORK.
    `words` is what the program that failed wrote, to be shown before the sentence.
    """

    def __init__(self, message: str, *, code: int = EXIT_CANNOT, words: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.words = words


@dataclass(frozen=True)
class Outcome:
    """How a program ended: its exit code and what it wrote to both streams."""

    code: int
    output: str

    @property
    def ok(self) -> bool:
        """Whether the program ended well."""
        return self.code == 0


def say(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def run(command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Outcome:
    """Run a program to its end without standard input; one that cannot be started has code 127."""
    try:
        done = subprocess.run(
            list(command),
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return Outcome(_NOT_STARTED, f"{command[0]}: {error.strerror}")
    return Outcome(done.returncode, done.stdout)


def plain_environment() -> dict[str, str]:
    """Return this process's environment with messages in English, for output that is read by rules."""
    return {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}


def is_network_trouble(output: str) -> bool:
    """Whether what apt or pip wrote speaks of an unreachable network rather than of another fault."""
    text = output.lower()
    return any(sign in text for sign in _NETWORK_SIGNS)


def failure(what: str, outcome: Outcome) -> SetupError:
    """Build the error for a failed program: its own words, and one sentence saying what failed and why."""
    words = outcome.output.strip()
    if is_network_trouble(words):
        return SetupError(
            f"{what} failed because the network could not be reached; "
            "check the connection or the proxy settings and run the command again.",
            code=EXIT_NETWORK,
            words=words,
        )
    return SetupError(f"{what} failed with exit code {outcome.code}.", words=words)


def report(error: SetupError, *, speaker: str) -> None:
    """Tell the person at the terminal of `error`, its sentence last so that it is the one that is read."""
    if error.words:
        print(error.words, file=sys.stderr)
    print(f"{speaker}: {error}", file=sys.stderr)
