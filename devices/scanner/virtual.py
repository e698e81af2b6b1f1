"""`virtual://scanner`: a scanner that scans what it is told to."""

from devices.health import FINE, Condition
from devices.scanner.code import OnScan, clean
from devices.telling import tell


class VirtualScanner:
    """See `devices.listening.Listener`."""

    name = "virtual"

    def __init__(self, on_scan: OnScan) -> None:
        self._on_scan = on_scan

    def open(self) -> None:
        """There is nothing to open."""

    def close(self) -> None:
        """There is nothing to close."""

    def status(self) -> Condition:
        """Always well."""
        return FINE

    def scan(self, held_before_it: str) -> None:
        """Scan something, by the same rules as a real one; the listener is told in the caller's thread."""
        code = clean(held_before_it)
        if code is not None:
            tell(self._on_scan, code, device=self.name)
