"""A morning of a hall, played event by event: citizens arrive at random, staff call and serve, some do not come."""

import heapq
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random

from app.contract.hall.commands import CallNext, FinishVisit, PassTicket, RecallTicket, StartServing
from app.contract.hall.events import TicketCalled
from app.contract.hall.setup import Counter
from app.contract.hall.state import CounterState, Priority
from app.rules.waiting import Estimate, estimate_newcomer
from tests.unit.rules.halls import Hall, small_setup, staff, text

MINUTES = {"id": 6.0, "move": 11.0, "few": 4.0}
"""How long a visit really takes on average; the set-up expects 6, 10 and 10."""

CITIZENS = {"id": 0.55, "move": 0.25, "few": 0.20}
SERVED_AT = {"1": ("id", "move", "few"), "2": ("id", "move"), "3": ("id",), "4": ("few", "move")}
NO_SHOWS, GREEN = 0.04, 0.05


@dataclass
class Told:
    """What a citizen was told and when they came."""

    estimate: Estimate
    came: datetime
    service: str
    called: datetime | None = None

    @property
    def waited(self) -> float:
        """Real wait in minutes."""
        return (self.called - self.came).total_seconds() / 60

    @property
    def in_range(self) -> bool:
        """Whether the citizen was called within the shown range; the shown minutes are whole."""
        return self.estimate.low <= self.waited < self.estimate.high + 1


@dataclass
class HalfDay:
    """Plays a morning with a seed; `told` holds what every citizen was told, by ticket."""

    seed: int
    citizens: int = 110
    told: dict[str, Told] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        services = tuple(service.model_copy(update={"daily_cap": None}) for service in small_setup().services)
        counters = tuple(
            Counter(number=number, name=text(number), zone="A", services=served) for number, served in SERVED_AT.items()
        )
        self.hall = Hall(setup=small_setup(services=services, counters=counters))
        self.staff = {number: self.hall.open(number, f"100{number}") for number in SERVED_AT}
        self.order = count()
        self.agenda: list[tuple[datetime, int, object, tuple[str, ...]]] = []

    def play(self) -> "HalfDay":
        """Let the morning pass until everybody was called."""
        arrivals = sorted(self.random.uniform(0, 165) for _ in range(self.citizens))
        for minutes in arrivals:
            self.later(minutes, self.arrive)
        while self.agenda:
            self.hall.now, _, happen, about = heapq.heappop(self.agenda)
            happen(*about)
            self.call_where_free()
        return self

    def later(self, minutes: float, happen, *about: str) -> None:
        """Let something happen in so many minutes."""
        when = self.hall.now + timedelta(minutes=minutes)
        heapq.heappush(self.agenda, (when, next(self.order), happen, about))

    def arrive(self) -> None:
        """Somebody takes a ticket and reads how long it will be."""
        (service,) = self.random.choices(list(CITIZENS), list(CITIZENS.values()))
        green = self.random.random() < GREEN
        shown = estimate_newcomer(self.hall.state, service, self.hall.now, priority=green)
        ticket = self.hall.take(service, priority=Priority.GREEN if green else Priority.ORDINARY)
        self.told[ticket.id] = Told(shown, self.hall.now, service)

    def call_where_free(self) -> None:
        """Every free counter calls."""
        for number, actor in self.staff.items():
            free = self.hall.state.desks[number].state is CounterState.OPEN
            waiting = any(self.hall.state.queues.get(service) for service in SERVED_AT[number])
            if free and waiting:
                self.call(number, actor)

    def call(self, number: str, actor) -> None:
        """Call the next one; who comes is served for as long as it takes."""
        events = self.hall.do(CallNext(counter=number), actor)
        called = next(event for event in events if isinstance(event, TicketCalled))
        told = self.told[called.ticket]
        told.called = self.hall.now
        if self.random.random() < NO_SHOWS:
            self.later(1.0, self.nobody_came, number, called.visit)
            return
        minutes = self.random.gammavariate(4.0, MINUTES[told.service] / 4.0)
        self.later(0.3, self.start, number, called.visit)
        self.later(0.3 + minutes, self.finish, number, called.visit)

    def start(self, number: str, visit: str) -> None:
        """The citizen has come."""
        self.hall.do(StartServing(counter=number, visit=visit), staff(f"100{number}"))

    def finish(self, number: str, visit: str) -> None:
        """The business is done."""
        self.hall.do(FinishVisit(counter=number, visit=visit), staff(f"100{number}"))

    def nobody_came(self, number: str, visit: str) -> None:
        """Recall once, then pass."""
        self.hall.do(RecallTicket(counter=number, visit=visit), staff(f"100{number}"))
        self.hall.do(PassTicket(counter=number, visit=visit), staff(f"100{number}"))
