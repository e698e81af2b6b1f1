"""`scan+serial://PORT`: a scanner that sends each code and an end of line, or falls silent behind it."""

import logging

from devices.errors import Trouble
from devices.health import FINE, Condition, DeviceState
from devices.listening import LISTEN_S
from devices.scanner.code import LONGEST, OnScan, clean
from devices.telling import tell
from devices.transport.line import Line

log = logging.getLogger(__name__)

ENDS = b"\r\n\t\x00"
PAUSE_S = 0.1
"""A code that ends without a mark ends here: within one, bytes follow each other at once."""

NOTHING_YET = Condition(
    DeviceState.UNKNOWN,
    Trouble("scanner.nothing-scanned-yet", "nothing was scanned yet, so nobody knows that it works"),
)


class SerialScanner:
    """See `devices.listening.Listener`. `on_scan` is told each code that is clean; all others are dropped."""

    def __init__(self, line: Line, on_scan: OnScan) -> None:
        self._line = line
        self._on_scan = on_scan
        self._pending = bytearray()
        self._condition = NOTHING_YET
        self.name = f"scan+{line.name}"

    def open(self) -> None:
        """Open the line. Raises DeviceUnavailable."""
        self._line.open()
        self._pending.clear()

    def close(self) -> None:
        """Close the line."""
        self._line.close()

    def status(self) -> Condition:
        """See `Listener.status`."""
        data = self._line.read(PAUSE_S if self._pending else LISTEN_S)
        for byte in data:
            if byte in ENDS:
                self._finish()
            elif len(self._pending) <= LONGEST:
                self._pending.append(byte)
        if not data:
            self._finish()
        return self._condition

    def _finish(self) -> None:
        scanned = self._pending.decode("ascii", errors="replace")
        self._pending.clear()
        if not scanned.strip():
            return
        self._condition = FINE
        code = clean(scanned)
        if code is None:
            log.info("%s: something was scanned that is no code of ours; dropped", self.name)
        else:
            tell(self._on_scan, code, device=self.name)
