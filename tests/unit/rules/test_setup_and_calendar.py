"""Set-ups that hang together, and days."""

from datetime import date, time, timedelta

import pytest

from app.contract.errors import RefusalCode
from app.contract.hall.commands import PassTime, SetUpHall
from app.contract.hall.setup import Period, SpecialDay, TicketDesign, WeekHours
from app.contract.hall.state import CounterState
from app.rules.calendar import opening_periods
from app.rules.identity import id_number_ok
from app.rules.offers import offer
from app.rules.setup import problems
from tests.unit.rules.halls import MANAGER, SYSTEM, Hall, small_setup, text

DESIGN = TicketDesign(code="large", name="大字", source='[[element]]\nkind = "line"\nsize = 2')


def changed(name: str, code: str, **fields):
    """The small set-up with one entry changed."""
    key = "number" if name in {"counters", "staff"} else "code"
    entries = tuple(
        entry.model_copy(update=fields) if getattr(entry, key) == code else entry
        for entry in getattr(small_setup(), name)
    )
    return small_setup(**{name: entries})


@pytest.mark.parametrize(
    ("setup", "place", "code"),
    [
        (changed("counters", "1", zone="X"), "counters/1", "unknown_zone"),
        (changed("counters", "1", services=("id", "gone")), "counters/1", "unknown_service"),
        (changed("services", "id", parent="gone"), "services/id", "unknown_parent"),
        (changed("services", "id", department="gone"), "services/id", "unknown_department"),
        (changed("services", "id", zone=None), "services/id", "unknown_zone"),
        (changed("services", "household", prefix="H", zone="A"), "services/household", "leaf_with_children"),
        (changed("services", "household", parent="household"), "services/household", "loop"),
        (changed("services", "move", prefix="A"), "prefixes", "double"),
        (changed("staff", "1001", number="1002"), "staff", "double"),
        (changed("staff", "1001", counter="99"), "staff/1001", "unknown_counter"),
        (changed("staff", "1001", department="gone"), "staff/1001", "unknown_department"),
        (changed("services", "id", ticket="gone"), "services/id", "unknown_ticket"),
        (changed("zones", "A", ticket="gone"), "zones/A", "unknown_ticket"),
        (small_setup(ticket="gone"), "hall", "unknown_ticket"),
        (small_setup(tickets=(DESIGN, DESIGN)), "tickets", "double"),
        (changed("zones", "A", layout="gone"), "zones/A", "unknown_layout"),
        (small_setup(layout="gone"), "hall", "unknown_layout"),
        (small_setup(timezone="Mars/Olympus"), "hall", "unknown_timezone"),
    ],
)
def test_what_is_wrong_is_named(setup, place, code):
    assert (place, code) in {(problem.place, problem.code) for problem in problems(setup)}


def test_a_good_set_up_has_no_problems_and_a_wrong_one_is_refused():
    assert problems(small_setup()) == ()
    hall = Hall()
    wrong = changed("counters", "1", zone="X")
    assert hall.refused(SetUpHall(setup=wrong), MANAGER) == "setup_wrong"


def test_a_new_set_up_keeps_running_tickets():
    hall = Hall()
    actor = hall.open("1", "1001")
    hall.take()
    hall.do(SetUpHall(setup=small_setup(name=text("新名字"))), MANAGER)
    assert hall.call("1", actor).number == "A001"


def test_a_special_day_replaces_its_weekday():
    calendar = small_setup().calendar
    monday, sunday = date(2026, 11, 23), date(2026, 11, 22)
    assert len(opening_periods(calendar, monday)) == 2
    assert opening_periods(calendar, sunday) == ()
    holiday = SpecialDay(day=monday, name="休息")
    makeup = SpecialDay(day=sunday, name="调休上班", periods=(Period(opens=time(9), closes=time(12)),))
    special = calendar.model_copy(update={"special": (holiday, makeup)})
    assert opening_periods(special, monday) == ()
    assert opening_periods(special, sunday) == makeup.periods


def test_a_new_day_begins_at_local_midnight_and_numbers_start_again():
    hall = Hall()
    hall.open("1", "1001")
    hall.take()
    hall.wait(hours=15, seconds=-1)
    hall.do(PassTime(), SYSTEM)
    assert hall.state.day == date(2026, 11, 23)
    hall.wait(seconds=1)
    hall.do(PassTime(), SYSTEM)
    assert hall.state.day == date(2026, 11, 24)
    assert (len(hall.state.tickets), hall.state.desks["1"].state) == (0, CounterState.OFFLINE)
    hall.wait(hours=10)
    hall.open("1", "1001")
    assert hall.take().number == "A001"


def test_a_clock_that_is_set_back_does_not_bring_yesterday_back():
    hall = Hall()
    hall.open("1", "1001")
    hall.take()
    hall.now -= timedelta(days=1)
    hall.do(PassTime(), SYSTEM)
    assert hall.state.day == date(2026, 11, 23)
    assert len(hall.state.tickets) == 1


def test_a_services_own_periods():
    period = (Period(opens=time(10), closes=time(11)),)
    hall = Hall(setup=changed("services", "id", periods=period))
    hall.open("1", "1001")
    assert offer(hall.state, "id", hall.now).detail == {"opens": "10:00"}
    hall.wait(hours=1)
    assert offer(hall.state, "id", hall.now).offered


def test_a_services_hours_by_weekday():
    """The hall's first day is a Monday."""
    tuesday = (WeekHours(days=(2, 3), periods=(Period(opens=time(10), closes=time(11)),)),)
    hall = Hall(setup=changed("services", "id", week=tuesday))
    hall.open("1", "1001")
    assert offer(hall.state, "id", hall.now).code is RefusalCode.HALL_CLOSED
    hall.wait(days=1)
    hall.open("1", "1001")
    assert offer(hall.state, "id", hall.now).detail == {"opens": "10:00"}
    hall.wait(hours=1)
    assert offer(hall.state, "id", hall.now).offered


@pytest.mark.parametrize(
    ("number", "ok"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("440524188001010014", True),
        ("110105194912310021", False),
        ("11010519491331002X", False),
        ("1101051949123100", False),
        ("１1010519491231002X", False),
    ],
)
def test_id_numbers(number, ok):
    assert id_number_ok(number) is ok
