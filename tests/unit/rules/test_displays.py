"""What the hall's displays show besides calls: welcome, next number, layout."""

from datetime import timedelta

from app.contract.hall.commands import IssueTicket, PassTime
from app.contract.hall.setup import DisplayDesign, Zone
from app.contract.hall.state import Priority
from app.contract.hall.welcome import EndWelcome, ShowWelcome
from app.rules.displays import display_design, next_number, welcome_for
from tests.unit.rules.halls import KIOSK, MANAGER, SYSTEM, Hall, small_setup, staff, text


def test_a_manager_fills_the_displays_and_goes_back():
    hall = Hall()
    hall.do(ShowWelcome(text="热烈欢迎考察团"), MANAGER)
    assert (welcome_for(hall.state, "A"), welcome_for(hall.state, "")) == ("热烈欢迎考察团", "热烈欢迎考察团")
    hall.do(EndWelcome(), MANAGER)
    assert welcome_for(hall.state, "A") == ""
    assert hall.do(EndWelcome(), MANAGER) == ()
    assert hall.replay() == hall.state


def test_a_zones_welcome_is_the_zones_alone_and_the_newest_stands():
    hall = Hall()
    hall.do(ShowWelcome(text="欢迎", zone="A"), MANAGER)
    hall.do(ShowWelcome(text="欢迎光临", zone="A"), MANAGER)
    assert [welcome_for(hall.state, zone) for zone in ("A", "B", "")] == ["欢迎光临", "", ""]
    hall.do(EndWelcome(zone="B"), MANAGER)
    assert welcome_for(hall.state, "A") == "欢迎光临"
    hall.do(ShowWelcome(text="全厅"), MANAGER)
    assert [welcome_for(hall.state, zone) for zone in ("A", "B")] == ["全厅", "全厅"]
    hall.do(EndWelcome(), MANAGER)
    assert hall.state.welcomes == ()


def test_only_managers_and_only_zones_there_are():
    hall = Hall()
    assert hall.refused(ShowWelcome(text="喂"), staff("1001")) == "not_allowed"
    assert hall.refused(EndWelcome(), staff("1001")) == "not_allowed"
    assert hall.refused(ShowWelcome(text="喂", zone="Z"), MANAGER) == "unknown_zone"


def test_a_new_day_begins_with_the_calls():
    hall = Hall()
    hall.do(ShowWelcome(text="欢迎"), MANAGER)
    hall.wait(days=1)
    hall.do(PassTime(), SYSTEM)
    assert welcome_for(hall.state, "A") == ""


def test_the_next_number_is_the_first_of_the_queues_below():
    hall = Hall()
    hall.open("1", "1001")
    assert next_number(hall.state, "household") == ""
    first = hall.take("move")
    hall.now += timedelta(seconds=1)
    hall.take("id")
    assert next_number(hall.state, "household") == first.number
    hall.do(IssueTicket(service="id", priority=Priority.GREEN, paper=False), KIOSK)
    green = next(ticket for ticket in hall.state.tickets.values() if ticket.priority is Priority.GREEN)
    assert next_number(hall.state, "household") == green.number
    assert next_number(hall.state, "id") == green.number


def test_a_zones_layout_goes_before_the_halls():
    designs = tuple(DisplayDesign(code=code, name=code, source="x") for code in ("wide", "list"))
    zones = (Zone(code="A", name=text("一区"), layout="list"), Zone(code="B", name=text("二区")))
    setup = small_setup(zones=zones, layouts=designs, layout="wide")
    found = [display_design(setup, zone) for zone in ("A", "B", "")]
    assert [one.code for one in found if one is not None] == ["list", "wide", "wide"]
    assert display_design(small_setup(), "A") is None
