"""What this program did and the record does not hold yet, laid over the hall: screens show it at once (spec 06).

The same rules decide as in the server. A fact leaves the layer when the record holds what followed from it.
"""

import json
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from app.client.fact_file import Fact
from app.client.outbox import Outbox
from app.client.replica import Replica
from app.client.subscribers import incident
from app.client.uploader import Answered
from app.contract.command import Actor, Context
from app.contract.errors import Refused
from app.contract.event import Recorded
from app.contract.hall.events import CallReason, IrregularityFound, TicketCalled
from app.contract.hall.state import HallState, Visit
from app.contract.wire import from_wire, to_wire
from app.rules.decision import recorded
from app.rules.feeds import feed_rules

log = logging.getLogger(__name__)


class OwnFacts:
    """The layer over one hall's replica.

    :param actor: who this program is to the server now; `None` while nobody is logged in.
    :param now: the server's time, aware.
    """

    def __init__(
        self,
        replica: Replica[HallState],
        outbox: Outbox,
        *,
        actor: Callable[[], Actor | None],
        now: Callable[[], datetime],
    ) -> None:
        self._replica = replica
        self._outbox = outbox
        self._rules = feed_rules(replica.feed)
        self._actor = actor
        self._now = now
        self._facts: dict[str, Fact] = {}
        self._arrived: dict[str, int] = {}
        self._grant: Recorded | None = None
        replica.layer = self

    def add(self, *facts: Fact) -> None:
        """Lay stored facts over the hall; acknowledgements change nothing that is seen."""
        news = {f.envelope.id: f for f in facts if f.feed == self._replica.feed and not f.is_acknowledgement}
        if news:
            self._facts |= news
            self._replica.refresh()

    async def open(self) -> None:
        """Lay over the hall what waits to be sent, and the last call that was granted."""
        feed = self._replica.feed
        waiting = [fact for fact in await self._outbox.everything_waiting() if fact.feed == feed]
        self._facts |= {fact.envelope.id: fact for fact in waiting if not fact.is_acknowledgement}
        text = await self._outbox.note(f"granted {feed}")
        if text is not None:
            self._grant = from_wire(self._rules.events, json.loads(text))
        self._replica.refresh()

    async def keep_grant(self, visit: Visit) -> None:
        """Store a call that the server has granted: it is shown again after a crash. Raises `OutboxError`."""
        reason = CallReason(rule="granted", waited_minutes=0)
        event = TicketCalled(
            ticket=visit.ticket, visit=visit.id, counter=visit.counter, staff=visit.staff, reason=reason
        )
        self._grant = Recorded(
            seq=self._replica.seq, at=visit.called_at, actor=visit.staff, device="", command=visit.id, event=event
        )
        await self._outbox.keep_note(f"granted {self._replica.feed}", json.dumps(to_wire(self._grant)))

    def answered(self, answer: Answered) -> None:
        """A fact has arrived: it goes once the replica has come as far."""
        known = answer.fact.envelope.id
        if known in self._facts:
            self._arrived[known] = answer.seq
            self._replica.refresh()

    def confirm(self, news: Sequence[Recorded]) -> None:
        """The record holds these events."""
        for row in news:
            self._facts.pop(row.command, None)

    def shows(self, command: str) -> bool:
        """Whether a fact (command id) is laid over the hall."""
        return command in self._facts

    @property
    def waiting(self) -> tuple[Fact, ...]:
        """The facts that the record does not hold yet, in their order."""
        return tuple(sorted(self._facts.values(), key=lambda fact: fact.dseq))

    def over(self, state: HallState, seq: int) -> HallState:
        """Return the hall with everything on top that the record does not hold."""
        for command, arrived in tuple(self._arrived.items()):
            if arrived <= seq:
                self._facts.pop(command, None)
                del self._arrived[command]
        state = self._granted(state, seq)
        for fact in sorted(self._facts.values(), key=lambda fact: fact.dseq):
            state = self._after(state, fact)
        return state

    def _granted(self, state: HallState, seq: int) -> HallState:
        grant = self._grant
        if grant is None or grant.seq <= seq or not isinstance(grant.event, TicketCalled):
            return state
        known = grant.event.ticket in state.tickets and grant.event.counter in state.desks
        return self._evolve(state, grant) if known else state

    def _after(self, state: HallState, fact: Fact) -> HallState:
        actor = self._actor()
        kind = self._rules.commands.get(fact.envelope.type)
        if actor is None or kind is None or state.setup is None:
            return state
        try:
            command = kind.model_validate(fact.envelope.body, strict=False)
            context = Context(
                now=max(self._now(), fact.envelope.at),
                pressed_at=fact.envelope.at,
                actor=actor,
                command_id=fact.envelope.id,
            )
            events = self._rules.decide(state, command, context)
        except (Refused, ValueError):
            return state
        except Exception:
            log.exception("a fact is not shown, incident %s", incident())
            return state
        for event in events:
            if isinstance(event, IrregularityFound):
                return state
            state = self._evolve(state, recorded(event, seq=state.seq + 1, context=context))
        return state

    def _evolve(self, state: HallState, row: Recorded) -> HallState:
        followed: HallState = self._rules.evolve(state, row)
        return followed
