"""Calls at the hotline, told step by step, also twice and in the wrong order."""

from datetime import timedelta

import pytest

from app.contract.centre.calls import (
    AgentState,
    CallBack,
    CallState,
    CallStep,
    Direction,
    NoteCall,
    ReportAgent,
    ReportCall,
    ReportCallBack,
    TakeMissedCall,
)
from app.contract.command import Actor, Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.events import IrregularityFound
from tests.unit.rules.test_centre import TAKER, Centre

SWITCH = Actor(scope=Scope.SWITCH, device="pbx")
COLLEAGUE = Actor(scope=Scope.HOTLINE, device="seat-2", staff="2002")


class Line:
    """One call after another at a centre; `after` is in seconds since it was offered."""

    def __init__(self):
        self.centre = Centre()
        self.began = self.centre.now

    def step(self, step, *, after=0, call="c1", actor=TAKER, **more):
        at = self.began + timedelta(seconds=after)
        command = NoteCall if actor is SWITCH else ReportCall
        return self.centre.do(command(call=call, step=step, happened_at=at, **more), actor)

    def call(self, key="c1"):
        return self.centre.state.calls[key]


@pytest.fixture
def line():
    return Line()


def test_a_call_that_is_held_and_transferred_counts_what_it_was_held(line):
    line.step(CallStep.OFFERED, number="13800130001", called="12345")
    line.step(CallStep.ANSWERED, after=5)
    line.step(CallStep.HELD, after=10)
    assert line.call().state is CallState.HELD
    line.step(CallStep.RESUMED, after=30)
    line.step(CallStep.HELD, after=40)
    line.step(CallStep.TRANSFERRED, after=50, to="802", staff="2002")
    assert (line.call().state, line.call().held_seconds, line.call().transfers) == (CallState.TALKING, 30, ("802",))
    line.step(CallStep.HELD, after=60)
    line.step(CallStep.HUNG_UP, after=90)
    assert (line.call().state, line.call().held_seconds) == (CallState.AFTER_CALL, 60)
    line.step(CallStep.WRAPPED_UP, after=120)
    assert line.call().state is CallState.DONE


@pytest.mark.parametrize("late", [CallStep.HELD, CallStep.RESUMED, CallStep.WRAPPED_UP, CallStep.HUNG_UP])
def test_a_step_that_no_longer_fits_changes_nothing(line, late):
    line.step(CallStep.OFFERED)
    line.step(CallStep.HUNG_UP, after=20)
    assert line.step(late, after=30) == ()
    assert line.call().state is CallState.MISSED


def test_the_same_step_told_by_seat_and_switch_counts_once(line):
    line.step(CallStep.OFFERED, actor=SWITCH)
    line.step(CallStep.ANSWERED, after=5, staff="2001", actor=SWITCH)
    assert line.step(CallStep.ANSWERED, after=6) == ()
    line.step(CallStep.TRANSFERRED, after=9, to="802", actor=SWITCH)
    assert line.step(CallStep.TRANSFERRED, after=9, to="802", actor=SWITCH) == ()
    assert line.step(CallStep.TRANSFERRED, after=9, actor=SWITCH) == ()


def test_an_answer_told_after_the_end_makes_it_no_missed_call(line):
    line.step(CallStep.OFFERED)
    line.step(CallStep.HUNG_UP, after=20)
    assert line.step(CallStep.ANSWERED, after=25) == (), "answered after it ended: not this call"
    line.step(CallStep.ANSWERED, after=5)
    assert (line.call().state, line.call().back) == (CallState.AFTER_CALL, None)


def test_a_call_of_ours_that_nobody_takes_is_over_and_not_missed(line):
    line.step(CallStep.OFFERED, direction=Direction.OUT)
    line.step(CallStep.HUNG_UP, after=20)
    assert (line.call().state, line.call().back) == (CallState.DONE, None)


def test_one_call_taker_calls_back_until_somebody_is_reached(line):
    line.step(CallStep.OFFERED, number="13800130001")
    line.step(CallStep.HUNG_UP, after=20)
    line.centre.do(TakeMissedCall(call="c1"))
    line.centre.do(TakeMissedCall(call="c1"))
    with pytest.raises(Refused) as taken:
        line.centre.do(TakeMissedCall(call="c1"), COLLEAGUE)
    assert (taken.value.code, taken.value.detail["staff"]) == (RefusalCode.CALL_TAKEN, "2001")
    line.centre.do(ReportCallBack(call="c1", reached=False, note="无人接听"))
    assert line.call().back is CallBack.NOT_REACHED
    line.centre.do(TakeMissedCall(call="c1"), COLLEAGUE)
    line.centre.do(ReportCallBack(call="c1", reached=True), COLLEAGUE)
    assert (line.call().back, line.call().back_by) == (CallBack.REACHED, "2002")


def test_who_gets_through_later_need_not_be_called_back(line):
    line.step(CallStep.OFFERED, number="13800130001")
    line.step(CallStep.HUNG_UP, after=20)
    line.step(CallStep.OFFERED, call="other", number="13800130002")
    line.step(CallStep.HUNG_UP, call="other", after=20)
    line.step(CallStep.OFFERED, call="again", after=60, number="13800130001")
    line.step(CallStep.ANSWERED, call="again", after=65)
    assert (line.call().back, line.call("other").back) == (CallBack.REACHED, CallBack.OPEN)


def test_only_missed_calls_are_called_back(line):
    for call in ("nothing", "c1"):
        with pytest.raises(Refused, match=RefusalCode.UNKNOWN_CALL):
            line.centre.do(TakeMissedCall(call=call))
        line.step(CallStep.OFFERED)


def test_a_call_taker_says_what_they_are_ready_for_and_nobody_without_a_name_can(line):
    assert len(line.centre.do(ReportAgent(state=AgentState.READY, extension="801"))) == 1
    assert line.centre.do(ReportAgent(state=AgentState.READY, extension="801")) == ()
    nameless = Actor(scope=Scope.HOTLINE, device="seat-3")
    (told,) = line.centre.do(ReportAgent(state=AgentState.READY), nameless)
    assert isinstance(told, IrregularityFound)
    assert told.code == RefusalCode.UNKNOWN_STAFF.value
