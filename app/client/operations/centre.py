"""What can be done in a hotline centre."""

from app.client.link import Link
from app.client.operations.problems import Problems
from app.client.operations.runner import Runner
from app.client.outbox import Outbox
from app.client.replica import Replica
from app.contract.centre.commands import RegisterCase
from app.contract.centre.state import CentreState


class CentreOperations:
    """Operations on one centre from one seat. `None`: it did not happen, and the problem has been told."""

    def __init__(
        self, *, link: Link, outbox: Outbox, replica: Replica[CentreState], problems: Problems, seat: str
    ) -> None:
        self.replica = replica
        self._outbox = outbox
        self._seat = seat
        self._run = Runner(feed=replica.feed, link=link, outbox=outbox, problems=problems)

    async def register_case(self, draft: RegisterCase) -> str | None:
        """Store a case as taken and return its local number `L-seat-n`, which the citizen may be told at once.

        The case's own number comes with the replica, in the case whose `local_number` is this one.
        """

        async def work() -> str:
            number = f"L-{self._seat}-{await self._outbox.next_number(self._seat)}"
            await self._run.fact(draft.model_copy(update={"local_number": number}))
            return number

        return await self._run.once(("register_case", draft), work)
