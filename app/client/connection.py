"""How the connection to the server stands: online, slow, offline, catching up; since when; what waits to be sent.

The sign is the truth people act on, so it follows what was heard, not what was tried (spec 06, "The client"):
slow after 12 s without a heartbeat, offline after 20 s without any answer or 3 refused connections in a row.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app.client.subscribers import Subscribers


class LinkState(StrEnum):
    """How the connection stands. Before the first contact a program is catching up."""

    ONLINE = "online"
    SLOW = "slow"
    OFFLINE = "offline"
    CATCHING_UP = "catching_up"


REACHING = frozenset({LinkState.ONLINE, LinkState.SLOW, LinkState.CATCHING_UP})
"""States in which it is worth sending."""


@dataclass(frozen=True)
class Patience:
    """Times of the link, in seconds."""

    slow: float = 12.0
    offline: float = 20.0
    poll: float = 15.0
    tick: float = 1.0
    stuck: float = 30.0
    alarm: float = 120.0
    hold: float = 30.0
    refusals: int = 3


USUAL = Patience()


@dataclass(frozen=True)
class LinkSign:
    """What the sign shows. `oldest` is when the oldest unsent fact was stored; `dead` facts need a person;
    `full`: the disk is full.
    """

    state: LinkState
    since: datetime
    unsent: int = 0
    oldest: datetime | None = None
    dead: int = 0
    full: bool = False


class Connection:
    """Keeps the link state from what the reader and the uploader report. Times are monotonic seconds."""

    def __init__(
        self,
        patience: Patience = USUAL,
        *,
        mono: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._patience = patience
        self._mono = mono
        self._now = now
        self._beat_at = self._contact_at = mono()
        self._refusals = 0
        self._offsets: deque[float] = deque(maxlen=5)
        self.heard: datetime | None = None
        self._subscribers: Subscribers[LinkSign] = Subscribers()
        self.sign = LinkSign(LinkState.CATCHING_UP, now())

    @property
    def state(self) -> LinkState:
        """The state now."""
        return self.sign.state

    @property
    def offset(self) -> float:
        """Seconds to add to this machine's clock to get the server's.

        A delayed heartbeat only ever makes the server look earlier, so the largest of the last five is the nearest.
        """
        return max(self._offsets, default=0.0)

    def server_now(self) -> datetime:
        """The server's time, as far as heartbeats have told it; aware."""
        return self._now() + timedelta(seconds=self.offset)

    def subscribe(self, listener: Callable[[LinkSign], None]) -> Callable[[], None]:
        """Tell `listener` of every changed sign; return the function that ends it."""
        return self._subscribers.add(listener)

    def beat(self, server_time: datetime | None = None) -> None:
        """A heartbeat came and nothing is left to catch up with."""
        self._beat_at = self._mono()
        self.contact(server_time)
        self._set(LinkState.ONLINE)

    def contact(self, server_time: datetime | None = None) -> None:
        """The server answered anything at all."""
        self._contact_at = self._mono()
        self._refusals = 0
        if server_time is not None:
            self.heard = server_time
            self._offsets.append((server_time - self._now()).total_seconds())

    def catching_up(self) -> None:
        """The server is there again, and what happened meanwhile is being read."""
        self.contact()
        self._beat_at = self._mono()
        self._set(LinkState.CATCHING_UP)

    def refused(self) -> None:
        """A connection was refused: nobody listens there."""
        self._refusals += 1
        if self._refusals >= self._patience.refusals:
            self._set(LinkState.OFFLINE)

    def tick(self) -> None:
        """Look at the clock; called about once a second."""
        mono = self._mono()
        if mono - self._contact_at >= self._patience.offline:
            self._set(LinkState.OFFLINE)
        elif mono - self._beat_at >= self._patience.slow and self.state is not LinkState.OFFLINE:
            self._set(LinkState.SLOW)

    def unsent(self, *, count: int, oldest: datetime | None, dead: int, full: bool = False) -> None:
        """The outbox changed."""
        self._show(replace(self.sign, unsent=count, oldest=oldest, dead=dead, full=full))

    def _set(self, state: LinkState) -> None:
        if state is not self.state:
            self._show(replace(self.sign, state=state, since=self._now()))

    def _show(self, sign: LinkSign) -> None:
        if sign != self.sign:
            self.sign = sign
            self._subscribers.tell(sign)
