"""What the reception looks at besides the hall itself: a search, a ticket, and that ticket's history."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol

from app.client.replica import Change, Replica
from app.contract.command import Actor, Scope
from app.contract.event import Recorded
from app.contract.hall.state import HallState, Ticket, Visit
from app.modes.window.reception.finding import found_rows, ticket_shown
from app.modes.window.reception.history import history_lines
from app.modes.window.reception.view import Finding
from app.modes.window.today import Today
from app.rules.audit import may_see_citizen

_LEAST_NAME = 2
"""A single character of a name fits too many."""


class Queries(Protocol):
    """What the server is asked."""

    async def history(self, ticket: str) -> tuple[Recorded, ...] | None:
        """Return what has happened to a ticket (id)."""

    async def tickets_of_name(self, name: str) -> tuple[str, ...] | None:
        """Return the tickets (ids) of a name."""


class Looking:
    """Remembers what is searched and looked at, and asks the server for what the state does not hold.

    :param run: begins work that nobody waits for.
    :param changed: told when an answer came.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        queries: Queries,
        staff: str,
        run: Callable[[Coroutine[Any, Any, None]], None],
        changed: Callable[[], None],
    ) -> None:
        self._replica = replica
        self._queries = queries
        self._staff = staff
        self._run = run
        self._changed = changed
        self._today = Today()
        self._typed = ""
        self._named: tuple[str, ...] = ()
        self._marked = ""
        self._asked: tuple[Ticket, Visit | None] | None = None
        self._happened: tuple[Recorded, ...] = ()

    @property
    def marked(self) -> Ticket | None:
        """The ticket that is looked at."""
        return self._replica.state.tickets.get(self._marked)

    def follow(self, change: Change[HallState]) -> None:
        """Keep what is searched in step with the hall."""
        self._today.follow(change)

    def search(self, typed: str) -> None:
        """Search through today's tickets; nothing typed shows all."""
        self._typed, self._named = typed, ()
        self.mark("")

    def mark(self, ticket: str) -> None:
        """Look at a ticket (id)."""
        if ticket != self._marked:
            self._marked, self._asked, self._happened = ticket, None, ()

    async def search_by_name(self) -> None:
        """Ask the server whose full name holds what is typed."""
        typed = self._typed
        if self._may_ask_name():
            named = await self._queries.tickets_of_name(typed.strip())
            if named is not None and typed == self._typed:
                self._named = named
                self.mark(named[0] if named else "")
                self._changed()

    def finding(self, now: datetime) -> Finding:
        """Return what is found and looked at; without a choice the first of what is found."""
        state = self._replica.state
        rows = found_rows(state, self._today, self._typed, self._named, now)
        if not self._marked and rows:
            self.mark(rows[0].ticket)
        marked = self.marked
        shown = None
        if marked is not None:
            self._follow(marked)
            lines = history_lines(state, self._happened)
            shown = ticket_shown(state, marked, history=lines, staff=self._staff, now=now)
        return Finding(typed=self._typed, rows=rows, marked=shown, by_name=self._may_ask_name())

    def _may_ask_name(self) -> bool:
        name = self._typed.strip()
        actor = Actor(scope=Scope.RECEPTION, device="dry-run", staff=self._staff)
        whole = len(name) >= _LEAST_NAME and not name.isascii()
        return whole and may_see_citizen(self._replica.state, actor)

    def _follow(self, ticket: Ticket) -> None:
        """Read the history whenever something has happened to the ticket."""
        seen = (ticket, self._replica.state.visits.get(ticket.visit or ""))
        if seen != self._asked:
            self._asked = seen
            self._run(self._read(ticket.id))

    async def _read(self, ticket: str) -> None:
        happened = await self._queries.history(ticket)
        if happened is not None and ticket == self._marked:
            self._happened = happened
            self._changed()
