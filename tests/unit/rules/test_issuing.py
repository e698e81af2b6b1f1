"""Taking tickets: numbers, reasons, paper."""

from datetime import timedelta

import pytest

from app.contract.errors import Refused
from app.contract.hall.commands import CitizenGiven, IssueTicket, PassTime, ReportPrint, TakeMobileTicket
from app.contract.hall.state import Source, TicketState
from app.rules.hall import due
from app.rules.offers import offer
from tests.unit.rules.halls import DISPLAY, KIOSK, MANAGER, SYSTEM, Hall, small_setup

GOOD_ID = "11010519491231002X"


@pytest.fixture
def hall() -> Hall:
    """A hall with counter 1 staffed."""
    hall = Hall()
    hall.open("1", "1001")
    return hall


def test_numbers_ascend_per_prefix_and_are_padded(hall):
    taken = [hall.take(service).number for service in ("id", "id", "move", "id")]
    assert taken == ["A001", "A002", "B001", "A003"]


def test_the_same_prefix_in_another_zone_has_its_own_numbers(hall):
    hall.open("4", "1004")
    hall.take("id")
    assert hall.take("tax").number == "A001"


def test_after_999_comes_1000_and_it_is_called_last():
    hall = Hall(setup=small_setup())
    actor = hall.open("1", "1001")
    hall.state = hall.state.model_copy(update={"numbers": hall.state.numbers.insert("A/A", 998)})
    assert [hall.take().number for _ in range(3)] == ["A999", "A1000", "A1001"]
    assert hall.call("1", actor).number == "A999"


def test_a_ticket_waits_only_when_its_paper_is_out(hall):
    reserved = hall.take(printed=False)
    assert reserved.state is TicketState.RESERVED
    assert hall.state.queues.get("id", ()) == ()
    hall.do(ReportPrint(ticket=reserved.id, outcome="printed"), KIOSK)
    assert hall.state.queues["id"] == (reserved.id,)


def test_a_failed_print_voids_the_ticket_and_the_number_is_not_given_again(hall):
    reserved = hall.take(printed=False)
    hall.do(ReportPrint(ticket=reserved.id, outcome="failed", reason="paper_out"), KIOSK)
    assert hall.state.tickets[reserved.id].state is TicketState.VOID
    assert hall.state.taken["id"] == 0
    assert hall.take().number == "A002"


def test_a_printer_that_does_not_say_leaves_the_ticket_callable_and_marked(hall):
    reserved = hall.take(printed=False)
    hall.do(ReportPrint(ticket=reserved.id, outcome="unknown"), KIOSK)
    assert hall.state.tickets[reserved.id].unconfirmed
    hall.do(ReportPrint(ticket=reserved.id, outcome="printed"), KIOSK)
    assert not hall.state.tickets[reserved.id].unconfirmed


def test_without_news_of_the_paper_a_ticket_becomes_callable_after_the_halls_seconds(hall):
    reserved = hall.take(printed=False)
    hall.wait(seconds=14)
    assert not due(hall.state, hall.now)
    hall.wait(seconds=1)
    assert due(hall.state, hall.now)
    hall.do(PassTime(), SYSTEM)
    ticket = hall.state.tickets[reserved.id]
    assert (ticket.state, ticket.unconfirmed) == (TicketState.WAITING, True)


def test_a_print_reported_after_the_call_is_flagged(hall):
    ticket = hall.take()
    assert hall.refused(ReportPrint(ticket=ticket.id, outcome="failed"), KIOSK) == "wrong_ticket_state"


def test_the_same_source_is_recorded(hall):
    assert hall.take().source is Source.KIOSK
    assert hall.take(actor=hall.open("2", "1002")).source is Source.RECEPTION


def test_a_ticket_on_the_telephone_has_no_paper_to_wait_for(hall):
    assert hall.refused(TakeMobileTicket(service="id"), KIOSK) == "not_allowed"
    reserved, _ = hall.do(TakeMobileTicket(service="id"), SYSTEM)
    ticket = hall.state.tickets[reserved.ticket]
    assert (ticket.source, ticket.state) == (Source.MOBILE, TicketState.WAITING)
    assert hall.state.queues["id"] == (ticket.id,)


@pytest.mark.parametrize(
    ("service", "given", "code"),
    [
        ("nothing", None, "unknown_service"),
        ("household", None, "not_a_leaf"),
        ("tax", None, "no_counter"),
        ("card", None, "identity_needed"),
        ("card", CitizenGiven(phone="13800138000"), "identity_needed"),
        ("card", CitizenGiven(id_number="110105194912310021"), "id_number_wrong"),
    ],
)
def test_refusals(hall, service, given, code):
    assert hall.refused(IssueTicket(service=service, citizen=given), KIOSK) == code


def test_a_card_opens_a_service_that_asks_for_it(hall):
    ticket = hall.take("card", citizen=CitizenGiven(name="张三", id_number=GOOD_ID))
    assert ticket.citizen.id_number == GOOD_ID


def test_only_who_may_take_tickets_takes_them(hall):
    assert hall.refused(IssueTicket(service="id"), DISPLAY) == "not_allowed"
    assert hall.take(actor=MANAGER).number == "A001"


def test_the_cap_counts_live_and_finished_tickets_only(hall):
    first = hall.take("few", printed=False)
    hall.take("few")
    assert hall.refused(IssueTicket(service="few"), KIOSK) == "service_full"
    hall.do(ReportPrint(ticket=first.id, outcome="failed"), KIOSK)
    assert hall.take("few").number == "C003"


@pytest.mark.parametrize(
    ("hours", "code", "opens"),
    [
        (-1, "not_yet_open", "08:30"),
        (3.5, "not_yet_open", "13:30"),
        (9, "hall_closed", None),
        (24 * 5, "hall_closed", None),
    ],
)
def test_hours_of_the_hall(hall, hours, code, opens):
    found = offer(hall.state, "id", hall.now + timedelta(hours=hours))
    assert (found.offered, found.code.value, found.detail.get("opens")) == (False, code, opens)


def test_a_category_that_is_switched_off_switches_its_leaves_off():
    services = tuple(
        service.model_copy(update={"on": service.code != "household"}) for service in small_setup().services
    )
    hall = Hall(setup=small_setup(services=services))
    hall.open("1", "1001")
    with pytest.raises(Refused, match="service_off"):
        hall.take("id")
