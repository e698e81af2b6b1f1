"""Speaking to the terminal, running other programs, and telling a network fault from another one."""

from __future__ import annotations

import os
import subprocess
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
)


class SetupError(Exception):
    """The set-up stops; the message is one clear sentence for the person at the terminal.

    `code` is the exit code of the command: EXIT_CANNOT or EXIT_NETWORK.
    """

    def __init__(self, message: str, *, code: int = EXIT_CANNOT) -> None:
        super().__init__(message)
        self.code = code


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
    """Build the error for a failed program: its own words first, then one sentence saying what failed."""
    words = outcome.output.strip()
    head = f"{words}\n" if words else ""
    if is_network_trouble(outcome.output):
        return SetupError(
            f"{head}{what} failed because the network could not be reached; "
            "check the connection or the proxy settings and run the command again.",
            code=EXIT_NETWORK,
        )
    return SetupError(f"{head}{what} failed (exit code {outcome.code}); its own words are above.")
