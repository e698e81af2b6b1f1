"""A hall driven by the real rules whose replica a presenter follows, and operations that decide at once."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.client.envelopes import Press
from app.client.operations import Problem, Problems
from app.client.operations.problems import problem_of
from app.client.replica import Replica
from app.contract.command import Actor, Command
from app.contract.errors import Refused
from app.contract.hall.commands import (
    CitizenGiven,
    IssueTicket,
    RateVisit,
    ReportAnnouncement,
    ReportDevice,
    ReportPaper,
    ReportPrint,
    ReportReprint,
    ReturnWithPapers,
)
from app.contract.hall.devices import DeviceReport
from app.contract.hall.events import TicketReserved
from app.contract.hall.pad_tasks import AnswerPadTask, TaskAnswer
from app.contract.hall.reception import AskForHelp, CheckInByCode
from app.contract.hall.state import HallState, Priority, Rating, Ticket
from app.contract.hall.voice import ReportUnspoken, Unspoken
from app.contract.wire import to_wire
from app.rules.audience import audience, seen_by
from tests.unit.rules.halls import Hall


class LiveHall(Hall):
    """A hall with one reader, who sees what its scope may see. `sync` brings the news over."""

    def follow(self, reader: Actor) -> Replica[HallState]:
        """Return the replica of a reader, up to date."""
        self.reader = reader
        self.replica: Replica[HallState] = Replica("hall:test")
        self.resync()
        return self.replica

    def sync(self) -> None:
        """Let the reader hear what happened since."""
        how = audience(self.reader, "hall")
        assert how is not None
        self.replica.apply([to_wire(seen_by(row, how)) for row in self.record])

    def resync(self) -> None:
        """Let the reader start from a snapshot."""
        how = audience(self.reader, "hall")
        assert how is not None
        state = seen_by(self.state, how).model_dump(mode="json")
        self.replica.load({"epoch": "e1", "seq": self.state.seq, "state": state})

    def tell(self, command: Command, actor: Actor) -> None:
        """Do something and let the reader hear of it."""
        self.do(command, actor)
        self.sync()


@dataclass
class LiveOperations:
    """The operations of one device, done on a live hall at once. `broken` lets the outbox take nothing."""

    hall: LiveHall
    actor: Actor
    problems: Problems = field(default_factory=Problems)
    told: list[Problem] = field(default_factory=list)
    done: list[Command] = field(default_factory=list)
    broken: bool = False
    forgotten: int = 0

    def __post_init__(self) -> None:
        self.problems.subscribe(self.told.append)

    async def issue_ticket(
        self,
        service: str,
        *,
        priority: Priority = Priority.ORDINARY,
        citizen: CitizenGiven | None = None,
        paper: bool = True,
    ) -> Ticket | None:
        """As the hall's door would answer."""
        return self._ticket(IssueTicket(service=service, priority=priority, citizen=citizen, paper=paper))

    async def check_in(self, code: str) -> Ticket | None:
        """An appointment's ticket."""
        return self._ticket(CheckInByCode(code=code))

    async def return_with_papers(self, slip: str) -> Ticket | None:
        """A return slip's ticket."""
        return self._ticket(ReturnWithPapers(slip=slip))

    async def ask_for_help(self, zone: str | None) -> object | None:
        """The fact of a call."""
        return self._fact(AskForHelp(zone=zone))

    def forget_person(self) -> None:
        """Nobody is remembered: what was done is kept for the test alone."""
        self.forgotten += 1

    def _ticket(self, command: Command) -> Ticket | None:
        try:
            events = self._do(command)
        except Refused as refusal:
            self.problems.tell(problem_of(command.TYPE, refusal))
            return None
        (reserved,) = [event for event in events if isinstance(event, TicketReserved)]
        return self.hall.replica.state.tickets[reserved.ticket]

    async def report_print(self, ticket: str, outcome: str, *, reason: str = "") -> object | None:
        """The fact of a print."""
        return self._fact(ReportPrint(ticket=ticket, outcome=outcome, reason=reason))

    async def report_paper(self, ticket: str, stage: str, *, copy_number: int = 0, reason: str = "") -> object | None:
        """The fact of how far a paper is."""
        return self._fact(ReportPaper(ticket=ticket, stage=stage, copy_number=copy_number, reason=reason))

    async def report_device(self, report: DeviceReport) -> object | None:
        """The fact of how a device is."""
        return self._fact(ReportDevice(report=report))

    async def report_reprint(self, ticket: str, copy_number: int, outcome: str, *, reason: str = "") -> object | None:
        """The fact of a further print."""
        return self._fact(ReportReprint(ticket=ticket, copy_number=copy_number, outcome=outcome, reason=reason))

    async def rate(self, visit: str, rating: Rating, *, press: Press | None = None, **more: Any) -> object | None:
        """The fact of a rating, touched now or at an earlier `press`."""
        command = RateVisit(visit=visit, rating=rating, **more)
        return self._fact(command, at=press.at if press is not None else None)

    async def answer_pad_task(self, task: str, answer: TaskAnswer, *, signature: str = "") -> object | None:
        """The fact of an answer."""
        return self._fact(AnswerPadTask(task=task, answer=answer, signature=signature))

    async def report_announcement(self, visit: str, medium: str) -> object | None:
        """The fact of an announcement."""
        return self._fact(ReportAnnouncement(visit=visit, medium=medium))

    async def report_unspoken(self, visit: str, reason: Unspoken) -> object | None:
        """The fact of a call nobody heard."""
        return self._fact(ReportUnspoken(visit=visit, reason=reason))

    def _fact(self, command: Command, *, at: datetime | None = None) -> object | None:
        if self.broken:
            self.problems.tell(problem_of("fact", OSError("disk full")))
            return None
        self._do(command, at=at)
        return command

    def _do(self, command: Command, *, at: datetime | None = None) -> tuple[Any, ...]:
        self.done.append(command)
        events = self.hall.do(command, self.actor, pressed_at=at)
        self.hall.sync()
        return events
