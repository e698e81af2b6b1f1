"""`escpos+tcp://ADDRESS:9100`: a network printer, raw bytes over TCP.

Each job and each status has a connection of its own: a printer that was switched off leaves no dead one behind.
Every wait has an end. Nothing is ever sent twice.
"""

import contextlib
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass

from devices.errors import DeviceTimeout, DeviceUnavailable, Unconfirmed
from devices.printer.encoding import Mode
from devices.printer.stream import StatusAnswers, StreamPrinter
from devices.transport.line import Direction, Trace

CHUNK = 4096


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

    def __init__(self, sock: socket.socket, timeouts: TcpTimeouts, *, trace: Trace | None = None) -> None:
        self._sock = sock
        self._trace = trace
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
        self._tell(Direction.SENT, data)
        try:
            self._sock.sendall(data)
        except OSError as error:
            raise _unavailable(error) from error

    def read(self) -> bytes:
        """The next bytes, or none when none came in time. Raises DeviceUnavailable when the printer hung up."""
        self._sock.settimeout(self._answer_s)
        try:
            data = self._sock.recv(64)
        except TimeoutError:
            return b""
        except OSError as error:
            raise _unavailable(error) from error
        if not data:
            raise _unavailable(ConnectionResetError())
        self._tell(Direction.RECEIVED, data)
        return data

    def send_job(self, data: bytes) -> None:
        """Send a job in chunks; answers are waited for longer from then on.

        Raises DeviceUnavailable when not one byte went out, Unconfirmed when some did.
        """
        self._answer_s = self._timeouts.confirm_s
        deadline = time.monotonic() + self._timeouts.job_s
        sent = 0
        view = memoryview(data)
        self._tell(Direction.SENT, data)
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

    def _tell(self, direction: Direction, data: bytes) -> None:
        if self._trace is not None and data:
            self._trace(direction, data)


class TcpPrinter(StreamPrinter):
    """A driver for a printer at `host`:`port` whose paper is `width_dots` wide. See `devices.printer.job.Printer`."""

    name = "escpos+tcp"

    def __init__(
        self,
        host: str,
        port: int,
        *,
        width_dots: int = 576,
        answers: StatusAnswers = StatusAnswers.DLE,
        mode: Mode = Mode.RASTER,
        timeouts: TcpTimeouts | None = None,
        trace: Trace | None = None,
    ) -> None:
        super().__init__(width_dots=width_dots, answers=answers, mode=mode)
        self._address = (host, port)
        self._timeouts = timeouts or TcpTimeouts()
        self._trace = trace

    def open(self) -> None:
        """Nothing to do ahead of time: the status that follows is what finds the printer."""

    def close(self) -> None:
        """Nothing is kept open between jobs."""

    @contextlib.contextmanager
    def _connected(self) -> Iterator[SocketLine]:
        try:
            sock = socket.create_connection(self._address, timeout=self._timeouts.connect_s)
        except OSError as error:
            raise _unavailable(error) from error
        with sock:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line = SocketLine(sock, self._timeouts, trace=self._trace)
            line.settle()
            yield line


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
