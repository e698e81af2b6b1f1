"""One question a visit: stored before it is thanked for, in its own time, and never lost."""

import hashlib
from datetime import timedelta

import pytest

from app.contract.hall.commands import (
    FinishVisit,
    LogOutOfCounter,
    SetUpHall,
    StartServing,
)
from app.contract.hall.setup import HallRules, SignatureWanted
from app.contract.hall.state import Rating, Visit
from app.modes.pad.touched import TouchedFile
from app.modes.pad.view import Page
from tests.unit.modes.pad.pad_desk import Desk
from tests.unit.rules.halls import MORNING, SYSTEM, small_setup, staff


@pytest.mark.parametrize("keys", [3, 4, 5])
def test_the_question_offers_the_scale_of_the_hall_best_first(keys: int) -> None:
    desk = Desk(setup_changes={"rules": HallRules(evaluation_keys=keys, evaluation_seconds=20)})
    desk.ask(desk.sit_down())
    assert desk.view.page is Page.EVALUATION
    assert [answer.place for answer in desk.view.answers] == list(range(1, keys + 1))
    moods = [answer.mood for answer in desk.view.answers]
    assert moods == sorted(moods, reverse=True)
    assert desk.view.seconds == pytest.approx(20)
    desk.close()


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
    await desk.errands.settled()
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


async def touched_badly(desk: Desk) -> Visit:
    """Let a citizen touch the last key; the reasons are before them."""
    visit = desk.ask(desk.sit_down())
    desk.presenter.rate(4)
    await desk.errands.settled()
    desk.wait(0.5)
    assert desk.view.page is Page.REASONS
    return visit


async def test_the_reasons_have_their_own_time_and_the_rating_its_own_touch(desk: Desk) -> None:
    visit = await touched_badly(desk)
    assert desk.view.seconds == pytest.approx(60)
    desk.wait(45)
    assert desk.view.page is Page.REASONS, "long after the question's 20 seconds"
    desk.presenter.choose_reasons(("attitude",))
    desk.presenter.write_comment("等了很久")
    desk.presenter.submit_reasons()
    await desk.errands.settled()
    evaluation = desk.hall.state.visits[visit.id].evaluation
    assert (evaluation.rating, evaluation.reasons, evaluation.comment) == (
        Rating.DISSATISFIED,
        ("attitude",),
        "等了很久",
    )


async def test_when_the_time_for_reasons_runs_out_the_rating_is_stored_with_those_chosen(desk: Desk) -> None:
    visit = await touched_badly(desk)
    desk.presenter.choose_reasons(("attitude",))
    desk.wait(60)
    await desk.errands.settled()
    assert desk.hall.state.visits[visit.id].evaluation.reasons == ("attitude",)
    assert desk.view.page is Page.THANKS


async def test_staff_learn_nothing_while_the_citizen_still_writes(desk: Desk) -> None:
    visit = await touched_badly(desk)
    assert desk.ratings() == []
    assert desk.hall.state.visits[visit.id].evaluation is None


async def test_who_serves_the_next_one_does_not_take_the_rating_away(desk: Desk) -> None:
    visit = await touched_badly(desk)
    actor = staff("1001")
    following = desk.call(actor)
    assert desk.view.page is Page.REASONS
    desk.hall.tell(StartServing(counter="1", visit=following.id), actor)
    await desk.errands.settled()
    assert desk.hall.state.visits[visit.id].evaluation.rating is Rating.DISSATISFIED


async def test_a_pad_that_was_killed_during_the_reasons_sends_the_rating_at_its_next_start(desk: Desk) -> None:
    visit = await touched_badly(desk)
    touched_at = desk.hall.now
    desk.presenter.close()
    desk.hall.wait(hours=2)
    desk.start()
    await desk.presenter.begin()
    evaluation = desk.hall.state.visits[visit.id].evaluation
    assert evaluation.rating is Rating.DISSATISFIED
    assert evaluation.rated_at > touched_at + timedelta(hours=1)
    assert TouchedFile(desk.folder).read() == ()
    desk.start()
    await desk.presenter.begin()
    assert len(desk.ratings()) == 1


async def test_nobody_is_asked_again_whose_rating_waits_to_be_sent(desk: Desk) -> None:
    visit = desk.ask(desk.sit_down())
    desk.presenter.close()
    desk.unsent = {visit.id}
    desk.start()
    assert desk.view.page is Page.EVALUATION, "the record does not know of it yet"
    await desk.presenter.begin()
    assert desk.view.page is Page.CARD
    desk.wait(1)
    desk.presenter.rate(1)
    await desk.errands.settled()
    assert desk.ratings() == []


async def test_what_was_touched_is_not_lost_when_neither_disk_nor_next_touch_helps(desk: Desk) -> None:
    visit = await touched_badly(desk)
    desk.operations.broken = True
    desk.presenter.submit_reasons()
    await desk.errands.settled()
    assert desk.view.page is Page.EVALUATION, "not thanked for"
    desk.wait(30)
    await desk.errands.settled()
    desk.presenter.close()
    desk.operations.broken = False
    desk.start()
    await desk.presenter.begin()
    assert desk.hall.state.visits[visit.id].evaluation.rating is Rating.DISSATISFIED


@pytest.mark.parametrize(
    ("wanted", "place", "signs"),
    [
        (SignatureWanted.ALWAYS, 1, True),
        (SignatureWanted.BAD, 1, False),
        (SignatureWanted.BAD, 4, True),
        (SignatureWanted.NEVER, 4, False),
    ],
)
async def test_a_signature_is_asked_for_as_the_hall_wants(wanted: SignatureWanted, place: int, signs: bool) -> None:
    rules = HallRules(signature=wanted, evaluation_seconds=20)
    desk = Desk(setup_changes={"rules": rules})
    visit = desk.ask(desk.sit_down())
    desk.presenter.rate(place)
    await desk.errands.settled()
    if place == 4:
        desk.wait(0.5)
        desk.presenter.submit_reasons()
        await desk.errands.settled()
    assert (desk.view.page is Page.SIGNATURE) is signs
    if signs:
        desk.wait(0.5)
        desk.presenter.sign(b"a picture")
        await desk.errands.settled()
        digest = hashlib.sha256(b"a picture").hexdigest()
        assert desk.hall.state.visits[visit.id].evaluation.signature == digest
        assert desk.sent == [digest]
    desk.close()


async def test_a_signature_waits_until_the_server_takes_it(desk: Desk) -> None:
    desk.hall.do(SetUpHall(setup=small_setup(rules=HallRules(signature=SignatureWanted.ALWAYS))), SYSTEM)
    desk.door_open = False
    desk.ask(desk.sit_down())
    desk.presenter.rate(1)
    await desk.errands.settled()
    desk.wait(0.5)
    desk.presenter.sign(b"a picture")
    await desk.errands.settled()
    assert desk.view.page is Page.THANKS
    assert desk.sent == []
    desk.door_open = True
    desk.start()
    await desk.presenter.begin()
    assert len(desk.sent) == 1
    await desk.presenter.begin()
    assert len(desk.sent) == 1


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
