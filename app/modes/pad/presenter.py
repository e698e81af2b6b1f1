"""What happens on the pad: it follows its counter, asks for a rating, and stores it before it thanks."""

import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.replica import Change
from app.contract.hall.desk_events import DistanceAsked
from app.contract.hall.events import HallSetUp
from app.contract.hall.pad_tasks import PadTask, PadTaskKind, TaskAnswer
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import CounterState, Desk, HallState, Visit
from app.modes import words
from app.modes.hall_texts import filled, text_of
from app.modes.pad.asking import Asking
from app.modes.pad.people import other_counters, person_at, portrait_of
from app.modes.pad.portraits import Portraits
from app.modes.pad.question import GUARD_SECONDS, Phase, Question, answers, reasons
from app.modes.pad.signatures import Signatures
from app.modes.pad.touched import TouchedFile
from app.modes.pad.view import PadView, Page, Person
from app.rules.places import index

translate = QCoreApplication.translate
log = logging.getLogger(__name__)


class Followed(Protocol):
    """A hall as the pad follows it: the replica of the link, or what the window's program knows beyond that."""

    @property
    def state(self) -> HallState:
        """The hall now."""

    def subscribe(self, listener: Callable[[Change[HallState]], None]) -> Callable[[], None]:
        """Tell of every change from now on; return the function that ends it."""


class PadPresenter:
    """Shows one counter's pad.

    :param counter: the number of the counter the pad is bound to; empty when it is bound to none.
    :param reader: whose words of the hall's texts are shown (`zh`, `zh_hk`, `en`).
    :param kept: ratings on the disk whose reasons are still being given.
    :param run: begins work nobody waits for.
    :param unsent: returns the visits whose rating waits to be sent.
    :param portrait: fetches a portrait by its file name.
    :param now: the server's time; `mono` seconds of a clock that never jumps.
    """

    def __init__(
        self,
        *,
        replica: Followed,
        operations: HallOperations,
        counter: str,
        reader: str,
        kept: TouchedFile,
        signatures: Signatures,
        unsent: Callable[[], Awaitable[Collection[str]]],
        run: Callable[[Coroutine[Any, Any, None]], None],
        portrait: Callable[[str], Awaitable[bytes | None]],
        show: Callable[[PadView], None],
        now: Callable[[], datetime],
        mono: Callable[[], float],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._counter = counter
        self._reader = reader
        self._signatures = signatures
        self._run = run
        self._show = show
        self._now = now
        self._mono = mono
        self._distance_until = float("-inf")
        self._done_task = ""
        self._task_since: tuple[str, float] = ("", 0.0)
        self._shown: PadView | None = None
        self._portraits = Portraits(fetch=portrait, run=run, arrived=self._refresh, mono=mono)
        self._asking = Asking(
            counter=counter,
            operations=operations,
            kept=kept,
            signatures=signatures,
            unsent=unsent,
            run=run,
            now=now,
            mono=mono,
            changed=self._refresh,
        )
        self.rate = self._asking.rate
        self.choose_reasons = self._asking.choose
        self.write_comment = self._asking.write
        self.submit_reasons = self._asking.submit
        self._forget = replica.subscribe(self._follow)
        self._refresh()

    async def begin(self) -> None:
        """Store and hand over what a run before this one could not."""
        await self._asking.recover()
        await self._signatures.send_all()

    def close(self) -> None:
        """Follow no longer."""
        self._forget()

    def tick(self) -> None:
        """Let time pass: a question ends, thanks give way to the card. Called a few times a second."""
        self._asking.tick()
        self._refresh()

    def speak_to(self, reader: str) -> None:
        """Go on in another reader's words; what is asked is asked anew in them."""
        self.choose_reasons(())
        self.write_comment("")
        self._reader = reader
        self._shown = None
        self._refresh()

    def sign(self, picture: bytes) -> None:
        """The citizen has signed (PNG), or leaves it (empty)."""
        if self._asking.question is not None:
            self._asking.sign(picture)
        elif picture:
            self._answer(TaskAnswer.CONFIRMED, picture)
        else:
            self._answer(TaskAnswer.DECLINED)

    def confirm(self) -> None:
        """The citizen agrees with what was put before them."""
        self._answer(TaskAnswer.CONFIRMED)

    def decline(self) -> None:
        """The citizen does not."""
        self._answer(TaskAnswer.DECLINED)

    def _answer(self, answer: TaskAnswer, picture: bytes = b"") -> None:
        task = self._task()
        if task is None or self._mono() - self._task_since[1] < GUARD_SECONDS:
            return
        self._done_task = task.id
        self._refresh()
        self._run(self._store_answer(task, answer, picture))

    async def _store_answer(self, task: PadTask, answer: TaskAnswer, picture: bytes) -> None:
        try:
            signature = await self._signatures.keep(picture) if picture else ""
        except OSError as error:
            log.error("a signature is not kept: %s", error)
            self._done_task = ""
            self._refresh()
            return
        if await self._operations.answer_pad_task(task.id, answer, signature=signature) is None:
            self._done_task = ""
            self._refresh()
        elif signature:
            await self._signatures.send_all()

    def _follow(self, change: Change[HallState]) -> None:
        for recorded in change.events:
            event = recorded.event
            if isinstance(event, DistanceAsked) and event.counter == self._counter and change.state.setup is not None:
                seconds = change.state.setup.rules.distance_seconds
                left = seconds - (self._now() - recorded.at).total_seconds()
                self._distance_until = self._mono() + min(left, seconds)
            if isinstance(event, HallSetUp):
                self._portraits.look_again()
        self._refresh()

    def _refresh(self) -> None:
        self._asking.follow(self._replica.state)
        view = self._view()
        if view != self._shown:
            self._shown = view
            self._show(view)

    def _task(self) -> PadTask | None:
        desk = self._replica.state.desks.get(self._counter)
        task = desk.task if desk is not None else None
        if task is None or task.id == self._done_task:
            return None
        if task.id != self._task_since[0]:
            self._task_since = (task.id, self._mono())
        return task

    def _view(self) -> PadView:
        state = self._replica.state
        setup = state.setup
        if setup is None or self._counter not in index(setup).counters:
            return PadView(page=Page.UNBOUND, headline=_unbound(loaded=setup is not None))
        if self._asking.question is not None:
            return self._question_view(setup, self._asking.question)
        if self._asking.thanks:
            return self._said(setup, Page.THANKS, "thanks", translate("Pad", "Thank you for your rating"))
        task = self._task()
        if task is not None:
            return self._task_view(setup, task)
        if self._mono() < self._distance_until:
            return self._said(setup, Page.DISTANCE, "one_metre", translate("Pad", "Please wait behind the line"))
        return self._desk_view(state, setup, state.desks.get(self._counter) or Desk(counter=self._counter))

    def _said(self, setup: HallSetup, page: Page, key: str, own: str) -> PadView:
        headline = text_of(setup.texts.pad, [key], self._reader, own)
        return PadView(page=page, hall=self._hall(setup), counter=self._counter, headline=headline)

    def _question_view(self, setup: HallSetup, question: Question) -> PadView:
        visit = self._replica.state.visits.get(question.visit)
        person = self._person(visit.staff) if visit is not None else None
        page, headline, detail = self._asked(setup, question, person)
        wrong = page is Page.REASONS
        return PadView(
            page=page,
            hall=self._hall(setup),
            counter=self._counter,
            person=person,
            headline=headline,
            detail=detail,
            ticket=visit.number if visit is not None else "",
            question=f"{question.key}/{self._reader}",
            answers=answers(setup.rules.evaluation_keys),
            reasons=reasons(setup.texts.pad, self._reader) if wrong else (),
            seconds=question.seconds,
        )

    def _asked(self, setup: HallSetup, question: Question, person: Person | None) -> tuple[Page, str, str]:
        if question.phase is Phase.REASONS:
            better = translate("Pad", "What should be better?")
            return Page.REASONS, better, translate("Pad", "Choose as many as apply, or none")
        if question.phase is Phase.SIGNATURE:
            sign = translate("Pad", "Please sign with your finger")
            return Page.SIGNATURE, sign, translate("Pad", "You may leave it")
        own = translate("Pad", "How was the service today?")
        return Page.EVALUATION, text_of(setup.texts.pad, ["evaluation"], self._reader, own), _served_by(person)

    def _task_view(self, setup: HallSetup, task: PadTask) -> PadView:
        page, own = {
            PadTaskKind.CONFIRM: (Page.CONFIRM, translate("Pad", "Please read and confirm")),
            PadTaskKind.SIGN: (Page.SIGN, translate("Pad", "Please read and sign")),
            PadTaskKind.SCAN: (Page.SCAN, translate("Pad", "Please scan with your phone")),
        }[task.kind]
        return PadView(
            page=page,
            hall=self._hall(setup),
            counter=self._counter,
            headline=task.title or own,
            question=task.id,
            text=task.text,
        )

    def _desk_view(self, state: HallState, setup: HallSetup, desk: Desk) -> PadView:
        person = self._person(desk.staff or "")
        visit = state.visits.get(desk.visit) if desk.visit else None
        ticket = visit.number if visit else ""
        page = _PAGES[desk.state]
        elsewhere = other_counters(state, setup, self._counter) if page in (Page.PAUSED, Page.CLOSED) else ()
        return PadView(
            page=page,
            hall=self._hall(setup),
            counter=self._counter,
            person=person if page is not Page.CLOSED else None,
            headline=self._headline(setup, desk, ticket),
            detail=self._service(setup, visit) if page is Page.CALLING else _go_to(elsewhere),
            ticket=ticket,
        )

    def _headline(self, setup: HallSetup, desk: Desk, ticket: str) -> str:
        keys, own = {
            CounterState.OFFLINE: (["offline"], translate("Pad", "This counter is closed now")),
            CounterState.OPEN: (["open", "idle"], translate("Pad", "Hello, how may I help you?")),
            CounterState.CALLING: (["calling"], translate("Pad", "Ticket {ticket}, please come to counter {counter}")),
            CounterState.SERVING: (["serving"], translate("Pad", "Serving ticket {ticket}")),
            CounterState.PAUSED: (["paused"], translate("Pad", "This counter is paused: {reason}")),
            CounterState.BACKOFFICE: (["backoffice"], translate("Pad", "Working on your papers, please wait a moment")),
        }[desk.state]
        why = desk.pause_reason
        reason = text_of(setup.texts.pad, [f"pause.{why}"], self._reader, words.pause_reason(why)) if why else ""
        template = text_of(setup.texts.pad, keys, self._reader, own)
        return filled(template, ticket=ticket, counter=self._counter, reason=reason, hall=self._hall(setup))

    def _service(self, setup: HallSetup, visit: Visit | None) -> str:
        service = index(setup).services.get(visit.service) if visit else None
        return words.local(service.name, self._reader) if service else ""

    def _person(self, staff: str) -> Person | None:
        state = self._replica.state
        photo = self._portraits.get(portrait_of(state.setup, staff)) if state.setup is not None else None
        return person_at(state, counter=self._counter, staff=staff, reader=self._reader, photo=photo)

    def _hall(self, setup: HallSetup) -> str:
        return words.local(setup.name, self._reader)


_PAGES = {
    CounterState.OFFLINE: Page.CLOSED,
    CounterState.OPEN: Page.CARD,
    CounterState.CALLING: Page.CALLING,
    CounterState.SERVING: Page.SERVING,
    CounterState.PAUSED: Page.PAUSED,
    CounterState.BACKOFFICE: Page.BACK_OFFICE,
}


def _unbound(*, loaded: bool) -> str:
    if not loaded:
        return translate("Pad", "Connecting to the hall")
    return translate("Pad", "This pad does not belong to a counter yet. Please ask the manager to set one.")


def _served_by(person: Person | None) -> str:
    if person is None:
        return ""
    served = translate("Pad", "You were served by {name}, {number}")
    return filled(served, name=person.name, number=person.number)


def _go_to(counters: tuple[str, ...]) -> str:
    if not counters:
        return ""
    names = translate("Pad", ", ").join(counters)
    return translate("Pad", "Please go to counter {counters}").replace("{counters}", names)
