"""Printers on a line that is kept open between jobs: a serial port (`escpos+serial://`), a USB pipe (`escpos+usb://`).

What a printer was left owing by a job that broke off is paid with zeros before anything else is said: in the middle of
an image they are white dots, elsewhere printers ignore them. Without that the next slip would be printed as dots of the
last.
"""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass

from devices.errors import DeviceTimeout, DeviceUnavailable, Unconfirmed
from devices.printer.encoding import Mode
from devices.printer.escpos import FRAGMENT_ROWS
from devices.printer.stream import StatusAnswers, StreamPrinter
from devices.transport.line import Line

CHUNK = 512
SYSTEM_BUFFER = 4096
"""Bytes the system may keep back while it says that all were sent."""

LONGEST_FRAGMENT = 8 + 72 * FRAGMENT_ROWS


@dataclass(frozen=True)
class LineTimeouts:
    """In seconds, all beyond the time the bytes are on the wire: for an answer, for a whole job, and for an answer
    behind a job (which waits until the buffer has emptied).
    """

    answer_s: float = 0.6
    job_s: float = 30.0
    confirm_s: float = 8.0


class _Stream:
    """A transport line as `devices.printer.stream.PrinterLine`. `owing` is what a broken job left unsent."""

    def __init__(self, line: Line, timeouts: LineTimeouts) -> None:
        self._line = line
        self._timeouts = timeouts
        self._answer_s = timeouts.answer_s + line.travel_s(4)
        self.owing = 0

    def drain(self) -> None:
        self._line.drain()

    def write(self, data: bytes) -> None:
        self._line.write(data)

    def read(self) -> bytes:
        return self._line.read(self._answer_s)

    def send_job(self, data: bytes) -> None:
        """Whatever goes wrong, some bytes may have left: the system does not say."""
        self._answer_s = self._timeouts.confirm_s + self._line.travel_s(SYSTEM_BUFFER)
        deadline = time.monotonic() + self._timeouts.job_s + self._line.travel_s(len(data))
        for at in range(0, len(data), CHUNK):
            try:
                if time.monotonic() > deadline:
                    raise DeviceTimeout("printer.timeout", "the printer did not take the bytes in time")
                self._line.write(data[at : at + CHUNK])
            except DeviceUnavailable as error:
                self.owing = min(len(data) - at, LONGEST_FRAGMENT)
                raise Unconfirmed(error.trouble.code, f"half-way, {error.trouble.text}") from error


class LinePrinter(StreamPrinter):
    """A driver for a printer on `line`. See `devices.printer.job.Printer`."""

    def __init__(
        self,
        line: Line,
        *,
        width_dots: int = 576,
        answers: StatusAnswers = StatusAnswers.DLE,
        mode: Mode = Mode.RASTER,
        timeouts: LineTimeouts | None = None,
    ) -> None:
        super().__init__(width_dots=width_dots, answers=answers, mode=mode)
        self.name = f"escpos+{line.name}"
        self._line = line
        self._timeouts = timeouts or LineTimeouts()
        self._owing = 0

    def open(self) -> None:
        """Open the line. Raises DeviceUnavailable."""
        self._line.open()

    def close(self) -> None:
        """Close the line."""
        self._line.close()

    @contextlib.contextmanager
    def _connected(self) -> Iterator[_Stream]:
        while self._owing:
            paid = min(CHUNK, self._owing)
            self._line.write(bytes(paid))
            self._owing -= paid
        stream = _Stream(self._line, self._timeouts)
        stream.drain()
        try:
            yield stream
        finally:
            self._owing = stream.owing
