"""What all operations on a hall share."""

from collections.abc import Callable, Hashable

from app.client.fact_file import Fact
from app.client.link import Link
from app.client.operations.problems import Problems
from app.client.operations.runner import Runner
from app.client.outbox import Outbox
from app.client.replica import Replica
from app.client.subscribers import Subscribers
from app.contract.command import Command
from app.contract.hall.state import HallState


class HallBase:
    """One hall, as one program reaches it; `stored` tells of every fact that is on the disk."""

    def __init__(self, *, link: Link, outbox: Outbox, replica: Replica[HallState], problems: Problems) -> None:
        self.replica = replica
        self.stored: Subscribers[Fact] = Subscribers()
        self._run = Runner(feed=replica.feed, link=link, outbox=outbox, problems=problems)

    async def _fact(self, press: tuple[Hashable, ...], command: Callable[[], Command]) -> Fact | None:
        async def work() -> Fact:
            fact = await self._run.fact(command())
            self.stored.tell(fact)
            return fact

        return await self._run.once(press, work)
