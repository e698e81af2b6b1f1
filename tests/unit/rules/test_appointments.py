"""Appointments at the queue: early, in time, late."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from app.contract.hall.commands import CancelTicket, CheckInAppointment, ReportPrint, RestoreTicket
from app.contract.hall.events import TicketReserved
from app.contract.hall.state import Arrival, Priority, Source, Ticket
from app.rules.calling import next_ticket
from tests.unit.rules.halls import DISPLAY, KIOSK, MANAGER, MORNING, SYSTEM, Hall
from tests.unit.rules.test_moving import let_pass

TEN = MORNING + timedelta(hours=1)


@pytest.fixture
def hall() -> Hall:
    """A hall at 09:00 with counter 1 staffed."""
    hall = Hall()
    hall.open("1", "1001")
    return hall


def command(begins=TEN, *, appointment: str = "Y0001", minutes: int = 30) -> CheckInAppointment:
    """A check-in for a slot of half an hour from 10:00."""
    return CheckInAppointment(
        service="id", appointment=appointment, begins=begins, ends=begins + timedelta(minutes=minutes)
    )


def check_in(hall: Hall, **more) -> Ticket:
    """Check in and print."""
    events = hall.do(command(**more), KIOSK)
    (reserved,) = [event for event in events if isinstance(event, TicketReserved)]
    hall.do(ReportPrint(ticket=reserved.ticket, outcome="printed"), KIOSK)
    return hall.state.tickets[reserved.ticket]


def test_too_early_means_last_until_the_slot_begins(hall):
    early = check_in(hall)
    assert (early.slot.arrival, early.source) == (Arrival.EARLY, Source.APPOINTMENT)
    choice = next_ticket(hall.state, "1", hall.now)
    assert (choice.ticket.id, choice.rule) == (early.id, "early_appointment")
    hall.wait(minutes=59)
    ordinary = hall.take()
    assert next_ticket(hall.state, "1", hall.now).ticket.id == ordinary.id
    hall.wait(minutes=1)
    choice = next_ticket(hall.state, "1", hall.now)
    assert (choice.ticket.id, choice.rule) == (early.id, "appointment")


def test_an_early_one_takes_its_place_among_priority_tickets_when_its_slot_begins(hall):
    early = check_in(hall)
    hall.wait(minutes=30)
    green = hall.take(priority=Priority.GREEN)
    hall.wait(minutes=30)
    later = hall.take(priority=Priority.GREEN)
    order = []
    for _ in range(3):
        choice = next_ticket(hall.state, "1", hall.now)
        order.append(choice.ticket.id)
        hall.serve("1", hall.open("1", "1001"), minutes=0.1)
    assert order == [green.id, early.id, later.id]


@pytest.mark.parametrize(
    ("after", "arrival", "rule"),
    [(60, Arrival.ON_TIME, "appointment"), (105, Arrival.ON_TIME, "appointment"), (106, Arrival.LATE, "first_come")],
)
def test_in_time_until_the_grace_minutes_after_the_slot(hall, after, arrival, rule):
    hall.wait(minutes=after)
    ticket = check_in(hall)
    assert (ticket.slot.arrival, next_ticket(hall.state, "1", hall.now).rule) == (arrival, rule)


def test_an_appointment_is_checked_in_once_unless_its_ticket_came_to_nothing(hall):
    first = check_in(hall)
    assert hall.refused(command(), KIOSK) == "already_checked_in"
    hall.do(CancelTicket(ticket=first.id), MANAGER)
    assert check_in(hall).number == "A002"


def test_a_passed_one_does_not_come_back_beside_its_second_ticket(hall):
    check_in(hall)
    hall.wait(hours=1)
    passed = let_pass(hall)
    check_in(hall)
    assert hall.refused(RestoreTicket(ticket=passed), MANAGER) == "already_checked_in"


def test_a_check_in_from_afar_has_no_paper_to_wait_for(hall):
    reserved, _ = hall.do(command(), SYSTEM)
    assert hall.state.queues["id"] == (reserved.ticket,)


def test_refusals(hall):
    assert hall.refused(command(TEN + timedelta(days=1)), KIOSK) == "appointment_not_today"
    assert hall.refused(command(), DISPLAY) == "not_allowed"
    with pytest.raises(ValidationError):
        command(minutes=0)


def test_a_slot_is_not_held_by_the_days_cap(hall):
    for _ in range(2):
        hall.take("few")
    few = command().model_copy(update={"service": "few"})
    assert hall.do(few, KIOSK)[0].number == "C003"
