"""What happens at a counter: the state of the hall becomes what is seen, presses become operations."""

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.client.fact_file import Fact
from app.client.operations import HallOperations
from app.client.replica import Change, Replica
from app.contract.hall.state import Desk, HallState, PauseReason, Ticket
from app.modes import words
from app.modes.window import answering, seating
from app.modes.window.actions import ACTIONS
from app.modes.window.alone import Alone, alone_view
from app.modes.window.ask_view import Answer, Missing, Pairing, Paper, Question, SlipShown
from app.modes.window.at_counter import at_counter
from app.modes.window.dialogue import Dialogue
from app.modes.window.message_words import messages_view
from app.modes.window.ticket_actions import TICKET_ACTIONS
from app.modes.window.view import Choice, Deed, Listing, Stage, Target, TicketDeed, TicketList, WindowView
from app.rules.calendar import local
from app.rules.messages import may_send
from app.rules.places import setup_of

translate = QCoreApplication.translate

_REMEMBERED = 64

_AUTO_CALL_AGAIN = timedelta(seconds=5)
"""An automatic call that did not come about is tried again so much later."""


@dataclass(frozen=True)
class _Unseen:
    """A fact that is stored but not in the record as far as we know; `desk` is how the counter stood before it."""

    command: str
    desk: Desk


class WindowPresenter:
    """Drives one counter for one member of staff.

    :param staff: the staff number; `name` how the person is called.
    :param machine_counter: the counter this machine stands at, when the settings say so.
    :param now: the server's time, aware.
    :param run: begins work that nobody waits for, such as an automatic call.
    :param leave: ends the login; called when the counter has been left for good.
    :param alone: how the counter goes on without the server; `None` while it answers.
    :param show_on_pad: lets a part of the screen be chosen for the pad of a counter (number).
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        paper: Paper,
        staff: str,
        name: str,
        machine_counter: str | None,
        now: Callable[[], datetime],
        show: Callable[[WindowView], None],
        leave: Callable[[], None],
        run: Callable[[Coroutine[Any, Any, None]], None],
        show_on_pad: Callable[[str], None] = lambda _counter: None,
        alone: Callable[[], Alone | None] = lambda: None,
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._paper = paper
        self._staff = staff
        self._name = name
        self._machine_counter = machine_counter
        self._now = now
        self._show = show
        self._leave = leave
        self._run = run
        self._show_on_pad = show_on_pad
        self.without_server = alone
        self._restored: str | None = None
        self._auto_call_tried_at: datetime | None = None
        self._view: WindowView | None = None
        self._choice = Choice()
        self._dialogue = Dialogue(staff)
        self._seat: Desk | None = None
        self._doing = False
        self._leaving = False
        self._unseen: _Unseen | None = None
        self._read: set[str] = set()
        self._seen: deque[str] = deque(maxlen=_REMEMBERED)
        self._forget: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Follow the hall from now on."""
        self._forget = self._replica.subscribe(self._on_change)
        self._look()

    def close(self) -> None:
        """Stop following."""
        self._forget()

    def tick(self) -> None:
        """Let time pass on the screen, and call the next ticket by itself when that is due; called every second."""
        self._look()
        self._call_when_due()

    async def sit_down(self, counter: str, *, take_over: bool = False) -> None:
        """Sit down at a counter; asks first when somebody would have to go."""
        if self._choice.busy or self._replica.state.setup is None:
            return
        asked = seating.question(self._replica.state, counter, staff=self._staff, now=self._now())
        if asked and not take_over:
            self._choose(asked_for=counter, question=asked)
            return
        self._choose(busy=True)
        await self._operations.log_in_at_counter(counter, take_over=take_over)
        self._choose()

    def stay(self) -> None:
        """Do not take a counter over."""
        self._choose()

    async def act(self, deed: Deed) -> None:
        """Do what a deed's button does, if it may be done now: the door for buttons, keys and the call terminal.

        A pause without a reason is one away from the desk.
        """
        action, desk = ACTIONS[deed], self._seat
        if deed is Deed.LOG_OUT:
            await self.log_out()
        elif not self._may(deed) or desk is None:
            return
        elif deed is Deed.PAUSE:
            await self.pause(PauseReason.AWAY)
        elif deed is Deed.PUSH_SCREENSHOT:
            self._show_on_pad(desk.counter)
        elif deed is Deed.PAIR_PAD:
            await self._pair_pad(desk)
        elif deed is Deed.RESUME_PARKED and len(desk.parked) == 1:
            await self._do(lambda desk: self._operations.resume_parked(desk.counter, desk.parked[0]))
        elif action.asks is not None:
            alone = deed is Deed.CALL_NUMBER and self.without_server() is not None
            self._dialogue.ask(Question.CLAIM_SLIP if alone else action.asks, self._replica.state, desk)
            self._look()
        elif (operation := action.operation) is not None:
            await self._do(lambda desk: operation(self._operations, desk))

    async def act_on(self, deed: TicketDeed, ticket: str) -> None:
        """Do something with a ticket (id) of the list, if it may be done now."""
        listing = self._view.listing if self._view is not None else Listing()
        found, desk, action = self._replica.state.tickets.get(ticket), self._seat, TICKET_ACTIONS[deed]
        if found is None or desk is None or listing.marked != ticket or listing.why_not.get(deed, "?"):
            return
        if action.asks is not None:
            self._dialogue.ask(action.asks, self._replica.state, desk, ticket)
            self._look()
        elif action.operation is not None:
            operation = action.operation(found)
            await self._do(lambda desk: operation(self._operations, desk))

    async def answer(self, answer: Answer) -> None:
        """Answer the open question; it stays open when what follows did not happen."""
        asked, desk = self._dialogue.asked, self._seat
        if asked is None or desk is None:
            return
        operation = answering.operation(asked.question, asked.ticket, answer)
        slip = self._dialogue.hand_over(self._replica.state, desk, answer) if isinstance(answer, Missing) else None
        done = await self._do(lambda desk: operation(self._operations, desk))
        if done is None:
            return
        self._dialogue.asked = None
        self._dialogue.slip = slip
        self._look()
        if slip is not None:
            await self._print_slip(slip, desk)
        elif asked.question is Question.RETURN_WITH_PAPERS and isinstance(done, Ticket):
            outcome = await self._paper.ticket(self._replica.state, done)
            await self._operations.report_print(done.id, outcome)

    def close_question(self) -> None:
        """Ask no more; nothing happens."""
        self._dialogue.asked = None
        self._look()

    def close_slip(self) -> None:
        """The return slip has been handed over."""
        self._dialogue.slip = None
        self._look()

    def close_pairing(self) -> None:
        """The pad has its code."""
        self._dialogue.pairing = None
        self._look()

    def look_at(self, kind: TicketList) -> None:
        """Show another list."""
        self._dialogue.look_at(kind)
        self._look()

    def search(self, typed: str) -> None:
        """Search through today's tickets."""
        self._dialogue.search(typed)
        self._look()

    def mark(self, ticket: str) -> None:
        """Offer the actions of a ticket (id) of the list."""
        self._dialogue.mark(ticket)
        self._look()

    async def pause(self, reason: PauseReason) -> None:
        """Stop serving for a while."""
        if self._may(Deed.PAUSE):
            await self._do(lambda desk: self._operations.pause(desk.counter, reason))

    async def log_out(self) -> None:
        """Leave the counter, and the program once the record has it; without a counter, at once."""
        if self._seat is None:
            self._leave()
            return
        if not self._may(Deed.LOG_OUT):
            return
        self._leaving = True
        if await self._do(lambda desk: self._operations.log_out(desk.counter)) is None:
            self._leaving = False

    async def _print_slip(self, slip: SlipShown, desk: Desk) -> None:
        setup = setup_of(self._replica.state)
        paper = await self._paper.return_slip(
            slip,
            hall=words.local(setup.name),
            counter=desk.counter,
            issued_at=f"{local(setup.timezone, self._now()):%Y-%m-%d %H:%M}",
        )
        if self._dialogue.slip is slip:
            self._dialogue.slip = replace(slip, paper=paper)
            self._look()

    async def _pair_pad(self, desk: Desk) -> None:
        code = await self._do(lambda desk: self._operations.pad_code(desk.counter))
        if isinstance(code, str):
            self._dialogue.pairing = Pairing(desk.counter, code)
            self._look()

    def _may(self, deed: Deed) -> bool:
        shown = self._view.counter if self._view is not None else None
        return shown is not None and not shown.why_not[deed]

    async def _do(self, operation: Callable[[Desk], Awaitable[object]]) -> object | None:
        """Do something once; return what came of it, `None` when nothing. Problems are told by the operation."""
        desk = self._seat
        if desk is None or self._doing:
            return None
        self._doing = True
        self._look()
        done = None
        try:
            done = await operation(desk)
        finally:
            self._doing = False
            if isinstance(done, Fact) and done.envelope.id not in self._seen and not self._operations.shows(done):
                self._unseen = _Unseen(done.envelope.id, desk)
            self._look()
        return done

    async def acknowledge(self, message: str) -> None:
        """The message was read; it goes at once and never comes back."""
        if self._seat is not None and message not in self._read:
            self._read.add(message)
            self._look()
            if await self._operations.acknowledge_message(self._seat.counter, message) is None:
                self._read.discard(message)
                self._look()

    async def send_message(self, text: str, target: Target) -> bool:
        """Tell counters something; return whether it was sent."""
        sent = await self._operations.send_message(text, counter=target.counter or None, zone=target.zone or None)
        return sent is not None

    def why_not(self, deed: Deed) -> str:
        """Return why a deed may not be done now; nothing when it may."""
        counter = self._view.counter if self._view is not None else None
        if counter is None:
            return translate("Window", "Please sit down at a counter first.")
        return counter.why_not.get(deed, "")

    def _on_change(self, change: Change[HallState]) -> None:
        self._dialogue.follow(change)
        self._seen.extend(row.command for row in change.events if row.command)
        unseen = self._unseen
        if unseen is not None:
            moved = change.resynced and change.state.desks.get(unseen.desk.counter) != unseen.desk
            if moved or unseen.command in self._seen:
                self._unseen = None
        self._look()

    def _call_when_due(self) -> None:
        """Call by itself (自动叫号) once the countdown is over and somebody waits; after a failure some time later."""
        counter, now = self._view.counter if self._view is not None else None, self._now()
        if counter is None or counter.calls_in_seconds != 0 or counter.why_not[Deed.CALL_NEXT]:
            return
        if self._auto_call_tried_at is not None and now - self._auto_call_tried_at < _AUTO_CALL_AGAIN:
            return
        self._auto_call_tried_at = now
        self._run(self.act(Deed.CALL_NEXT))

    def _choose(self, *, asked_for: str = "", question: str = "", notice: str = "", busy: bool = False) -> None:
        self._choice = Choice(asked_for=asked_for, question=question, notice=notice, busy=busy)
        self._look()

    def _look(self) -> None:
        """Show what is true now, when it differs from what is shown."""
        view = self._view_now()
        if view != self._view:
            self._view = view
            self._show(view)

    def _view_now(self) -> WindowView:
        state = self._replica.state
        if state.setup is None:
            return WindowView(staff=self._name)
        self._follow_seat(state)
        hall, manages = words.local(state.setup.name), may_send(state, self._staff)
        if self._seat is None:
            choice = self._choice_now(state)
            return WindowView(stage=Stage.CHOOSING, hall=hall, staff=self._name, choice=choice, manages=manages)
        now, alone = self._now(), self.without_server()
        if self._restored is None:
            self._restored = self._seat.visit or ""
        return WindowView(
            stage=Stage.AT_COUNTER,
            hall=hall,
            staff=self._name,
            counter=at_counter(
                state,
                self._seat,
                staff=self._staff,
                now=now,
                held=self._held(),
                alone=alone,
                restored=self._restored,
            ),
            messages=messages_view(state, self._seat, staff=self._staff, read=self._read),
            listing=self._dialogue.listing(state, self._seat, now),
            asking=self._dialogue.asking(state, self._seat, now, busy=self._doing),
            slip=self._dialogue.slip,
            pairing=self._dialogue.pairing,
            manages=manages,
            alone=alone_view(alone, state) if alone is not None else None,
        )

    def _held(self) -> str:
        """Return why nothing may be pressed for a moment, or nothing."""
        if self._doing:
            return translate("Window", "One moment…")
        if self._unseen is not None:
            return translate("Window", "Stored. It is on its way to the server.")
        return ""

    def _follow_seat(self, state: HallState) -> None:
        before, self._seat = self._seat, seating.seat_of(state, self._staff)
        if before is None or self._seat is not None:
            return
        self._unseen = None
        self._dialogue.close()
        if self._leaving:
            self._leaving = False
            self._leave()
            return
        self._choice = Choice(notice=_sent_away(state, before))

    def _choice_now(self, state: HallState) -> Choice:
        return Choice(
            options=seating.options(state, self._staff),
            preferred=seating.preferred(state, self._staff, self._machine_counter),
            asked_for=self._choice.asked_for,
            question=self._choice.question,
            notice=self._choice.notice,
            busy=self._choice.busy,
        )


def _sent_away(state: HallState, before: Desk) -> str:
    now_there = state.desks.get(before.counter)
    if now_there is not None and now_there.staff is not None and now_there.staff != before.staff:
        said = translate("Window", "{name} has taken over counter {number}.")
        return said.format(name=seating.name_of(state, now_there.staff), number=before.counter)
    return translate("Window", "Your time at counter {number} has ended. Please sit down again.").format(
        number=before.counter
    )
