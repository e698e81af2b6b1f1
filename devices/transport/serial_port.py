"""Lines over a serial port (RS-232, RS-485, USB adapters), through pyserial."""

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any, Protocol

from devices.errors import DeviceTimeout, DeviceUnavailable
from devices.transport.sockets import SEND_S

BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
FORMATS = ("8N1", "8E1", "8O1", "8N2", "7E1", "7O1")
"""Data bits, parity, stop bits."""


class Flow(StrEnum):
    """How the device says that it cannot take more: not at all, or on a wire of its own."""

    NONE = "none"
    RTS_CTS = "rtscts"
    DSR_DTR = "dsrdtr"


@dataclass(frozen=True)
class SerialSettings:
    """Which port and how fast: `port` is a path or a Windows name, `format` one of FORMATS."""

    port: str
    baud: int = 9600
    format: str = "8N1"
    flow: Flow = Flow.NONE

    @property
    def bits_per_byte(self) -> int:
        """A start bit, the data bits, parity, stop bits."""
        return 1 + int(self.format[0]) + (self.format[1] != "N") + int(self.format[2])


class _Port(Protocol):
    """What is used of `serial.Serial`."""

    timeout: float | None
    write_timeout: float | None

    @property
    def in_waiting(self) -> int: ...

    def read(self, size: int) -> bytes: ...

    def write(self, data: bytes) -> int | None: ...

    def reset_output_buffer(self) -> None: ...

    def close(self) -> None: ...


class SerialLine:
    """A serial port of this machine's own; no other program may use it meanwhile. See `devices.transport.line.Line`."""

    name = "serial"

    def __init__(self, settings: SerialSettings, *, send_s: float = SEND_S) -> None:
        self._settings = settings
        self._send_s = send_s
        self._port: _Port | None = None

    def open(self) -> None:
        """See `Line.open`."""
        self.close()
        # Imported here because only who has a serial device should pay for it.
        serial = import_module("serial")
        try:
            self._port = serial.Serial(**self._parameters(), write_timeout=self._send_s, timeout=0, exclusive=True)
        except (OSError, ValueError) as error:
            raise self._unplugged() from error

    def close(self) -> None:
        """See `Line.close`."""
        port, self._port = self._port, None
        if port is not None:
            try:
                port.close()
            except OSError as error:
                raise self._unplugged() from error

    def drain(self) -> None:
        """See `Line.drain`."""
        self.read(0.0)

    def write(self, data: bytes) -> None:
        """See `Line.write`. It returns when the system took the bytes, which may be before they are on the wire."""
        port = self._opened()
        try:
            port.write_timeout = self._send_s + self.travel_s(len(data))
            port.write(data)
        except OSError as error:
            if isinstance(error, import_module("serial").SerialTimeoutException):
                # What stays in the system's buffer would come out before the next job, and hold up closing.
                port.reset_output_buffer()
                raise DeviceTimeout("line.timeout", "the device did not take the bytes in time") from error
            raise self._unplugged() from error

    def read(self, timeout_s: float) -> bytes:
        """See `Line.read`."""
        port = self._opened()
        try:
            port.timeout = max(0.0, timeout_s)
            first = port.read(1)
            return first + port.read(port.in_waiting) if first else b""
        except OSError as error:
            raise self._unplugged() from error

    def travel_s(self, count: int) -> float:
        """See `Line.travel_s`."""
        return count * self._settings.bits_per_byte / self._settings.baud

    def _parameters(self) -> dict[str, Any]:
        settings = self._settings
        return {
            "port": settings.port,
            "baudrate": settings.baud,
            "bytesize": int(settings.format[0]),
            "parity": settings.format[1],
            "stopbits": int(settings.format[2]),
            "rtscts": settings.flow is Flow.RTS_CTS,
            "dsrdtr": settings.flow is Flow.DSR_DTR,
        }

    def _opened(self) -> _Port:
        if self._port is None:
            raise DeviceUnavailable("line.closed", "the line is not open")
        return self._port

    def _unplugged(self) -> DeviceUnavailable:
        return DeviceUnavailable("line.unplugged", f"the serial port {self._settings.port} cannot be used")
