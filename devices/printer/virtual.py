"""`virtual://printer?dir=out/tickets`: a printer without paper, for demonstrations and tests.

For each job it leaves `NAME.png` (what the paper would show) and `NAME.bin` (the exact ESC/POS bytes).
It can be told to misbehave like a real one, while it runs.
"""

import re
import threading
from enum import StrEnum
from pathlib import Path

from devices.clock import Clock, SystemClock
from devices.errors import DeviceUnavailable, PrinterNotReady, Unconfirmed
from devices.health import Condition
from devices.printer.escpos import encode
from devices.printer.job import PrintJob, check_width
from devices.printer.status import NO_ANSWER, Answers, Flag, PrinterStatus

SLOW_S = 5.0


class Behaviour(StrEnum):
    """How the virtual printer behaves. SILENT prints and never answers; SLOW confirms after `SLOW_S`."""

    GOOD = "good"
    PAPER_LOW = "paper-low"
    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    SILENT = "silent"
    SLOW = "slow"
    UNPLUGGED = "unplugged"


_FLAGS = {
    Behaviour.PAPER_LOW: frozenset({Flag.PAPER_LOW}),
    Behaviour.PAPER_OUT: frozenset({Flag.PAPER_OUT, Flag.OFFLINE}),
    Behaviour.COVER_OPEN: frozenset({Flag.COVER_OPEN, Flag.OFFLINE}),
}


class VirtualPrinter:
    """A driver that prints into the folder `directory`. See `devices.printer.job.Printer`."""

    name = "virtual"

    def __init__(
        self,
        directory: Path,
        *,
        width_dots: int = 576,
        behaviour: Behaviour = Behaviour.GOOD,
        clock: Clock | None = None,
    ) -> None:
        self._directory = directory
        self._width_dots = width_dots
        self._behaviour = behaviour
        self._clock: Clock = clock or SystemClock()
        self._told = threading.Condition()

    def behave(self, behaviour: Behaviour) -> None:
        """From now on behave like this; may be called from any thread, and ends a SLOW wait."""
        with self._told:
            self._behaviour = behaviour
            self._told.notify_all()

    def open(self) -> None:
        """Make the folder. Raises DeviceUnavailable when that is impossible."""
        self._require_plugged()
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DeviceUnavailable("printer.no-folder", f"the folder cannot be made: {error.strerror}") from error

    def close(self) -> None:
        """Nothing is kept open."""

    def status(self) -> Condition:
        """What a real printer in this state would answer. Raises DeviceUnavailable when unplugged."""
        self._require_plugged()
        return self._status().condition()

    def print(self, job: PrintJob) -> None:
        """See `devices.printer.job.Printer.print`."""
        check_width(job, self._width_dots)
        self._require_plugged()
        stopped_by = self._status().stopped_by
        if stopped_by is not None:
            raise PrinterNotReady(stopped_by.code, stopped_by.text)
        self._put_out(job)
        if self._behaviour is Behaviour.SILENT:
            raise Unconfirmed(NO_ANSWER.code, NO_ANSWER.text)
        self._dawdle()

    def _status(self) -> PrinterStatus:
        answers = Answers.MISSING if self._behaviour is Behaviour.SILENT else Answers.COMPLETE
        return PrinterStatus(_FLAGS.get(self._behaviour, frozenset()), answers)

    def _require_plugged(self) -> None:
        if self._behaviour is Behaviour.UNPLUGGED:
            raise DeviceUnavailable("printer.unreachable", "the printer cannot be reached")

    def _put_out(self, job: PrintJob) -> None:
        stem = _free_stem(self._directory, job.name)
        try:
            (self._directory / f"{stem}.png").write_bytes(job.bitmap.to_png())
            (self._directory / f"{stem}.bin").write_bytes(encode(job))
        except OSError as error:
            raise Unconfirmed("printer.not-written", f"the slip was not written: {error.strerror}") from error

    def _dawdle(self) -> None:
        with self._told:
            if self._behaviour is Behaviour.SLOW:
                self._clock.wait(self._told, SLOW_S)


def _free_stem(directory: Path, name: str) -> str:
    """A file name made of `name` that does not exist yet: a second slip must not hide the first."""
    stem = re.sub(r"[^\w.-]+", "_", name).strip("._") or "slip"
    candidate, number = stem, 1
    while (directory / f"{candidate}.bin").exists():
        number += 1
        candidate = f"{stem}-{number}"
    return candidate
