"""Typed announcements, calls nobody heard, and when the hall is quiet."""

from datetime import time, timedelta

import pytest

from app.contract.hall.commands import RecallTicket
from app.contract.hall.setup import Period, Role, VoiceRules
from app.contract.hall.voice import Announce, ReportUnspoken, Unspoken
from app.rules.voice import closing_notices, is_silent
from tests.unit.rules.halls import DISPLAY, MANAGER, MORNING, Hall, small_setup, staff

CLOSES = MORNING + timedelta(hours=8, minutes=30)
"""17:30 in Shanghai."""


def hall_with(**voice: object) -> Hall:
    """A hall with other settings of its voice."""
    return Hall(setup=small_setup(voice=VoiceRules(**voice)))


def test_a_manager_has_words_said_and_the_hall_remembers_the_latest():
    hall = Hall()
    for number in range(12):
        hall.do(Announce(text=f"请车主挪车 {number}", zone="A"), MANAGER)
    assert [said.text for said in hall.state.announcements[:2]] == ["请车主挪车 11", "请车主挪车 10"]
    assert len(hall.state.announcements) == 10
    assert (hall.state.announcements[0].zone, hall.state.announcements[0].staff) == ("A", "9001")
    assert hall.replay() == hall.state


def test_who_may_not_and_where_is_refused():
    hall = Hall()
    assert hall.refused(Announce(text="喂"), staff("1001")) == "not_allowed"
    assert hall.refused(Announce(text="喂", zone="Z"), MANAGER) == "unknown_zone"


def test_the_hall_names_the_roles_that_may():
    hall = hall_with(announce_roles=(Role.WINDOW,))
    hall.do(Announce(text="请张先生到服务台", language="zh_hk"), staff("1001"))
    assert hall.state.announcements[0].staff == "1001"


def test_a_call_that_was_not_said_is_shown_to_the_counter_until_the_next_recall():
    hall = Hall()
    wang = hall.open("1", "1001")
    hall.take()
    visit = hall.call("1", wang)
    hall.do(ReportUnspoken(visit=visit.id, reason=Unspoken.TOO_LONG), DISPLAY)
    assert hall.state.visits[visit.id].unspoken is Unspoken.TOO_LONG
    assert hall.do(ReportUnspoken(visit=visit.id, reason=Unspoken.TOO_LONG), DISPLAY) == ()
    hall.do(RecallTicket(counter="1", visit=visit.id), wang)
    assert hall.state.visits[visit.id].unspoken is None
    assert hall.replay() == hall.state


def test_a_visit_nobody_knows_is_flagged():
    hall = Hall()
    assert (
        hall.refused(ReportUnspoken(visit="0197f000-0000-7000-8000-000000000000", reason=Unspoken.FAILED), DISPLAY)
        == "unknown_visit"
    )


@pytest.mark.parametrize(
    ("voice", "silent"),
    [
        ({}, False),
        ({"voice_silent": True}, True),
        ({"voice_volume": 0}, True),
        ({"voice_quiet": (Period(opens=time(12), closes=time(13, 30)),)}, False),
        ({"voice_quiet": (Period(opens=time(8), closes=time(9, 30)),)}, True),
    ],
)
def test_when_the_hall_is_silent(voice, silent):
    assert is_silent(small_setup(voice=VoiceRules(**voice)), MORNING) is silent


def test_closing_is_announced_in_the_minute_it_is_due():
    setup = small_setup(voice=VoiceRules(voice_closing_minutes=(30, 10)))
    due = {minutes: closing_notices(setup, CLOSES - timedelta(minutes=minutes)) for minutes in (31, 30, 29, 11, 10, 9)}
    assert due == {31: (), 30: (30,), 29: (), 11: (), 10: (10,), 9: ()}
    assert closing_notices(setup, CLOSES - timedelta(minutes=9, seconds=1)) == (10,)


def test_nothing_closes_on_a_day_without_hours():
    sunday = CLOSES - timedelta(days=1, minutes=10)
    assert closing_notices(small_setup(), sunday) == ()
