"""The other people of the hall: staff at the other counters and citizens who came earlier.

They speak to the door like every program does, so that the hall the visitor enters is a busy one.
"""

import tomllib
from dataclasses import dataclass, field
from itertools import cycle

import resources
from app.client.door import Door
from app.client.envelopes import envelope
from app.contract.command import Command, Kind, Scope
from app.contract.errors import Answer, Status
from app.contract.hall.commands import (
    CallNext,
    CitizenGiven,
    FinishVisit,
    IssueTicket,
    LogInAtCounter,
    ReportPrint,
    StartServing,
)
from app.ids import new_id
from app.modes.demo.director import Missed
from app.modes.demo.stage import HALL, Stage

_AT_WORK = {"1002": "2", "1003": "3", "1004": "4", "1005": "5", "1006": "6"}
"""Who of the sample staff sits where."""

_CAME_EARLIER = (
    *("passport", "licence-renew", "marry", "residence", "vehicle-licence", "hk-macau"),
    *("residence", "marry", "passport", "licence-lost", "hk-macau", "residence"),
)
"""Services that counter 1 does not serve, so that the first number of the visitor's service is the visitor's."""

_CALLED = ("3", "4", "5", "3", "4")
"""Which counters call, one after another; each serves whom it called before."""


@dataclass
class Colleague:
    """One member of staff at a counter, without a screen."""

    door: Door
    number: str
    counter: str
    facts: int = 0
    visits: list[str] = field(default_factory=list)

    async def sit_down(self, password: str) -> None:
        """Log in and take the counter."""
        login = await self.door.login(
            number=self.number, password=password, device=f"demo-{self.number}", scope=Scope.COUNTER
        )
        self.door.token = login.token
        await self.ask(LogInAtCounter(counter=self.counter))

    async def take_ticket(self, service: str, citizen: CitizenGiven) -> None:
        """Take a ticket for a citizen who came to the counter."""
        ticket = new_id()
        await self.ask(IssueTicket(service=service, citizen=citizen), ticket)
        await self.ask(ReportPrint(ticket=ticket, outcome="printed"))

    async def call(self) -> None:
        """Call whoever is next."""
        visit = new_id()
        await self.ask(CallNext(counter=self.counter), visit)
        self.visits.append(visit)

    async def serve(self) -> None:
        """Serve the citizen who was called, without asking for a rating."""
        visit = self.visits[-1]
        await self.ask(StartServing(counter=self.counter, visit=visit))
        await self.ask(FinishVisit(counter=self.counter, visit=visit, ask_rating=False))

    async def ask(self, command: Command, command_id: str = "") -> None:
        """Send a command that must be taken. Raises `Missed`."""
        answer = await self.send(command, command_id or new_id())
        if answer.status is not Status.ACCEPTED:
            raise Missed(f"{self.number} {command.TYPE}: {answer.status} {answer.code}")

    async def send(self, command: Command, command_id: str) -> Answer:
        """Send a command and return the answer."""
        packed = envelope(command, command_id=command_id)
        if command.KIND is Kind.FACT:
            self.facts += 1
            packed = packed.model_copy(update={"dseq": self.facts})
        return (await self.door.post(f"hall:{HALL}", [packed])).answers[0]


def _citizens() -> list[CitizenGiven]:
    """Return the invented people of the sample hall."""
    visitors = tomllib.loads(resources.read_text("sample_hall/visitors.toml"))["visitor"]
    return [CitizenGiven(name=one["name"], phone=one["phone"], id_number=one["id_number"]) for one in visitors]


async def fill_the_hall(stage: Stage) -> None:
    """Let the others come to work, citizens come, and some of them be called."""
    people = {counter: Colleague(Door(stage.url), number, counter) for number, counter in _AT_WORK.items()}
    try:
        for colleague in people.values():
            await colleague.sit_down(stage.password)
        for service, citizen in zip(_CAME_EARLIER, cycle(_citizens()), strict=False):
            await people["2"].take_ticket(service, citizen)
        for counter in _CALLED:
            if people[counter].visits:
                await people[counter].serve()
            await people[counter].call()
    finally:
        for colleague in people.values():
            await colleague.door.aclose()
