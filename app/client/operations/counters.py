"""What staff do at a counter besides calling and finishing: set aside, move on, ask for papers, work alone."""

import asyncio

from app.client.errors import Unreachable, Why
from app.client.fact_file import Fact
from app.client.operations.base import HallBase
from app.contract.command import Command
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import (
    AskForDistance,
    AskForPapers,
    BeginBackOffice,
    CallNext,
    CallNumber,
    EndBackOffice,
    ParkTicket,
    ResumeParked,
    SwitchAutoCall,
    TransferTicket,
)
from app.contract.hall.offline import CallOffline
from app.contract.hall.state import Ticket, Visit
from app.rules.claiming import check_claim, slip_claim

_RELEASE_PAUSES = (0.1, 0.2, 0.0)
"""Seconds between the questions for a ticket that is being let go: 300 ms in all (spec 06)."""


class CounterOperations(HallBase):
    """Operations of the counter at which one sits. `visit` is the id of the visit before the counter."""

    async def call_next(self, counter: str) -> Visit | None:
        """Call the next ticket by the order of calling; return the visit that begins.

        A ticket that another counter still has to let go (spec 06, A1) is asked for again a few times. Without the
        server the counter calls one of its own.
        """

        async def ask() -> Visit:
            return await self._called(CallNext(counter=counter))

        async def alone() -> Visit:
            if self.offline is None:
                raise Unreachable(Why.REFUSED)
            return self._shown(await self.offline.call(counter))

        return await self._run.once(("call_next", counter), lambda: self._unless_offline(ask, alone))

    async def call_number(self, counter: str, ticket: str) -> Visit | None:
        """Call a ticket (id) that was picked by its number (指定呼叫); return the visit that begins.

        Without the server the paper in the citizen's hand is what allows it (凭票认领).
        """

        async def ask() -> Visit:
            return await self._called(CallNumber(counter=counter, ticket=ticket))

        async def alone() -> Visit:
            return await self._claimed(CallOffline(counter=counter, ticket=ticket, by_slip=True))

        return await self._run.once(("call_number", counter, ticket), lambda: self._unless_offline(ask, alone))

    async def claim_slip(self, counter: str, number: str) -> Visit | None:
        """Call the ticket of a slip whose number was typed or scanned, while the server is out of reach."""

        async def work() -> Visit:
            return await self._claimed(slip_claim(self.replica.state, counter, number))

        return await self._run.once(("claim_slip", counter, number), work)

    async def _claimed(self, claim: CallOffline) -> Visit:
        if self.offline is None:
            raise Unreachable(Why.REFUSED)
        check_claim(self.replica.state, claim)
        return self._shown(await self.offline.claim(claim))

    def _shown(self, fact: Fact) -> Visit:
        """Return the visit that a call made without the server has begun."""
        self.keep(fact)
        visit = self.replica.state.visits.get(fact.envelope.id)
        if visit is None:
            raise Refused(RefusalCode.WRONG_TICKET_STATE)
        return visit

    async def park(self, counter: str, visit: str) -> Fact | None:
        """Set the ticket aside (挂起)."""
        return await self._fact(("park", counter, visit), lambda: ParkTicket(counter=counter, visit=visit))

    async def resume_parked(self, counter: str, visit: str) -> Fact | None:
        """Go on with a visit that was set aside here."""
        return await self._fact(("resume_parked", counter, visit), lambda: ResumeParked(counter=counter, visit=visit))

    async def transfer(
        self,
        counter: str,
        visit: str,
        *,
        service: str | None = None,
        to_counter: str | None = None,
        ahead: bool = False,
        note: str = "",
    ) -> Ticket | None:
        """Move the ticket on (转移) to a service (leaf code), a counter, or both; return it as it waits again."""

        async def work() -> Ticket:
            command = TransferTicket(
                counter=counter, visit=visit, service=service, to_counter=to_counter, ahead=ahead, note=note
            )
            await self._run.request(command)
            state = self.replica.state
            return state.tickets[state.visits[visit].ticket]

        return await self._run.once(("transfer", counter, visit, service, to_counter, ahead, note), work)

    async def ask_for_papers(
        self, counter: str, visit: str, *, missing: tuple[str, ...], note: str = "", ask_rating: bool = True
    ) -> Fact | None:
        """End the visit because papers are missing (补证补件); the citizen gets a return slip."""
        return await self._fact(
            ("ask_for_papers", counter, visit, missing, note, ask_rating),
            lambda: AskForPapers(counter=counter, visit=visit, missing=missing, note=note, ask_rating=ask_rating),
        )

    async def begin_back_office(self, counter: str) -> Fact | None:
        """Work without a citizen (后台处理)."""
        return await self._fact(("begin_back_office", counter), lambda: BeginBackOffice(counter=counter))

    async def end_back_office(self, counter: str) -> Fact | None:
        """Serve again."""
        return await self._fact(("end_back_office", counter), lambda: EndBackOffice(counter=counter))

    async def switch_auto_call(self, counter: str, *, on: bool) -> Fact | None:
        """Let the program call by itself (自动叫号), or not."""
        return await self._fact(("switch_auto_call", counter, on), lambda: SwitchAutoCall(counter=counter, on=on))

    async def ask_for_distance(self, counter: str) -> bool | None:
        """Ask for the one-metre line (一米线) on the pad; `True` when it was asked."""

        async def work() -> bool:
            await self._run.request(AskForDistance(counter=counter))
            return True

        return await self._run.once(("ask_for_distance", counter), work)

    async def _called(self, command: Command) -> Visit:
        for pause in _RELEASE_PAUSES:
            visit = await self._run.request(command)
            if visit in self.replica.state.visits:
                called = self.replica.state.visits[visit]
                if self.own is not None:
                    await self.own.keep_grant(called)
                return called
            await asyncio.sleep(pause)
        raise Refused(RefusalCode.RELEASE_PENDING)
