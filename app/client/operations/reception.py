"""What is asked for at a kiosk or the reception: tickets, and help."""

from collections.abc import Hashable

from app.client.fact_file import Fact
from app.client.operations.base import HallBase
from app.contract.command import Command
from app.contract.hall.commands import CitizenGiven, IssueTicket
from app.contract.hall.reception import AnswerHelp, AskForHelp, CheckInByCode
from app.contract.hall.state import Priority, Ticket


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
        """Take a ticket of a service (leaf code)."""
        command = IssueTicket(service=service, priority=priority, citizen=citizen, paper=paper)
        return await self._ticket(("issue_ticket", service, priority, citizen, paper), command)

    async def check_in(self, code: str) -> Ticket | None:
        """Take a ticket for an appointment the hall expects, by its code."""
        return await self._ticket(("check_in", code), CheckInByCode(code=code))

    async def ask_for_help(self, zone: str | None) -> Fact | None:
        """A citizen at this kiosk wants a member of staff to come."""
        return await self._fact(("ask_for_help", zone), lambda: AskForHelp(zone=zone))

    async def answer_help(self, help_call: str) -> str | None:
        """Go to whoever asked for help (id of the call)."""
        return await self._run.once(("answer_help", help_call), lambda: self._run.request(AnswerHelp(help=help_call)))

    def forget_person(self) -> None:
        """Keep nothing of what was last asked for; the next citizen stands at the machine."""
        self._run.forget()

    async def _ticket(self, press: tuple[Hashable, ...], command: Command) -> Ticket | None:
        async def work() -> Ticket:
            ticket = await self._run.request(command)
            return self.replica.state.tickets[ticket]

        return await self._run.once(press, work)
