"""What the LED strips above the counters show, and what of it was really taken by them."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from app.client.operations.hall import Medium
from app.client.replica import Change, Replica
from app.contract.hall.setup import Counter
from app.contract.hall.state import CounterState, Desk, HallState
from app.modes.display.strip_words import strip_text
from devices.errors import DeviceError
from devices.health import Health
from devices.strip.supervised import SupervisedStrip
from devices.strip.text import Strip, StripText

log = logging.getLogger(__name__)


class StripOperations(Protocol):
    """What the record is told of the strips."""

    async def report_announcement(self, visit: str, medium: Medium) -> object | None:
        """A call stands on a strip."""
        ...


class CounterStrips:
    """Keeps the strips of one bus up to date: those of a zone's counters, or of one counter.

    An empty `zone` is the whole hall, an empty `counter` all of the zone; which counters have a strip on the bus, and
    at which address, the bus says; the strip of one counter is the bus's own.
    """

    def __init__(
        self,
        *,
        strips: SupervisedStrip[Strip],
        replica: Replica[HallState],
        operations: StripOperations,
        reader: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
        zone: str = "",
        counter: str = "",
    ) -> None:
        self._strips = strips
        self._replica = replica
        self._operations = operations
        self._reader = reader
        self._run = run
        self._zone = zone
        self._counter = counter
        self._sent: dict[str, tuple[StripText, str, int]] = {}
        self._forget = replica.subscribe(self._follow)
        self._refresh()

    def health(self) -> Health:
        """Return how the strips are."""
        return self._strips.health()

    async def close(self) -> None:
        """Follow no longer; what the strips show stays."""
        self._forget()
        await asyncio.to_thread(self._strips.close)

    def _follow(self, change: Change[HallState]) -> None:
        self._refresh()

    def _refresh(self) -> None:
        setup = self._replica.state.setup
        for counter in setup.counters if setup else ():
            address = self._address(counter)
            if address is not None:
                self._show(counter, address)

    def _address(self, counter: Counter) -> int | None:
        if self._zone not in {"", counter.zone} or self._counter not in {"", counter.number}:
            return None
        return self._strips.own_address if self._counter else self._strips.address_of(int(counter.number))

    def _show(self, counter: Counter, address: int) -> None:
        state = self._replica.state
        desk = state.desks.get(counter.number) or Desk(counter=counter.number)
        visit = state.visits.get(desk.visit) if desk.visit else None
        # A recall, and another visit with the same text, are to flash again.
        latest = (strip_text(state, counter, self._reader), visit.id if visit else "", visit.recalls if visit else 0)
        if self._sent.get(counter.number) == latest:
            return
        self._sent[counter.number] = latest
        called = visit.id if visit and desk.state is CounterState.CALLING else None
        self._run(self._send(address, latest[0], called))

    async def _send(self, address: int, text: StripText, called: str | None) -> None:
        try:
            await asyncio.wrap_future(self._strips.show(text, address=address))
        except DeviceError as error:
            log.info("strip %d does not show its text now: %s", address, error)
            return
        if called is not None:
            await self._operations.report_announcement(called, "strip")
