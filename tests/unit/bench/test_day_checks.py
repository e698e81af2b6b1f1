"""The checker of the simulated day finds what is wrong: each test seeds one fault that a server could have."""

from datetime import timedelta

import pytest

from app.contract.hall.commands import FinishVisit, StartServing
from app.rules.waiting import Estimate
from tests.bench.day_checks import DayChecks, Told
from tests.unit.rules.halls import Hall, staff


@pytest.fixture
def hall() -> Hall:
    """Three people wait at a counter."""
    hall = Hall()
    hall.open("1", "1001")
    return hall


def take(checks: DayChecks, hall: Hall, *, number: str = "") -> str:
    """Let somebody take a ticket; `number` is what the faulty server says it is."""
    ticket = hall.take()
    checks.taken(ticket.id, number or ticket.number, Told("id", hall.now, Estimate(0, 10)))
    hall.wait(seconds=1)
    return ticket.id


def serve(checks: DayChecks, hall: Hall, *, told: str = "") -> None:
    """Call and serve the next one; `told` is the ticket that the faulty server names."""
    before = hall.state
    visit = hall.call("1", staff("1001"))
    checks.called(before, "1", told or visit.ticket, hall.now)
    hall.do(StartServing(counter="1", visit=visit.id), staff("1001"))
    hall.do(FinishVisit(counter="1", visit=visit.id), staff("1001"))
    hall.wait(minutes=1)


def faults(checks: DayChecks, hall: Hall) -> tuple[int, int, int, int]:
    """Return double numbers, calls out of order, double calls, forgotten people."""
    return checks.double_numbers, checks.order_violations, checks.double_calls, checks.forgotten(hall.state)


def test_a_right_day_has_no_fault(hall):
    checks = DayChecks()
    for _ in range(3):
        take(checks, hall)
    for _ in range(3):
        serve(checks, hall)
    checks.nobody(hall.state, "1", hall.now)
    assert faults(checks, hall) == (0, 0, 0, 0)


def test_a_swapped_call_is_found(hall):
    checks = DayChecks()
    first, second = take(checks, hall), take(checks, hall)
    serve(checks, hall, told=second)
    serve(checks, hall, told=first)
    assert checks.order_violations == 2


def test_a_doubled_number_is_found(hall):
    checks = DayChecks()
    take(checks, hall)
    take(checks, hall, number="A001")
    assert checks.double_numbers == 1


def test_a_ticket_called_twice_is_found_unless_it_came_back(hall):
    checks = DayChecks()
    first = take(checks, hall)
    take(checks, hall)
    serve(checks, hall)
    serve(checks, hall, told=first)
    assert checks.double_calls == 1
    checks.came_back(first)
    checks.called(hall.state, "1", first, hall.now)
    assert checks.double_calls == 1


def test_somebody_forgotten_is_found(hall):
    checks = DayChecks()
    take(checks, hall)
    serve(checks, hall)
    take(checks, hall)
    assert checks.forgotten(hall.state) == 2, "never called, and still waiting in the evening"
    checks.nobody(hall.state, "1", hall.now)
    assert checks.order_violations == 1, "the server said that nobody waits"


def test_a_wait_is_held_against_the_whole_minutes_that_were_shown(hall):
    told = Told("id", hall.now, Estimate(5, 10), called=hall.now + timedelta(minutes=10.9))
    assert told.in_range
    told.called = hall.now + timedelta(minutes=11.1)
    assert not told.in_range
    told.called = hall.now + timedelta(minutes=4.9)
    assert not told.in_range
