"""Warnings as they follow from the state."""

from app.contract.hall.commands import LogOutOfCounter, ParkTicket, ResumeParked, StartServing
from app.rules.alerts import Alert, AlertKind, alerts
from tests.unit.rules.halls import Hall, small_setup, staff

WANG = staff("1001")


def limited() -> Hall:
    """A hall where two may wait for household matters, a visit may take ten minutes, a wait for `id` twenty."""
    limits = {"household": {"warn_waiting": 2}, "id": {"warn_minutes": 10, "target_minutes": 20}}
    services = tuple(service.model_copy(update=limits.get(service.code, {})) for service in small_setup().services)
    hall = Hall(setup=small_setup(services=services))
    hall.open("1", "1001")
    return hall


def test_a_quiet_hall_has_none():
    hall = limited()
    hall.take()
    assert alerts(hall.state, hall.now) == ()


def test_a_category_with_too_many_waiting():
    hall = limited()
    for service in ("id", "move", "id"):
        hall.take(service)
    assert alerts(hall.state, hall.now) == (Alert(AlertKind.CROWDED, "household", 3, 2),)


def test_who_waits_longer_than_the_target():
    hall = limited()
    hall.take()
    hall.wait(minutes=20)
    assert alerts(hall.state, hall.now) == ()
    hall.wait(seconds=1)
    assert alerts(hall.state, hall.now) == (Alert(AlertKind.LONG_WAIT, "id", 20, 20),)


def test_a_visit_that_takes_long_without_the_time_it_was_parked():
    hall = limited()
    hall.take()
    visit = hall.call("1", WANG)
    hall.do(StartServing(counter="1", visit=visit.id), WANG)
    hall.do(ParkTicket(counter="1", visit=visit.id), WANG)
    hall.wait(minutes=30)
    hall.do(ResumeParked(counter="1", visit=visit.id), WANG)
    hall.wait(minutes=10)
    assert alerts(hall.state, hall.now) == ()
    hall.wait(minutes=1)
    assert alerts(hall.state, hall.now) == (Alert(AlertKind.LONG_VISIT, "id", 11, 10, "1"),)


def test_people_wait_for_a_service_nobody_serves():
    hall = limited()
    hall.take()
    hall.do(LogOutOfCounter(counter="1"), WANG)
    assert alerts(hall.state, hall.now) == (Alert(AlertKind.UNSTAFFED, "id", 1, 0),)
