"""A line to a device: bytes go out, bytes come in, and every wait has an end."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Line(Protocol):
    """A connection that can be opened again after it broke; used by one thread at a time."""

    @property
    def name(self) -> str:
        """The transport as the settings name it: `tcp`, `udp`, `serial`."""
        ...

    def open(self) -> None:
        """Connect. Raises DeviceUnavailable."""
        ...

    def close(self) -> None:
        """Let go; harmless when it is not open."""
        ...

    def drain(self) -> None:
        """Throw away what has come in so far. Raises DeviceUnavailable when the line broke."""
        ...

    def write(self, data: bytes) -> None:
        """Send all of `data`. Raises DeviceUnavailable when the line broke or does not take it in time."""
        ...

    def read(self, timeout_s: float) -> bytes:
        """The next bytes, at least one; none when nothing came within `timeout_s` seconds.

        Raises DeviceUnavailable when the line broke.
        """
        ...

    def travel_s(self, count: int) -> float:
        """How many seconds `count` bytes are under way; 0 where that is not worth counting."""
        ...


class Direction(StrEnum):
    """Which way bytes went, seen from this machine."""

    SENT = ">"
    RECEIVED = "<"


Trace = Callable[[Direction, bytes], None]
"""Told of all bytes of a line, in the device's thread."""


class TracedLine:
    """A line whose bytes are told to `trace`. See `Line`."""

    def __init__(self, line: Line, trace: Trace) -> None:
        self._line = line
        self._trace = trace
        self.name = line.name

    def open(self) -> None:
        """See `Line.open`."""
        self._line.open()

    def close(self) -> None:
        """See `Line.close`."""
        self._line.close()

    def drain(self) -> None:
        """See `Line.drain`. What is thrown away is not told."""
        self._line.drain()

    def write(self, data: bytes) -> None:
        """See `Line.write`."""
        self._trace(Direction.SENT, data)
        self._line.write(data)

    def read(self, timeout_s: float) -> bytes:
        """See `Line.read`."""
        data = self._line.read(timeout_s)
        if data:
            self._trace(Direction.RECEIVED, data)
        return data

    def travel_s(self, count: int) -> float:
        """See `Line.travel_s`."""
        return self._line.travel_s(count)


def traced(line: Line, trace: Trace | None) -> Line:
    """`line`, watched by `trace` if there is one."""
    return line if trace is None else TracedLine(line, trace)
