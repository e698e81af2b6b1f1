"""The hall as the window's program knows it: the replica, and what was done here that the server has not yet taken.

A second screen shows that at once, with the network or without (spec 03, "Pad ↔ window"). The rules that make the
events are the same as the server's; when the record brings them, the record counts.
"""

import logging
from collections.abc import Callable

from app.client.fact_file import Fact
from app.client.replica import Change, Replica
from app.client.subscribers import Subscribers
from app.contract.command import Actor, Context
from app.contract.event import Recorded
from app.contract.hall.commands import HALL_COMMANDS
from app.contract.hall.state import HallState
from app.rules import hall
from app.rules.decision import recorded

log = logging.getLogger(__name__)


class LocalView:
    """Follows a replica and the facts stored here in the name of `actor`."""

    def __init__(self, replica: Replica[HallState], actor: Actor) -> None:
        self._replica = replica
        self._actor = actor
        self._ahead: list[Fact] = []
        self._state = replica.state
        self._subscribers: Subscribers[Change[HallState]] = Subscribers()
        self._forget = replica.subscribe(self._follow)

    @property
    def state(self) -> HallState:
        """The hall now."""
        return self._state

    def subscribe(self, listener: Callable[[Change[HallState]], None]) -> Callable[[], None]:
        """Tell of every change from now on; return the function that ends it."""
        return self._subscribers.add(listener)

    def close(self) -> None:
        """Follow no longer."""
        self._forget()

    def stored(self, fact: Fact) -> None:
        """A fact was stored here; the screen need not wait for the server."""
        if fact.feed == self._replica.feed:
            self._ahead.append(fact)
            self._tell(self._made_ahead(fact, self._state))

    def _follow(self, change: Change[HallState]) -> None:
        taken = {row.command for row in change.events}
        if change.resynced:
            # A snapshot does not say which facts are in it; what is not would be told again by the stream.
            self._ahead = []
        self._ahead = [fact for fact in self._ahead if fact.envelope.id not in taken]
        state = change.state
        for fact in self._ahead:
            for row in self._made_ahead(fact, state):
                state = hall.evolve(state, row)
        self._state = state
        self._subscribers.tell(Change(state, change.events, change.resynced))

    def _tell(self, rows: list[Recorded]) -> None:
        for row in rows:
            self._state = hall.evolve(self._state, row)
        self._subscribers.tell(Change(self._state, tuple(rows)))

    def _made_ahead(self, fact: Fact, state: HallState) -> list[Recorded]:
        envelope = fact.envelope
        command = HALL_COMMANDS[envelope.type].model_validate(envelope.body, strict=False)
        context = Context(
            now=envelope.at, pressed_at=envelope.at, actor=self._actor, command_id=envelope.id, nonce=envelope.id
        )
        events = hall.decide(state, command, context)
        return [recorded(event, seq=state.seq + place, context=context) for place, event in enumerate(events, start=1)]
