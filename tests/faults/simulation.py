"""A busy hall through a failing network, in virtual time: the real rules, the real protocol, made-up people.

Everything follows from the seed, so that a failing run can be played again:
`python -m tests.faults.simulation SCENARIO SEED [HOURS COUNTERS KIOSKS]`.
"""

import heapq
import sys
from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from random import Random

from app.contract.command import Actor, Command, Scope
from app.contract.errors import FactReceipt
from app.contract.hall.commands import (
    AcknowledgeCursor,
    CallNext,
    FinishVisit,
    IssueOffline,
    IssueTicket,
    LogInAtCounter,
    ReportPrint,
    StartServing,
)
from app.contract.hall.events import TicketCalled, TicketReserved
from app.contract.hall.offline import CallOffline
from app.rules import offline, owners, sending
from app.rules.calling import next_ticket
from app.rules.numbering import offline_number, offline_ticket_id
from app.rules.offline import Holding, Owner
from tests.faults.network import SERVER, Network, Scenario, make_network
from tests.faults.sim_server import SimServer, Stored, hall_of, moment

ANSWER_SECONDS = 5.0
OFFLINE_SECONDS = 20.0
KIOSK_SECONDS = 1.5


def _nothing(_seq: int | None) -> None:
    """Wait for no answer."""


@dataclass
class Seen:
    """What people in the hall saw; knows nothing of the program. `calls` are (ticket, counter), `papers` numbers."""

    calls: set[tuple[str, str]] = field(default_factory=set)
    offline_calls: int = 0
    papers: list[str] = field(default_factory=list)

    def double_calls(self) -> int:
        """Tickets that two counters called."""
        return sum(callers > 1 for callers in Tally(ticket for ticket, _ in self.calls).values())

    def double_numbers(self) -> int:
        """Numbers that are on two papers."""
        return len(self.papers) - len(set(self.papers))


class Simulation:
    """One run."""

    def __init__(
        self, scenario: Scenario, seed: int, *, hours: float = 1.0, counters: int = 20, kiosks: int = 3
    ) -> None:
        self.dice = Random(f"{scenario.value} {seed}")
        self.seconds = hours * 3600
        self.now = 0.0
        self.seen = Seen()
        self.server = SimServer(hall_of(counters))
        self._ids = count(1)
        self._order = count()
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self.windows = [Window(self, str(number)) for number in range(1, counters + 1)]
        self.kiosks = [Kiosk(self, str(number)) for number in range(1, kiosks + 1)]
        names = ([window.name for window in self.windows], [kiosk.name for kiosk in self.kiosks])
        self.network: Network = make_network(
            scenario, self.dice, windows=names[0], kiosks=names[1], seconds=self.seconds
        )
        self._pushed = len(self.server.record)

    def run(self) -> Seen:
        """Let the hall work, then let everything arrive; return what was seen."""
        for client in (*self.windows, *self.kiosks):
            client.begin()
        for at, whom in self.network.crashes:
            self.at(at, lambda whom=whom: self._crash(whom))
        self._tick()
        while self._agenda:
            self.now, _, work = heapq.heappop(self._agenda)
            work()
        return self.seen

    def at(self, when: float, work: Callable[[], None]) -> None:
        """Do something at a time."""
        heapq.heappush(self._agenda, (when, next(self._order), work))

    def new_id(self) -> str:
        """Return the next id; the same in every run of a seed."""
        return f"00000000-0000-7000-8000-{next(self._ids):012x}"

    def ask(self, name: str, work: Callable[[], Callable[[], None]]) -> None:
        """Send something to the server: `work` is done there, what it returns here when the answer comes."""
        arrives = self.network.up[name].arrival(self.now, self.dice)
        if arrives is not None:
            self.at(arrives, lambda: self._answer(name, work))

    def _answer(self, name: str, work: Callable[[], Callable[[], None]]) -> None:
        if self.network.is_server_up(self.now):
            done = work()
            self.push()
            arrives = self.network.down[name].arrival(self.now, self.dice)
            if arrives is not None:
                self.at(arrives, done)

    def push(self) -> None:
        """Tell every window of what is new."""
        first, last = self._pushed + 1, len(self.server.record)
        self._pushed = last
        if first > last:
            return
        for window in self.windows:
            arrives = self.network.down[window.name].arrival(self.now, self.dice)
            if arrives is not None:
                self.at(arrives, lambda window=window: window.hear(first, last))

    def _tick(self) -> None:
        if self.network.is_server_up(self.now):
            self.server.pass_time(self.now)
            self.push()
        if self.now < self.seconds + 120:
            self.at(self.now + 5, self._tick)

    def _crash(self, whom: str) -> None:
        if whom == SERVER:
            self.network.server_down.append((self.now, self.now + self.dice.uniform(1, 20)))
            return
        next(window for window in self.windows if window.name == whom).crash()


class Client:
    """A machine with an outbox that survives everything, and an uploader."""

    def __init__(self, hall: Simulation, name: str, actor: Actor) -> None:
        self.hall = hall
        self.name = name
        self.actor = actor
        self.outbox: tuple[Stored, ...] = ()
        self.last = 0

    def begin(self) -> None:
        """Start to work."""
        self.hall.at(self.hall.dice.uniform(0, 1), self._upload)

    def fact(self, command: Command) -> str:
        """Store a fact; it is sent from now on."""
        self.last += 1
        stored = Stored(self.hall.new_id(), command, moment(self.hall.now), self.last)
        self.outbox = (*self.outbox, stored)
        self._send()
        return stored.id

    def request(self, command: Command, done: Callable[[int | None], None], *, command_id: str) -> None:
        """Ask for something once; `done` gets the answer if one comes."""
        stored = Stored(command_id, command, moment(self.hall.now))

        def work() -> Callable[[], None]:
            seq = self.hall.server.take(self.actor, stored, self.hall.now)
            return lambda: done(seq)

        self.hall.ask(self.name, work)

    def _upload(self) -> None:
        self._send()
        if self.hall.now < self.hall.seconds + 120:
            self.hall.at(self.hall.now + 2, self._upload)

    def _send(self) -> None:
        batch = sending.sendable(self.outbox, held=(), lost=False, limit=64)
        if not batch:
            return

        def work() -> Callable[[], None]:
            for stored in batch:
                self.hall.server.take(self.actor, stored, self.hall.now)
            receipt = self.hall.server.receipt(self.actor.device)
            return lambda: self._settle([stored.dseq for stored in batch], receipt)

        self.hall.ask(self.name, work)

    def _settle(self, answered: list[int], receipt: FactReceipt) -> None:
        self.outbox = sending.left(self.outbox, sending.settled(answered, receipt))


class Window(Client):
    """A counter's program and the person at it, who always has something to do."""

    def __init__(self, hall: Simulation, number: str) -> None:
        device = f"pc-{number}"
        super().__init__(hall, f"window {number}", Actor(scope=Scope.COUNTER, device=device, staff=f"s{number}"))
        self.counter = number
        self.me = Owner(number, device)
        self.holding = Holding()
        self.heard_at = 0.0
        self.life = 0
        self.busy = False
        self._asked_snapshot = -100.0

    def begin(self) -> None:
        """Sit down, then serve."""
        super().begin()
        command = LogInAtCounter(counter=self.counter, may_call_offline=True)
        self.request(command, _nothing, command_id=self.hall.new_id())
        self._later(1 + self.hall.dice.uniform(0, 20), self._free)
        self._later(1, self._look)

    def crash(self) -> None:
        """Lose what is in memory; what is stored stays."""
        self.life += 1
        self.busy = False
        self._asked_snapshot = -100.0
        self._later(self.hall.dice.uniform(2, 20), self._free)
        self._later(1, self._look)

    def hear(self, first: int, last: int) -> None:
        """Follow the events of the stream, or ask for a snapshot when some are missing."""
        self.heard_at = self.hall.now
        try:
            for seq in range(max(first, self.holding.cursor + 1), last + 1):
                event = self.hall.server.record[seq - 1].event
                self.holding = offline.hear(self.holding, seq, owners.news_for(self.me, event, self.holding))
        except offline.Gap:
            self._resync()
        self._acknowledge()

    def _resync(self) -> None:
        if self.hall.now - self._asked_snapshot < 3:
            return
        self._asked_snapshot = self.hall.now

        def work() -> Callable[[], None]:
            state = self.hall.server.state
            mine, asked = owners.mine_and_asked(state, self.me)
            return lambda: self._load(state.seq, mine, asked)

        self.hall.ask(self.name, work)

    def _load(self, seq: int, mine: frozenset[str], asked: int) -> None:
        self.heard_at = self.hall.now
        if seq > self.holding.cursor:
            self.holding = offline.resync(self.holding, epoch="e", seq=seq, mine=mine, asked=asked)
        self._acknowledge()

    def _acknowledge(self) -> None:
        cursor = offline.to_acknowledge(self.holding)
        if cursor is not None:
            self.fact(AcknowledgeCursor(counter=self.counter, cursor=cursor, epoch="e"))
            self.holding = offline.acknowledged(self.holding, cursor)

    def _look(self) -> None:
        """Push is a hint: look whether something was missed, and whether a grant was never seen."""
        if self.hall.now - self.heard_at > 15:
            self._resync()
        desk = self.hall.server.states[self.holding.cursor].desks.get(self.counter)
        if desk is not None and desk.visit is not None and not self.busy and not self.outbox:
            self._show(desk.visit)
        if self.hall.now < self.hall.seconds + 60:
            self._later(5, self._look)

    def _free(self) -> None:
        if self.busy or self.hall.now > self.hall.seconds:
            return
        if self.hall.now - self.heard_at > OFFLINE_SECONDS:
            self._call_offline()
            return
        asked = self.hall.new_id()
        self.request(CallNext(counter=self.counter), lambda seq: self._granted(asked, seq), command_id=asked)
        self._later(ANSWER_SECONDS, self._free)

    def _granted(self, visit: str, seq: int | None) -> None:
        if seq is not None and not self.busy and visit in self.hall.server.states[seq].visits:
            self._show(visit)

    def _show(self, visit: str) -> None:
        ticket = self.hall.server.state.visits[visit].ticket
        self.hall.seen.calls.add((ticket, self.counter))
        self._serve(visit)

    def _call_offline(self) -> None:
        state = self.hall.server.states[self.holding.cursor]
        chosen = next_ticket(state, self.counter, moment(self.hall.now), mine=self.holding.mine).ticket
        called = offline.call(self.holding, chosen.id) if chosen is not None else None
        if chosen is None or called is None:
            self._later(20, self._free)
            return
        self.holding = called
        self.hall.seen.calls.add((chosen.id, self.counter))
        self.hall.seen.offline_calls += 1
        self._serve(self.fact(CallOffline(counter=self.counter, ticket=chosen.id)))

    def _serve(self, visit: str) -> None:
        self.busy = True
        self.fact(StartServing(counter=self.counter, visit=visit))
        self._later(30 + self.hall.dice.expovariate(1 / 150), lambda: self._finish(visit))

    def _finish(self, visit: str) -> None:
        self.fact(FinishVisit(counter=self.counter, visit=visit, ask_rating=False))
        self.busy = False
        self._later(self.hall.dice.uniform(1, 10), self._free)

    def _later(self, seconds: float, work: Callable[[], None]) -> None:
        life = self.life
        self.hall.at(self.hall.now + seconds, lambda: work() if life == self.life else None)


class Kiosk(Client):
    """A kiosk before which somebody always comes."""

    def __init__(self, hall: Simulation, tag: str) -> None:
        super().__init__(hall, f"kiosk {tag}", Actor(scope=Scope.KIOSK, device=f"kiosk-{tag}"))
        self.tag = tag
        self.counted = 0

    def begin(self) -> None:
        """Open with a crowd at the door."""
        super().begin()
        for _ in range(25):
            self.hall.at(self.hall.dice.uniform(2, 30), self._press)
        self.hall.at(30, self._come)

    def _come(self) -> None:
        if self.hall.now < self.hall.seconds:
            self._press()
            self.hall.at(self.hall.now + self.hall.dice.expovariate(1 / 28), self._come)

    def _press(self) -> None:
        asked = self.hall.new_id()
        waiting = [True]

        def printed(seq: int | None) -> None:
            if seq is None or not waiting.pop():
                return
            self.hall.seen.papers.append(self.hall.server.states[seq].tickets[asked].number)
            self.fact(ReportPrint(ticket=asked, outcome="printed"))

        def no_answer() -> None:
            if waiting and waiting.pop():
                self._own_number(asked)

        def answered(seq: int | None) -> None:
            if waiting:
                printed(seq)

        self.request(IssueTicket(service="id"), answered, command_id=asked)
        self.hall.at(self.hall.now + KIOSK_SECONDS, no_answer)

    def _own_number(self, asked: str) -> None:
        self.counted += 1
        number = offline_number("A", self.tag, self.counted)
        day = moment(self.hall.now).date()
        ticket = offline_ticket_id("test", day, number)
        known = moment(0)
        self.fact(
            IssueOffline(
                ticket=ticket, service="id", tag=self.tag, count=self.counted, day=day, request=asked, known_until=known
            )
        )
        self.hall.seen.papers.append(number)
        self.fact(ReportPrint(ticket=ticket, outcome="printed"))


def problems(hall: Simulation) -> list[str]:
    """Return what is wrong after a run, in words; the record is held against what people saw."""
    found = []
    seen, server = hall.seen, hall.server
    if seen.double_calls():
        found.append(f"{seen.double_calls()} tickets called by two counters")
    if seen.double_numbers():
        found.append(f"{seen.double_numbers()} numbers on two papers")
    for client in (*hall.windows, *hall.kiosks):
        receipt = server.receipt(client.actor.device)
        if client.outbox or receipt.missing or receipt.upto != client.last:
            found.append(f"{client.name}: facts have not arrived")
    numbers = {row.event.number for row in server.record if isinstance(row.event, TicketReserved)}
    found += [f"paper {number} is not in the record" for number in seen.papers if number not in numbers]
    recorded = {(row.event.ticket, row.event.counter) for row in server.record if isinstance(row.event, TicketCalled)}
    found += [f"call of {ticket} at {counter} is not in the record" for ticket, counter in seen.calls - recorded]
    return found


def main() -> None:
    """Play one seed again."""
    scenario, seed = Scenario(sys.argv[1]), int(sys.argv[2])
    hours, counters, kiosks = sys.argv[3:] or (1.0, 20, 3)
    hall = Simulation(scenario, seed, hours=float(hours), counters=int(counters), kiosks=int(kiosks))
    seen = hall.run()
    sys.stdout.write(f"{len(seen.calls)} calls, {seen.offline_calls} offline, {problems(hall) or 'all is well'}\n")


if __name__ == "__main__":
    main()
