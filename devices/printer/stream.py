"""What all printers that take a stream of bytes have in common: ask, send, and ask again behind the last dot."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Protocol

from devices.errors import DeviceUnavailable, PrinterNotReady, Trouble, Unconfirmed
from devices.health import Condition, DeviceState
from devices.printer.encoding import Mode, encode_job
from devices.printer.job import PrintJob, check_width
from devices.printer.status import NO_ANSWER, Answers, Line, PrinterStatus, ask, ask_in_turn

NOT_ASKED = Trouble("printer.status-not-asked", "this printer is set up as one that does not say how it is")


class StatusAnswers(StrEnum):
    """What the printer answers.

    DLE: `DLE EOT`. ASB: that before a slip and `GS a` behind it, which tells that the slip was worked off and not only
    taken. With NONE it is not asked, and no print is ever confirmed.
    """

    DLE = "dle"
    ASB = "asb"
    NONE = "none"


class PrinterLine(Line, Protocol):
    """A line on which a printer can be asked, and that takes whole jobs."""

    def send_job(self, data: bytes) -> None:
        """Send a job; answers are waited for longer from then on.

        Raises DeviceUnavailable when not one byte went out, Unconfirmed when some may have.
        """
        ...


class StreamPrinter(ABC):
    """A driver for a printer whose paper is `width_dots` wide. See `devices.printer.job.Printer`."""

    name = "escpos"

    def __init__(self, *, width_dots: int, answers: StatusAnswers, mode: Mode) -> None:
        self._width_dots = width_dots
        self._answers = answers
        self._mode = mode

    @abstractmethod
    def _connected(self) -> AbstractContextManager[PrinterLine]:
        """A line that is free of old answers. Raises DeviceUnavailable."""

    def status(self) -> Condition:
        """Ask how it is. Raises DeviceUnavailable when it is gone."""
        with self._connected() as line:
            if self._answers is StatusAnswers.NONE:
                return Condition(DeviceState.UNKNOWN, NOT_ASKED)
            return ask(line).condition()

    def print(self, job: PrintJob) -> None:
        """See `devices.printer.job.Printer.print`. A printer that is silent beforehand is tried all the same."""
        check_width(job, self._width_dots)
        data = encode_job(job, self._mode)
        with self._connected() as line:
            silence = self._silence_before(line)
            line.send_job(data)
            if silence is not None:
                raise Unconfirmed(silence.code, silence.text)
            _require_confirmation(line, ask_in_turn if self._answers is StatusAnswers.ASB else ask)

    def _silence_before(self, line: Line) -> Trouble | None:
        """Why no confirmation can be hoped for; None if it can. Raises PrinterNotReady."""
        if self._answers is StatusAnswers.NONE:
            return NOT_ASKED
        status = ask(line)
        if status.stopped_by is not None:
            raise PrinterNotReady(status.stopped_by.code, status.stopped_by.text)
        return NO_ANSWER if status.answers is Answers.MISSING else None


def _require_confirmation(line: Line, ask_behind: Callable[[Line], PrinterStatus]) -> None:
    """The question stands in the stream behind the last dot: an answer means that all before it was taken."""
    try:
        status = ask_behind(line)
    except DeviceUnavailable as error:
        raise Unconfirmed(error.trouble.code, f"after the last dot, {error.trouble.text}") from error
    if status.stopped_by is not None:
        raise Unconfirmed(status.stopped_by.code, f"while printing, {status.stopped_by.text}")
    if status.answers is Answers.MISSING:
        raise Unconfirmed(NO_ANSWER.code, NO_ANSWER.text)
