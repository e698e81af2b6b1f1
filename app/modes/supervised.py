"""A program of a public machine that is started again whenever it ends by itself (spec 02: unbreakable).

The supervisor knows no Qt: what brings the program down does not bring it down.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType

DONE, MISUSED = 0, 2
"""Exit codes after which nothing is started again: left on purpose, or a wrong command line."""

STEADY_SECONDS = 60.0
"""A program that ran so long was well; the next restart comes at once again."""

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 30.0


class Supervisor:
    """Keeps one command running. `say` is told of each start with the process id, in words for a log.

    :param command: the program and its arguments.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        say: Callable[[str], None],
        sleep: Callable[[float], None] = time.sleep,
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = tuple(command)
        self._say = say
        self._sleep = sleep
        self._mono = mono
        self._child: subprocess.Popen[bytes] | None = None
        self._stopping = False

    def run(self) -> int:
        """Start the program again and again; return its exit code once it was left, misused or told to stop."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            begun = self._mono()
            code = self._once()
            if self._stopping or code in (DONE, MISUSED):
                return code
            pause = FIRST_PAUSE_SECONDS if self._mono() - begun >= STEADY_SECONDS else pause
            self._say(f"ended with {code}, starts again in {pause:g} s")
            self._sleep(pause)
            if self._stopping:
                return code
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Let the program end in order, and start it no more."""
        self._stopping = True
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()

    def _once(self) -> int:
        self._child = subprocess.Popen(self._command)  # noqa: S603 - this program itself
        self._say(f"started as process {self._child.pid}")
        return self._child.wait()


def supervise(mode: str, arguments: Sequence[str]) -> int:
    """Run `citydesk MODE ARGUMENTS` under a supervisor until it is left; return its exit code."""
    command = [sys.executable, "-m", "app.cli", mode, *(one for one in arguments if one != "--supervised")]
    supervisor = Supervisor(command, say=lambda words: print(f"citydesk {mode}: {words}", flush=True))  # noqa: T201
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, supervisor.stop)
    return supervisor.run()
