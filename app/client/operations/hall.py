"""What can be done in a hall, by the names people use for it."""

import asyncio
from collections.abc import Callable, Hashable
from typing import Literal

from app.client.envelopes import Press
from app.client.fact_file import Fact
from app.client.link import Link
from app.client.operations.problems import Problems
from app.client.operations.runner import Runner
from app.client.outbox import Outbox
from app.client.replica import Replica
from app.client.subscribers import Subscribers
from app.contract.command import Command
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import (
    CallNext,
    CitizenGiven,
    FinishVisit,
    IssueTicket,
    LogInAtCounter,
    LogOutOfCounter,
    PassTicket,
    PauseCounter,
    RateVisit,
    RecallTicket,
    ReportAnnouncement,
    ReportPrint,
    ResumeCounter,
    StartServing,
)
from app.contract.hall.pad_tasks import AnswerPadTask, ClearPad, PadTaskKind, ShowOnPad, TaskAnswer
from app.contract.hall.rating_commands import FileMisrating
from app.contract.hall.state import Desk, HallState, PauseReason, Priority, Rating, Ticket, Visit

_RELEASE_PAUSES = (0.1, 0.2, 0.0)
"""Seconds between the questions for a ticket that is being let go: 300 ms in all (spec 06)."""

PrintOutcome = Literal["printed", "unknown", "failed"]
Medium = Literal["display", "voice", "strip"]


class HallOperations:
    """Operations on one hall. Who acts is the bearer of the link's token.

    Requests (`issue_ticket`, `log_in_at_counter`, `call_next`) return what the replica shows after them. Facts return
    the stored fact at once, and `stored` tells of them; the replica shows them when the server has taken them.
    `None`: it did not happen.
    """

    def __init__(self, *, link: Link, outbox: Outbox, replica: Replica[HallState], problems: Problems) -> None:
        self.replica = replica
        self.stored: Subscribers[Fact] = Subscribers()
        self._run = Runner(feed=replica.feed, link=link, outbox=outbox, problems=problems)

    async def issue_ticket(
        self, service: str, *, priority: Priority = Priority.ORDINARY, citizen: CitizenGiven | None = None
    ) -> Ticket | None:
        """Take a ticket of a service (leaf code). It is reserved until its print is reported."""

        async def work() -> Ticket:
            command = IssueTicket(service=service, priority=priority, citizen=citizen)
            ticket = await self._run.request(command)
            return self.replica.state.tickets[ticket]

        return await self._run.once(("issue_ticket", service, priority, citizen), work)

    async def report_print(self, ticket: str, outcome: PrintOutcome, *, reason: str = "") -> Fact | None:
        """Say what became of the paper of a ticket (id)."""
        return await self._fact(
            ("report_print", ticket, outcome, reason),
            lambda: ReportPrint(ticket=ticket, outcome=outcome, reason=reason),
        )

    async def log_in_at_counter(self, counter: str, *, take_over: bool = False) -> Desk | None:
        """Sit down at a counter; `take_over` sends the one who sits there away."""

        async def work() -> Desk:
            await self._run.request(LogInAtCounter(counter=counter, take_over=take_over))
            return self.replica.state.desks[counter]

        return await self._run.once(("log_in_at_counter", counter, take_over), work)

    async def log_out(self, counter: str) -> Fact | None:
        """Leave the counter."""
        return await self._fact(("log_out", counter), lambda: LogOutOfCounter(counter=counter))

    async def call_next(self, counter: str) -> Visit | None:
        """Call the next ticket by the order of calling; return the visit that begins.

        A ticket that another counter still has to let go (spec 06, A1) is asked for again a few times.
        """

        async def work() -> Visit:
            for pause in _RELEASE_PAUSES:
                visit = await self._run.request(CallNext(counter=counter))
                if visit in self.replica.state.visits:
                    return self.replica.state.visits[visit]
                await asyncio.sleep(pause)
            raise Refused(RefusalCode.RELEASE_PENDING)

        return await self._run.once(("call_next", counter), work)

    async def recall(self, counter: str, visit: str) -> Fact | None:
        """Call the ticket before the counter once more."""
        return await self._fact(("recall", counter, visit), lambda: RecallTicket(counter=counter, visit=visit))

    async def start_serving(self, counter: str, visit: str) -> Fact | None:
        """The citizen has come."""
        return await self._fact(("start_serving", counter, visit), lambda: StartServing(counter=counter, visit=visit))

    async def finish(self, counter: str, visit: str, *, ask_rating: bool = True) -> Fact | None:
        """The business is done; `ask_rating` puts the question on the pad."""
        return await self._fact(
            ("finish", counter, visit, ask_rating),
            lambda: FinishVisit(counter=counter, visit=visit, ask_rating=ask_rating),
        )

    async def pass_ticket(self, counter: str, visit: str) -> Fact | None:
        """Nobody came (过号)."""
        return await self._fact(("pass_ticket", counter, visit), lambda: PassTicket(counter=counter, visit=visit))

    async def pause(self, counter: str, reason: PauseReason) -> Fact | None:
        """Stop serving for a while (暂停服务)."""
        return await self._fact(("pause", counter, reason), lambda: PauseCounter(counter=counter, reason=reason))

    async def resume(self, counter: str) -> Fact | None:
        """Serve again."""
        return await self._fact(("resume", counter), lambda: ResumeCounter(counter=counter))

    async def rate(
        self,
        visit: str,
        rating: Rating,
        *,
        reasons: tuple[str, ...] = (),
        comment: str = "",
        signature: str = "",
        press: Press | None = None,
    ) -> Fact | None:
        """The citizen's rating, as touched on the pad; `press` is the touch when the reasons came after it."""

        async def work() -> Fact:
            command = RateVisit(visit=visit, rating=rating, reasons=reasons, comment=comment, signature=signature)
            return await self._run.fact(command, press=press)

        return await self._run.once(("rate", visit, rating, reasons, comment, signature, press), work)

    async def show_on_pad(self, counter: str, kind: PadTaskKind, text: str, *, title: str = "") -> str | None:
        """Put a text to confirm or sign, or a code to scan, before the citizen; return the task's id."""

        async def work() -> str:
            return await self._run.request(ShowOnPad(counter=counter, kind=kind, title=title, text=text))

        return await self._run.once(("show_on_pad", counter, kind, text, title), work)

    async def clear_pad(self, counter: str) -> bool | None:
        """Take from the pad what was put there; true when it is done."""

        async def work() -> bool:
            await self._run.request(ClearPad(counter=counter))
            return True

        return await self._run.once(("clear_pad", counter), work)

    async def answer_pad_task(self, task: str, answer: TaskAnswer, *, signature: str = "") -> Fact | None:
        """The citizen's answer to what the pad shows."""
        return await self._fact(
            ("answer_pad_task", task, answer, signature),
            lambda: AnswerPadTask(task=task, answer=answer, signature=signature),
        )

    async def file_misrating(self, visit: str, reason: str) -> bool | None:
        """Ask a manager to put a rating of one's own visit aside (误评备案); true when it is filed."""

        async def work() -> bool:
            await self._run.request(FileMisrating(visit=visit, reason=reason))
            return True

        return await self._run.once(("file_misrating", visit, reason), work)

    async def report_announcement(self, visit: str, medium: Medium) -> Fact | None:
        """A call was really shown or heard."""
        return await self._fact(
            ("report_announcement", visit, medium), lambda: ReportAnnouncement(visit=visit, medium=medium)
        )

    async def _fact(self, press: tuple[Hashable, ...], command: Callable[[], Command]) -> Fact | None:
        async def work() -> Fact:
            fact = await self._run.fact(command())
            self.stored.tell(fact)
            return fact

        return await self._run.once(press, work)
