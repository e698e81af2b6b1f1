"""A program of a public machine that is started again whenever it ends by itself or hangs (spec 02: unbreakable).

The supervisor knows no Qt: what brings the program down does not bring it down.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType

from app.modes.heart import SILENT_SECONDS, START_SECONDS, Pulse

DONE, MISUSED = 0, 2
"""Exit codes after which nothing is started again: left on purpose, or a wrong command line."""

STEADY_SECONDS = 60.0
"""A program that ran so long was well; the next restart comes at once again."""

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 30.0
APOLOGY_FROM_SECONDS = 2.0
"""From pauses so long on, a page tells citizens that the machine is out of service."""

_LOOK_SECONDS = 0.5


class Apology:
    """A page that stays while the program cannot: a process of its own, so small that there is little to fail.

    :param command: the process; none where nothing can be shown.
    """

    def __init__(self, command: Sequence[str] = ()) -> None:
        self._command = tuple(command)
        self._page: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    @property
    def is_shown(self) -> bool:
        """Whether the page's process is there."""
        return self._page is not None and self._page.poll() is None

    def show(self) -> None:
        """Show the page unless it is there. Without a screen there is none, and nothing else suffers."""
        with self._lock:
            if self._command and (self._page is None or self._page.poll() is not None):
                self._page = subprocess.Popen(self._command)  # noqa: S603 - a part of this program

    def hide(self) -> None:
        """Take the page away; may be called from any thread."""
        with self._lock:
            if self._page is not None:
                self._page.kill()
                self._page.wait()
                self._page = None


class Supervisor:
    """Keeps one command running. `say` is told of each start with the process id, in words for a log.

    :param command: the program and its arguments.
    :param apology: what is seen while the program fails again and again.
    :param silent_seconds: after so long without a heartbeat it is ended and started again.
    :param start_seconds: how long its first heartbeat may take.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        say: Callable[[str], None],
        apology: Apology | None = None,
        silent_seconds: float = SILENT_SECONDS,
        start_seconds: float = START_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = tuple(command)
        self._say = say
        self._apology = apology or Apology()
        self._silent_seconds = silent_seconds
        self._start_seconds = start_seconds
        self._sleep = sleep
        self._mono = mono
        self._child: subprocess.Popen[bytes] | None = None
        self._stopping = False

    def run(self) -> int:
        """Start the program again and again; return its exit code once it was left, misused or told to stop."""
        try:
            return self._keep_running()
        finally:
            self._apology.hide()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Let the program end in order, and start it no more."""
        self._stopping = True
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()

    def _keep_running(self) -> int:
        pause = FIRST_PAUSE_SECONDS
        while True:
            begun = self._mono()
            code = self._once()
            if self._stopping or code in (DONE, MISUSED):
                return code
            pause = FIRST_PAUSE_SECONDS if self._mono() - begun >= STEADY_SECONDS else pause
            self._say(f"ended with {code}, starts again in {pause:g} s")
            if pause >= APOLOGY_FROM_SECONDS:
                self._apology.show()
            self._sleep(pause)
            if self._stopping:
                return code
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    def _once(self) -> int:
        pulse = Pulse(
            silent_seconds=self._silent_seconds, start_seconds=self._start_seconds, on_first=self._apology.hide
        )
        try:
            self._child = subprocess.Popen(self._command, **pulse.given_to_child())  # noqa: S603 - this program itself
        finally:
            pulse.child_has_it()
        self._say(f"started as process {self._child.pid}")
        try:
            return self._until_ended(self._child, pulse)
        finally:
            pulse.close()

    def _until_ended(self, child: "subprocess.Popen[bytes]", pulse: Pulse) -> int:
        """Wait for the end of the program, and bring it about when it hangs. Even a stopped process can be killed."""
        while True:
            try:
                return child.wait(timeout=_LOOK_SECONDS)
            except subprocess.TimeoutExpired:
                if pulse.hangs():
                    self._say(f"process {child.pid} hangs and is ended")
                    child.kill()


def supervise(mode: str, arguments: Sequence[str]) -> int:
    """Run `citydesk MODE ARGUMENTS` under a supervisor until it is left; return its exit code."""
    command = [sys.executable, "-m", "app.cli", mode, *(one for one in arguments if one != "--supervised")]
    supervisor = Supervisor(
        command,
        say=lambda words: print(f"citydesk {mode}: {words}", flush=True),  # noqa: T201
        apology=Apology([sys.executable, "-m", "app.modes.out_of_service", str(os.getpid()), *arguments]),
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, supervisor.stop)
    return supervisor.run()
