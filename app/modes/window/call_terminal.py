"""A call terminal on the desk: its keys do what the buttons do, its display shows the number and who waits."""

import asyncio
import re
from collections.abc import Callable

from app.modes.window.view import Deed, WindowView
from devices.health import Health
from devices.open import open_terminal
from devices.terminal.keys import Event, Key, KeyPressed

DEEDS: dict[Key, tuple[Deed, ...]] = {
    Key.CALL_NEXT: (Deed.CALL_NEXT,),
    Key.RECALL: (Deed.RECALL,),
    Key.CONFIRM: (Deed.START,),
    Key.EVALUATE: (Deed.FINISH,),
    Key.ABANDON: (Deed.NO_SHOW,),
    Key.HANG_UP: (Deed.PARK,),
    Key.CALL_BACK: (Deed.RESUME_PARKED,),
    Key.ONE_METRE: (Deed.DISTANCE,),
    Key.PAUSE: (Deed.PAUSE, Deed.RESUME),
}
"""What each key does. CANCEL only takes typed digits back; a transfer needs a target that no terminal can name."""


class CallTerminal:
    """Needs a running loop. Every terminal of the bus belongs to this counter.

    :param url: its address, as `devices.open.open_terminal` takes it. Raises `WrongDeviceUrl`.
    :param press: told the deeds of a key, in the interface's thread.
    """

    def __init__(self, url: str, press: Callable[[tuple[Deed, ...]], None]) -> None:
        self._press = press
        self._loop = asyncio.get_running_loop()
        self._addresses: set[int] = set()
        self._display: tuple[int | None, int | None] = (None, None)
        self._bus = open_terminal(url, self._from_thread)

    def health(self) -> Health:
        """Return how the bus is."""
        return self._bus.health()

    def show_view(self, view: WindowView) -> None:
        """Show how many wait and the number before the counter on every terminal that has spoken."""
        counter = view.counter
        ticket = counter.ticket if counter is not None else None
        display = (counter.waiting if counter is not None else None, _digits(ticket.number) if ticket else None)
        if display != self._display:
            self._display = display
            for address in self._addresses:
                self._show(address)

    async def close(self) -> None:
        """Let go of the bus."""
        await asyncio.to_thread(self._bus.close)

    def _from_thread(self, event: Event) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._on_event, event)

    def _on_event(self, event: Event) -> None:
        if not isinstance(event, KeyPressed):
            return
        if event.address not in self._addresses:
            self._addresses.add(event.address)
            self._show(event.address)
        deeds = DEEDS.get(event.key)
        if deeds is not None:
            self._press(deeds)

    def _show(self, address: int) -> None:
        waiting, number = self._display
        self._bus.show(address, waiting=waiting, number=number).add_done_callback(lambda future: future.exception())


def _digits(number: str) -> int | None:
    """Return the figure in a ticket's number, which is all that a terminal can show."""
    found = re.search(r"[0-9]+$", number)
    return int(found.group()) if found else None
