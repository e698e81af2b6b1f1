"""`escpos+tcp://ADDRESS:9100`: a network printer, raw bytes over TCP.

Each job and each status has a connection of its own: a printer that was switched off leaves no dead one behind.
Every wait has an end. Nothing is ever sent twice.
"""

import contextlib
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from devices.errors import DeviceTimeout, DeviceUnavailable, PrinterNotReady, Trouble, Unconfirmed
from devices.health import Condition, DeviceState
from devices.printer.escpos import encode
from devices.printer.job import PrintJob, check_width
from devices.printer.status import NO_ANSWER, Answers, ask

CHUNK = 4096
NOT_ASKED = Trouble("printer.status-not-asked", "this printer is set up as one that does not say how it is")


class StatusAnswers(StrEnum):
    """Whether the printer answers `DLE EOT`. With NONE it is not asked, and no print is ever confirmed."""

    DLE = "dle"
    NONE = "none"


@dataclass(frozen=True)
class TcpTimeouts:
    """In seconds: to connect, for bytes nobody asked for to show up, for an answer, for the printer to take the next
    chunk, for it to take a whole job, and for an answer behind a job (which waits until the buffer has emptied).
    """

    connect_s: float = 2.0
    settle_s: float = 0.02
    answer_s: float = 0.6
    send_s: float = 5.0
    job_s: float = 30.0
    confirm_s: float = 8.0


class SocketLine:
    """A connected socket as `devices.printer.status.Line`, and a sender that knows how far it came."""

    def __init__(self, sock: socket.socket, timeouts: TcpTimeouts) -> None:
        self._sock = sock
        self._timeouts = timeouts
        self._answer_s = timeouts.answer_s

    def settle(self) -> None:
        """Throw away what the printer, or the box before it, kept from earlier and sends on connecting."""
        self._sock.settimeout(self._timeouts.settle_s)
        with contextlib.suppress(OSError):
            while self._sock.recv(CHUNK):
                pass

    def drain(self) -> None:
        """Throw away what has come in so far."""
        self._sock.setblocking(False)
        with contextlib.suppress(OSError):
            while self._sock.recv(CHUNK):
                pass

    def write(self, data: bytes) -> None:
        """Send a few bytes. Raises DeviceUnavailable."""
        self._sock.settimeout(self._timeouts.send_s)
        try:
            self._sock.sendall(data)
        except OSError as error:
            raise _unavailable(error) from error

    def read(self) -> bytes:
        """The next bytes, or none when none came in time or the printer hung up."""
        self._sock.settimeout(self._answer_s)
        try:
            return self._sock.recv(64)
        except OSError:
            return b""

    def send_job(self, data: bytes) -> None:
        """Send a job in chunks; answers are waited for longer from then on.

        Raises DeviceUnavailable when not one byte went out, Unconfirmed when some did.
        """
        self._answer_s = self._timeouts.confirm_s
        deadline = time.monotonic() + self._timeouts.job_s
        sent = 0
        view = memoryview(data)
        while sent < len(data):
            left = deadline - time.monotonic()
            try:
                if left <= 0:
                    raise TimeoutError
                self._sock.settimeout(min(self._timeouts.send_s, left))
                sent += self._sock.send(view[sent : sent + CHUNK])
            except OSError as error:
                problem = _unavailable(error)
                if sent:
                    raise Unconfirmed(problem.trouble.code, f"half-way, {problem.trouble.text}") from error
                raise problem from error


class TcpPrinter:
    """A driver for a printer at `host`:`port` whose paper is `width_dots` wide. See `devices.printer.job.Printer`."""

    name = "escpos+tcp"

    def __init__(
        self,
        host: str,
        port: int,
        *,
        width_dots: int = 576,
        answers: StatusAnswers = StatusAnswers.DLE,
        timeouts: TcpTimeouts | None = None,
    ) -> None:
        self._address = (host, port)
        self._width_dots = width_dots
        self._answers = answers
        self._timeouts = timeouts or TcpTimeouts()

    def open(self) -> None:
        """Nothing to do ahead of time: the status that follows is what finds the printer."""

    def close(self) -> None:
        """Nothing is kept open between jobs."""

    def status(self) -> Condition:
        """Connect and ask. Raises DeviceUnavailable when there is no connection."""
        with self._connected() as line:
            if self._answers is StatusAnswers.NONE:
                return Condition(DeviceState.UNKNOWN, NOT_ASKED)
            return ask(line).condition()

    def print(self, job: PrintJob) -> None:
        """See `devices.printer.job.Printer.print`. A printer that is silent beforehand is tried all the same."""
        check_width(job, self._width_dots)
        data = encode(job)
        with self._connected() as line:
            silence = self._silence_before(line)
            line.send_job(data)
            if silence is not None:
                raise Unconfirmed(silence.code, silence.text)
            _require_confirmation(line)

    def _silence_before(self, line: SocketLine) -> Trouble | None:
        """Why no confirmation can be hoped for; None if it can. Raises PrinterNotReady."""
        if self._answers is StatusAnswers.NONE:
            return NOT_ASKED
        status = ask(line)
        if status.stopped_by is not None:
            raise PrinterNotReady(status.stopped_by.code, status.stopped_by.text)
        return NO_ANSWER if status.answers is Answers.MISSING else None

    @contextlib.contextmanager
    def _connected(self) -> Iterator[SocketLine]:
        try:
            sock = socket.create_connection(self._address, timeout=self._timeouts.connect_s)
        except OSError as error:
            raise _unavailable(error) from error
        with sock:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line = SocketLine(sock, self._timeouts)
            line.settle()
            yield line


def _require_confirmation(line: SocketLine) -> None:
    """The question stands in the stream behind the last dot: an answer means that all before it was taken."""
    try:
        status = ask(line)
    except DeviceUnavailable as error:
        raise Unconfirmed(error.trouble.code, f"after the last dot, {error.trouble.text}") from error
    if status.stopped_by is not None:
        raise Unconfirmed(status.stopped_by.code, f"while printing, {status.stopped_by.text}")
    if status.answers is Answers.MISSING:
        raise Unconfirmed(NO_ANSWER.code, NO_ANSWER.text)


def _unavailable(error: OSError) -> DeviceUnavailable:
    if isinstance(error, TimeoutError):
        return DeviceTimeout("printer.timeout", "the printer did not take the bytes in time")
    if isinstance(error, ConnectionRefusedError):
        return DeviceUnavailable("printer.refused", "the printer's address refuses connections")
    if isinstance(error, ConnectionError):
        return DeviceUnavailable("printer.hung-up", "the printer hung up")
    if isinstance(error, socket.gaierror):
        return DeviceUnavailable("printer.no-such-address", "the printer's address is not known")
    return DeviceUnavailable("printer.unreachable", "the printer cannot be reached")
