"""The texts of all strips on one bus: the latest for each wins, and a bus that comes back gets them all again."""

import threading
from typing import Generic, TypeVar

from devices.health import Condition
from devices.strip.text import Strip, StripText

StripT = TypeVar("StripT", bound=Strip)


class LatestTexts(Generic[StripT]):
    """A driver around a `Strip` that knows what each address should show.

    `want` may be called from any thread; the rest belongs to the supervisor's.
    """

    def __init__(self, strip: StripT) -> None:
        self.strip = strip
        self.name = strip.name
        self._lock = threading.Lock()
        self._wanted: dict[int, StripText] = {}
        self._outdated: dict[int, None] = {}

    def want(self, text: StripText, *, address: int) -> None:
        """From now on `address` should show `text`; what it should have shown before is forgotten."""
        with self._lock:
            self._wanted[address] = text
            self._outdated[address] = None

    def open(self) -> None:
        """Open the bus, and take it that nobody knows what its strips show. Raises DeviceUnavailable."""
        self.strip.open()
        with self._lock:
            self._outdated = dict.fromkeys(self._wanted)
        self.bring_up_to_date()

    def close(self) -> None:
        """Let go of the bus."""
        self.strip.close()

    def status(self) -> Condition:
        """The bus's."""
        return self.strip.status()

    def bring_up_to_date(self) -> None:
        """Send each strip that lags its latest text, the longest waiting first. Raises what `Strip.show` raises;
        that strip stays outdated, and so do those behind it.
        """
        while (next_one := self._next()) is not None:
            address, text = next_one
            self.strip.show(text, address=address)
            self._done(address, text)

    def _next(self) -> tuple[int, StripText] | None:
        with self._lock:
            address = next(iter(self._outdated), None)
            return None if address is None else (address, self._wanted[address])

    def _done(self, address: int, text: StripText) -> None:
        """A strip that got a newer text meanwhile goes behind the others, so that one busy strip starves none."""
        with self._lock:
            self._outdated.pop(address, None)
            if self._wanted[address] is not text:
                self._outdated[address] = None
