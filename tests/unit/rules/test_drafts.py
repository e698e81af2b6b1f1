"""Drafts of call-takers: the latest word stands, nobody touches another's, what is old goes."""

from datetime import timedelta

import pytest

from app.contract.centre import drafts as contract
from app.contract.centre.drafts import CaseForm, DraftStanding
from app.contract.command import Actor, Context, Scope
from app.contract.hall.commands import PassTime
from app.ids import new_id
from app.rules import drafts
from app.rules.decision import recorded
from tests.unit.rules.halls import MORNING, SYSTEM

TAKER = Actor(scope=Scope.HOTLINE, device="seat-1", staff="2001")
COLLEAGUE = Actor(scope=Scope.HOTLINE, device="seat-2", staff="2002")
TAB = new_id()


class Desk:
    """The drafts of a centre, driven by commands."""

    def __init__(self):
        self.now = MORNING
        self.state = drafts.initial("line")

    def do(self, command, actor=TAKER):
        context = Context(now=self.now, pressed_at=self.now, actor=actor, command_id=new_id())
        events = drafts.decide(self.state, command, context)
        for event in events:
            self.state = drafts.evolve(self.state, recorded(event, seq=self.state.seq + 1, context=context))
        return [event.TYPE for event in events]

    def save(self, version, *, actor=TAKER, **more):
        return self.do(contract.SaveDraft(draft=TAB, version=version, form=CaseForm(), **more), actor)


@pytest.fixture
def desk():
    return Desk()


def test_the_latest_word_stands_and_the_call_it_began_with(desk):
    desk.save(1, call="c1")
    assert desk.save(3, call="c2") == ["draft_saved"]
    assert desk.save(2) == desk.save(3) == []
    assert (desk.state.drafts[TAB].version, desk.state.drafts[TAB].call) == (3, "c1")


def test_nobody_touches_anothers_draft(desk):
    desk.save(1)
    assert desk.save(2, actor=COLLEAGUE) == ["irregularity_found"]
    assert desk.state.drafts[TAB].version == 1


def test_a_draft_thrown_away_comes_back_put_by(desk):
    assert desk.do(contract.VoidDraft(draft=TAB, version=1)) == ["irregularity_found"]
    desk.save(1)
    desk.do(contract.VoidDraft(draft=TAB, version=2))
    assert desk.state.drafts[TAB].standing is DraftStanding.VOID
    desk.do(contract.RestoreDraft(draft=TAB, version=3))
    assert desk.state.drafts[TAB].standing is DraftStanding.KEPT


def test_what_is_done_with_is_gone_and_a_late_word_does_not_bring_it_back(desk):
    desk.save(1)
    desk.do(contract.CloseDraft(draft=TAB, version=2))
    assert TAB not in desk.state.drafts
    assert desk.save(3) == []


def test_what_is_old_is_swept_once_a_day(desk):
    desk.save(1)
    desk.do(contract.VoidDraft(draft=TAB, version=2))
    done = new_id()
    desk.do(contract.CloseDraft(draft=done, version=1))
    for days, left in ((7, (True, True)), (2, (True, False)), (22, (False, False))):
        desk.now += timedelta(days=days)
        assert desk.do(PassTime(), SYSTEM) == ["drafts_swept"]
        assert (TAB in desk.state.drafts, done in desk.state.closed) == left
        assert desk.do(PassTime(), SYSTEM) == []
