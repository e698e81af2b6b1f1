"""What is asked for at a kiosk or the reception: tickets, and help."""

import asyncio
import logging
from collections.abc import Hashable

from app.client.errors import Unreachable
from app.client.fact_file import Fact
from app.client.operations.base import HallBase
from app.client.own_series import OwnSeries
from app.contract.command import Command
from app.contract.event import Recorded
from app.contract.hall.commands import CitizenGiven, IssueTicket
from app.contract.hall.events import HALL_EVENTS
from app.contract.hall.reception import AnswerHelp, AskForHelp, CheckInByCode
from app.contract.hall.state import Priority, Ticket
from app.contract.wire import from_wire
from app.ids import new_id

log = logging.getLogger(__name__)

ANSWER_SECONDS = 1.5
"""How long a citizen waits at a kiosk for a number of the common series (spec 06)."""


class ReceptionOperations(HallBase):
    """Operations for who comes in. Tickets are reserved until their print is reported; those without paper wait."""

    async def issue_ticket(
        self,
        service: str,
        *,
        priority: Priority = Priority.ORDINARY,
        citizen: CitizenGiven | None = None,
        paper: bool = True,
    ) -> Ticket | None:
        """Take a ticket of a service (leaf code).

        A kiosk to which nobody answers in time gives a number of its own series; the request is named, so that the
        ticket the server may have made for it is void: paper wins.
        """
        command = IssueTicket(service=service, priority=priority, citizen=citizen, paper=paper)
        press = ("issue_ticket", service, priority, citizen, paper)
        series = self.series
        if series is None:
            return await self._ticket(press, command)
        return await self._run.once(press, lambda: self._issued(command, series))

    async def check_in(self, code: str) -> Ticket | None:
        """Take a ticket for an appointment the hall expects, by its code."""
        return await self._ticket(("check_in", code), CheckInByCode(code=code))

    async def ask_for_help(self, zone: str | None) -> Fact | None:
        """A citizen at this kiosk wants a member of staff to come."""
        return await self._fact(("ask_for_help", zone), lambda: AskForHelp(zone=zone))

    async def answer_help(self, help_call: str) -> str | None:
        """Go to whoever asked for help (id of the call)."""
        return await self._run.once(("answer_help", help_call), lambda: self._run.request(AnswerHelp(help=help_call)))

    async def history(self, ticket: str) -> tuple[Recorded, ...] | None:
        """Return what has happened to a ticket (id) of today, oldest first; what a newer server adds is left out."""

        async def work() -> tuple[Recorded, ...]:
            rows = await self._run.door.ticket_history(self.replica.state.hall, ticket)
            return tuple(from_wire(HALL_EVENTS, row) for row in rows if row.get("type") in HALL_EVENTS)

        return await self._run.query("history", work)

    async def tickets_of_name(self, name: str) -> tuple[str, ...] | None:
        """Return the tickets (ids) of today whose holder's full name holds `name`; the server records who looked."""

        async def work() -> tuple[str, ...]:
            return tuple(await self._run.door.tickets_of_name(self.replica.state.hall, name))

        return await self._run.query("tickets_of_name", work)

    def forget_person(self) -> None:
        """Keep nothing of what was last asked for; the next citizen stands at the machine."""
        self._run.forget()

    async def _issued(self, command: IssueTicket, series: OwnSeries) -> Ticket:
        asked: str | None = None
        if not self.is_offline:
            asked = new_id()
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    ticket = await self._run.request(command, command_id=asked)
                    return self.replica.state.tickets[ticket]
            except (TimeoutError, Unreachable):
                log.info("no answer in time: a number of this kiosk's own series is given")
        given, fact = await series.issue(command, request=asked)
        self.keep(fact)
        return self.replica.state.tickets[given]

    async def _ticket(self, press: tuple[Hashable, ...], command: Command) -> Ticket | None:
        async def work() -> Ticket:
            ticket = await self._run.request(command)
            return self.replica.state.tickets[ticket]

        return await self._run.once(press, work)
