"""How a decision is put together: events that happen one after another on a preview of the state."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from app.contract.command import Command, Context, Kind
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Event, Recorded
from app.contract.hall.events import IrregularityFound
from app.contract.hall.state import Irregularity
from app.contract.model import Model

S = TypeVar("S", bound=Model)


class Decision(Generic[S]):
    """Collects the events that follow from one command; `state` is the state after those so far.

    Lives only inside one call of `decide`, which stays pure.
    """

    def __init__(self, state: S, context: Context, evolve: Callable[[S, Recorded], S]) -> None:
        self.state = state
        self.context = context
        self.events: list[Event] = []
        self._evolve = evolve

    def happen(self, event: Event) -> None:
        """Add an event and let the preview follow it."""
        self.events.append(event)
        seq: int = getattr(self.state, "seq") + 1  # noqa: B009 (every feed's state has a seq)
        self.state = self._evolve(self.state, recorded(event, seq=seq, context=self.context))


Handlers = Mapping[type[Command], Callable[[Decision[S], Any], None]]
"""What is decided on each kind of command. A handler refuses before it lets anything happen."""


def decide_with(handlers: Handlers[S], decision: Decision[S], command: Command) -> tuple[Event, ...]:
    """Run the handler of a command after what `decision` already holds.

    Raises `Refused` for a request that may not be done. A fact is never refused: one that contradicts the record is
    kept as an irregularity, and changes nothing else.
    """
    begun = tuple(decision.events)
    try:
        if decision.context.actor.scope not in command.SCOPES:
            raise Refused(RefusalCode.NOT_ALLOWED)
        handlers[type(command)](decision, command)
    except Refused as refusal:
        if command.KIND is Kind.REQUEST:
            raise
        return (*begun, _irregularity(command, refusal.code, decision.context))
    return tuple(decision.events)


def _irregularity(command: Command, code: RefusalCode, context: Context) -> IrregularityFound:
    """Keep what a contradictory fact says: it is the other history of what it is about."""
    return IrregularityFound(
        type=command.TYPE,
        code=code.value,
        ticket=getattr(command, "ticket", ""),
        visit=getattr(command, "visit", ""),
        counter=getattr(command, "counter", ""),
        said_at=context.pressed_at,
    )


_IRREGULARITIES_KEPT = 200
"""The state names the latest ones; all are in the record."""


def with_irregularity(
    known: tuple[Irregularity, ...], recorded: Recorded, event: IrregularityFound
) -> tuple[Irregularity, ...]:
    """Return the irregularities with one more."""
    found = Irregularity(
        command=recorded.command,
        type=event.type,
        code=event.code,
        at=recorded.at,
        device=recorded.device,
        actor=recorded.actor,
        ticket=event.ticket,
        visit=event.visit,
        counter=event.counter,
        said_at=event.said_at,
    )
    return (*known, found)[-_IRREGULARITIES_KEPT:]


def recorded(event: Event, *, seq: int, context: Context) -> Recorded:
    """Put an event in its place in the record."""
    return Recorded.model_construct(
        seq=seq,
        at=context.now,
        actor=context.actor.staff or context.actor.scope.value,
        device=context.actor.device,
        command=context.command_id,
        event=event,
    )
