"""Citizens and staff of the simulated day: who comes when, who does not come back, how long everything takes.

Seeded: the same seed gives the same people. The shape of the day is that of a county hall in the facts of the project's
field studies: a steep morning peak, a flat noon with half of the staff at lunch, a smaller afternoon peak.
"""

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from app.contract.hall.state import BUSY, CounterState
from app.rules.waiting import Estimate, estimate_newcomer
from tests.bench.day_checks import DayChecks, Told
from tests.bench.day_door import DayDoor, events_of
from tests.bench.day_hall import CLOSES, DAY, OPENS, SERVED_AT

HALF_HOURS = (1.6, 2.2, 2.4, 2.2, 1.9, 1.4, 0.8, 0.4, 0.4, 0.8, 1.4, 1.7, 1.6, 1.3, 1.0, 0.8, 0.6, 0.3)
"""How many come in each half hour from 08:30 on, in proportion."""

WANTED = {"id": 0.24, "household": 0.14, "social": 0.22, "tax": 0.16, "permit": 0.10, "consult": 0.14}
MINUTES = {"id": 3.8, "household": 6.6, "social": 4.4, "tax": 4.4, "permit": 8.0, "consult": 2.6}
"""How long a visit really takes on average; the hall expects something else."""

GREEN, APPOINTMENTS = 0.05, 0.12
NO_SHOWS, COME_AFTER_ALL = 0.04, 0.4
TRANSFERRED, TO_COUNTER, PARKED, PAPERS, BACK_WITH_PAPERS = 0.03, 0.01, 0.02, 0.03, 0.5
SLOT_MINUTES = 20
LUNCHES = {"2": 195, "4": 195, "7": 195, "11": 195, "1": 245, "5": 245, "9": 245, "12": 245}
"""Minutes after opening at which a counter goes to lunch; the others are relieved and stay open."""

LUNCH_MINUTES = 45

Happening = Callable[..., Awaitable[None]]


@dataclass
class Day:
    """Plays a day through the door; `checks` sees all of it."""

    door: DayDoor
    citizens: int
    seed: int = 2026
    checks: DayChecks = field(default_factory=DayChecks)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self._order = count()
        self._agenda: list[tuple[datetime, int, Happening, tuple[Any, ...]]] = []
        self._calling: set[str] = set()

    async def play(self) -> None:
        """Let the day pass until nothing is left to happen."""
        opens = DAY.replace(hour=OPENS.hour, minute=OPENS.minute)
        self._move(opens)
        for number in SERVED_AT:
            await self.door.request(f"counter-{number}", "log_in_at_counter", counter=number)
            if number in LUNCHES:
                self._later(LUNCHES[number], self._go_to_lunch, number)
        for minutes in self._arrivals():
            self._later(minutes, self._arrive)
        while self._agenda:
            now, _, happen, about = heapq.heappop(self._agenda)
            self._move(now)
            await happen(*about)
            self._look_for_free_counters()

    def _arrivals(self) -> list[float]:
        places = self.random.choices(range(len(HALF_HOURS)), HALF_HOURS, k=self.citizens)
        last = (CLOSES.hour - OPENS.hour) * 60 + CLOSES.minute - OPENS.minute - 1
        return sorted(min(last, 30 * place + self.random.uniform(0, 30)) for place in places)

    def _move(self, now: datetime) -> None:
        self.door.clock.set(now)

    def _later(self, minutes: float, happen: Happening, *about: Any) -> None:
        when = self.door.now + timedelta(minutes=minutes)
        heapq.heappush(self._agenda, (when, next(self._order), happen, about))

    async def _arrive(self) -> None:
        """Somebody takes a ticket, and reads how long it will be."""
        (service,) = self.random.choices(list(WANTED), list(WANTED.values()))
        kind = self.random.random()
        if kind < APPOINTMENTS:
            await self._check_in(service)
            return
        green = kind < APPOINTMENTS + GREEN
        shown = estimate_newcomer(self.door.state, service, self.door.now, priority=green)
        priority = {"priority": "green"} if green else {}
        answer = await self.door.request("kiosk", "issue_ticket", service=service, **priority)
        await self._with_paper(answer, shown)

    async def _check_in(self, service: str) -> None:
        """Somebody with an appointment comes: half of them early, a few too late."""
        early = self.random.choices((self.random.uniform(2, 25), self.random.uniform(-20, 0), -60), (5, 4, 1))[0]
        begins = self.door.now + timedelta(minutes=early)
        shown = estimate_newcomer(self.door.state, service, self.door.now, slot=begins if early > -60 else None)
        answer = await self.door.request(
            "kiosk",
            "check_in_appointment",
            service=service,
            appointment=f"Y{next(self._order)}",
            begins=begins.isoformat(),
            ends=(begins + timedelta(minutes=SLOT_MINUTES)).isoformat(),
        )
        await self._with_paper(answer, shown)

    async def _with_paper(self, answer: dict[str, Any], shown: Estimate | None) -> str:
        (given,) = events_of(answer, "ticket_reserved")
        ticket = given["ticket"]
        self.checks.taken(ticket, given["number"], Told(given["service"], self.door.now, shown))
        await self.door.fact("kiosk", "report_print", ticket=ticket, outcome="printed")
        return str(ticket)

    def _look_for_free_counters(self) -> None:
        """Whoever is free presses after a moment, if somebody may be waiting."""
        state = self.door.state
        for number, served in SERVED_AT.items():
            free = state.desks[number].state is CounterState.OPEN and number not in self._calling
            waits = state.bound.get(number) or any(state.queues.get(service) for service in served)
            if free and waits:
                self._calling.add(number)
                self._later(self.random.uniform(0.05, 0.3), self._call, number)

    async def _call(self, number: str) -> None:
        self._calling.discard(number)
        before = self.door.state
        if before.desks[number].state is not CounterState.OPEN:
            return
        answer = await self.door.request(f"counter-{number}", "call_next", counter=number)
        if answer["code"] == "nobody_waits":
            self.checks.nobody(before, number, self.door.now)
            return
        (called,) = events_of(answer, "ticket_called")
        self.checks.called(before, number, called["ticket"], self.door.now)
        if self.random.random() < NO_SHOWS:
            self._later(0.7, self._recall_and_pass, number, called["visit"], called["ticket"])
            return
        self._later(self.random.uniform(0.2, 0.8), self._start, number, called["visit"])

    async def _at(self, number: str, type_: str, **body: object) -> None:
        await self.door.fact(f"counter-{number}", type_, counter=number, **body)

    async def _start(self, number: str, visit: str) -> None:
        await self._at(number, "start_serving", visit=visit)
        mean = MINUTES[self.door.state.visits[visit].service]
        self._later(self.random.gammavariate(3.0, mean / 3.0), self._end, number, visit)

    async def _end(self, number: str, visit: str) -> None:
        """Most visits are finished; some move on, are set aside, or lack papers."""
        ticket = self.door.state.visits[visit].ticket
        fate = self.random.random()
        if fate < TRANSFERRED:
            others = [service for service in WANTED if service not in SERVED_AT[number]]
            ahead = self.random.random() < 0.5
            await self._move_on(number, visit, ticket, service=self.random.choice(others), ahead=ahead)
        elif fate < TRANSFERRED + TO_COUNTER:
            other = self.random.choice([other for other in SERVED_AT if other != number])
            await self._move_on(number, visit, ticket, to_counter=other)
        elif fate < TRANSFERRED + TO_COUNTER + PARKED:
            await self._at(number, "park_ticket", visit=visit)
            self._later(self.random.uniform(5, 15), self._resume, number, visit)
        elif fate < TRANSFERRED + TO_COUNTER + PARKED + PAPERS:
            await self._at(number, "ask_for_papers", visit=visit, missing=["照片"], ask_rating=False)
            if self.random.random() < BACK_WITH_PAPERS:
                self._later(self.random.uniform(30, 90), self._bring_papers, ticket)
        else:
            await self._at(number, "finish_visit", visit=visit, ask_rating=False)

    async def _move_on(self, number: str, visit: str, ticket: str, **where: object) -> None:
        body = {"counter": number, "visit": visit, **where}
        answer = await self.door.request(f"counter-{number}", "transfer_ticket", **body)
        if answer["status"] == "accepted":
            self.checks.came_back(ticket)
        else:
            await self._at(number, "finish_visit", visit=visit, ask_rating=False)

    async def _resume(self, number: str, visit: str) -> None:
        """The parked citizen goes on as soon as the counter is free."""
        if self.door.state.desks[number].state is not CounterState.OPEN:
            self._later(0.5, self._resume, number, visit)
            return
        await self._at(number, "resume_parked", visit=visit)
        self._later(self.random.uniform(1, 4), self._finish, number, visit)

    async def _finish(self, number: str, visit: str) -> None:
        await self._at(number, "finish_visit", visit=visit, ask_rating=False)

    async def _bring_papers(self, ticket: str) -> None:
        answer = await self.door.request("kiosk", "return_with_papers", slip=ticket)
        if answer["status"] == "accepted":
            await self._with_paper(answer, None)

    async def _recall_and_pass(self, number: str, visit: str, ticket: str) -> None:
        await self._at(number, "recall_ticket", visit=visit)
        await self._at(number, "pass_ticket", visit=visit)
        if self.random.random() < COME_AFTER_ALL:
            self._later(self.random.uniform(2, 20), self._come_after_all, ticket)

    async def _come_after_all(self, ticket: str) -> None:
        answer = await self.door.request("desk", "restore_ticket", ticket=ticket)
        if answer["status"] == "accepted":
            self.checks.came_back(ticket)

    async def _go_to_lunch(self, number: str) -> None:
        """Lunch begins when the visit under way has ended, and ends as much later."""
        state = self.door.state.desks[number].state
        if state in BUSY:
            self._later(0.5, self._go_to_lunch, number)
        elif state is CounterState.OPEN:
            await self._at(number, "pause_counter", reason="meal")
            self._later(LUNCH_MINUTES, self._come_from_lunch, number)

    async def _come_from_lunch(self, number: str) -> None:
        await self._at(number, "resume_counter")
