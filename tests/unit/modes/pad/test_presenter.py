"""The pad without a window: it follows its counter."""

import pytest

from app.contract.hall.commands import (
    AskForDistance,
    BeginBackOffice,
    FinishVisit,
    IssueTicket,
    PassTicket,
    PauseCounter,
    RecallTicket,
    SetUpHall,
    StartServing,
)
from app.contract.hall.setup import HallRules
from app.contract.hall.state import CounterState, PauseReason
from app.modes.pad.view import Page
from tests.unit.modes.pad.pad_desk import PORTRAIT, Desk
from tests.unit.rules.halls import KIOSK, SYSTEM, small_setup


def test_an_empty_counter_is_closed_and_names_one_that_works(desk: Desk) -> None:
    assert (desk.view.page, desk.view.counter, desk.view.person) == (Page.CLOSED, "1", None)
    assert desk.view.detail == ""
    desk.hall.open("2", "1002")
    desk.hall.sync()
    assert "2" in desk.view.detail


def test_a_pad_without_a_counter_says_so() -> None:
    desk = Desk(counter="99")
    assert desk.view.page is Page.UNBOUND
    desk.close()


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
    desk.close()


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
    desk.close()


def test_a_visit_nobody_came_to_is_not_asked_about(desk: Desk) -> None:
    actor = desk.sit_down()
    visit = desk.call(actor)
    desk.hall.tell(RecallTicket(counter="1", visit=visit.id), actor)
    desk.hall.tell(PassTicket(counter="1", visit=visit.id), actor)
    assert desk.view.page is Page.CARD


async def test_stars_title_and_photo_change_without_a_restart() -> None:
    member = small_setup().staff[0].model_copy(update={"portrait": "1001.png"})
    rules = HallRules(points_very_satisfied=1000)
    desk = Desk(setup_changes={"staff": (member,), "rules": rules})
    desk.ask(desk.sit_down())
    desk.presenter.rate(1)
    await desk.errands.settled()
    desk.wait(4)
    assert desk.view.person.stars == 4, "3000 and 1000 points"
    desk.portrait = b"a newer picture"
    promoted = member.model_copy(update={"title": "首席代表"})
    desk.hall.tell(SetUpHall(setup=small_setup(staff=(promoted,), rules=rules)), SYSTEM)
    assert "首席代表" in desk.view.person.post
    assert desk.view.person.photo == PORTRAIT, "until the new one has come"
    await desk.errands.settled()
    assert desk.view.person.photo == b"a newer picture"
    desk.close()


def test_another_reader_is_asked_anew_in_their_own_words(desk: Desk) -> None:
    desk.ask(desk.sit_down())
    before = desk.view.question
    desk.presenter.speak_to("en")
    assert desk.view.page is Page.EVALUATION
    assert desk.view.question != before


def test_other_peoples_news_do_not_paint_the_pad_anew(desk: Desk) -> None:
    desk.sit_down()
    count = len(desk.views)
    desk.hall.tell(IssueTicket(service="id"), KIOSK)
    desk.wait(0.2)
    assert len(desk.views) == count
