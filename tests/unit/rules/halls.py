"""A small hall for tests of the rules, and a driver that decides, records and evolves as the server does."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

from app.contract.command import Actor, Command, Context, Kind, Scope
from app.contract.errors import Refused
from app.contract.event import Event, Recorded
from app.contract.hall.commands import (
    CallNext,
    FinishVisit,
    IssueTicket,
    LogInAtCounter,
    ReportPrint,
    SetUpHall,
    StartServing,
)
from app.contract.hall.events import IrregularityFound, TicketCalled, TicketReserved
from app.contract.hall.setup import (
    Calendar,
    CallingMode,
    Counter,
    Department,
    HallRules,
    HallSetup,
    Identification,
    Period,
    Role,
    Service,
    StaffMember,
    WeekHours,
    Zone,
)
from app.contract.hall.state import HallState, Ticket, Visit
from app.contract.model import LocalText
from app.ids import new_id
from app.rules.decision import recorded
from app.rules.feeds import feed_rules

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday 2026-11-23, 09:00 in Shanghai."""

HALL = feed_rules("hall:test")
KIOSK = Actor(scope=Scope.KIOSK, device="kiosk-1")
DISPLAY = Actor(scope=Scope.DISPLAY, device="display-1")
MANAGER = Actor(scope=Scope.MANAGER, device="pc-9", staff="9001")
SYSTEM = Actor(scope=Scope.SYSTEM, device="server")


def pad(counter: str) -> Actor:
    """The evaluation pad of a counter."""
    return Actor(scope=Scope.PAD, device=f"pad-{counter}", counter=counter)


def staff(number: str) -> Actor:
    """A member of staff at a window program."""
    return Actor(scope=Scope.COUNTER, device=f"pc-{number}", staff=number)


def text(zh: str) -> LocalText:
    """A text in Mandarin Chinese only."""
    return LocalText(zh=zh)


def small_setup(**changes: Any) -> HallSetup:
    """Two zones, four counters, a tree with five leaves; open on weekdays from 08:30 to 12:00 and 13:30 to 17:30."""
    hours = (Period(opens=time(8, 30), closes=time(12)), Period(opens=time(13, 30), closes=time(17, 30)))
    leaf = {"zone": "A", "department": "police"}
    setup = HallSetup(
        code="test",
        name=text("测试大厅"),
        zones=(Zone(code="A", name=text("一区")), Zone(code="B", name=text("二区"))),
        departments=(Department(code="police", name=text("公安")), Department(code="tax", name=text("税务"))),
        services=(
            Service(code="household", name=text("户籍")),
            Service(code="id", name=text("身份证"), parent="household", prefix="A", expected_minutes=6, **leaf),
            Service(code="move", name=text("迁入"), parent="household", prefix="B", expected_minutes=10, **leaf),
            Service(code="few", name=text("限号"), parent="household", prefix="C", daily_cap=2, **leaf),
            Service(
                code="card",
                name=text("实名"),
                prefix="D",
                identification=Identification.ID_CARD,
                **leaf,
            ),
            Service(code="tax", name=text("税务"), zone="B", department="tax", prefix="A"),
        ),
        counters=(
            Counter(number="1", name=text("一号"), zone="A", services=("id", "move", "few", "card")),
            Counter(number="2", name=text("二号"), zone="A", services=("id", "move")),
            Counter(number="3", name=text("三号"), zone="A", services=("move", "id"), mode=CallingMode.STRICT),
            Counter(number="4", name=text("四号"), zone="B", services=("tax",)),
        ),
        staff=tuple(
            StaffMember(number=number, name=f"员工{number}", roles=(Role.WINDOW,))
            for number in ("1001", "1002", "1003", "1004")
        ),
        calendar=Calendar(week=(WeekHours(days=(1, 2, 3, 4, 5), periods=hours),)),
        rules=HallRules(recalls_before_pass=1, max_recalls=3, recall_interval_seconds=0, evaluation_seconds=20),
    )
    return setup.model_copy(update=changes)


@dataclass
class Hall:
    """A hall that is driven by commands; keeps the record as the server would."""

    setup: HallSetup = field(default_factory=small_setup)
    now: datetime = MORNING
    state: HallState = field(init=False)
    record: list[Recorded] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = HALL.initial("test")
        self.do(SetUpHall(setup=self.setup), SYSTEM)

    def wait(self, **delta: float) -> None:
        """Let time pass."""
        self.now += timedelta(**delta)

    def do(self, command: Command, actor: Actor, *, pressed_at: datetime | None = None) -> tuple[Event, ...]:
        """Decide, record, evolve. Raises `Refused` for refused requests."""
        context = Context(
            now=self.now,
            epoch="e1",
            pressed_at=pressed_at or self.now,
            actor=actor,
            command_id=new_id(),
            nonce="secret",
        )
        events = HALL.decide(self.state, command, context)
        for event in events:
            row = recorded(event, seq=self.state.seq + 1, context=context)
            self.state = HALL.evolve(self.state, row)
            self.record.append(row)
        return events

    def refused(self, command: Command, actor: Actor) -> str:
        """Return why a command is refused, or flagged if it is a fact; the state must not follow it."""
        before = self.state
        if command.KIND is Kind.REQUEST:
            try:
                self.do(command, actor)
            except Refused as refusal:
                assert self.state is before, "a refusal leaves the state unchanged"
                return refusal.code.value
            raise AssertionError("was not refused")
        (event,) = self.do(command, actor)
        assert isinstance(event, IrregularityFound), f"{event} was not flagged"
        same = {"seq": before.seq, "irregularities": before.irregularities}
        assert self.state.model_copy(update=same) == before, "a flagged fact changes nothing else"
        return event.code

    def take(self, service: str = "id", *, printed: bool = True, actor: Actor = KIOSK, **more: Any) -> Ticket:
        """Take a ticket, and report its paper."""
        events = self.do(IssueTicket(service=service, **more), actor)
        (reserved,) = [event for event in events if isinstance(event, TicketReserved)]
        if printed:
            self.do(ReportPrint(ticket=reserved.ticket, outcome="printed"), actor)
        return self.state.tickets[reserved.ticket]

    def open(self, counter: str, number: str, **more: Any) -> Actor:
        """Log a member of staff in at a counter."""
        actor = staff(number)
        self.do(LogInAtCounter(counter=counter, **more), actor)
        return actor

    def call(self, counter: str, actor: Actor) -> Visit:
        """Call the next ticket."""
        events = self.do(CallNext(counter=counter), actor)
        (called,) = [event for event in events if isinstance(event, TicketCalled)]
        return self.state.visits[called.visit]

    def serve(self, counter: str, actor: Actor, *, minutes: float = 5, ask_rating: bool = True) -> Visit:
        """Call, serve and finish one visit."""
        visit = self.call(counter, actor)
        self.do(StartServing(counter=counter, visit=visit.id), actor)
        self.wait(minutes=minutes)
        self.do(FinishVisit(counter=counter, visit=visit.id, ask_rating=ask_rating), actor)
        return self.state.visits[visit.id]

    def replay(self) -> HallState:
        """Return the state that the record alone gives."""
        state = HALL.initial("test")
        for row in self.record:
            state = HALL.evolve(state, row)
        return state
