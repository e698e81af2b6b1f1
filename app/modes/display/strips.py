"""What the LED strips above the counters show, and what of it was really taken by them."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from app.client.operations import HallOperations
from app.client.replica import Change, Replica
from app.contract.hall.setup import Counter, HallSetup
from app.contract.hall.state import CounterState, Desk, HallState
from app.contract.model import LocalText
from app.modes import words
from app.modes.hall_texts import filled
from devices.errors import DeviceError
from devices.health import Health
from devices.strip.supervised import SupervisedStrip
from devices.strip.text import LAST_ADDRESS, Colour, Motion, Strip, StripText

log = logging.getLogger(__name__)

_LOOKS = {
    CounterState.OFFLINE: (Colour.RED, Motion.STATIC),
    CounterState.OPEN: (Colour.GREEN, Motion.STATIC),
    CounterState.CALLING: (Colour.RED, Motion.FLASH),
    CounterState.SERVING: (Colour.GREEN, Motion.STATIC),
    CounterState.PAUSED: (Colour.YELLOW, Motion.STATIC),
    CounterState.BACKOFFICE: (Colour.YELLOW, Motion.STATIC),
}


def strip_text(desk: Desk, counter: Counter, ticket: str, texts: Mapping[str, LocalText], reader: str) -> StripText:
    """Return what the strip of a counter shows: the hall's words for its state, else the state's own."""
    own = texts.get(desk.state.value)
    template = words.local(own, reader) if own else words.counter_state(desk.state)
    colour, motion = _LOOKS[desk.state]
    return StripText(text=filled(template, ticket=ticket, counter=counter.number), colour=colour, motion=motion)


class ZoneStrips:
    """Keeps the strips of a zone's counters up to date. A strip's address is its counter's number."""

    def __init__(
        self,
        *,
        strips: SupervisedStrip[Strip],
        replica: Replica[HallState],
        operations: HallOperations,
        zone: str,
        reader: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self._strips = strips
        self._replica = replica
        self._operations = operations
        self._zone = zone
        self._reader = reader
        self._run = run
        self._sent: dict[str, tuple[StripText, int]] = {}
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
        if setup is None:
            return
        for counter in setup.counters:
            if self._zone in {"", counter.zone} and int(counter.number) <= LAST_ADDRESS:
                self._show(setup, counter)

    def _show(self, setup: HallSetup, counter: Counter) -> None:
        state = self._replica.state
        desk = state.desks.get(counter.number) or Desk(counter=counter.number)
        visit = state.visits.get(desk.visit) if desk.visit else None
        text = strip_text(desk, counter, visit.number if visit else "", setup.texts.strip, self._reader)
        latest = (text, visit.recalls if visit else 0)
        if self._sent.get(counter.number) == latest:
            return
        self._sent[counter.number] = latest
        called = visit.id if visit and desk.state is CounterState.CALLING else None
        self._run(self._send(counter.number, text, called))

    async def _send(self, counter: str, text: StripText, called: str | None) -> None:
        try:
            await asyncio.wrap_future(self._strips.show(text, address=int(counter)))
        except DeviceError as error:
            log.info("strip %s does not show its text now: %s", counter, error)
            return
        if called is not None:
            await self._operations.report_announcement(called, "strip")
