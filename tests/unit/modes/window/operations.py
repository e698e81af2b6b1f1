"""The operations of one member of staff on a live hall; facts may be kept, as when the server is out of reach.

The operations and their runner are the real ones. Only what lies behind them is short: the door decides at once, the
outbox is a list, and the clock that knows double presses is the hall's.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from app.client.connection import Connection
from app.client.errors import Unreachable, Why
from app.client.fact_file import NO_NOTES, Fact
from app.client.operations import HallOperations, Problem, Problems
from app.client.operations.runner import Runner
from app.client.subscribers import Subscribers
from app.contract.command import Actor, Command, Context, Envelope
from app.contract.errors import Answer, Status
from app.contract.hall.commands import HALL_COMMANDS
from app.contract.wire import to_wire
from app.rules.audience import audience, seen_by
from app.rules.decision import recorded
from app.rules.reviews import is_open
from tests.unit.modes.live_hall import LiveHall
from tests.unit.rules.halls import HALL, staff


class StaffOperations(HallOperations):
    """With `connected` off, facts are stored and go nowhere until `send`, and requests fail. `gate` holds all back.

    `done` are the types of the commands, `told` the problems.
    """

    def __init__(self, hall: LiveHall, number: str, *, actor: Actor | None = None) -> None:
        self.hall = hall
        self.actor = actor or staff(number)
        self.connected = True
        self.door = Queries(self)
        self.gate: Callable[[], Awaitable[object]] | None = None
        self.done: list[str] = []
        self.told: list[Problem] = []
        self.kept: list[tuple[Command, str]] = []
        self.stored: Subscribers[Fact] = Subscribers()
        self.problems = Problems()
        self.problems.subscribe(self.told.append)
        self.connection = Connection(now=lambda: hall.now)
        self._link = self
        self._run = Runner(feed="hall:test", link=self, outbox=self, problems=self.problems, mono=self._mono)

    @property
    def replica(self):
        """The copy of the reader of the hall."""
        return self.hall.replica

    async def request(self, feed: str, command: Command, *, command_id: str) -> Answer:
        """The door: the rules decide, the reader hears of it."""
        self.done.append(command.TYPE)
        if self.gate is not None:
            await self.gate()
        if not self.connected:
            raise Unreachable(Why.TIMED_OUT)
        self._decide(command, command_id)
        self.hall.sync()
        return Answer(id=command_id, status=Status.ACCEPTED, seq=self.hall.state.seq)

    async def drained(self, *, timeout: float) -> bool:
        """Nothing waits while there is a connection."""
        return self.connected

    async def reached(self, feed: str, seq: int) -> None:
        """The reader is up to date after every request."""
        assert self.hall.replica.seq == seq

    async def record(self, feed: str, packed: Envelope, *, notes: Mapping[str, str] = NO_NOTES) -> Fact:
        """The outbox."""
        self.done.append(packed.type)
        if self.gate is not None:
            await self.gate()
        command = HALL_COMMANDS[packed.type].model_validate(packed.body, strict=False)
        self.kept.append((command, packed.id))
        if self.connected:
            self.send()
            self.hall.sync()
        return Fact(len(self.done), feed, self.hall.now, packed)

    def send(self) -> None:
        """Let the record have what was kept, without telling anybody here."""
        for command, command_id in self.kept:
            self._decide(command, command_id)
        self.kept.clear()

    def _mono(self) -> float:
        return self.hall.now.timestamp()

    def _decide(self, command: Command, command_id: str) -> None:
        now = self.hall.now
        context = Context(now=now, pressed_at=now, actor=self.actor, command_id=command_id, nonce="secret")
        for event in HALL.decide(self.hall.state, command, context):
            row = recorded(event, seq=self.hall.state.seq + 1, context=context)
            self.hall.state = HALL.evolve(self.hall.state, row)
            self.hall.record.append(row)


class Queries:
    """What the server answers to questions beside the feed; `broken` is raised instead by those about pads and ratings.

    Reviews and figures are those of the hall as it is now, whatever days are `asked` for.
    """

    def __init__(self, operations: StaffOperations) -> None:
        self._at = operations
        self.code = "000000"
        self.broken: Exception | None = None
        self.asked: list[dict[str, object]] = []

    async def ticket_history(self, hall: str, ticket: str) -> list[dict[str, Any]]:
        """What the record has of a ticket, as the reader may see it."""
        if not self._at.connected:
            raise Unreachable(Why.TIMED_OUT)
        known = self._at.hall
        visits = {visit.id for visit in known.state.visits.values() if visit.ticket == ticket}
        how = audience(self._at.actor, "hall")
        return [
            to_wire(seen_by(row, how))
            for row in known.record
            if getattr(row.event, "ticket", None) == ticket or getattr(row.event, "visit", None) in visits
        ]

    async def tickets_of_name(self, hall: str, name: str) -> list[str]:
        """The tickets whose holder's name holds this one, as the server knows names."""
        tickets = self._at.hall.state.tickets.values()
        return [ticket.id for ticket in tickets if ticket.citizen and name in (ticket.citizen.name or "")]

    async def pad_code(self, hall: str, counter: str) -> str:
        """The six digits."""
        if self.broken is not None:
            raise self.broken
        return self.code

    async def reviews(self, hall: str, *, only_open: bool = False, **span: object) -> list[dict[str, object]]:
        """Bad ratings and misratings."""
        self.asked.append({"only_open": only_open, **span})
        if self.broken is not None:
            raise self.broken
        known = self._at.hall.state.reviews.values()
        return [review.model_dump(mode="json") for review in known if is_open(review) or not only_open]

    async def rating_figures(self, hall: str, **asked: object) -> list[dict[str, object]]:
        """Figures of one member of staff, and a field this program does not know."""
        self.asked.append(asked)
        counts = dict.fromkeys(("asked", "not_asked", "unrated", "put_aside"), 1)
        rates = {"satisfaction_rate": 0.75, "evaluation_rate": None}
        row = {"period": "2026-11", "subject": "1001", "name": "林晓岚", "finished": 5, "rated": 4, "counted": 4}
        return [{**row, **counts, **rates, "satisfied": 3, "by_rating": {"satisfied": 3}, "newer": 1}]

    async def ratings_sheet(self, hall: str, sheet: str, **asked: object) -> bytes:
        """A workbook's bytes."""
        self.asked.append(asked)
        return sheet.encode()
