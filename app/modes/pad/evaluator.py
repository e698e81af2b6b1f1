"""A four-key evaluator on a serial line beside the pad, or in its place (frames `FF 68`)."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from app.modes.pad.view import PadView, Page
from devices.terminal.keys import Event, OnEvent, Rated

log = logging.getLogger(__name__)

_FIRST_ADDRESS = 1


class Keypads(Protocol):
    """What a supervised bus of evaluators can do."""

    def start_evaluation(self, address: int) -> "Future[None]":
        """Let the evaluator ask for a rating."""

    def close(self) -> bool:
        """Close the line."""


class Evaluator:
    """Tells `rate(place)` (1 is best) what was pressed, and lets the evaluator ask when the pad does.

    The device's setting `values=` says which rating its keys 0 to 3 stand for, counted from 0 for the best.

    :param open_bus: opens the bus; what it is given is called in the bus's own thread.
    """

    def __init__(self, open_bus: Callable[[OnEvent], Keypads], rate: Callable[[int], None]) -> None:
        self._rate = rate
        self._loop = asyncio.get_running_loop()
        self._address = _FIRST_ADDRESS
        self._asked = ""
        self._bus = open_bus(self._heard)

    def show_view(self, view: PadView) -> None:
        """Let the evaluator ask once a question."""
        visit = view.question.partition("/")[0] if view.page is Page.EVALUATION else ""
        if visit and visit != self._asked:
            self._bus.start_evaluation(self._address).add_done_callback(_log_failure)
        self._asked = visit

    async def close(self) -> None:
        """Let go of the line."""
        await asyncio.to_thread(self._bus.close)

    def _heard(self, event: Event) -> None:
        self._loop.call_soon_threadsafe(self._take, event)

    def _take(self, event: Event) -> None:
        if isinstance(event, Rated):
            self._address = event.address
            self._rate(event.value + 1)


def _log_failure(done: "Future[None]") -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        log.warning("the evaluator does not ask: %s", error)
