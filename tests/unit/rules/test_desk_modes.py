"""Back office, automatic calling, the one-metre line."""

from datetime import timedelta

import pytest

from app.contract.hall.commands import (
    AskForDistance,
    BeginBackOffice,
    CallNext,
    EndBackOffice,
    LogInAtCounter,
    LogOutOfCounter,
    PauseCounter,
    ResumeCounter,
    SwitchAutoCall,
)
from app.contract.hall.state import CounterState, PauseReason
from tests.unit.rules.halls import KIOSK, Hall, staff

WANG = staff("1001")


@pytest.fixture
def hall() -> Hall:
    """A hall with counter 1 staffed."""
    hall = Hall()
    hall.open("1", "1001")
    return hall


def countdown(hall: Hall) -> timedelta | None:
    """How long until counter 1 calls by itself."""
    due = hall.state.desks["1"].call_due_at
    return due - hall.now if due else None


def test_back_office(hall):
    hall.take()
    hall.do(BeginBackOffice(counter="1"), WANG)
    assert hall.state.desks["1"].state is CounterState.BACKOFFICE
    assert hall.refused(CallNext(counter="1"), WANG) == "counter_not_open"
    assert hall.refused(BeginBackOffice(counter="1"), WANG) == "counter_not_open"
    hall.take()
    hall.do(EndBackOffice(counter="1"), WANG)
    assert hall.refused(EndBackOffice(counter="1"), WANG) == "not_back_office"
    assert hall.call("1", WANG).number == "A001"


def test_automatic_calling_counts_down_after_every_visit_and_only_a_pause_ends_it(hall):
    hall.take()
    hall.do(SwitchAutoCall(counter="1", on=True), WANG)
    assert countdown(hall) == timedelta(seconds=10)
    assert hall.refused(LogOutOfCounter(counter="1"), WANG) == "pause_first"
    hall.serve("1", WANG)
    assert countdown(hall) == timedelta(seconds=10)
    hall.do(PauseCounter(counter="1", reason=PauseReason.MEAL), WANG)
    assert countdown(hall) is None
    hall.do(ResumeCounter(counter="1"), WANG)
    assert countdown(hall) == timedelta(seconds=10)
    hall.do(BeginBackOffice(counter="1"), WANG)
    assert countdown(hall) is None
    hall.do(EndBackOffice(counter="1"), WANG)
    hall.take()
    hall.call("1", WANG)
    assert countdown(hall) is None


def test_switching_to_what_is_so_already_says_nothing(hall):
    assert hall.do(SwitchAutoCall(counter="1", on=False), WANG) == ()
    hall.do(SwitchAutoCall(counter="1", on=True), WANG)
    hall.do(SwitchAutoCall(counter="1", on=False), WANG)
    assert countdown(hall) is None
    hall.do(LogOutOfCounter(counter="1"), WANG)


def test_automatic_calling_is_the_persons_not_the_counters(hall):
    hall.do(SwitchAutoCall(counter="1", on=True), WANG)
    hall.do(LogInAtCounter(counter="1", take_over=True), staff("1003"))
    desk = hall.state.desks["1"]
    assert (desk.auto_call, desk.call_due_at) == (False, None)


def test_the_line_is_asked_for_by_the_counters_own_staff(hall):
    hall.wait(minutes=1)
    hall.do(AskForDistance(counter="1"), WANG)
    assert hall.state.desks["1"].line_asked_at == hall.now
    assert hall.refused(AskForDistance(counter="1"), staff("1002")) == "not_your_counter"
    assert hall.refused(AskForDistance(counter="1"), KIOSK) == "not_allowed"
