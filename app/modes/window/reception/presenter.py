"""What happens at the reception: the hall becomes what is seen, presses become operations."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.replica import Change, Replica
from app.contract.command import Scope
from app.contract.hall.state import HallState, Ticket, TicketState
from app.modes import words
from app.modes.kiosk.papers import further_paper
from app.modes.window.ask_view import Answer, Asking, Because, Picked, Question
from app.modes.window.asking import TicketAsker
from app.modes.window.message_words import messages_view
from app.modes.window.reception import issuing, printers
from app.modes.window.reception.hall_now import hall_now
from app.modes.window.reception.looking import Looking
from app.modes.window.reception.tasks import TASKS
from app.modes.window.reception.view import Draft, Finding, Issuing, ReceptionView, TicketTask
from app.modes.window.view import Target

translate = QCoreApplication.translate
T = TypeVar("T")


class TicketPaper(Protocol):
    """What the reception can print."""

    @property
    def prints(self) -> bool:
        """Whether there is a printer."""

    async def ticket(
        self, state: HallState, ticket: Ticket, *, paper: str = "", mark: str = ""
    ) -> Literal["printed", "unknown"]:
        """Print a ticket; return what is reported of it."""


class ReceptionPresenter:
    """Drives the reception's page for one member of staff.

    :param staff: the staff number; `name` how the person is called.
    :param now: the server's time, aware.
    :param run: begins work that nobody waits for.
    :param leave: ends the login.
    :param device: this machine in the record.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        paper: TicketPaper,
        staff: str,
        name: str,
        now: Callable[[], datetime],
        show: Callable[[ReceptionView], None],
        run: Callable[[Coroutine[Any, Any, None]], None],
        leave: Callable[[], None],
        device: str = "",
    ) -> None:
        self._device = device
        self._replica = replica
        self._operations = operations
        self._paper = paper
        self._staff = staff
        self._name = name
        self._now = now
        self._show = show
        self.leave = leave
        self._looking = Looking(replica=replica, queries=operations, staff=staff, run=run, changed=self._look)
        self._draft = Draft()
        self._round = 0
        self._said = ""
        self._asked: tuple[Question, str] | None = None
        self._busy = False
        self._view: ReceptionView | None = None
        self._forget: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Follow the hall from now on."""
        self._forget = self._replica.subscribe(self._on_change)
        self._look()

    def close(self) -> None:
        """Stop following."""
        self._forget()

    def _on_change(self, change: Change[HallState]) -> None:
        self._looking.follow(change)
        self._look()

    def tick(self) -> None:
        """Let time pass on the screen; called every second."""
        self._look()

    def draft(self, draft: Draft) -> None:
        """Follow what is typed for a number."""
        self._draft = draft
        self._look()

    async def issue(self) -> None:
        """Give a number for what is typed, print it, and look at it."""
        command = issuing.command(self._draft)
        if command is None or (self._view is not None and self._view.issuing.why_not):
            return
        ticket = await self._once(
            lambda: self._operations.issue_ticket(
                command.service, priority=command.priority, citizen=command.citizen, paper=self._paper.prints
            )
        )
        if ticket is not None:
            self._operations.forget_person()
            self._draft = Draft()
            self._round += 1
            await self._given(ticket)

    def search(self, typed: str) -> None:
        """Search through today's tickets."""
        self._looking.search(typed)
        self._look()

    async def search_by_name(self) -> None:
        """Ask the server whose full name holds what is typed; the server records who asked."""
        await self._looking.search_by_name()

    def mark(self, ticket: str) -> None:
        """Look at a ticket (id)."""
        self._looking.mark(ticket)
        self._look()

    async def act(self, task: TicketTask) -> None:
        """Do something with the ticket that is looked at, if it may be done now."""
        found = self._view.finding.marked if self._view is not None else None
        if found is None or found.why_not[task]:
            return
        if task is TicketTask.REPRINT and printers.elsewhere(self._replica.state, self._device):
            self._ask(Question.REPRINT, found.ticket)
        elif (question := TASKS[task].asks) is not None:
            self._ask(question, found.ticket)
        elif (operation := TASKS[task].operation) is not None:
            ticket = await self._once(lambda: operation(self._operations, found.ticket))
            if ticket is not None and task is TicketTask.REPRINT:
                await self._print_again(ticket)

    def ask_for_slip(self) -> None:
        """Somebody is back with papers: ask for the return slip."""
        self._ask(Question.RETURN_WITH_PAPERS, "")

    async def answer(self, answer: Answer) -> None:
        """Answer the open question; it stays open when what follows did not happen."""
        if self._asked is None:
            return
        question, about = self._asked
        done = await self._once(lambda: self._answered(question, about, answer))
        if done is None:
            return
        self._asked = None
        if question is Question.RETURN_WITH_PAPERS:
            await self._given(done)
        elif answer == Picked(code=printers.HERE):
            await self._print_again(done)
        elif question is Question.REPRINT:
            self._tell(done, translate("Reception", "Sent to that printer; the list tells when it is out."))
        self._look()

    def close_question(self) -> None:
        """Ask no more; nothing happens."""
        self._asked = None
        self._look()

    async def take_help(self, call: str) -> None:
        """Go to whoever asked for help at a kiosk (id of the call)."""
        await self._operations.answer_help(call)

    async def send_message(self, text: str, target: Target) -> bool:
        """Tell counters something; return whether it was sent."""
        sent = await self._operations.send_message(text, counter=target.counter or None, zone=target.zone or None)
        return sent is not None

    async def _answered(self, question: Question, about: str, answer: Answer) -> Ticket | None:
        match question, answer:
            case Question.CANCEL, Because(reason=reason):
                return await self._operations.cancel(about, reason=reason)
            case Question.CHANGE_SERVICE, Picked(code=service):
                return await self._operations.change_service(about, service)
            case Question.REPRINT, Picked(code=printer):
                device = "" if printer == printers.HERE else printer
                return await self._operations.reprint(about, device=device)
            case Question.RETURN_WITH_PAPERS, Picked(code=slip):
                return await self._operations.return_with_papers(slip)
        return None

    async def _given(self, ticket: Ticket) -> None:
        """Print a ticket that was just given, report its paper and say what became of it."""
        self._looking.search("")
        self._looking.mark(ticket.id)
        outcome: Literal["printed", "unknown"] = "unknown"
        if self._paper.prints:
            self._tell(ticket, translate("Reception", "Printing…"))
            outcome = await self._paper.ticket(self._replica.state, ticket)
        if ticket.state is TicketState.RESERVED:
            await self._operations.report_print(ticket.id, outcome)
        self._tell(ticket, self._of_paper(outcome))

    async def _print_again(self, ticket: Ticket) -> None:
        outcome = await self._paper.ticket(
            self._replica.state,
            ticket,
            paper=further_paper(ticket.id, ticket.reprints),
            mark=translate("Reception", "REPRINT"),
        )
        self._tell(ticket, self._of_paper(outcome))

    def _of_paper(self, outcome: Literal["printed", "unknown"]) -> str:
        if not self._paper.prints:
            return translate("Reception", "No printer here: please tell the citizen the number.")
        if outcome == "printed":
            return translate("Reception", "Printed. Please hand it over.")
        return translate("Reception", "It is not certain that the paper came out. Please look at the printer.")

    def _tell(self, ticket: Ticket, said: str) -> None:
        self._said = f"{ticket.number}  ·  {said}"
        self._look()

    def _ask(self, question: Question, ticket: str) -> None:
        self._asked = (question, ticket)
        self._look()

    async def _once(self, work: Callable[[], Awaitable[T | None]]) -> T | None:
        """Do one thing at a time; problems are told by the operation."""
        if self._busy:
            return None
        self._busy = True
        self._look()
        try:
            return await work()
        finally:
            self._busy = False
            self._look()

    def _look(self) -> None:
        """Show what is true now, when it differs from what is shown."""
        view = self._view_now()
        if view != self._view:
            self._view = view
            self._show(view)

    def _view_now(self) -> ReceptionView:
        state, now = self._replica.state, self._now()
        if state.setup is None:
            return ReceptionView(staff=self._name)
        return ReceptionView(
            hall=words.local(state.setup.name),
            staff=self._name,
            issuing=self._issuing(state, now),
            finding=self._finding(now),
            now=hall_now(state, now),
            messages=messages_view(state, None, staff=self._staff, read=()),
            asking=self._asking(state, now),
            slip_why_not=self._slip_why_not(state),
            busy=self._busy,
        )

    def _issuing(self, state: HallState, now: datetime) -> Issuing:
        made = issuing.issuing(state, self._draft, staff=self._staff, now=now)
        return replace(made, said=self._said, round=self._round)

    def _finding(self, now: datetime) -> Finding:
        finding = self._looking.finding(now)
        printing = self._paper.prints or any(
            not option.why_not for option in printers.elsewhere(self._replica.state, self._device)
        )
        if finding.marked is None or printing:
            return finding
        no_printer = translate("Reception", "There is no printer here.")
        why_not = {**finding.marked.why_not, TicketTask.REPRINT: no_printer}
        return replace(finding, marked=replace(finding.marked, why_not=why_not))

    def _asking(self, state: HallState, now: datetime) -> Asking | None:
        if self._asked is None:
            return None
        question, about = self._asked
        asking = (
            self._where_to_print(state, about)
            if question is Question.REPRINT
            else TicketAsker(state, staff=self._staff, now=now, scope=Scope.RECEPTION).ask(question, about)
        )
        if asking is None:
            self._asked = None
            return None
        return replace(asking, busy=self._busy)

    def _where_to_print(self, state: HallState, ticket: str) -> Asking:
        own = (printers.here(),) if self._paper.prints else ()
        options = (*own, *printers.elsewhere(state, self._device))
        return Asking(question=Question.REPRINT, subject=state.tickets[ticket].number, options=options)

    def _slip_why_not(self, state: HallState) -> str:
        if state.supplements:
            return ""
        return translate("Reception", "Nobody has to bring papers.")
