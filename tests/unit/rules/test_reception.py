"""Appointments the hall expects, calls for help at a kiosk, and tickets without paper."""

from datetime import timedelta

import pytest

from app.contract.hall.commands import IssueTicket
from app.contract.hall.events import TicketReserved
from app.contract.hall.reception import (
    AnswerHelp,
    AppointmentGiven,
    AppointmentsLoaded,
    AskForHelp,
    CheckInByCode,
    LoadAppointments,
)
from app.contract.hall.state import Arrival, Source, Ticket, TicketState
from app.ids import new_id
from app.rules.hall import due
from app.rules.masking import Rendition, redact
from tests.unit.rules.halls import KIOSK, MANAGER, MORNING, SYSTEM, Hall, staff

TODAY = MORNING.date()
TEN = MORNING + timedelta(hours=1)


@pytest.fixture
def hall() -> Hall:
    """A hall at 09:00 with counter 1 staffed."""
    hall = Hall()
    hall.open("1", "1001")
    return hall


def given(code: str = "YY2041", *, days: int = 0, service: str = "id", **more: str) -> AppointmentGiven:
    begins = TEN + timedelta(days=days)
    return AppointmentGiven(code=code, service=service, begins=begins, ends=begins + timedelta(minutes=30), **more)


def load(*appointments: AppointmentGiven, days: int = 0) -> LoadAppointments:
    return LoadAppointments(day=TODAY + timedelta(days=days), appointments=appointments)


def ticket_of(hall: Hall, code: str) -> Ticket:
    (reserved,) = [one for one in hall.do(CheckInByCode(code=code), KIOSK) if isinstance(one, TicketReserved)]
    return hall.state.tickets[reserved.ticket]


@pytest.mark.parametrize("brought", ["YY2041", "yy2041"])
def test_whoever_brings_the_code_gets_the_slot_that_was_booked(hall: Hall, brought: str) -> None:
    hall.do(load(given(name="张三丰", phone="13800138000")), MANAGER)
    ticket = ticket_of(hall, brought)
    assert (ticket.service, ticket.source, ticket.slot.arrival) == ("id", Source.APPOINTMENT, Arrival.EARLY)
    assert ticket.slot.begins == TEN
    assert ticket.citizen.phone == "13800138000"


def test_a_code_is_good_once_in_any_writing(hall: Hall) -> None:
    hall.do(load(given()), MANAGER)
    ticket_of(hall, "YY2041")
    assert hall.refused(CheckInByCode(code="yy2041"), KIOSK) == "already_checked_in"


def test_an_unknown_code_is_refused(hall: Hall) -> None:
    hall.do(load(given()), MANAGER)
    assert hall.refused(CheckInByCode(code="YY2042"), KIOSK) == "unknown_appointment"


def test_loading_again_replaces_that_day_and_leaves_others(hall: Hall) -> None:
    hall.do(load(given("OLD"), given("KEPT")), MANAGER)
    hall.do(load(given("NEXT", days=1), days=1), SYSTEM)
    hall.do(load(given("KEPT"), given("NEW")), MANAGER)
    assert len(hall.state.booked) == 3
    assert hall.refused(CheckInByCode(code="OLD"), KIOSK) == "unknown_appointment"
    assert hall.refused(CheckInByCode(code="NEXT"), KIOSK) == "appointment_not_today"
    assert ticket_of(hall, "NEW").number == "A001"


def test_appointments_outlive_the_night_until_their_day_is_over(hall: Hall) -> None:
    hall.do(load(given("GONE")), MANAGER)
    hall.do(load(given("NEXT", days=1), days=1), MANAGER)
    hall.wait(days=1)
    hall.open("1", "1001")
    assert ticket_of(hall, "NEXT").slot.begins == TEN + timedelta(days=1)
    assert len(hall.state.booked) == 1


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (load(given(days=1)), "appointment_not_today"),
        (load(given(days=-1), days=-1), "appointment_not_today"),
        (load(given(service="nothing")), "unknown_service"),
        (load(given(service="household")), "not_a_leaf"),
    ],
    ids=["another day", "past", "unknown service", "a category"],
)
def test_what_cannot_be_expected_is_refused_whole(hall: Hall, command: LoadAppointments, why: str) -> None:
    assert hall.refused(command, MANAGER) == why


def test_only_managers_load(hall: Hall) -> None:
    assert hall.refused(load(given()), KIOSK) == "not_allowed"
    assert hall.refused(load(given()), staff("1001")) == "not_allowed"


def test_screens_know_neither_the_codes_nor_who_comes(hall: Hall) -> None:
    hall.do(load(given(name="张三丰", phone="13800138000", id_number="11010519491231002X")), MANAGER)
    public = redact(hall.state, Rendition.PUBLIC).model_dump_json()
    kiosk = redact(hall.state, Rendition.KIOSK).model_dump_json()
    for hidden in ("YY2041", "张", "13800138000", "11010519491231002X"):
        assert hidden not in public
    assert "张**" in kiosk
    for hidden in ("YY2041", "张三", "138", "11010519491231002X"):
        assert hidden not in kiosk
    (event,) = [row for row in hall.record if isinstance(row.event, AppointmentsLoaded)]
    assert "张三丰" not in redact(event, Rendition.KIOSK).model_dump_json()


def test_help_is_called_once_until_somebody_went_there(hall: Hall) -> None:
    hall.do(AskForHelp(zone="A"), KIOSK)
    hall.do(AskForHelp(zone="A"), KIOSK)
    (call,) = hall.state.help_calls
    assert (call.device, call.zone, call.asked_at) == ("kiosk-1", "A", MORNING)
    hall.do(AnswerHelp(help=call.id), staff("1001"))
    assert hall.state.help_calls == ()
    assert hall.refused(AnswerHelp(help=call.id), staff("1001")) == "unknown_help"
    hall.do(AskForHelp(zone="A"), KIOSK)
    assert len(hall.state.help_calls) == 1


def test_a_help_call_nobody_made_cannot_be_answered(hall: Hall) -> None:
    assert hall.refused(AnswerHelp(help=new_id()), MANAGER) == "unknown_help"


def test_nobody_waits_for_help_over_night(hall: Hall) -> None:
    hall.do(AskForHelp(), KIOSK)
    hall.wait(days=1)
    hall.open("1", "1001")
    assert hall.state.help_calls == ()


def test_a_ticket_without_paper_waits_at_once(hall: Hall) -> None:
    hall.do(IssueTicket(service="id", paper=False), KIOSK)
    (ticket,) = hall.state.tickets.values()
    assert (ticket.state, ticket.unconfirmed, ticket.source) == (TicketState.WAITING, False, Source.KIOSK)
    hall.wait(minutes=5)
    assert not due(hall.state, hall.now)
    assert hall.replay() == hall.state
