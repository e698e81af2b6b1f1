"""What can be done in a hall, by the names people use for it."""

from typing import Literal

from app.client.envelopes import Press
from app.client.fact_file import Fact
from app.client.operations.counters import CounterOperations
from app.client.operations.messages import MessageOperations
from app.client.operations.ratings import RatingOperations
from app.client.operations.reception import ReceptionOperations
from app.client.operations.shots import ShotOperations
from app.client.operations.tickets import TicketOperations
from app.contract.hall.commands import (
    FinishVisit,
    LogInAtCounter,
    LogOutOfCounter,
    PassTicket,
    PauseCounter,
    RateVisit,
    RecallTicket,
    ReportAnnouncement,
    ReportDevice,
    ReportPaper,
    ReportPrint,
    ReportReprint,
    ResumeCounter,
    StartServing,
)
from app.contract.hall.devices import DeviceReport
from app.contract.hall.pad_tasks import AnswerPadTask, ClearPad, PadTaskKind, ShowOnPad, TaskAnswer
from app.contract.hall.state import Desk, PauseReason, Rating
from app.contract.hall.voice import Announce, ReportUnspoken, Unspoken

PrintOutcome = Literal["printed", "unknown", "failed"]
PaperStage = Literal["queued", "printing", "unknown", "failed"]
Medium = Literal["display", "voice", "strip"]


class HallOperations(
    CounterOperations, RatingOperations, ReceptionOperations, TicketOperations, MessageOperations, ShotOperations
):
    """Operations on one hall. Who acts is the bearer of the link's token.

    Requests (`issue_ticket`, `log_in_at_counter`, `call_next`, `transfer`, …) return what the replica shows after them.
    Facts return the stored fact at once, and `stored` tells of them; the replica shows them when the server has taken
    them. `None`: it did not happen.
    """

    async def report_print(self, ticket: str, outcome: PrintOutcome, *, reason: str = "") -> Fact | None:
        """Say what became of the paper of a ticket (id)."""
        return await self._fact(
            ("report_print", ticket, outcome, reason),
            lambda: ReportPrint(ticket=ticket, outcome=outcome, reason=reason),
        )

    async def report_paper(
        self, ticket: str, stage: PaperStage, *, copy_number: int = 0, reason: str = ""
    ) -> Fact | None:
        """Say how far a paper of a ticket (id) is on its way through the printer; 0 is its first."""
        return await self._fact(
            ("report_paper", ticket, copy_number, stage),
            lambda: ReportPaper(ticket=ticket, copy_number=copy_number, stage=stage, reason=reason),
        )

    async def report_reprint(
        self, ticket: str, copy_number: int, outcome: PrintOutcome, *, reason: str = ""
    ) -> Fact | None:
        """Say what became of a further paper of a ticket (id), the `copy_number`th."""
        return await self._fact(
            ("report_reprint", ticket, copy_number, outcome, reason),
            lambda: ReportReprint(ticket=ticket, copy_number=copy_number, outcome=outcome, reason=reason),
        )

    async def log_in_at_counter(self, counter: str, *, take_over: bool = False) -> Desk | None:
        """Sit down at a counter; `take_over` sends the one who sits there away."""

        async def work() -> Desk:
            alone = self.offline is not None
            await self._run.request(LogInAtCounter(counter=counter, take_over=take_over, may_call_offline=alone))
            return self.replica.state.desks[counter]

        return await self._run.once(("log_in_at_counter", counter, take_over), work)

    async def log_out(self, counter: str) -> Fact | None:
        """Leave the counter."""
        return await self._fact(("log_out", counter), lambda: LogOutOfCounter(counter=counter))

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
            return self.keep(await self._run.fact(command, press=press))

        return await self._run.once(("rate", visit, rating, reasons, comment, signature, press), work)

    async def pad_code(self, counter: str) -> str | None:
        """Return six digits by which one pad can join the counter one sits at, within ten minutes."""
        return await self._run.query("pad_code", lambda: self._run.door.pad_code(self.replica.state.hall, counter))

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

    async def report_announcement(self, visit: str, medium: Medium) -> Fact | None:
        """A call was really shown or heard."""
        return await self._fact(
            ("report_announcement", visit, medium), lambda: ReportAnnouncement(visit=visit, medium=medium)
        )

    async def report_unspoken(self, visit: str, reason: Unspoken) -> Fact | None:
        """A call was shown but not said."""
        return await self._fact(("report_unspoken", visit, reason), lambda: ReportUnspoken(visit=visit, reason=reason))

    async def announce(self, text: str, *, language: str = "zh", zone: str | None = None) -> str | None:
        """Have words said aloud in a zone or the whole hall; return the announcement's id."""
        return await self._run.once(
            ("announce", text, language, zone),
            lambda: self._run.request(Announce(text=text, language=language, zone=zone)),
        )

    async def report_device(self, report: DeviceReport) -> Fact | None:
        """Say how a device of this program is."""
        return await self._fact(("report_device", report), lambda: ReportDevice(report=report))
