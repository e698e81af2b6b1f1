"""What must hold of a day: every call is held against the slow oracle, every number and every wait is remembered."""

from dataclasses import dataclass, field
from datetime import datetime
from statistics import mean

from app.contract.hall.state import LIVE, HallState
from app.rules.waiting import Estimate
from tests.bench.figures import percentile
from tests.unit.rules.oracle import who_is_next


@dataclass
class Told:
    """What somebody was told when they took a ticket, and what came of it."""

    service: str
    came: datetime
    shown: Estimate | None
    called: datetime | None = None

    @property
    def waited(self) -> float:
        """Real wait in minutes."""
        assert self.called is not None
        return (self.called - self.came).total_seconds() / 60

    @property
    def in_range(self) -> bool:
        """Whether the real wait lay in the shown range; the shown minutes are whole."""
        return self.shown is not None and self.shown.low <= self.waited < self.shown.high + 1


@dataclass
class DayChecks:
    """Follows a day, told as it happens; `told` holds by ticket what each citizen was told."""

    told: dict[str, Told] = field(default_factory=dict)
    order_violations: int = 0
    double_calls: int = 0
    double_numbers: int = 0
    _numbers: set[str] = field(default_factory=set)
    _called: set[str] = field(default_factory=set)

    def taken(self, ticket: str, number: str, told: Told) -> None:
        """Somebody has a ticket of this number."""
        self.double_numbers += number in self._numbers
        self._numbers.add(number)
        self.told[ticket] = told

    def came_back(self, ticket: str) -> None:
        """A ticket waits again: it was restored, or moved on to another service or counter."""
        self._called.discard(ticket)

    def called(self, before: HallState, counter: str, ticket: str, now: datetime) -> None:
        """A counter was given this ticket; `before` is the hall before the call."""
        first = who_is_next(before, counter, now)
        self.order_violations += first is None or first.id != ticket
        self.double_calls += ticket in self._called
        self._called.add(ticket)
        told = self.told.get(ticket)
        if told is not None and told.called is None:
            told.called = now

    def nobody(self, before: HallState, counter: str, now: datetime) -> None:
        """A counter was told that nobody waits for it."""
        self.order_violations += who_is_next(before, counter, now) is not None

    def forgotten(self, evening: HallState) -> int:
        """Return how many who took a ticket were never called, or still wait in the evening."""
        never = sum(told.called is None for told in self.told.values())
        return never + sum(ticket.state in LIVE for ticket in evening.tickets.values())

    def figures(self, evening: HallState) -> dict[str, float]:
        """Return what the day came to; minutes."""
        served = [told for told in self.told.values() if told.called is not None]
        waits = [told.waited for told in served]
        shown = [told for told in served if told.shown is not None]
        middles = [abs((told.shown.low + told.shown.high) / 2 - told.waited) for told in shown if told.shown]
        figures: dict[str, float] = {
            "citizens": len(self.told),
            "double_numbers": self.double_numbers,
            "double_calls": self.double_calls,
            "forgotten": self.forgotten(evening),
            "order_violations": self.order_violations,
            "wait_mean_min": mean(waits),
            "wait_p90_min": percentile(waits, 0.9),
            "wait_max_min": max(waits),
            "estimate_mae_min": mean(middles),
            "estimate_width_min": mean(told.shown.high - told.shown.low for told in shown if told.shown),
            "estimate_in_range": mean(told.in_range for told in served),
        }
        for service in sorted({told.service for told in served}):
            own = [told.waited for told in served if told.service == service]
            figures |= {
                f"wait_mean_min_{service}": mean(own),
                f"wait_p90_min_{service}": percentile(own, 0.9),
                f"wait_max_min_{service}": max(own),
            }
        return figures
