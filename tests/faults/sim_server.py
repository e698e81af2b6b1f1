"""The authority of the simulation: the real rules of a hall, a durable record, receipts; no I/O and no clock."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.contract.command import Actor, Command, Context, Kind
from app.contract.errors import FactReceipt, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import PassTime, SetUpHall
from app.contract.hall.setup import Counter, HallSetup, Role, StaffMember
from app.contract.hall.state import HallState
from app.rules.decision import recorded
from tests.unit.rules.halls import HALL, MORNING, SYSTEM, small_setup, text


@dataclass(frozen=True)
class Stored:
    """A command on its way: a fact has a dense number."""

    id: str
    command: Command
    at: datetime
    dseq: int = 0

    @property
    def about(self) -> str:
        """What must keep its order."""
        return str(getattr(self.command, "visit", "") or getattr(self.command, "ticket", ""))

    @property
    def is_acknowledgement(self) -> bool:
        """Whether it acknowledges the cursor."""
        return self.command.TYPE == "acknowledge_cursor"


def hall_of(counters: int) -> HallSetup:
    """One service at many counters, each with its own member of staff."""
    numbers = [str(number) for number in range(1, counters + 1)]
    return small_setup(
        counters=tuple(Counter(number=n, name=text(n), zone="A", services=("id",)) for n in numbers),
        staff=tuple(StaffMember(number=f"s{n}", name=n, roles=(Role.WINDOW,)) for n in numbers),
    )


@dataclass
class SimServer:
    """What the server has on its disk."""

    setup: HallSetup
    states: list[HallState] = field(default_factory=lambda: [HALL.initial("test")])
    record: list[Recorded] = field(default_factory=list)
    answers: dict[str, int | None] = field(default_factory=dict)
    received: dict[str, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.take(SYSTEM, Stored("0", SetUpHall(setup=self.setup), MORNING), 0.0)

    @property
    def state(self) -> HallState:
        """The state after the last event."""
        return self.states[-1]

    def pass_time(self, now: float) -> None:
        """What is due happens."""
        if HALL.due(self.state, moment(now)):
            self.take(SYSTEM, Stored(f"time {now}", PassTime(), moment(now)), now)

    def take(self, actor: Actor, stored: Stored, now: float) -> int | None:
        """Decide a command once; return the sequence after it, `None` when it was refused."""
        if stored.dseq:
            self.received.setdefault(actor.device, set()).add(stored.dseq)
        if stored.id in self.answers:
            return self.answers[stored.id]
        context = Context.model_construct(
            now=moment(now),
            pressed_at=stored.at,
            actor=actor,
            command_id=stored.id,
            nonce="",
            epoch="e",
            identity_key="",
        )
        try:
            events = HALL.decide(self.state, stored.command, context)
        except Refused:
            assert stored.command.KIND is Kind.REQUEST, "a fact is never refused"
            self.answers[stored.id] = None
            return None
        for event in events:
            row = recorded(event, seq=len(self.record) + 1, context=context)
            self.record.append(row)
            self.states.append(HALL.evolve(self.state, row))
        self.answers[stored.id] = len(self.record)
        return len(self.record)

    def receipt(self, device: str) -> FactReceipt:
        """What the server holds of a device's facts."""
        held = self.received.get(device, set())
        top = max(held, default=0)
        missing = tuple(n for n in range(1, top) if n not in held) if len(held) < top else ()
        return FactReceipt(upto=missing[0] - 1 if missing else top, highest=top, missing=missing)


def moment(now: float) -> datetime:
    """Return virtual seconds as a time of day."""
    return MORNING + timedelta(seconds=now)
