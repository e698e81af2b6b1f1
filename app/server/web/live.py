"""The page's own stream: the part that follows the ticket, whenever it reads differently."""

import asyncio

from starlette.types import Send

from app.server.core import Core
from app.server.encoding import frame
from app.server.hub import Reader
from app.server.stream import LongAnswer
from app.server.web.finding import Found, find
from app.server.web.render import Look, ticket_fragment
from app.server.web.view import TicketView, Tone, view_ticket

PAUSE_SECONDS = 2.0
"""How often at most a page is renewed while its own ticket stays as it is: the others move all the time."""

RENEW_SECONDS = 15.0
"""How long a page may say nothing: waits grow shorter by themselves, and a silent connection is closed by phones."""


class LiveTicket(LongAnswer):
    """Tells one phone what its page has to say until the ticket is done with."""

    def __init__(self, core: Core, found: Found, reader: Reader, look: Look, path: str) -> None:
        super().__init__(core, f"hall:{found.setup.code}", reader)
        self._found: Found | None = found
        self._look = look
        self._path = path

    async def _pump(self, send: Send) -> None:
        said: TicketView | None = None
        while self._found is not None and not self._reader.closed:
            view = self._view(self._found)
            await self._send(send, self._frame(view) if view != said else b": \n\n")
            said = view
            if view.tone is Tone.OVER:
                break
            await self._wait(self._found)
        if not self._reader.closed:
            await self._send(send, frame("end", {}))
        await self._send(send, b"", more=False)

    async def _wait(self, before: Found) -> None:
        """Wait until the page may read differently: at once for the ticket itself, else after a pause."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        while self._found is not None and not self._reader.closed:
            others_moved = self._found.state is not before.state
            left = begun + (PAUSE_SECONDS if others_moved else RENEW_SECONDS) - loop.time()
            if left <= 0 or self._found.ticket is not before.ticket:
                return
            await self._reader.take(left)
            self._found = find(self._core, before.ticket.id, before.ticket.slip_key or "")

    def _view(self, found: Found) -> TicketView:
        return view_ticket(found.state, found.setup, found.ticket, self._look.words, self._core.now())

    def _frame(self, view: TicketView) -> bytes:
        told = {
            "tone": view.tone.value,
            "calls": view.calls,
            "title": view.number,
            "html": ticket_fragment(view, self._look, self._path),
        }
        return frame("ticket", told)
