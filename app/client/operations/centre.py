"""What can be done in a hotline centre."""

from app.client.envelopes import Press
from app.client.link import Link
from app.client.operations.problems import Problems
from app.client.operations.runner import Runner
from app.client.outbox import Outbox
from app.client.replica import Replica
from app.contract.centre.calls import TakeMissedCall
from app.contract.centre.commands import RegisterCase
from app.contract.centre.drafts import DRAFT_COMMANDS
from app.contract.centre.flow import Action
from app.contract.centre.flow_commands import ActOnCase, AppendToCase, Details
from app.contract.centre.knowledge import KNOWLEDGE_COMMANDS
from app.contract.centre.state import CentreState
from app.contract.command import Command


class CentreOperations:
    """Operations on one centre from one seat. `None`: it did not happen, and the problem has been told."""

    def __init__(
        self, *, link: Link, outbox: Outbox, replica: Replica[CentreState], problems: Problems, seat: str
    ) -> None:
        self.replica = replica
        self._outbox = outbox
        self._seat = seat
        self._run = Runner(feed=replica.feed, link=link, outbox=outbox, problems=problems)
        code = replica.feed.partition(":")[2]
        self._beside = {
            kind: Runner(feed=f"{kind}:{code}", link=link, outbox=outbox, problems=problems)
            for kind in ("drafts", "knowledge")
        }

    async def give_number(self, case: str) -> str | None:
        """Return a local number `L-seat-n` for a case (an id), which the citizen may be told at once."""

        async def work() -> str:
            return f"L-{self._seat}-{await self._outbox.next_number(self._seat)}"

        return await self._run.once(("give_number", case), work)

    async def register_case(self, draft: RegisterCase, press: Press) -> str | None:
        """Store a case as taken and return its local number; the same `press` again stores nothing twice.

        The case's own number comes with the replica, in the case whose id is that of the press.
        """

        async def work() -> str:
            await self._run.fact(draft, press=press)
            return draft.local_number

        return await self._run.once(("register_case", press.id), work)

    async def append_to_case(self, more: AppendToCase, press: Press) -> bool:
        """Store what a citizen said more of a known case; the same `press` again stores nothing twice."""

        async def work() -> bool:
            await self._run.fact(more, press=press)
            return True

        return bool(await self._run.once(("append_to_case", press.id), work))

    async def report(self, fact: Command) -> None:
        """Store something that is only counted or kept: what became of a suggestion, a draft, an article told."""
        run = self._run
        if fact.TYPE in DRAFT_COMMANDS:
            run = self._beside["drafts"]
        elif fact.TYPE in KNOWLEDGE_COMMANDS:
            run = self._beside["knowledge"]

        async def work() -> None:
            await run.fact(fact)

        await run.query(fact.TYPE, work)

    async def take_missed_call(self, call: str) -> bool:
        """Take it on to call somebody back; `False`: somebody else does, which has been told."""

        async def work() -> bool:
            await self._run.request(TakeMissedCall(call=call))
            return True

        return bool(await self._run.once(("take_missed_call", call), work))

    async def act(self, case: str, action: Action, details: Details, *, base_version: int) -> bool:
        """Do something with a case of the record; `False`: it was refused, and why has been told."""

        async def work() -> bool:
            await self._run.request(ActOnCase(case=case, base_version=base_version, action=action, details=details))
            return True

        return bool(await self._run.once(("act_on_case", case, action, base_version), work))
