"""What happens on the pad: it follows its counter, asks for a rating, and stores it before it thanks."""

from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.client.operations import HallOperations
from app.client.replica import Change, Replica
from app.contract.hall.desk_events import DistanceAsked
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import CounterState, Desk, HallState, Rating, Visit
from app.modes import words
from app.modes.hall_texts import filled, text_of
from app.modes.pad.people import other_counters, person_at, portrait_of
from app.modes.pad.portraits import Portraits
from app.modes.pad.question import BAD, Question, answers, reasons
from app.modes.pad.view import PadView, Page, Person
from app.rules.evaluation import scale
from app.rules.places import index

translate = QCoreApplication.translate

THANKS_SECONDS = 3.0
DISTANCE_SECONDS = 5.0
"""How long the one-metre line is asked for (spec 03)."""


class PadPresenter:
    """Shows one counter's pad.

    :param counter: the number of the counter the pad is bound to; empty when it is bound to none.
    :param reader: whose words of the hall's texts are shown (`zh`, `zh_hk`, `en`).
    :param run: begins work nobody waits for.
    :param portrait: fetches a portrait by its file name.
    :param now: the server's time; `mono` seconds of a clock that never jumps.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        counter: str,
        reader: str,
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
        self._run = run
        self._show = show
        self._now = now
        self._mono = mono
        self._question: Question | None = None
        self._answered: set[str] = set()
        self._thanks_until: float | None = None
        self._distance_until: float | None = None
        self._portraits = Portraits(fetch=portrait, run=run, arrived=self._refresh, mono=mono)
        self._shown: PadView | None = None
        self._forget = replica.subscribe(self._follow)
        self._refresh()

    def close(self) -> None:
        """Follow no longer."""
        self._forget()

    def tick(self) -> None:
        """Let time pass: a question ends, thanks give way to the card. Called a few times a second."""
        question = self._question
        if question is not None and not question.storing and self._mono() >= question.ends:
            if question.rating is None:
                self._end_question()
            else:
                self._store(question, question.rating)
        self._refresh()

    def rate(self, place: int) -> None:
        """The citizen touched a key; 1 is the best rating."""
        question, setup = self._question, self._replica.state.setup
        if question is None or setup is None or question.rating is not None:
            return
        if not question.takes_touch(self._mono()):
            question.round += 1
            self._refresh()
            return
        rating = scale(setup.rules.evaluation_keys)[place - 1]
        if rating in BAD:
            question.rating = rating
            question.begin_round(self._mono())
            self._refresh()
        else:
            self._store(question, rating)

    def choose_reasons(self, codes: tuple[str, ...]) -> None:
        """The citizen changed what was wrong; kept, so that it is stored even when the time runs out."""
        if self._question is not None:
            self._question.reasons = codes

    def submit_reasons(self) -> None:
        """The citizen is done with the reasons, or gives none."""
        question = self._question
        if question is not None and question.rating is not None and question.takes_touch(self._mono()):
            self._store(question, question.rating)

    def _follow(self, change: Change[HallState]) -> None:
        for recorded in change.events:
            if isinstance(recorded.event, DistanceAsked) and recorded.event.counter == self._counter:
                left = DISTANCE_SECONDS - (self._now() - recorded.at).total_seconds()
                self._distance_until = self._mono() + min(left, DISTANCE_SECONDS)
        self._refresh()

    def _store(self, question: Question, rating: Rating) -> None:
        question.storing = True
        self._run(self._store_and_thank(question, rating))

    async def _store_and_thank(self, question: Question, rating: Rating) -> None:
        stored = await self._operations.rate(question.visit, rating, reasons=question.reasons)
        question.storing = False
        if stored is None:
            question.rating = None
            question.reasons = ()
            question.begin_round(self._mono())
        else:
            self._thanks_until = self._mono() + THANKS_SECONDS
            self._end_question()
        self._refresh()

    def _end_question(self) -> None:
        if self._question is not None:
            self._answered.add(self._question.visit)
            self._question = None

    def _refresh(self) -> None:
        self._look_for_question()
        view = self._view()
        if view != self._shown:
            self._shown = view
            self._show(view)

    def _look_for_question(self) -> None:
        """Put the question of the counter's last visit, and take it away when it is no longer this citizen's turn.

        It stays while the next one is called: the one who was served still stands there. Once the next one is served,
        a rating could come from the wrong hand.
        """
        state = self._replica.state
        desk = state.desks.get(self._counter)
        question = self._question
        if question is not None and not question.storing:
            asked = state.visits.get(question.visit)
            served_next = desk is not None and desk.state is CounterState.SERVING
            if asked is None or asked.evaluation is not None or (served_next and question.rating is None):
                self._end_question()
        if self._question is None and desk is not None and desk.last_visit and desk.state is not CounterState.SERVING:
            self._put_question(state.visits.get(desk.last_visit))

    def _put_question(self, visit: Visit | None) -> None:
        setup = self._replica.state.setup
        if visit is None or setup is None or visit.rating_requested_at is None:
            return
        if visit.evaluation is not None or visit.id in self._answered:
            return
        ends_at = visit.rating_requested_at + timedelta(seconds=setup.rules.evaluation_seconds)
        left = min((ends_at - self._now()).total_seconds(), float(setup.rules.evaluation_seconds))
        if left <= 0:
            return
        mono = self._mono()
        self._thanks_until = None
        self._question = Question(visit=visit.id, ends=mono + left, appeared=mono, seconds=left)

    def _view(self) -> PadView:
        state = self._replica.state
        setup = state.setup
        if setup is None or self._counter not in index(setup).counters:
            return PadView(page=Page.UNBOUND, headline=_unbound(loaded=setup is not None))
        if self._question is not None:
            return self._question_view(setup, self._question)
        if self._thanks_until is not None and self._mono() < self._thanks_until:
            return self._said(setup, Page.THANKS, "thanks", translate("Pad", "Thank you for your rating"))
        if self._distance_until is not None and self._mono() < self._distance_until:
            return self._said(setup, Page.DISTANCE, "one_metre", translate("Pad", "Please wait behind the line"))
        return self._desk_view(state, setup, state.desks.get(self._counter) or Desk(counter=self._counter))

    def _said(self, setup: HallSetup, page: Page, key: str, own: str) -> PadView:
        headline = text_of(setup.texts.pad, [key], self._reader, own)
        return PadView(page=page, hall=self._hall(setup), counter=self._counter, headline=headline)

    def _question_view(self, setup: HallSetup, question: Question) -> PadView:
        visit = self._replica.state.visits[question.visit]
        person = self._person(setup, visit.staff)
        ask = text_of(setup.texts.pad, ["evaluation"], self._reader, translate("Pad", "How was the service today?"))
        wrong = translate("Pad", "What should be better?")
        rates = question.rating is None
        return PadView(
            page=Page.EVALUATION if rates else Page.REASONS,
            hall=self._hall(setup),
            counter=self._counter,
            person=person,
            headline=ask if rates else wrong,
            detail=_served_by(person) if rates else translate("Pad", "Choose as many as apply, or none"),
            ticket=visit.number,
            question=question.key,
            answers=answers(setup.rules.evaluation_keys),
            reasons=() if rates else reasons(setup.texts.pad, self._reader),
            seconds=question.seconds,
        )

    def _desk_view(self, state: HallState, setup: HallSetup, desk: Desk) -> PadView:
        person = self._person(setup, desk.staff or "")
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

    def _person(self, setup: HallSetup, staff: str) -> Person | None:
        photo = self._portraits.get(portrait_of(setup, staff))
        return person_at(setup, counter=self._counter, staff=staff, reader=self._reader, photo=photo)

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
