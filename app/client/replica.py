"""A program's own copy of a feed's state, evolved from the same events by the same rules as the server's."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from pydantic import ValidationError

from app.client.errors import Gap, Unreachable, Unreadable, Why
from app.client.subscribers import Subscribers
from app.contract.event import Recorded
from app.contract.model import Model
from app.contract.wire import from_wire
from app.rules.feeds import feed_code, feed_rules

S = TypeVar("S", bound=Model)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Change(Generic[S]):
    """What changed: the events in order, and the state after them.

    `resynced` says that the state comes from a snapshot; `events` is empty then, and a view builds itself once.
    """

    state: S
    events: tuple[Recorded, ...] = ()
    resynced: bool = False


class Layer(Protocol[S]):
    """What lies over the confirmed state: this program's own facts that the record does not hold yet."""

    def over(self, state: S, seq: int) -> S:
        """Return the state with the facts on top that event `seq` does not hold."""

    def confirm(self, news: Sequence[Recorded]) -> None:
        """The record now holds these events."""


class Replica(Generic[S]):
    """The state of one feed as far as it is known here. Changes only by `load`, `apply` and `offer`."""

    def __init__(self, feed: str) -> None:
        self._rules = feed_rules(feed)
        self.feed = feed
        self.epoch = ""
        self.loaded = False
        self._state = self._rules.initial(feed_code(feed))
        self._seq = 0
        self.layer: Layer[S] | None = None
        self._shown = self._state
        self._subscribers: Subscribers[Change[S]] = Subscribers()
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []

    @property
    def state(self) -> S:
        """The state after event `seq` with what this program did since on top; empty before the first snapshot."""
        return cast(S, self._shown)

    @property
    def confirmed(self) -> S:
        """The state after event `seq`, as the server's record has it."""
        return cast(S, self._state)

    def refresh(self) -> None:
        """Look at the layer anew: this program did something."""
        self._show()
        self._subscribers.tell(Change(self.state))

    @property
    def seq(self) -> int:
        """The sequence number of the last event in the state."""
        return self._seq

    def subscribe(self, listener: Callable[[Change[S]], None]) -> Callable[[], None]:
        """Tell `listener` of every change from now on; return the function that ends it."""
        return self._subscribers.add(listener)

    def load(self, snapshot: Mapping[str, Any]) -> None:
        """Take the state of a snapshot `{epoch, seq, state, …}`. Raises `Unreadable` when its form is not known."""
        try:
            epoch, seq = str(snapshot["epoch"]), int(snapshot["seq"])
            state = self._rules.state.model_validate(snapshot["state"], strict=False)
        except (KeyError, TypeError, ValueError) as error:  # pydantic's ValidationError is a ValueError
            raise Unreadable(f"snapshot of {self.feed}: {type(error).__name__}") from error
        self.epoch, self._state, self._seq, self.loaded = epoch, state, seq, True
        self._show()
        self._subscribers.tell(Change(self.state, resynced=True))
        self._wake()

    def forget(self) -> None:
        """Say that the state can no longer be trusted to follow; the next thing to come must be a snapshot."""
        self.loaded = False

    def apply(self, rows: Sequence[Mapping[str, Any]]) -> int:
        """Evolve by rows of the wire form, skipping those already known; return how many were new.

        All or nothing: raises `Gap` when rows are missing before these and `Unreadable` for a form that is not known,
        and then the state is as before.
        """
        state, seq = self._state, self._seq
        news: list[Recorded] = []
        for row in rows:
            if int(row["seq"]) <= seq:
                continue
            recorded = self._read(row)
            if recorded.seq != seq + 1:
                raise Gap(expected=seq + 1, got=recorded.seq)
            state, seq = self._rules.evolve(state, recorded), recorded.seq
            news.append(recorded)
        if news:
            self._state, self._seq = state, seq
            if self.layer is not None:
                self.layer.confirm(news)
            self._show()
            self._subscribers.tell(Change(self.state, tuple(news)))
            self._wake()
        return len(news)

    def offer(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Take the events of an answer ahead of the stream when they follow directly; otherwise leave them to it."""
        if not self.loaded:
            return
        try:
            self.apply(rows)
        except (Gap, Unreadable) as error:
            log.debug("events of an answer left to the stream: %s", error)

    async def reached(self, seq: int, timeout: float = 5.0) -> None:  # noqa: ASYNC109 - the caller's patience
        """Return when the state holds event `seq`. Raises `Unreachable` after `timeout` seconds."""
        if self._seq >= seq and self.loaded:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        entry = (seq, future)
        self._waiting.append(entry)
        try:
            async with asyncio.timeout(timeout):
                await future
        except TimeoutError as error:
            raise Unreachable(Why.TIMED_OUT) from error
        finally:
            if entry in self._waiting:
                self._waiting.remove(entry)

    def _show(self) -> None:
        self._shown = self._state if self.layer is None else self.layer.over(self._state, self._seq)

    def _read(self, row: Mapping[str, Any]) -> Recorded:
        try:
            return from_wire(self._rules.events, row)
        except (KeyError, ValidationError) as error:
            raise Unreadable(f"event {row.get('seq')} of {self.feed} ({row.get('type')})") from error

    def _wake(self) -> None:
        for entry in tuple(self._waiting):
            if entry[0] <= self._seq:
                self._waiting.remove(entry)
                if not entry[1].done():
                    entry[1].set_result(None)
