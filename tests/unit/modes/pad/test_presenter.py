"""The pad without a window: it follows its counter, asks, stores, thanks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from app.contract.command import Actor
from app.contract.hall.commands import (
    AskForDistance,
    BeginBackOffice,
    FinishVisit,
    IssueTicket,
    LogOutOfCounter,
    PassTicket,
    PauseCounter,
    RateVisit,
    RecallTicket,
    StartServing,
)
from app.contract.hall.setup import HallRules
from app.contract.hall.state import CounterState, PauseReason, Rating, Visit
from app.modes.errands import Errands
from app.modes.pad.presenter import PadPresenter
from app.modes.pad.view import PadView, Page
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.halls import KIOSK, MORNING, pad, small_setup

PORTRAIT = b"a picture"


@dataclass
class Desk:
    """A pad at counter 1, with the hall around it. `seconds` is the pad's own clock."""

    setup_changes: dict = field(default_factory=dict)
    counter: str = "1"
    seconds: float = 1000.0
    views: list[PadView] = field(default_factory=list)
    portraits: list[str] = field(default_factory=list)
    portrait: bytes | None = PORTRAIT

    def __post_init__(self) -> None:
        self.hall = LiveHall(setup=small_setup(**self.setup_changes))
        self.replica = self.hall.follow(pad("1"))
        self.operations = LiveOperations(self.hall, pad("1"))
        self.errands = Errands()
        self.start()

    def start(self) -> None:
        self.presenter = PadPresenter(
            replica=self.replica,
            operations=self.operations,
            counter=self.counter,
            reader="zh",
            run=self.errands.run,
            portrait=self._fetch,
            show=self.views.append,
            now=lambda: self.hall.now,
            mono=lambda: self.seconds,
        )

    async def _fetch(self, file: str) -> bytes | None:
        self.portraits.append(file)
        return self.portrait

    @property
    def view(self) -> PadView:
        return self.views[-1]

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.hall.wait(seconds=seconds)
        self.presenter.tick()

    def sit_down(self, number: str = "1001") -> Actor:
        actor = self.hall.open("1", number)
        self.hall.sync()
        return actor

    def call(self, actor: Actor) -> Visit:
        self.hall.take("id", actor=KIOSK)
        visit = self.hall.call("1", actor)
        self.hall.sync()
        return visit

    def serve(self, actor: Actor) -> Visit:
        visit = self.call(actor)
        self.hall.tell(StartServing(counter="1", visit=visit.id), actor)
        return visit

    def ask(self, actor: Actor) -> Visit:
        """Serve one visit to its end; the question is on the pad and the hand off the glass."""
        visit = self.serve(actor)
        self.wait(60)
        self.hall.tell(FinishVisit(counter="1", visit=visit.id), actor)
        self.wait(0.5)
        return visit

    def ratings(self) -> list[RateVisit]:
        return [command for command in self.operations.done if isinstance(command, RateVisit)]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.presenter.close()


def test_an_empty_counter_is_closed_and_names_one_that_works(desk: Desk) -> None:
    assert (desk.view.page, desk.view.counter, desk.view.person) == (Page.CLOSED, "1", None)
    assert desk.view.detail == ""
    desk.hall.open("2", "1002")
    desk.hall.sync()
    assert "2" in desk.view.detail


def test_a_pad_without_a_counter_says_so() -> None:
    desk = Desk(counter="99")
    assert desk.view.page is Page.UNBOUND
    desk.presenter.close()


async def test_the_card_shows_who_sits_there(desk: Desk) -> None:
    desk.sit_down()
    assert desk.view.page is Page.CARD
    assert desk.view.person is not None
    assert desk.view.person.name == "员工1001"
    assert "1001" in desk.view.person.number
    assert "身份证" in desk.view.person.services


async def test_the_portrait_comes_after_the_card_and_is_asked_for_again_only_after_a_while() -> None:
    member = small_setup().staff[0].model_copy(update={"portrait": "1001.png"})
    desk = Desk(setup_changes={"staff": (member,)}, portrait=None)
    desk.sit_down()
    await desk.errands.settled()
    assert desk.view.person.photo is None
    desk.wait(5)
    await desk.errands.settled()
    assert desk.portraits == ["1001.png"]
    desk.portrait = PORTRAIT
    desk.wait(30)
    await desk.errands.settled()
    assert desk.view.person.photo == PORTRAIT
    assert desk.portraits == ["1001.png", "1001.png"]
    desk.presenter.close()


def test_calling_serving_and_pausing_are_followed(desk: Desk) -> None:
    actor = desk.sit_down()
    visit = desk.call(actor)
    assert (desk.view.page, desk.view.ticket, desk.view.detail) == (Page.CALLING, "A001", "身份证")
    desk.hall.tell(StartServing(counter="1", visit=visit.id), actor)
    assert (desk.view.page, desk.view.ticket) == (Page.SERVING, "A001")
    desk.hall.tell(FinishVisit(counter="1", visit=visit.id, ask_rating=False), actor)
    assert desk.view.page is Page.CARD
    desk.hall.tell(PauseCounter(counter="1", reason=PauseReason.MEAL), actor)
    assert desk.view.page is Page.PAUSED
    assert "Meal" in desk.view.headline


def test_back_office_asks_to_wait(desk: Desk) -> None:
    desk.hall.tell(BeginBackOffice(counter="1"), desk.sit_down())
    assert desk.view.page is Page.BACK_OFFICE
    assert "wait" in desk.view.headline


def test_the_one_metre_line_is_asked_for_five_seconds_and_only_here(desk: Desk) -> None:
    actor = desk.sit_down()
    other = desk.hall.open("2", "1002")
    desk.hall.tell(AskForDistance(counter="2"), other)
    assert desk.view.page is Page.CARD
    desk.hall.tell(AskForDistance(counter="1"), actor)
    assert desk.view.page is Page.DISTANCE
    desk.wait(4.9)
    assert desk.view.page is Page.DISTANCE
    desk.wait(0.2)
    assert desk.view.page is Page.CARD


@pytest.mark.parametrize("state", list(CounterState))
def test_every_state_of_a_counter_has_a_page(state: CounterState) -> None:
    desk = Desk()
    desk.sit_down()
    known = desk.hall.state.desks["1"].model_copy(update={"state": state})
    desk.hall.state = desk.hall.state.model_copy(update={"desks": desk.hall.state.desks.insert("1", known)})
    desk.hall.resync()
    assert desk.view.headline
    desk.presenter.close()


def test_a_visit_nobody_came_to_is_not_asked_about(desk: Desk) -> None:
    actor = desk.sit_down()
    visit = desk.call(actor)
    desk.hall.tell(RecallTicket(counter="1", visit=visit.id), actor)
    desk.hall.tell(PassTicket(counter="1", visit=visit.id), actor)
    assert desk.view.page is Page.CARD


@pytest.mark.parametrize("keys", [3, 4, 5])
def test_the_question_offers_the_scale_of_the_hall_best_first(keys: int) -> None:
    desk = Desk(setup_changes={"rules": HallRules(evaluation_keys=keys, evaluation_seconds=20)})
    desk.ask(desk.sit_down())
    assert desk.view.page is Page.EVALUATION
    assert [answer.place for answer in desk.view.answers] == list(range(1, keys + 1))
    moods = [answer.mood for answer in desk.view.answers]
    assert moods == sorted(moods, reverse=True)
    assert desk.view.seconds == pytest.approx(20)
    desk.presenter.close()


async def test_a_rating_is_stored_before_thanks_and_the_card_returns_after_three_seconds(desk: Desk) -> None:
    visit = desk.ask(desk.sit_down())
    desk.presenter.rate(1)
    assert desk.view.page is Page.EVALUATION, "no thanks before it is stored"
    await desk.errands.settled()
    assert [(rated.visit, rated.rating) for rated in desk.ratings()] == [(visit.id, Rating.VERY_SATISFIED)]
    assert desk.view.page is Page.THANKS
    desk.wait(2.9)
    assert desk.view.page is Page.THANKS
    desk.wait(0.2)
    assert desk.view.page is Page.CARD


async def test_a_second_touch_is_not_a_second_rating(desk: Desk) -> None:
    desk.ask(desk.sit_down())
    desk.presenter.rate(1)
    desk.presenter.rate(4)
    await desk.errands.settled()
    desk.presenter.rate(2)
    await desk.errands.settled()
    assert [rated.rating for rated in desk.ratings()] == [Rating.VERY_SATISFIED]


async def test_a_hand_on_the_glass_is_no_rating_and_the_keys_are_fresh_after_it(desk: Desk) -> None:
    actor = desk.sit_down()
    visit = desk.serve(actor)
    desk.hall.tell(FinishVisit(counter="1", visit=visit.id), actor)
    before = desk.view.question
    desk.wait(0.29)
    desk.presenter.rate(4)
    await desk.errands.settled()
    assert desk.ratings() == []
    assert desk.view.page is Page.EVALUATION
    assert desk.view.question != before
    desk.wait(0.02)
    desk.presenter.rate(2)
    await desk.errands.settled()
    assert [rated.rating for rated in desk.ratings()] == [Rating.SATISFIED]


async def test_a_bad_rating_asks_for_reasons_and_keeps_them(desk: Desk) -> None:
    desk.ask(desk.sit_down())
    desk.presenter.rate(4)
    assert desk.view.page is Page.REASONS
    assert len(desk.view.reasons) == 6
    desk.wait(0.5)
    desk.presenter.choose_reasons(("attitude", "unclear"))
    desk.presenter.submit_reasons()
    await desk.errands.settled()
    (rated,) = desk.ratings()
    assert (rated.rating, rated.reasons) == (Rating.DISSATISFIED, ("attitude", "unclear"))
    assert desk.view.page is Page.THANKS


async def test_a_double_touch_on_the_bad_key_does_not_skip_the_reasons(desk: Desk) -> None:
    desk.ask(desk.sit_down())
    desk.presenter.rate(4)
    desk.wait(0.1)
    desk.presenter.submit_reasons()
    await desk.errands.settled()
    assert desk.view.page is Page.REASONS


async def test_when_the_time_runs_out_during_the_reasons_the_rating_is_stored_with_those_chosen(desk: Desk) -> None:
    visit = desk.ask(desk.sit_down())
    desk.presenter.rate(4)
    desk.presenter.choose_reasons(("attitude",))
    desk.wait(20)
    await desk.errands.settled()
    (rated,) = desk.ratings()
    assert rated.reasons == ("attitude",)
    assert desk.hall.state.visits[visit.id].evaluation is not None, "still in time for the record"


async def test_no_answer_is_no_rating(desk: Desk) -> None:
    visit = desk.ask(desk.sit_down())
    desk.wait(21)
    await desk.errands.settled()
    assert desk.view.page is Page.CARD
    assert desk.ratings() == []
    assert desk.hall.state.visits[visit.id].evaluation is None


async def test_what_cannot_be_stored_is_not_thanked_for(desk: Desk) -> None:
    desk.ask(desk.sit_down())
    desk.operations.broken = True
    before = desk.view.question
    desk.presenter.rate(1)
    await desk.errands.settled()
    assert desk.view.page is Page.EVALUATION
    assert desk.view.question != before
    assert desk.operations.told
    desk.operations.broken = False
    desk.wait(1)
    desk.presenter.rate(1)
    await desk.errands.settled()
    assert desk.view.page is Page.THANKS


def test_the_question_stays_while_the_next_is_called_and_goes_when_the_next_is_served(desk: Desk) -> None:
    actor = desk.sit_down()
    desk.ask(actor)
    visit = desk.call(actor)
    assert desk.view.page is Page.EVALUATION
    desk.hall.tell(StartServing(counter="1", visit=visit.id), actor)
    assert (desk.view.page, desk.view.ticket) == (Page.SERVING, "A002")


def test_the_question_survives_the_counter_being_left(desk: Desk) -> None:
    actor = desk.sit_down()
    desk.ask(actor)
    desk.hall.tell(LogOutOfCounter(counter="1"), actor)
    assert desk.view.page is Page.EVALUATION


def test_a_pad_that_starts_in_the_middle_of_the_question_asks_for_the_time_that_is_left(desk: Desk) -> None:
    desk.ask(desk.sit_down())
    desk.hall.wait(seconds=7.5)
    desk.presenter.close()
    desk.views.clear()
    desk.start()
    assert desk.view.page is Page.EVALUATION
    assert desk.view.seconds == pytest.approx(12.0)


def test_a_pad_that_starts_after_the_question_shows_the_card(desk: Desk) -> None:
    desk.ask(desk.sit_down())
    desk.hall.wait(seconds=30)
    desk.presenter.close()
    desk.start()
    assert desk.view.page is Page.CARD


def test_a_clock_behind_the_record_does_not_lengthen_the_question(desk: Desk) -> None:
    actor = desk.sit_down()
    visit = desk.serve(actor)
    desk.hall.do(FinishVisit(counter="1", visit=visit.id), actor)
    desk.hall.now = MORNING - timedelta(minutes=5)
    desk.hall.sync()
    assert desk.view.seconds == pytest.approx(20)


def test_other_peoples_news_do_not_paint_the_pad_anew(desk: Desk) -> None:
    desk.sit_down()
    count = len(desk.views)
    desk.hall.tell(IssueTicket(service="id"), KIOSK)
    desk.wait(0.2)
    assert len(desk.views) == count
