"""The day's end."""

from datetime import date

import pytest

from app.contract.hall.commands import (
    FinishVisit,
    ParkTicket,
    PassTime,
    PauseCounter,
    RateVisit,
    SetUpHall,
    StartServing,
)
from app.contract.hall.setup import SpecialDay
from app.contract.hall.state import CounterState, Outcome, PauseReason, Rating, TicketState
from app.rules.hall import due
from tests.unit.rules.halls import MANAGER, SYSTEM, Hall, pad, small_setup, staff

WANG, LI = staff("1001"), staff("1002")


@pytest.fixture
def hall() -> Hall:
    """A hall with counters 1 and 2 staffed; it closes at 17:30, half an hour later the day ends."""
    hall = Hall(setup=small_setup(rules=small_setup().rules.model_copy(update={"close_after_minutes": 30})))
    hall.open("1", "1001")
    hall.open("2", "1002", may_call_offline=True)
    return hall


def end(hall: Hall) -> None:
    """Let the day end at 18:00."""
    hall.wait(hours=9, seconds=-1)
    assert not due(hall.state, hall.now)
    hall.wait(seconds=1)
    assert due(hall.state, hall.now)
    hall.do(PassTime(), SYSTEM)
    assert not due(hall.state, hall.now), "a day ends once"


def test_what_waits_expires_and_free_counters_are_left(hall):
    tickets = [hall.take().id for _ in range(6)]
    hall.do(PauseCounter(counter="2", reason=PauseReason.MEAL), LI)
    end(hall)
    assert {hall.state.tickets[ticket].state for ticket in tickets} == {TicketState.EXPIRED}
    assert (len(hall.state.queues), hall.state.taken["id"]) == (0, 0)
    assert {desk.state for desk in hall.state.desks.values()} == {CounterState.OFFLINE}
    assert hall.state.day == date(2026, 11, 23), "the day's record stays"


def test_a_parked_ticket_expires(hall):
    hall.take()
    visit = hall.call("1", WANG)
    hall.do(StartServing(counter="1", visit=visit.id), WANG)
    hall.do(ParkTicket(counter="1", visit=visit.id), WANG)
    end(hall)
    assert hall.state.tickets[visit.ticket].state is TicketState.EXPIRED
    assert hall.state.visits[visit.id].outcome is Outcome.EXPIRED


def test_who_is_being_served_is_served_and_may_rate(hall):
    hall.take()
    visit = hall.call("1", WANG)
    hall.do(StartServing(counter="1", visit=visit.id), WANG)
    end(hall)
    hall.wait(minutes=5)
    hall.do(FinishVisit(counter="1", visit=visit.id), WANG)
    hall.wait(seconds=19)
    assert not due(hall.state, hall.now)
    hall.do(RateVisit(visit=visit.id, rating=Rating.SATISFIED), pad("1"))
    hall.wait(seconds=1)
    assert due(hall.state, hall.now)
    hall.do(PassTime(), SYSTEM)
    assert hall.state.desks["1"].state is CounterState.OFFLINE
    assert not due(hall.state, hall.now)


def test_who_comes_back_in_the_evening_is_let_be(hall):
    end(hall)
    hall.wait(minutes=5)
    hall.open("1", "1001")
    assert not due(hall.state, hall.now)


def test_new_hours_move_the_days_end(hall):
    end(hall)
    special = SpecialDay(day=date(2026, 11, 23), name="延时", periods=small_setup().calendar.week[0].periods)
    late = special.periods[-1].model_copy(update={"closes": special.periods[-1].closes.replace(hour=20)})
    special = special.model_copy(update={"periods": (late,)})
    calendar = hall.setup.calendar.model_copy(update={"special": (special,)})
    hall.do(SetUpHall(setup=hall.setup.model_copy(update={"calendar": calendar})), MANAGER)
    assert not due(hall.state, hall.now)
    hall.wait(hours=3)
    assert due(hall.state, hall.now)


def test_a_day_without_hours_does_not_end_before_midnight(hall):
    hall.wait(days=5)
    hall.do(PassTime(), SYSTEM)
    hall.wait(hours=14)
    assert (hall.state.day, due(hall.state, hall.now)) == (date(2026, 11, 28), False)
