"""`virtual://strip`: strips that a window draws. With `dir=` each text is also a line in `strips.txt`."""

import logging
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from devices.clock import Clock, SystemClock
from devices.errors import DeviceUnavailable
from devices.health import FINE, Condition
from devices.strip.text import FIRST_ADDRESS, Flashing, StripText

log = logging.getLogger(__name__)

RECORD = "strips.txt"

Listener = Callable[[int, StripText], None]
"""Told the address and the text each time a strip shows something; called in the strip's thread."""


class VirtualStrip:
    """A bus of strips made of nothing. See `devices.strip.text.Strip`."""

    name = "virtual"
    flashing = Flashing.BY_STRIP

    def __init__(
        self, *, listener: Listener | None = None, directory: Path | None = None, clock: Clock | None = None
    ) -> None:
        self._listener = listener
        self._directory = directory
        self._clock: Clock = clock or SystemClock()
        self._shown: dict[int, StripText] = {}

    def open(self) -> None:
        """Make the folder of the record, if there is one. Raises DeviceUnavailable."""
        if self._directory is None:
            return
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DeviceUnavailable("strip.no-folder", f"the folder cannot be made: {error.strerror}") from error

    def close(self) -> None:
        """Nothing is kept open; the texts stay."""

    def check(self, address: int = FIRST_ADDRESS) -> Condition:
        """Always well."""
        del address
        return FINE

    def show(self, text: StripText, *, address: int = FIRST_ADDRESS) -> None:
        """Remember it, write it down, tell the listener. Raises DeviceUnavailable when it cannot be written."""
        self._shown[address] = text
        if self._directory is not None:
            self._write_down(self._directory / RECORD, text, address)
        if self._listener is not None:
            try:
                self._listener(address, text)
            except Exception:
                log.exception("strip listener failed, id %s", uuid4().hex[:8])

    def shown(self, address: int = FIRST_ADDRESS) -> StripText | None:
        """What the strip at `address` shows now; None before the first text."""
        return self._shown.get(address)

    def _write_down(self, record: Path, text: StripText, address: int) -> None:
        at = self._clock.now().isoformat(timespec="milliseconds")
        words = " ".join(text.text.split())
        try:
            with record.open("a", encoding="utf-8") as file:
                file.write(f"{at}  {address:3d}  {text.colour:6}  {text.motion:6}  {words}\n")
        except OSError as error:
            raise DeviceUnavailable("strip.not-written", f"the text was not written: {error.strerror}") from error
