"""The operations of one member of staff on a live hall; facts may be kept, as when the server is out of reach."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from app.client.envelopes import envelope
from app.client.fact_file import Fact
from app.contract.command import Command, Context
from app.contract.errors import Refused
from app.contract.hall.commands import (
    CallNext,
    FinishVisit,
    LogInAtCounter,
    LogOutOfCounter,
    PassTicket,
    PauseCounter,
    RecallTicket,
    ResumeCounter,
    StartServing,
)
from app.contract.hall.state import Desk, PauseReason, Visit
from app.rules.decision import recorded
from tests.unit.modes.live_hall import LiveHall
from tests.unit.rules.halls import HALL, staff


@dataclass
class StaffOperations:
    """With `connected` off, facts are stored and go nowhere until `send`. `gate` holds every operation back."""

    hall: LiveHall
    number: str
    connected: bool = True
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    kept: list[tuple[Command, str]] = field(default_factory=list)
    gate: Callable[[], Awaitable[object]] | None = None

    async def log_in_at_counter(self, counter: str, *, take_over: bool = False) -> Desk | None:
        command = LogInAtCounter(counter=counter, take_over=take_over)
        return self.hall.state.desks[counter] if await self._request("log_in", command) else None

    async def call_next(self, counter: str) -> Visit | None:
        called = await self._request("call_next", CallNext(counter=counter))
        return self.hall.state.visits[self.hall.state.desks[counter].visit] if called else None

    async def log_out(self, counter: str) -> Fact | None:
        return await self._fact("log_out", LogOutOfCounter(counter=counter))

    async def recall(self, counter: str, visit: str) -> Fact | None:
        return await self._fact("recall", RecallTicket(counter=counter, visit=visit))

    async def start_serving(self, counter: str, visit: str) -> Fact | None:
        return await self._fact("start_serving", StartServing(counter=counter, visit=visit))

    async def finish(self, counter: str, visit: str, *, ask_rating: bool = True) -> Fact | None:
        return await self._fact("finish", FinishVisit(counter=counter, visit=visit, ask_rating=ask_rating))

    async def pass_ticket(self, counter: str, visit: str) -> Fact | None:
        return await self._fact("pass_ticket", PassTicket(counter=counter, visit=visit))

    async def pause(self, counter: str, reason: PauseReason) -> Fact | None:
        return await self._fact("pause", PauseCounter(counter=counter, reason=reason))

    async def resume(self, counter: str) -> Fact | None:
        return await self._fact("resume", ResumeCounter(counter=counter))

    def send(self) -> None:
        """Let the record have what was kept, without telling anybody here."""
        for command, command_id in self.kept:
            context = Context(
                now=self.hall.now,
                pressed_at=self.hall.now,
                actor=staff(self.number),
                command_id=command_id,
                nonce="secret",
            )
            for event in HALL.decide(self.hall.state, command, context):
                row = recorded(event, seq=self.hall.state.seq + 1, context=context)
                self.hall.state = HALL.evolve(self.hall.state, row)
                self.hall.record.append(row)
        self.kept.clear()

    async def _request(self, name: str, command: Command) -> bool:
        self.done.append(name)
        if self.gate is not None:
            await self.gate()
        try:
            self.hall.tell(command, staff(self.number))
        except Refused as refusal:
            self.refused.append(refusal.code.value)
            return False
        return True

    async def _fact(self, name: str, command: Command) -> Fact:
        self.done.append(name)
        if self.gate is not None:
            await self.gate()
        packed = envelope(command)
        self.kept.append((command, packed.id))
        if self.connected:
            self.send()
            self.hall.sync()
        return Fact(len(self.done), "hall:test", self.hall.now, packed)
