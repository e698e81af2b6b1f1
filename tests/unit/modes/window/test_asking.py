"""What is asked before something is done: targets with their reasons, papers and their slip, numbers, reasons."""

import pytest

from app.contract.hall.setup import HallRules, Role
from app.contract.hall.state import CounterState, Source, TicketState
from app.contract.model import LocalText
from app.modes.window.ask_view import Because, Missing, Moved, Option, Picked, Question
from app.modes.window.view import Deed
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.seat import ME, OTHER, Seat, take
from tests.unit.rules.halls import small_setup

PERSON = {"name": "欧阳明月", "id_number": "351002196211021313", "phone": "13800135102"}


async def served(hall: LiveHall, seat: Seat, service: str = "id", **more: object) -> str:
    """Let me serve somebody; return the number."""
    (number,) = take(hall, service, **more)
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.START)
    return number


def option(seat: Seat, code: str) -> Option:
    return next(option for option in seat.asking.options if option.code == code)


async def test_a_ticket_moves_to_another_service_with_priority_and_a_note(hall: LiveHall, seat: Seat) -> None:
    number = await served(hall, seat)
    await seat.presenter.act(Deed.TRANSFER)
    assert (seat.asking.question, seat.asking.subject) == (Question.TRANSFER, number)
    await seat.presenter.answer(Moved(target="service:move", ahead=True, note="缺户口本"))
    assert seat.view.asking is None
    assert seat.counter.state is CounterState.OPEN
    (moved,) = [ticket for ticket in hall.state.tickets.values() if ticket.number == number]
    assert (moved.service, moved.state) == ("move", TicketState.WAITING)
    assert (moved.transfer.ahead, moved.transfer.note) == (True, "缺户口本")


async def test_a_target_that_is_not_possible_says_why(hall: LiveHall, seat: Seat) -> None:
    await served(hall, seat)
    await seat.presenter.act(Deed.TRANSFER)
    assert option(seat, "counter:2").why_not == "No counter is open for it now"
    assert option(seat, "service:id").why_not == "Please choose another service or counter."
    assert "counter:1" not in {option.code for option in seat.asking.options}
    hall.open("2", OTHER)
    hall.sync()
    assert option(seat, "counter:2").why_not == ""
    assert "员工1002" in option(seat, "counter:2").found_by
    await seat.presenter.answer(Moved(target="counter:2"))
    (moved,) = hall.state.tickets.values()
    assert moved.bound == "2"


async def test_a_question_about_a_ticket_goes_with_it(hall: LiveHall, seat: Seat) -> None:
    await served(hall, seat)
    await seat.presenter.act(Deed.TRANSFER)
    await seat.presenter.act(Deed.FINISH)
    assert seat.view.asking is None
    await seat.presenter.answer(Moved(target="service:move"))
    assert "transfer_ticket" not in seat.operations.done


async def test_what_is_refused_leaves_the_question_open(hall: LiveHall, seat: Seat) -> None:
    await served(hall, seat)
    await seat.presenter.act(Deed.TRANSFER)
    await seat.presenter.answer(Moved(target="counter:2"))
    assert [problem.code for problem in seat.operations.told] == ["no_counter"]
    assert seat.asking.question is Question.TRANSFER
    seat.presenter.close_question()
    assert seat.view.asking is None


async def test_missing_papers_end_the_visit_with_a_slip(hall: LiveHall) -> None:
    services = tuple(
        each.model_copy(update={"papers": (LocalText(zh="户口本"), LocalText(zh="照片"))})
        if each.code == "id"
        else each
        for each in small_setup().services
    )
    hall = LiveHall(setup=small_setup(services=services))
    hall.open("1", ME)
    seat = Seat(hall)
    number = await served(hall, seat)
    await seat.presenter.act(Deed.PAPERS)
    assert seat.asking.papers == ("户口本", "照片")
    await seat.presenter.answer(Missing(papers=("户口本", "结婚证复印件"), note="周五前"))
    slip = seat.view.slip
    assert slip is not None
    assert (slip.number, slip.service, slip.missing, slip.note) == (
        number,
        "身份证",
        ("户口本", "结婚证复印件"),
        "周五前",
    )
    assert "photograph" in slip.paper
    (kept,) = hall.state.supplements.values()
    assert kept.missing == slip.missing
    assert slip.code == kept.ticket
    seat.presenter.close_slip()
    assert seat.view.slip is None
    seat.presenter.close()


async def test_who_comes_back_with_papers_is_first_at_the_same_counter(hall: LiveHall, seat: Seat) -> None:
    number = await served(hall, seat, "card", citizen=PERSON)
    await seat.presenter.act(Deed.PAPERS)
    await seat.presenter.answer(Missing(papers=("照片",)))
    code = seat.view.slip.code
    seat.presenter.close_slip()
    take(hall, "id")
    await seat.presenter.act(Deed.RETURN_WITH_PAPERS)
    found = option(seat, code)
    assert number in found.found_by
    assert "5102" in found.found_by
    assert found.why_not == "", "the masked ID number is no reason: only the server knows it"
    await seat.presenter.answer(Picked(code=code))
    (back,) = [ticket for ticket in hall.state.tickets.values() if ticket.source is Source.SUPPLEMENT]
    assert (back.state, back.bound, back.unconfirmed) == (TicketState.WAITING, "1", True)
    assert seat.counter.coming[0].number == back.number
    await seat.presenter.act(Deed.RETURN_WITH_PAPERS)
    assert "already" in option(seat, code).why_not


async def test_a_cancelled_ticket_says_why(hall: LiveHall, seat: Seat) -> None:
    await served(hall, seat)
    await seat.presenter.act(Deed.CANCEL)
    assert seat.asking.question is Question.CANCEL
    await seat.presenter.answer(Because(reason="The citizen has left"))
    assert seat.counter.state is CounterState.OPEN
    (ticket,) = hall.state.tickets.values()
    assert ticket.state is TicketState.CANCELLED


async def test_of_several_parked_tickets_one_is_chosen(hall: LiveHall, seat: Seat) -> None:
    numbers = []
    for _ in range(2):
        numbers.append(await served(hall, seat))
        await seat.presenter.act(Deed.PARK)
    await seat.presenter.act(Deed.RESUME_PARKED)
    assert [option.label.split()[0] for option in seat.asking.options] == numbers[::-1]
    await seat.presenter.answer(Picked(code=seat.asking.options[1].code))
    assert seat.counter.ticket.number == numbers[0]


async def test_a_number_is_called_only_by_who_may(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id", "id")
    assert "manager" in seat.counter.why_not[Deed.CALL_NUMBER]
    await seat.presenter.act(Deed.CALL_NUMBER)
    assert seat.view.asking is None


@pytest.fixture
def trusted(hall: LiveHall) -> Seat:
    """A seat in a hall where everybody at a counter may call by number and change a service."""
    rules = HallRules(call_number_roles=(Role.WINDOW,), change_service_roles=(Role.WINDOW,))
    open_hall = LiveHall(setup=small_setup(rules=rules))
    open_hall.open("1", ME)
    return Seat(open_hall)


async def test_a_number_is_called_out_of_turn(trusted: Seat) -> None:
    _, second = take(trusted.hall, "id", "id")
    await trusted.presenter.act(Deed.CALL_NUMBER)
    wanted = next(option for option in trusted.asking.options if second in option.found_by)
    await trusted.presenter.answer(Picked(code=wanted.code))
    assert trusted.counter.ticket.number == second
    trusted.presenter.close()
