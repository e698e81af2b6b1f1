"""Calling, serving, finishing, passing, pausing, rating."""

from datetime import timedelta

import pytest

from app.contract.hall.commands import (
    CallNext,
    FinishVisit,
    IssueTicket,
    LogInAtCounter,
    LogOutOfCounter,
    PassTicket,
    PassTime,
    PauseCounter,
    RateVisit,
    RecallTicket,
    ReportAnnouncement,
    ResumeCounter,
    SetUpHall,
    StartServing,
)
from app.contract.hall.events import TicketCalled
from app.contract.hall.state import CounterState, Outcome, PauseReason, Priority, Rating, TicketState
from app.rules.hall import due
from app.rules.serving import seconds_to_recall
from tests.unit.rules.halls import DISPLAY, SYSTEM, Hall, pad, staff


@pytest.fixture
def hall() -> Hall:
    """A hall with counters 1 and 2 staffed."""
    hall = Hall()
    hall.open("1", "1001")
    hall.open("2", "1002")
    return hall


WANG = staff("1001")


def test_first_come_first_served_over_all_services_of_the_counter(hall):
    order = []
    for service in ("move", "id", "id"):
        order.append(hall.take(service).number)
        hall.wait(seconds=1)
    assert [hall.serve("1", WANG).number for _ in order] == order


def test_the_green_channel_goes_first_and_says_why(hall):
    hall.take()
    hall.wait(minutes=3)
    green = hall.take(priority=Priority.GREEN)
    hall.wait(minutes=2)
    (called,) = hall.do(CallNext(counter="1"), WANG)
    assert isinstance(called, TicketCalled)
    assert (called.ticket, called.reason.rule) == (green.id, "green_channel")
    assert called.reason.waited_minutes == 2


def test_a_strict_counter_takes_its_first_service_first(hall):
    hall.take("id")
    hall.wait(minutes=1)
    moved = hall.take("move")
    actor = hall.open("3", "1003")
    (called,) = hall.do(CallNext(counter="3"), actor)
    assert (called.ticket, called.reason.rule, called.reason.jumped) == (moved.id, "service_order", 1)


def test_a_whole_visit(hall):
    ticket = hall.take()
    visit = hall.call("1", WANG)
    assert hall.state.desks["1"].state is CounterState.CALLING
    hall.do(StartServing(counter="1", visit=visit.id), WANG)
    assert hall.state.tickets[ticket.id].state is TicketState.SERVING
    hall.wait(minutes=4)
    hall.do(FinishVisit(counter="1", visit=visit.id), WANG)
    assert hall.state.desks["1"].state is CounterState.OPEN
    hall.wait(seconds=3)
    hall.do(RateVisit(visit=visit.id, rating=Rating.VERY_SATISFIED), pad("1"))
    done = hall.state.visits[visit.id]
    assert done.evaluation.rating is Rating.VERY_SATISFIED
    assert hall.state.pace["id"] == pytest.approx(6 * 0.9 + 4 * 0.1)
    assert hall.replay() == hall.state


def test_nobody_waits(hall):
    assert hall.refused(CallNext(counter="1"), WANG) == "nobody_waits"


def test_a_second_call_while_one_is_open_is_refused(hall):
    hall.take()
    hall.take()
    hall.call("1", WANG)
    assert hall.refused(CallNext(counter="1"), WANG) == "counter_busy"


def test_somebody_elses_counter(hall):
    assert hall.refused(CallNext(counter="2"), WANG) == "not_your_counter"


def test_passing_needs_a_recall_and_recalls_have_an_end(hall):
    hall.take()
    visit = hall.call("1", WANG)
    assert hall.refused(PassTicket(counter="1", visit=visit.id), WANG) == "recall_first"
    for _ in range(3):
        hall.do(RecallTicket(counter="1", visit=visit.id), WANG)
    assert hall.refused(RecallTicket(counter="1", visit=visit.id), WANG) == "too_many_recalls"
    hall.do(PassTicket(counter="1", visit=visit.id), WANG)
    assert hall.state.tickets[visit.ticket].state is TicketState.PASSED


def test_a_recall_comes_to_the_top_of_the_latest_calls(hall):
    hall.take()
    hall.take()
    first = hall.call("1", WANG)
    hall.call("2", staff("1002"))
    hall.do(RecallTicket(counter="1", visit=first.id), WANG)
    assert hall.state.latest_calls[0] == first.id
    assert len(hall.state.latest_calls) == 2


def test_finishing_what_was_not_begun_is_flagged(hall):
    hall.take()
    visit = hall.call("1", WANG)
    assert hall.refused(FinishVisit(counter="1", visit=visit.id), WANG) == "wrong_ticket_state"
    assert hall.state.irregularities[-1].code == "wrong_ticket_state"


def test_pausing_is_between_two_tickets(hall):
    hall.take()
    hall.do(PauseCounter(counter="1", reason=PauseReason.MEAL), WANG)
    assert hall.refused(CallNext(counter="1"), WANG) == "counter_not_open"
    hall.do(ResumeCounter(counter="1"), WANG)
    hall.call("1", WANG)
    assert hall.refused(PauseCounter(counter="1", reason=PauseReason.MEAL), WANG) == "counter_busy"
    assert hall.refused(ResumeCounter(counter="1"), WANG) == "not_paused"


def test_a_counter_that_is_taken_asks_before_it_is_taken_over(hall):
    hall.take()
    visit = hall.call("1", WANG)
    li = staff("1003")
    assert hall.refused(LogInAtCounter(counter="1"), li) == "counter_taken"
    hall.do(LogInAtCounter(counter="1", take_over=True), li)
    assert hall.state.desks["1"].visit == visit.id, "what was before the counter stays there"
    assert hall.refused(StartServing(counter="1", visit=visit.id), WANG) == "not_your_counter"


def test_one_staff_one_counter(hall):
    assert hall.refused(LogInAtCounter(counter="3"), WANG) == "staff_elsewhere"
    hall.do(LogInAtCounter(counter="3", take_over=True), WANG)
    assert hall.state.desks["1"].state is CounterState.OFFLINE


def test_coming_back_to_ones_own_counter_changes_nothing(hall):
    hall.take()
    hall.call("1", WANG)
    before = hall.state
    assert hall.do(LogInAtCounter(counter="1"), WANG) == ()
    assert hall.state is before


def test_leaving(hall):
    hall.do(LogOutOfCounter(counter="1"), WANG)
    hall.do(LogOutOfCounter(counter="2"), staff("1002"))
    assert hall.refused(IssueTicket(service="id"), DISPLAY) == "not_allowed"
    assert hall.state.desks["1"].staff is None


def test_strangers_and_unknown_places(hall):
    assert hall.refused(LogInAtCounter(counter="9"), WANG) == "unknown_counter"
    assert hall.refused(LogInAtCounter(counter="1"), staff("7777")) == "unknown_staff"


def test_an_announcement_is_kept_once_per_medium(hall):
    hall.take()
    visit = hall.call("1", WANG)
    hall.do(ReportAnnouncement(visit=visit.id, medium="voice"), DISPLAY)
    assert hall.do(ReportAnnouncement(visit=visit.id, medium="voice"), DISPLAY) == ()
    hall.do(ReportAnnouncement(visit=visit.id, medium="display"), DISPLAY)
    assert hall.state.visits[visit.id].announced == ("voice", "display")


class TestRecallInterval:
    """A ticket is called again after the hall's seconds, not sooner."""

    @pytest.fixture
    def visit(self, hall):
        """A ticket just called at counter 1; calls are five seconds apart."""
        rules = hall.setup.rules.model_copy(update={"recall_interval_seconds": 5})
        hall.do(SetUpHall(setup=hall.setup.model_copy(update={"rules": rules})), SYSTEM)
        hall.take()
        return hall.call("1", WANG).id

    def test_sooner_is_refused_with_the_seconds_left(self, hall, visit):
        again = RecallTicket(counter="1", visit=visit)
        assert hall.refused(again, WANG) == "recall_too_soon"
        hall.wait(seconds=3.2)
        assert seconds_to_recall(hall.state, hall.state.visits[visit], hall.now) == 2
        hall.wait(seconds=1.8)
        hall.do(again, WANG)
        assert hall.refused(again, WANG) == "recall_too_soon"
        hall.wait(seconds=5)
        hall.do(again, WANG)
        assert hall.state.visits[visit].recalls == 2

    def test_calls_made_out_of_reach_were_made(self, hall, visit):
        hall.wait(minutes=2)
        for seconds in (100, 90):
            hall.do(RecallTicket(counter="1", visit=visit), WANG, pressed_at=hall.now - timedelta(seconds=seconds))
        assert hall.state.visits[visit].recalls == 2
        assert hall.state.irregularities == ()


class TestStartingByItself:
    """Serving begins by itself some seconds after the latest call, where the hall wants that."""

    @pytest.fixture
    def visit(self, hall):
        """A ticket just called at counter 1; serving begins after twenty seconds."""
        rules = hall.setup.rules.model_copy(update={"start_after_seconds": 20})
        hall.do(SetUpHall(setup=hall.setup.model_copy(update={"rules": rules})), SYSTEM)
        hall.take()
        return hall.call("1", WANG).id

    def pass_time(self, hall, **delta):
        hall.wait(**delta)
        waits = due(hall.state, hall.now)
        hall.do(PassTime(), SYSTEM)
        return waits

    def test_twenty_seconds_after_the_call(self, hall, visit):
        assert not self.pass_time(hall, seconds=19)
        assert hall.state.desks["1"].state is CounterState.CALLING
        assert self.pass_time(hall, seconds=1)
        begun = hall.state.visits[visit]
        assert (hall.state.desks["1"].state, begun.started_itself, begun.started_at) == (
            CounterState.SERVING,
            True,
            hall.now,
        )

    def test_a_recall_says_that_nobody_has_come_yet(self, hall, visit):
        hall.wait(seconds=15)
        hall.do(RecallTicket(counter="1", visit=visit), WANG)
        assert not self.pass_time(hall, seconds=19)
        assert self.pass_time(hall, seconds=1)
        assert hall.state.desks["1"].state is CounterState.SERVING

    def test_who_was_passed_is_not_served(self, hall, visit):
        hall.do(RecallTicket(counter="1", visit=visit), WANG)
        hall.do(PassTicket(counter="1", visit=visit), WANG)
        assert not self.pass_time(hall, minutes=1)
        assert hall.state.visits[visit].started_at is None

    def test_a_click_that_was_under_way_says_nothing_new(self, hall, visit):
        self.pass_time(hall, seconds=20)
        assert hall.do(StartServing(counter="1", visit=visit), WANG) == ()
        assert hall.state.irregularities == ()

    def test_a_no_show_is_still_a_no_show(self, hall, visit):
        hall.do(RecallTicket(counter="1", visit=visit), WANG)
        self.pass_time(hall, seconds=20)
        hall.do(PassTicket(counter="1", visit=visit), WANG)
        assert hall.state.visits[visit].outcome is Outcome.PASSED
        assert hall.state.desks["1"].state is CounterState.OPEN

    def test_whoever_clicked_is_served_and_cannot_be_passed(self, hall, visit):
        hall.do(StartServing(counter="1", visit=visit), WANG)
        assert not self.pass_time(hall, minutes=1)
        assert hall.refused(PassTicket(counter="1", visit=visit), WANG) == "wrong_ticket_state"
        assert hall.refused(StartServing(counter="1", visit=visit), WANG) == "wrong_ticket_state"

    def test_only_where_the_hall_wants_it(self, hall):
        hall.take()
        hall.call("1", WANG)
        assert not self.pass_time(hall, minutes=30)
        assert hall.state.desks["1"].state is CounterState.CALLING


class TestRating:
    """A rating is the citizen's, for one visit, once, in time."""

    @pytest.fixture
    def visit(self, hall):
        """A finished visit at counter 1 whose rating was asked."""
        hall.take()
        return hall.serve("1", WANG).id

    def test_a_second_one_is_flagged_and_the_first_stays(self, hall, visit):
        hall.do(RateVisit(visit=visit, rating=Rating.DISSATISFIED), pad("1"))
        assert hall.refused(RateVisit(visit=visit, rating=Rating.SATISFIED), pad("1")) == "already_rated"
        assert hall.state.visits[visit].evaluation.rating is Rating.DISSATISFIED

    def test_staff_cannot_rate(self, hall, visit):
        assert hall.refused(RateVisit(visit=visit, rating=Rating.VERY_SATISFIED), WANG) == "not_allowed"

    def test_another_counters_pad_cannot_rate(self, hall, visit):
        assert hall.refused(RateVisit(visit=visit, rating=Rating.SATISFIED), pad("2")) == "visit_not_here"

    def test_too_late(self, hall, visit):
        hall.wait(seconds=23)
        assert hall.refused(RateVisit(visit=visit, rating=Rating.SATISFIED), pad("1")) == "rating_too_late"

    def test_touched_in_time_and_sent_late(self, hall, visit):
        touched = hall.now
        hall.wait(minutes=10)
        hall.do(RateVisit(visit=visit, rating=Rating.SATISFIED), pad("1"), pressed_at=touched)
        assert hall.state.visits[visit].evaluation.rating is Rating.SATISFIED

    def test_not_on_the_halls_scale(self, hall, visit):
        assert hall.refused(RateVisit(visit=visit, rating=Rating.VERY_DISSATISFIED), pad("1")) == "rating_not_on_scale"

    def test_not_asked(self, hall):
        hall.take()
        visit = hall.serve("1", WANG, ask_rating=False)
        assert hall.refused(RateVisit(visit=visit.id, rating=Rating.SATISFIED), pad("1")) == "rating_not_asked"
