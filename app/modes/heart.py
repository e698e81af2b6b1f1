"""The heartbeat of a supervised program: one byte a second from its interface's thread, over a pipe.

Knows no Qt: the supervisor listens with it, and what brings the program down does not bring the supervisor down.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

HEART = "CITYDESK_HEART"
"""Environment variable with the pipe's end (a descriptor; on Windows a handle) of a supervised program."""

BEAT_SECONDS = 1.0
SILENT_SECONDS = 10.0
"""A program whose interface says nothing for so long hangs."""

START_SECONDS = 60.0
"""How long a program may take until its first beat; a slow disk on a cold morning is no hang."""


class Heart:
    """The program's end. Beats never wait and never fail: a program without a supervisor goes on."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor
        if sys.platform != "win32":
            os.set_blocking(descriptor, False)

    def beat(self) -> None:
        """Say that the interface's thread runs."""
        if self._descriptor is None:
            return
        try:
            os.write(self._descriptor, b".")
        except BlockingIOError:
            pass  # the supervisor is stopped; it has enough to hear when it goes on
        except OSError:
            os.close(self._descriptor)
            self._descriptor = None


def open_heart() -> Heart | None:
    """Return the heart of this program, `None` when nobody listens. Programs it starts do not get it."""
    given = os.environ.pop(HEART, "")
    if not given.isdigit():
        return None
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only there

        return Heart(msvcrt.open_osfhandle(int(given), os.O_WRONLY))
    os.set_inheritable(int(given), False)
    return Heart(int(given))


class Pulse:
    """The supervisor's end, for one start of the program. `close` once the program has ended."""

    def __init__(
        self,
        *,
        silent_seconds: float = SILENT_SECONDS,
        start_seconds: float = START_SECONDS,
        on_first: Callable[[], None] = lambda: None,
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        """`on_first` is told of the first beat, in a thread of its own."""
        self._silent_seconds = silent_seconds
        self._start_seconds = start_seconds
        self._on_first = on_first
        self._mono = mono
        self._heard_at = mono()
        self._beats = 0
        self._ear, self._mouth = os.pipe()
        self._thread = threading.Thread(target=self._listen, name="pulse", daemon=True)
        self._thread.start()

    def given_to_child(self) -> dict[str, Any]:
        """Return the arguments of `subprocess.Popen` that hand the other end to the program."""
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there
            import subprocess  # noqa: PLC0415

            handle = msvcrt.get_osfhandle(self._mouth)
            os.set_handle_inheritable(handle, True)
            start = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
            return {"startupinfo": start, "env": {**os.environ, HEART: str(handle)}}
        return {"pass_fds": (self._mouth,), "env": {**os.environ, HEART: str(self._mouth)}}

    def child_has_it(self) -> None:
        """Keep only the ear: the pipe ends with the program."""
        os.close(self._mouth)

    def hangs(self) -> bool:
        """Whether the program has been silent for too long."""
        patience = self._silent_seconds if self._beats else self._start_seconds
        return self._mono() - self._heard_at > patience

    def close(self) -> None:
        """Listen no more. A program that outlives the pipe's end is none of ours."""
        self._thread.join(timeout=1.0)

    def _listen(self) -> None:
        try:
            while beats := os.read(self._ear, 64):
                self._heard_at = self._mono()
                self._beats += len(beats)
                if self._beats == len(beats):
                    self._on_first()
        finally:
            os.close(self._ear)
