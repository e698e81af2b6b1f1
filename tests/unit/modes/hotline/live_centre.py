"""The sample centre driven by the real rules, and the operations of one seat on it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

import resources
from app.client.envelopes import Press
from app.client.errors import Unreachable, Why
from app.client.replica import Replica
from app.contract.centre.calls import TakeMissedCall
from app.contract.centre.commands import CENTRE_COMMANDS, RegisterCase, SetUpCentre
from app.contract.centre.flow import Action
from app.contract.centre.flow_commands import AppendToCase, Details
from app.contract.centre.knowledge import KnowledgeAnswer, KnowledgeHit, OpinionsAnswer
from app.contract.centre.setup import CentreSetup
from app.contract.centre.similar import SimilarAnswer, SimilarQuery
from app.contract.centre.state import Case, CentreState
from app.contract.centre.suggestions import ReportSuggestion
from app.contract.command import Actor, Command, Context, Scope
from app.contract.event import Recorded
from app.contract.wire import to_wire
from app.ids import new_id
from app.modes.hotline.seat import Questions
from app.rules.decision import recorded
from app.rules.feeds import feed_rules
from app.server.hallfile import read_cases, read_centre
from tests.unit.rules.halls import MORNING, SYSTEM

CENTRE = feed_rules("centre:test")
TAKER = Actor(scope=Scope.HOTLINE, device="seat-1", staff="2001")


@cache
def sample_centre() -> CentreSetup:
    """The set-up of the centre that ships with the program."""
    return read_centre(resources.path("sample_hall"))


@cache
def past_cases() -> tuple[Case, ...]:
    """The past cases that ship with the program, newest first."""
    cases = read_cases(resources.path("sample_hall"), sample_centre(), MORNING.date())
    return tuple(sorted(cases, key=lambda case: case.registered_at, reverse=True))


@dataclass
class LiveCentre:
    """A centre with one reader. `sync` brings the news over."""

    now: datetime = MORNING
    record: list[Recorded] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state: CentreState = CENTRE.initial("test")
        self.do(SetUpCentre(setup=sample_centre()), SYSTEM)
        self.replica: Replica[CentreState] = Replica("centre:test")
        self.replica.load({"epoch": "e1", "seq": self.state.seq, "state": self.state.model_dump(mode="json")})

    def wait(self, **delta: float) -> None:
        """Let time pass."""
        self.now += timedelta(**delta)

    def do(self, command: Command, actor: Actor = TAKER, *, id_: str | None = None) -> None:
        """Decide, record, evolve."""
        context = Context(now=self.now, pressed_at=self.now, actor=actor, command_id=id_ or new_id())
        for event in CENTRE.decide(self.state, command, context):
            row = recorded(event, seq=self.state.seq + 1, context=context)
            self.state = CENTRE.evolve(self.state, row)
            self.record.append(row)

    def sync(self) -> None:
        """Let the reader hear what happened since."""
        self.replica.apply([to_wire(row) for row in self.record])


@dataclass
class SeatOperations:
    """The operations of one seat. `full` lets the outbox take nothing; `gate` holds a case back."""

    centre: LiveCentre
    full: bool = False
    given: int = 0
    taken: list[RegisterCase] = field(default_factory=list)
    presses: list[Press] = field(default_factory=list)
    reported: list[Command] = field(default_factory=list)
    appended: list[AppendToCase] = field(default_factory=list)
    acts: list[tuple[str, Action, str]] = field(default_factory=list)
    gate: Callable[[], Awaitable[object]] | None = None

    async def give_number(self, case: str) -> str | None:
        """Give the next local number."""
        self.given += 1
        return f"L-S01-{self.given}"

    async def register_case(self, draft: RegisterCase, press: Press) -> str | None:
        """Store a case; it reaches the record with `send`. The same press twice is one case."""
        if self.gate is not None:
            await self.gate()
        if self.full:
            return None
        if press.id not in {each.id for each in self.presses}:
            self.taken.append(draft)
            self.presses.append(press)
        return draft.local_number

    async def append_to_case(self, more: AppendToCase, press: Press) -> bool:
        """Store what was said more."""
        if press.id not in {each.id for each in self.presses}:
            self.appended.append(more)
            self.presses.append(press)
        return True

    async def act(self, case: str, action: Action, details: Details, *, base_version: int) -> bool:
        """Keep what was asked for."""
        self.acts.append((case, action, details.opinion))
        return True

    async def report(self, fact: Command) -> None:
        """Keep what became of a suggestion."""
        self.reported.append(fact)

    async def take_missed_call(self, call: str) -> bool:
        """Take it on, as the record allows."""
        self.centre.do(TakeMissedCall(call=call))
        self.centre.sync()
        return True

    @property
    def suggestions(self) -> list[ReportSuggestion]:
        """What became of suggestions."""
        return [fact for fact in self.reported if isinstance(fact, ReportSuggestion)]

    def tell(self) -> None:
        """Let the record have everything that was reported."""
        for fact in self.reported:
            if fact.TYPE in CENTRE_COMMANDS:
                self.centre.do(fact)
        self.reported.clear()
        self.centre.sync()

    def send(self) -> None:
        """Let the record have the case stored last."""
        self.centre.do(self.taken[-1], id_=self.presses[-1].id)
        self.centre.sync()


@dataclass
class Archive:
    """Earlier cases by number, and what resembles a case. `asked` and `queries` keep what was asked; `gone` makes the
    server unreachable."""

    cases: tuple[Case, ...] = field(default_factory=past_cases)
    asked: list[str] = field(default_factory=list)
    queries: list[SimilarQuery] = field(default_factory=list)
    articles: tuple[KnowledgeHit, ...] = ()
    answer: SimilarAnswer = field(default_factory=lambda: SimilarAnswer(time=MORNING))
    gone: bool = False
    gate: Callable[[], Awaitable[object]] | None = None

    async def look_up(self, number: str) -> Sequence[Case]:
        """Return the cases of a number."""
        self.asked.append(number)
        if self.gate is not None:
            await self.gate()
        if self.gone:
            raise Unreachable(Why.TIMED_OUT)
        return [case for case in self.cases if case.reporter.phone == number]

    async def ask(self, query: SimilarQuery) -> SimilarAnswer:
        """Return what was prepared to resemble any case."""
        self.queries.append(query)
        if self.gone:
            raise Unreachable(Why.TIMED_OUT)
        return self.answer

    async def know(self, query: SimilarQuery) -> KnowledgeAnswer:
        """Return the prepared articles."""
        return KnowledgeAnswer(hits=self.articles, time=MORNING)

    async def opinions(self, matter: str | None) -> OpinionsAnswer:
        """Return no ready-made opinions: those of the set-up are offered."""
        if self.gone:
            raise Unreachable(Why.TIMED_OUT)
        return OpinionsAnswer(time=MORNING)

    @property
    def questions(self) -> Questions:
        """What a seat asks."""
        return Questions(look_up=self.look_up, ask=self.ask, know=self.know, opinions=self.opinions)
