"""The lists and the search of a counter, and what is done with a ticket found there."""

from datetime import timedelta

import pytest

from app.contract.hall.commands import CheckInAppointment
from app.contract.hall.reception import AppointmentGiven, CheckInByCode, LoadAppointments
from app.contract.hall.setup import HallRules, Role
from app.contract.hall.state import Priority, TicketState
from app.modes.window.ask_view import Because, Picked, Question
from app.modes.window.view import Deed, TicketDeed, TicketList
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.seat import ME, OTHER, Seat, take
from tests.unit.rules.halls import KIOSK, MANAGER, small_setup

HOUR = timedelta(hours=1)
PERSON = {"name": "欧阳明月", "id_number": "351002196211021313", "phone": "13800135102"}


def numbers(seat: Seat) -> list[str]:
    return [row.number for row in seat.view.listing.rows]


def marked(seat: Seat) -> str:
    return seat.view.listing.marked


async def test_waiting_for_me_stands_in_the_order_of_calling_with_reason_and_source(hall: LiveHall, seat: Seat) -> None:
    hall.open("4", OTHER)
    take(hall, "id", "tax", "move")
    take(hall, "move", priority=Priority.GREEN)
    assert numbers(seat) == ["B002", "A001", "B001"]
    first, second, _ = seat.view.listing.rows
    assert (first.sign, second.sign) == ("Green channel", "")
    assert second.detail == "4 min  ·  Kiosk"


async def test_called_today_has_the_latest_first_and_how_it_ended(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id", "move")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.START)
    await seat.presenter.act(Deed.FINISH)
    hall.wait(minutes=1)
    await seat.presenter.act(Deed.CALL_NEXT)
    seat.presenter.look_at(TicketList.CALLED)
    assert numbers(seat) == ["B001", "A001"]
    assert [row.detail.split("  ·  ")[1] for row in seat.view.listing.rows] == ["Called", "Finished"]


async def test_who_came_after_all_waits_again(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.RECALL)
    await seat.presenter.act(Deed.NO_SHOW)
    seat.presenter.look_at(TicketList.PASSED)
    assert numbers(seat) == ["A001"]
    assert seat.view.listing.why_not == {TicketDeed.RESTORE: ""}
    await seat.presenter.act_on(TicketDeed.RESTORE, marked(seat))
    assert numbers(seat) == []
    assert hall.state.tickets[next(iter(hall.state.tickets))].state is TicketState.WAITING


async def test_a_parked_ticket_goes_on_from_its_list(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id", "move")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.START)
    await seat.presenter.act(Deed.PARK)
    seat.presenter.look_at(TicketList.PARKED)
    assert numbers(seat) == ["A001"]
    await seat.presenter.act(Deed.CALL_NEXT)
    assert seat.view.listing.why_not[TicketDeed.GO_ON] == "Finish the present ticket first."
    await seat.presenter.act_on(TicketDeed.GO_ON, marked(seat))
    assert seat.counter.ticket.number == "B001", "what may not be done is not done"


async def test_appointments_stand_by_their_time(hall: LiveHall, seat: Seat) -> None:
    for appointment, hours in (("Y2", 3), ("Y1", 2)):
        begins = hall.now.replace(minute=0) + hours * HOUR
        slot = {"appointment": appointment, "begins": begins, "ends": begins + HOUR / 2}
        hall.do(CheckInAppointment(service="id", **slot), KIOSK)
    hall.sync()
    seat.presenter.look_at(TicketList.APPOINTMENTS)
    assert numbers(seat) == ["A002", "A001"]
    assert seat.view.listing.rows[0].detail.startswith("11:00–11:30")


async def test_a_ticket_is_found_by_number_phone_and_surname_and_no_more(hall: LiveHall, seat: Seat) -> None:
    hall.open("4", OTHER)
    take(hall, "card", citizen=PERSON)
    take(hall, "tax", "id")
    for typed in ("D001", "d0", "5102", "欧", "ou"):
        seat.presenter.search(typed)
        assert numbers(seat) == ["D001"], typed
    for typed in ("明月", "13800135102", "351002", "*"):
        seat.presenter.search(typed)
        assert numbers(seat) == [], f"{typed} is hidden from staff"
    seat.presenter.search("")
    assert numbers(seat) == ["D001", "A001"], "the list is there again, without the other zone's"


@pytest.fixture
def trusted() -> Seat:
    """A seat where everybody at a counter may call by number and change a service."""
    rules = HallRules(call_number_roles=(Role.WINDOW,), change_service_roles=(Role.WINDOW,))
    hall = LiveHall(setup=small_setup(rules=rules))
    hall.open("1", ME)
    return Seat(hall)


async def test_what_was_found_is_called_changed_or_cancelled(trusted: Seat) -> None:
    take(trusted.hall, "id", "id", "id")
    second = trusted.view.listing.rows[1].ticket
    trusted.presenter.mark(second)
    assert trusted.view.listing.why_not == dict.fromkeys(
        (TicketDeed.CALL, TicketDeed.CHANGE_SERVICE, TicketDeed.CANCEL), ""
    )
    await trusted.presenter.act_on(TicketDeed.CHANGE_SERVICE, second)
    assert trusted.asking.question is Question.CHANGE_SERVICE
    await trusted.presenter.answer(Picked(code="move"))
    assert trusted.hall.state.tickets[second].service == "move"

    trusted.presenter.mark(second)
    await trusted.presenter.act_on(TicketDeed.CANCEL, second)
    assert trusted.asking.subject == "A002"
    await trusted.presenter.answer(Because(reason="left"))
    assert trusted.hall.state.tickets[second].state is TicketState.CANCELLED

    third = trusted.view.listing.rows[1].ticket
    trusted.presenter.mark(third)
    await trusted.presenter.act_on(TicketDeed.CALL, third)
    assert trusted.counter.ticket.number == "A003"
    trusted.presenter.close()


async def test_who_may_not_reads_why(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    why_not = seat.view.listing.why_not
    assert why_not[TicketDeed.CANCEL] == ""
    assert "manager" in why_not[TicketDeed.CALL]
    assert "manager" in why_not[TicketDeed.CHANGE_SERVICE]


async def test_who_is_expected_today_stands_beside_those_who_came(hall: LiveHall, seat: Seat) -> None:
    hall.open("4", OTHER)
    later = {"begins": hall.now + HOUR, "ends": hall.now + HOUR * 1.5}
    given = (
        AppointmentGiven(code="Y1", service="id", name="欧阳明月", phone="13800135102", **later),
        AppointmentGiven(code="Y2", service="move", name="罗汉", begins=hall.now, ends=hall.now + HOUR / 2),
        AppointmentGiven(code="Y3", service="tax", **later),
    )
    hall.tell(LoadAppointments(day=hall.now.date(), appointments=given), MANAGER)
    hall.tell(CheckInByCode(code="Y2"), KIOSK)
    seat.presenter.look_at(TicketList.APPOINTMENTS)
    assert [(row.number, row.detail) for row in seat.view.listing.rows] == [
        ("B001", "09:00–09:30  ·  Being printed  ·  罗*"),
        ("10:00–10:30", "Expected  ·  欧*** 138****5102"),
    ]
    seat.presenter.mark(seat.view.listing.rows[1].ticket)
    assert seat.view.listing.why_not == {}
    hall.wait(hours=2)
    seat.presenter.tick()
    assert seat.view.listing.rows[1].detail.startswith("Has not come")
