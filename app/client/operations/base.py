"""What all operations on a hall share."""

from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

from app.client.connection import LinkState
from app.client.errors import Unreachable, Why
from app.client.fact_file import Fact
from app.client.link import Link
from app.client.offline_calls import OfflineCalls
from app.client.operations.problems import Problems
from app.client.operations.runner import Runner
from app.client.outbox import Outbox
from app.client.own_facts import OwnFacts
from app.client.own_series import OwnSeries
from app.client.replica import Replica
from app.client.subscribers import Subscribers
from app.contract.command import Command
from app.contract.hall.state import HallState

T = TypeVar("T")


class HallBase:
    """One hall, as one program reaches it; `stored` tells of every fact that is on the disk.

    `offline` is there in a program that may call without the server, `series` in one that gives numbers of its own
    then, `own` where its facts are shown before the record holds them.
    """

    offline: OfflineCalls | None = None
    own: OwnFacts | None = None
    series: OwnSeries | None = None

    def __init__(self, *, link: Link, outbox: Outbox, replica: Replica[HallState], problems: Problems) -> None:
        self.replica = replica
        self.stored: Subscribers[Fact] = Subscribers()
        self._link = link
        self._run = Runner(feed=replica.feed, link=link, outbox=outbox, problems=problems)

    async def _fact(self, press: tuple[Hashable, ...], command: Callable[[], Command]) -> Fact | None:
        async def work() -> Fact:
            return self.keep(await self._run.fact(command()))

        return await self._run.once(press, work)

    def keep(self, fact: Fact) -> Fact:
        """Tell everybody of a fact that is on the disk, and show it."""
        if self.own is not None:
            self.own.add(fact)
        self.stored.tell(fact)
        return fact

    def shows(self, fact: Fact) -> bool:
        """Whether what follows from a fact is seen here although the record does not hold it yet."""
        return self.own is not None and self.own.shows(fact.envelope.id)

    @property
    def is_offline(self) -> bool:
        """Whether the server is out of reach, as far as anybody can know."""
        return self._link.connection.state is LinkState.OFFLINE

    async def _unless_offline(self, ask: Callable[[], Awaitable[T]], alone: Callable[[], Awaitable[T]]) -> T:
        """Ask the server, or go on alone when it is out of reach: only then, for a slow answer may still come."""
        if self.is_offline:
            return await alone()
        try:
            return await ask()
        except Unreachable as error:
            if error.why is Why.REFUSED or self.is_offline:
                return await alone()
            raise
