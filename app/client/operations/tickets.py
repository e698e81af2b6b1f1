"""What is done with a ticket wherever it waits: another service, given up, waiting again, back with papers."""

from app.client.operations.base import HallBase
from app.contract.command import Command
from app.contract.hall.commands import CancelTicket, ChangeService, ReprintTicket, RestoreTicket, ReturnWithPapers
from app.contract.hall.state import Ticket


class TicketOperations(HallBase):
    """Operations on tickets by id. Each returns the ticket as it is after it."""

    async def change_service(self, ticket: str, service: str) -> Ticket | None:
        """Let a waiting ticket wait for another service (leaf code)."""
        return await self._run.once(
            ("change_service", ticket, service),
            lambda: self._after(ChangeService(ticket=ticket, service=service), ticket),
        )

    async def cancel(self, ticket: str, *, reason: str = "") -> Ticket | None:
        """Give a ticket up for its holder."""
        return await self._run.once(
            ("cancel", ticket, reason), lambda: self._after(CancelTicket(ticket=ticket, reason=reason), ticket)
        )

    async def reprint(self, ticket: str, *, device: str = "") -> Ticket | None:
        """Have a ticket printed again by a machine (`DeviceHealth.host`); empty: whoever asked prints it."""
        command = ReprintTicket(ticket=ticket, device=device)
        return await self._run.once(("reprint", ticket, device), lambda: self._after(command, ticket))

    async def restore(self, ticket: str) -> Ticket | None:
        """Let a passed ticket wait again."""
        return await self._run.once(("restore", ticket), lambda: self._after(RestoreTicket(ticket=ticket), ticket))

    async def return_with_papers(self, slip: str) -> Ticket | None:
        """Take a ticket with a return slip (id of the ticket whose visit asked for papers); it is reserved."""

        async def work() -> Ticket:
            ticket = await self._run.request(ReturnWithPapers(slip=slip))
            return self.replica.state.tickets[ticket]

        return await self._run.once(("return_with_papers", slip), work)

    async def _after(self, command: Command, ticket: str) -> Ticket:
        await self._run.request(command)
        return self.replica.state.tickets[ticket]
