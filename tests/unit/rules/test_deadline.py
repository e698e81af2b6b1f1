"""Limits: every row of the documents' table of examples, and laws against counting minute by minute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contract.centre.limits import Limit, Measurement, Pause, Standing, Timer, TimeUnit
from app.contract.centre.state import Urgency
from app.contract.hall.setup import Calendar, Period, SpecialDay, WeekHours
from app.rules import deadline
from app.rules.deadline import WorkClock

ZONE = ZoneInfo("Asia/Shanghai")
HOURS = (Period(opens=time(8, 30), closes=time(12)), Period(opens=time(14), closes=time(17, 30)))
HOLIDAYS = tuple(SpecialDay(day=date(2022, 10, day), name="国庆节") for day in range(1, 8))
MADE_UP = tuple(SpecialDay(day=date(2022, 10, day), name="调休上班", periods=HOURS) for day in (8, 9))
CALENDAR = Calendar(week=(WeekHours(days=(1, 2, 3, 4, 5), periods=HOURS),), special=HOLIDAYS + MADE_UP)
CLOCK = WorkClock(CALENDAR, "Asia/Shanghai")
NORMAL = Urgency.NORMAL


def at(text):
    """A local moment of 2022, like `09-20 11:00`."""
    return datetime.strptime(f"2022-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def limit(hours, unit="work", **more):
    """A limit of some hours."""
    return Limit(minutes=round(hours * 60), unit=TimeUnit(unit), **more)


def due_of(rule, timer, urgency=NORMAL):
    """When it is due, as it is written in the table."""
    found = deadline.due(CLOCK, rule, urgency, timer)
    return None if found is None else found.astimezone(ZONE).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "hours", "unit", "paused", "expected"),
    [
        pytest.param("09-20 11:00", 8, "natural", None, "09-20 19:00", id="S1"),
        pytest.param("09-20 08:00", 8, "natural", None, "09-20 16:00", id="S2"),
        pytest.param("09-20 11:00", 2, "natural", None, "09-20 13:00", id="S3"),
        pytest.param("09-20 10:00", 2, "natural", None, "09-20 12:00", id="S4"),
        pytest.param("09-20 10:00", 2, "natural", None, "09-20 12:00", id="M1"),
        pytest.param("09-20 10:00", 2, "natural", ("09-20 11:00", "09-20 11:30"), "09-20 12:30", id="M2"),
        pytest.param("09-20 16:30", 8, "work", None, "09-21 17:30", id="M3"),
        pytest.param("09-20 12:30", 1, "work", None, "09-20 15:00", id="M4"),
        pytest.param("09-20 17:30", 1, "work", None, "09-21 09:30", id="M5"),
        pytest.param("09-23 17:00", 7, "work", None, "09-26 17:00", id="M6"),
        pytest.param("09-30 16:00", 7, "work", None, "10-08 16:00", id="M7"),
        pytest.param("10-09 08:30", 35, "work", None, "10-13 17:30", id="M8"),
        pytest.param("09-23 17:00", 24, "natural", None, "09-24 17:00", id="M9"),
        pytest.param("09-22 08:30", 7, "work", ("09-22 10:00", "09-23 15:00"), "09-26 11:30", id="M10"),
        pytest.param("09-23 14:00", 7, "work", ("09-23 17:30", "09-26 08:30"), "09-26 12:00", id="M11"),
        pytest.param("09-23 14:00", 7, "work", None, "09-26 12:00", id="M12"),
    ],
)
def test_row_of_the_table(start, hours, unit, paused, expected):
    timer = Timer(since=at(start))
    if paused:
        timer = deadline.resume(deadline.suspend(timer, at(paused[0])), at(paused[1]))
    assert due_of(limit(hours, unit), timer) == expected


@pytest.mark.parametrize(
    ("measurement", "counts_away", "back", "expected"),
    [
        pytest.param("single", True, "09-20 11:00", "09-20 13:00", id="S3"),
        pytest.param("cumulative", True, "09-20 11:00", "09-20 12:00", id="S4"),
        pytest.param("cumulative", True, "09-20 11:30", "09-20 12:00", id="M1"),
        pytest.param("cumulative", False, "09-20 11:30", "09-20 12:30", id="M2"),
    ],
)
def test_a_node_that_is_entered_again(measurement, counts_away, back, expected):
    rule = limit(2, "natural", measurement=Measurement(measurement), counts_away=counts_away)
    first = deadline.enter(None, rule, at("09-20 10:00"))
    again = deadline.enter(deadline.leave(first, at("09-20 11:00")), rule, at(back))
    assert due_of(rule, again) == expected


def test_urgencies_have_their_own_values_or_the_ordinary_one():
    rule = limit(7, urgent=60)
    timer = Timer(since=at("09-20 08:30"))
    assert [due_of(rule, timer, urgency) for urgency in (NORMAL, Urgency.URGENT, Urgency.VERY_URGENT)] == [
        "09-20 17:30",
        "09-20 09:30",
        "09-20 17:30",
    ]


def test_a_change_of_matter_keeps_what_has_passed_and_stood_still():
    timer = deadline.resume(deadline.suspend(Timer(since=at("09-20 08:30")), at("09-20 09:30")), at("09-20 10:30"))
    assert due_of(limit(3.5), timer) == "09-20 15:00"
    assert due_of(limit(4, "natural"), timer) == "09-20 13:30"
    now = at("09-20 11:30")
    assert deadline.elapsed(CLOCK, TimeUnit.WORK, timer, now) == timedelta(hours=2)
    assert deadline.elapsed(CLOCK, TimeUnit.NATURAL, timer, now) == timedelta(hours=2)


def test_a_new_holiday_moves_what_is_open():
    more = CALENDAR.model_copy(update={"special": (*CALENDAR.special, SpecialDay(day=date(2022, 9, 26), name="停工"))})
    timer = Timer(since=at("09-23 17:00"))
    moved = deadline.due(WorkClock(more, "Asia/Shanghai"), limit(7), NORMAL, timer)
    assert moved == at("09-27 17:00")
    assert due_of(limit(7), timer) == "09-26 17:00"


def test_an_extension_moves_the_due_time_and_later_pauses_still_count():
    rule, timer = limit(7), Timer(since=at("09-20 08:30"))
    minutes = deadline.extension(CLOCK, rule, NORMAL, timer, at("09-21 10:30"))
    longer = deadline.extend(timer, minutes)
    assert (minutes, due_of(rule, longer)) == (120, "09-21 10:30")
    suspended = deadline.resume(deadline.suspend(longer, at("09-21 08:30")), at("09-21 09:30"))
    assert due_of(rule, suspended) == "09-21 11:30"


def test_an_extension_into_the_night_ends_with_the_working_hours_before():
    rule, timer = limit(7), Timer(since=at("09-20 08:30"))
    minutes = deadline.extension(CLOCK, rule, NORMAL, timer, at("09-21 23:00"))
    assert due_of(rule, deadline.extend(timer, minutes)) == "09-21 17:30"
    assert deadline.extension(CLOCK, rule, NORMAL, timer, at("09-20 16:30")) == -60


def test_what_stands_still_is_not_due():
    assert due_of(limit(7), deadline.suspend(Timer(since=at("09-20 08:30")), at("09-20 09:00"))) is None


def test_nobody_works_and_nothing_is_due():
    never = WorkClock(Calendar(), "Asia/Shanghai")
    assert deadline.due(never, limit(1), NORMAL, Timer(since=at("09-20 08:30"))) is None


def test_a_limit_that_is_switched_off_is_never_due():
    timer = Timer(since=at("09-20 08:30"))
    off = limit(1, enabled=False)
    assert due_of(off, timer) is None
    assert deadline.standing(CLOCK, off, NORMAL, timer, at("10-20 08:30")) is Standing.NORMAL


@pytest.mark.parametrize(
    ("now", "done", "tag"),
    [
        ("09-20 10:00", None, Standing.NORMAL),
        ("09-20 16:31", None, Standing.NEAR_DUE),
        ("09-20 17:30", None, Standing.NEAR_DUE),
        ("09-21 08:30", None, Standing.NEAR_DUE),
        ("09-21 08:31", None, Standing.OVERDUE),
        ("10-20 08:30", "09-20 17:30", Standing.NORMAL),
        ("10-20 08:30", "09-21 08:31", Standing.DONE_LATE),
    ],
)
def test_tags_use_the_calendar_of_the_limit(now, done, tag):
    timer = Timer(since=at("09-20 08:30"))
    done_at = None if done is None else at(done)
    said = deadline.standing(CLOCK, limit(7), NORMAL, timer, at(now), near=timedelta(hours=1), done_at=done_at)
    assert said is tag


@pytest.mark.parametrize(
    ("hours", "expected"), [(-8, "09-23 16:30"), (-1, "09-26 15:30"), (0, "09-26 16:30"), (2, "09-27 09:30")]
)
def test_reminders_and_escalations_use_the_calendar_of_the_limit(hours, expected):
    found = deadline.moment(CLOCK, limit(8), NORMAL, Timer(since=at("09-23 15:30")), after_due=timedelta(hours=hours))
    assert found == (at(expected) if hours > -8 else at("09-23 15:30"))


def test_the_hour_that_a_summer_time_skips_does_not_count():
    week = (WeekHours(days=(7,), periods=(Period(opens=time(1), closes=time(4)),)),)
    berlin = WorkClock(Calendar(week=week), "Europe/Berlin")
    night = datetime(2022, 3, 26, 12, tzinfo=UTC)
    assert deadline.counted(berlin, TimeUnit.WORK, night, night + timedelta(days=1)) == timedelta(hours=2)


MINUTES = st.integers(0, 14 * 24 * 60)
UNITS = st.sampled_from(TimeUnit)
START = datetime(2022, 9, 28, tzinfo=ZONE)
MOMENTS = MINUTES.map(lambda minute: START + timedelta(minutes=minute))


@st.composite
def timers(draw):
    """A clock that starts somewhere around the holidays and stood still now and then."""
    since = draw(MOMENTS)
    pauses = draw(st.lists(st.tuples(MOMENTS, st.integers(0, 3000)), max_size=3))
    spans = tuple(Pause(begins=begins, ends=begins + timedelta(minutes=length)) for begins, length in pauses)
    return Timer(since=since, pauses=spans, extra=draw(st.integers(0, 300)))


def counts(moment, unit, pauses):
    """Whether the minute that begins at a moment counts; told from the table alone."""
    if any(pause.begins <= moment < pause.ends for pause in pauses):
        return False
    if unit is TimeUnit.NATURAL:
        return True
    if moment.month == 10 and moment.day <= 7:
        return False
    works = moment.isoweekday() <= 5 or (moment.month == 10 and moment.day in (8, 9))
    minute = moment.hour * 60 + moment.minute
    return works and (510 <= minute < 720 or 840 <= minute < 1050)


def counted_by_minute(since, until, unit, pauses):
    """How many minutes count, one after another."""
    steps = max(0, int((until - since) / timedelta(minutes=1)))
    return sum(counts(since + timedelta(minutes=step), unit, pauses) for step in range(steps))


@settings(max_examples=60, deadline=None)
@given(timer=timers(), unit=UNITS, minutes=st.integers(1, 2400))
def test_due_is_where_counting_minute_by_minute_ends(timer, unit, minutes):
    rule = Limit(minutes=minutes, unit=unit)
    found = deadline.due(CLOCK, rule, NORMAL, timer).astimezone(ZONE)
    assert counted_by_minute(timer.since, found, unit, timer.pauses) == minutes + timer.extra
    last = found - timedelta(minutes=1)
    assert counts(last, unit, timer.pauses)


@settings(max_examples=60, deadline=None)
@given(timer=timers(), unit=UNITS, now=MOMENTS)
def test_elapsed_is_what_counting_minute_by_minute_says(timer, unit, now):
    found = deadline.elapsed(CLOCK, unit, timer, now)
    assert found == timedelta(minutes=counted_by_minute(timer.since, now, unit, timer.pauses))


@settings(max_examples=100, deadline=None)
@given(unit=UNITS, moments=st.tuples(MOMENTS, MOMENTS, MOMENTS).map(sorted))
def test_counted_time_is_additive(unit, moments):
    first, second, third = moments
    parts = deadline.counted(CLOCK, unit, first, second) + deadline.counted(CLOCK, unit, second, third)
    assert parts == deadline.counted(CLOCK, unit, first, third)


@settings(max_examples=100, deadline=None)
@given(timer=timers(), unit=UNITS, minutes=st.integers(1, 2400), more=st.integers(0, 600), late=st.integers(0, 600))
def test_due_is_monotone(timer, unit, minutes, more, late):
    due = deadline.due(CLOCK, Limit(minutes=minutes, unit=unit), NORMAL, timer)
    assert due <= deadline.due(CLOCK, Limit(minutes=minutes + more, unit=unit), NORMAL, timer)
    later = timer.model_copy(update={"since": timer.since + timedelta(minutes=late)})
    assert due <= deadline.due(CLOCK, Limit(minutes=minutes, unit=unit), NORMAL, later)


@settings(max_examples=60, deadline=None)
@given(timer=timers(), minutes=st.integers(1, 2400), now=MOMENTS, length=st.integers(0, 2000))
def test_a_pause_moves_a_natural_due_time_by_its_length(timer, minutes, now, length):
    plain = timer.model_copy(update={"pauses": ()})
    rule = Limit(minutes=minutes, unit=TimeUnit.NATURAL)
    before = deadline.due(CLOCK, rule, NORMAL, plain)
    paused = deadline.resume(deadline.suspend(plain, now), now + timedelta(minutes=length))
    moved = deadline.due(CLOCK, rule, NORMAL, paused) - before
    if plain.since <= now < before:
        assert moved == timedelta(minutes=length)
