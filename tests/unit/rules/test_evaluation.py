"""Ratings beyond the touch: the page, late pads, mistakes, follow-up, points and stars (spec 03)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract.command import Actor, Scope
from app.contract.hall.commands import PassTime, RateVisit, SetUpHall
from app.contract.hall.events import HallSetUp, VisitRated
from app.contract.hall.rating_commands import (
    DecideMisrating,
    FileMisrating,
    FollowUpRating,
    MisratingVerdict,
    RateVisitFromPage,
)
from app.contract.hall.rating_events import MisratingDecided
from app.contract.hall.setup import CardStars, HallRules
from app.contract.hall.state import MisratingState, Rating, RatingSource, Visit
from app.rules.masking import Rendition, redact
from app.rules.scores import card_stars, quarter_of, score_of, stars_of
from tests.unit.rules.halls import DISPLAY, KIOSK, MANAGER, SYSTEM, Hall, pad, small_setup, staff

WANG = staff("1001")
FIVE = HallRules(evaluation_keys=5)


@pytest.fixture
def hall() -> Hall:
    made = Hall(setup=small_setup(rules=FIVE))
    made.open("1", "1001")
    return made


def served(hall: Hall, *, ask_rating: bool = True) -> Visit:
    hall.take()
    return hall.serve("1", WANG, ask_rating=ask_rating)


def later(hall: Hall, *, days: int) -> None:
    """Let days pass and the new one begin."""
    hall.wait(days=days)
    hall.do(PassTime(), SYSTEM)


def rated(hall: Hall, rating: Rating) -> Visit:
    visit = served(hall)
    hall.do(RateVisit(visit=visit.id, rating=rating), pad("1"))
    return hall.state.visits[visit.id]


class TestFromThePage:
    """The citizen's own telephone."""

    def test_it_rates_long_after_the_pads_time_is_over(self, hall):
        visit = served(hall)
        hall.wait(hours=5)
        hall.do(RateVisitFromPage(visit=visit.id, rating=Rating.SATISFIED, comment="很好"), SYSTEM)
        evaluation = hall.state.visits[visit.id].evaluation
        assert (evaluation.rating, evaluation.source) == (Rating.SATISFIED, RatingSource.PAGE)

    def test_staff_who_do_not_ask_cannot_prevent_it(self, hall):
        visit = served(hall, ask_rating=False)
        hall.do(RateVisitFromPage(visit=visit.id, rating=Rating.DISSATISFIED), SYSTEM)
        assert hall.state.visits[visit.id].evaluation.rating is Rating.DISSATISFIED

    def test_it_does_not_rate_what_the_pad_has_rated_nor_the_other_way_round(self, hall):
        visit = rated(hall, Rating.SATISFIED)
        assert hall.refused(RateVisitFromPage(visit=visit.id, rating=Rating.SATISFIED), SYSTEM) == "already_rated"
        other = served(hall)
        hall.do(RateVisitFromPage(visit=other.id, rating=Rating.SATISFIED), SYSTEM)
        assert hall.refused(RateVisit(visit=other.id, rating=Rating.SATISFIED), pad("1")) == "already_rated"

    def test_it_waits_for_the_end_of_the_visit(self, hall):
        hall.take()
        visit = hall.call("1", WANG)
        assert hall.refused(RateVisitFromPage(visit=visit.id, rating=Rating.SATISFIED), SYSTEM) == "visit_not_over"

    def test_it_is_over_with_the_day(self, hall):
        visit = served(hall)
        later(hall, days=1)
        command = RateVisitFromPage(visit=visit.id, rating=Rating.SATISFIED)
        assert hall.refused(command, SYSTEM) == "rating_too_late"

    @pytest.mark.parametrize("actor", [WANG, MANAGER, pad("1"), KIOSK, DISPLAY])
    def test_nobody_else_can_send_it(self, hall, actor):
        visit = served(hall)
        assert hall.refused(RateVisitFromPage(visit=visit.id, rating=Rating.SATISFIED), actor) == "not_allowed"


class TestLatePads:
    """A pad that was out of reach sends what was touched in time."""

    def test_yesterdays_touch_still_counts(self, hall):
        visit = served(hall)
        touched = hall.now + timedelta(seconds=5)
        hall.wait(days=1)
        hall.do(RateVisit(visit=visit.id, rating=Rating.SATISFIED), pad("1"), pressed_at=touched)
        assert hall.state.late_ratings[visit.id].evaluation.rating is Rating.SATISFIED
        again = RateVisit(visit=visit.id, rating=Rating.DISSATISFIED)
        (flagged,) = hall.do(again, pad("1"), pressed_at=touched)
        assert flagged.code == "already_rated"

    def test_a_touch_of_today_does_not_rate_yesterday(self, hall):
        visit = served(hall)
        later(hall, days=1)
        assert hall.refused(RateVisit(visit=visit.id, rating=Rating.SATISFIED), pad("1")) == "rating_too_late"

    def test_what_was_rated_or_not_asked_or_is_too_old_is_not_carried_on(self, hall):
        rated(hall, Rating.SATISFIED)
        served(hall, ask_rating=False)
        late = served(hall)
        for day in range(1, 6):
            later(hall, days=1)
            kept = set(hall.state.late_ratings)
            assert kept == ({late.id} if day <= hall.setup.rules.late_rating_days else set())


class TestMisrating:
    """误评备案: filed by the staff of the visit, decided by a manager, both kept."""

    def test_an_accepted_one_gives_the_points_back_and_keeps_the_rating(self, hall):
        visit = rated(hall, Rating.DISSATISFIED)
        assert score_of(hall.state, "1001") == 2990
        hall.do(FileMisrating(visit=visit.id, reason="按错了"), WANG)
        hall.do(DecideMisrating(visit=visit.id, verdict=MisratingVerdict.ACCEPT, note="已核实"), MANAGER)
        review = hall.state.reviews[visit.id]
        assert (review.misrating.state, review.misrating.filed_by) == (MisratingState.ACCEPTED, "1001")
        assert (review.misrating.decided_by, review.misrating.note) == ("9001", "已核实")
        assert review.evaluation.rating is Rating.DISSATISFIED
        assert hall.state.visits[visit.id].evaluation.rating is Rating.DISSATISFIED
        assert score_of(hall.state, "1001") == 3000

    def test_a_rejected_one_changes_no_points(self, hall):
        visit = rated(hall, Rating.DISSATISFIED)
        hall.do(FileMisrating(visit=visit.id, reason="按错了"), WANG)
        hall.do(DecideMisrating(visit=visit.id, verdict=MisratingVerdict.REJECT), MANAGER)
        assert score_of(hall.state, "1001") == 2990
        command = DecideMisrating(visit=visit.id, verdict=MisratingVerdict.ACCEPT)
        assert hall.refused(command, MANAGER) == "already_decided"

    def test_only_ones_own_visit_and_only_once(self, hall):
        visit = rated(hall, Rating.DISSATISFIED)
        assert hall.refused(FileMisrating(visit=visit.id, reason="x"), staff("1002")) == "not_allowed"
        hall.do(FileMisrating(visit=visit.id, reason="按错了"), WANG)
        assert hall.refused(FileMisrating(visit=visit.id, reason="x"), WANG) == "already_filed"

    def test_nothing_to_file_without_a_rating_and_nothing_to_decide_without_a_request(self, hall):
        visit = served(hall)
        assert hall.refused(FileMisrating(visit=visit.id, reason="x"), WANG) == "not_rated"
        command = DecideMisrating(visit=visit.id, verdict=MisratingVerdict.ACCEPT)
        assert hall.refused(command, MANAGER) == "not_filed"

    def test_nobody_decides_on_their_own_rating(self, hall):
        visit = rated(hall, Rating.DISSATISFIED)
        hall.do(FileMisrating(visit=visit.id, reason="按错了"), WANG)
        own = Actor(scope=Scope.MANAGER, device="pc", staff="1001")
        command = DecideMisrating(visit=visit.id, verdict=MisratingVerdict.ACCEPT)
        assert hall.refused(command, own) == "not_allowed"

    def test_a_manager_may_decide_on_a_later_day(self, hall):
        visit = rated(hall, Rating.SATISFIED)
        hall.do(FileMisrating(visit=visit.id, reason="应为非常满意"), WANG)
        hall.wait(days=2)
        hall.do(DecideMisrating(visit=visit.id, verdict=MisratingVerdict.ACCEPT), MANAGER)
        assert score_of(hall.state, "1001") == 3000
        later(hall, days=1)
        assert visit.id not in hall.state.reviews


class TestFollowUp:
    """Bad ratings go to a manager's list and stay there until somebody wrote down what came of them."""

    def test_a_bad_rating_waits_over_days_until_it_is_followed_up(self, hall):
        visit = rated(hall, Rating.VERY_DISSATISFIED)
        later(hall, days=40)
        assert hall.state.reviews[visit.id].follow_up is None
        hall.do(FollowUpRating(visit=visit.id, result="已致歉"), MANAGER)
        follow_up = hall.state.reviews[visit.id].follow_up
        assert (follow_up.by, follow_up.result, follow_up.at) == ("9001", "已致歉", hall.now)
        assert hall.refused(FollowUpRating(visit=visit.id, result="x"), MANAGER) == "already_followed_up"

    def test_a_good_one_does_not(self, hall):
        visit = rated(hall, Rating.BASICALLY_SATISFIED)
        assert visit.id not in hall.state.reviews
        assert hall.refused(FollowUpRating(visit=visit.id, result="x"), MANAGER) == "unknown_review"

    def test_staff_do_not_write_it(self, hall):
        visit = rated(hall, Rating.DISSATISFIED)
        assert hall.refused(FollowUpRating(visit=visit.id, result="x"), WANG) == "not_allowed"

    def test_what_citizens_and_managers_wrote_is_not_for_pads_and_displays(self, hall):
        visit = served(hall)
        hall.do(RateVisit(visit=visit.id, rating=Rating.DISSATISFIED, comment="张三丰不满"), pad("1"))
        hall.do(FollowUpRating(visit=visit.id, result="张三丰已谅解"), MANAGER)
        for view in (Rendition.PUBLIC, Rendition.PAD, Rendition.KIOSK, Rendition.STAFF):
            assert "张三丰" not in redact(hall.state, view).model_dump_json()
        assert "张三丰" in redact(hall.state, Rendition.MANAGER).model_dump_json()


@pytest.mark.parametrize(
    ("score", "stars"), [(0, 1), (1499, 1), (1500, 2), (2499, 2), (2500, 3), (3499, 3), (3500, 4), (4499, 4), (4500, 5)]
)
def test_stars_by_the_table_of_the_spec(score, stars):
    assert stars_of(HallRules(), score) == stars


@pytest.mark.parametrize(
    ("day", "quarter"), [((2026, 1, 1), "2026Q1"), ((2026, 6, 30), "2026Q2"), ((2026, 12, 31), "2026Q4")]
)
def test_quarters(day, quarter):
    assert quarter_of(date(*day)) == quarter


def test_points_by_the_table_of_the_spec(hall):
    for rating, points in zip(Rating, (10, 5, 1, -10, -10), strict=True):
        before = score_of(hall.state, "1001")
        rated(hall, rating)
        assert score_of(hall.state, "1001") - before == points


def test_a_quarter_begins_anew(hall):
    rated(hall, Rating.VERY_SATISFIED)
    later(hall, days=45)
    assert (hall.state.quarter, score_of(hall.state, "1001")) == ("2027Q1", 3000)


def test_a_mistake_of_last_quarter_gives_nothing_back_in_this_one(hall):
    visit = rated(hall, Rating.DISSATISFIED)
    hall.do(FileMisrating(visit=visit.id, reason="按错了"), WANG)
    hall.wait(days=45)
    hall.do(DecideMisrating(visit=visit.id, verdict=MisratingVerdict.ACCEPT), MANAGER)
    assert score_of(hall.state, "1001") == 3000


def test_the_card_shows_what_the_hall_wants(hall):
    member = hall.setup.staff[0].model_copy(update={"stars": 5})
    assert card_stars(hall.state, member) == 3
    rules = FIVE.model_copy(update={"card_stars": CardStars.STAFF_LIST})
    hall.do(SetUpHall(setup=small_setup(rules=rules)), SYSTEM)
    assert card_stars(hall.state, member) == 5


TABLE = {
    Rating.VERY_SATISFIED: "points_very_satisfied",
    Rating.SATISFIED: "points_satisfied",
    Rating.BASICALLY_SATISFIED: "points_basically_satisfied",
    Rating.DISSATISFIED: "points_dissatisfied",
    Rating.VERY_DISSATISFIED: "points_very_dissatisfied",
}


def recomputed(hall: Hall) -> dict[str, int]:
    """The scores of the present quarter from nothing but the record: set-ups, ratings and accepted mistakes."""
    quarter = f"{hall.now.year}Q{(hall.now.month - 1) // 3 + 1}"
    rules, scores, given_ = HallRules(), {}, {}
    staff_of = {row.event.visit: row.event.staff for row in hall.record if row.event.TYPE == "ticket_called"}
    for row in hall.record:
        now = f"{row.at.year}Q{(row.at.month - 1) // 3 + 1}"
        event = row.event
        if isinstance(event, HallSetUp):
            rules = event.setup.rules
        elif isinstance(event, VisitRated) and now == quarter:
            given_[event.visit] = getattr(rules, TABLE[event.rating])
            who = staff_of[event.visit]
            scores[who] = scores.get(who, 0) + given_[event.visit]
        elif isinstance(event, MisratingDecided) and event.verdict == "accepted" and event.visit in given_:
            scores[staff_of[event.visit]] -= given_[event.visit]
    return {who: points for who, points in scores.items() if points}


STEPS = st.tuples(
    st.sampled_from([*Rating, None]),
    st.sampled_from(["", "", "accept", "reject"]),
    st.sampled_from([0, 0, 0, 1, 20]),
    st.sampled_from([None, None, 3, 7]),
)


@given(st.lists(STEPS, max_size=12))
def test_the_running_score_is_what_the_record_gives(steps):
    hall = Hall(setup=small_setup(rules=FIVE))
    for rating, doubt, days, points in steps:
        if points is not None:
            rules = FIVE.model_copy(update={"points_satisfied": points, "points_dissatisfied": -points})
            hall.do(SetUpHall(setup=small_setup(rules=rules)), SYSTEM)
        hall.wait(days=days)
        hall.now += timedelta(days=-(hall.now.isoweekday() - 1) % 7)
        hall.open("1", "1001")
        visit = served(hall)
        if rating is not None:
            hall.do(RateVisit(visit=visit.id, rating=rating), pad("1"))
        if rating is not None and doubt:
            hall.do(FileMisrating(visit=visit.id, reason="按错了"), WANG)
            hall.do(DecideMisrating(visit=visit.id, verdict=MisratingVerdict(doubt)), MANAGER)
        assert {who: points for who, points in hall.state.scores.items() if points} == recomputed(hall)
