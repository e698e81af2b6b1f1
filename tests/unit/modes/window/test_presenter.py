"""A counter's presenter on a hall that is driven by the real rules: what is seen, what may be done, what is done."""

import asyncio

from app.contract.hall.commands import LogInAtCounter, PassTime, RateVisit, ReportAnnouncement, SetUpHall
from app.contract.hall.setup import StaffMember
from app.contract.hall.state import CounterState, PauseReason, Priority, Rating
from app.modes.window.actions import ACTIONS, by_key
from app.modes.window.view import Deed, Lamp, Pace, Stage
from tests.unit.modes.live_hall import LiveHall
from tests.unit.modes.window.seat import AT_WORK, ME, OTHER, Seat, take
from tests.unit.rules.halls import DISPLAY, SYSTEM, pad, small_setup, staff


async def test_the_whole_way_of_a_visit(hall: LiveHall, seat: Seat) -> None:
    assert seat.view.stage is Stage.AT_COUNTER
    assert seat.counter.state is CounterState.OPEN
    assert seat.may() == {Deed.PAUSE, Deed.BACK_OFFICE, Deed.LOG_OUT}
    assert seat.counter.hint == "Nobody is waiting for your services."

    take(hall, "id")
    assert Deed.CALL_NEXT in seat.may()
    await seat.presenter.act(Deed.CALL_NEXT)
    assert seat.counter.ticket is not None
    assert (seat.counter.ticket.number, seat.counter.ticket.service) == ("A001", "身份证")
    assert seat.may() == {Deed.START, Deed.RECALL, Deed.TRANSFER, Deed.CANCEL}
    assert "1 time" in seat.counter.why_not[Deed.NO_SHOW]

    await seat.presenter.act(Deed.RECALL)
    assert seat.may() == {Deed.START, Deed.RECALL, Deed.NO_SHOW, Deed.TRANSFER, Deed.CANCEL}
    await seat.presenter.act(Deed.START)
    assert seat.may() == AT_WORK

    await seat.presenter.act(Deed.FINISH)
    assert seat.counter.state is CounterState.OPEN
    assert seat.counter.ticket is None
    assert seat.counter.called_today == 1
    assert seat.operations.done == ["call_next", "recall_ticket", "start_serving", "finish_visit"]


async def test_what_is_seen_of_a_citizen_is_masked(hall: LiveHall, seat: Seat) -> None:
    citizen = {"name": "欧阳明月", "id_number": "351002196211021313", "phone": "13800135102"}
    take(hall, "card", citizen=citizen)
    await seat.presenter.act(Deed.CALL_NEXT)
    assert seat.counter.ticket is not None
    assert seat.counter.ticket.citizen == "欧*** 138****5102"


async def test_the_list_is_the_order_of_calling(hall: LiveHall, seat: Seat) -> None:
    hall.open("4", OTHER)
    take(hall, "id", "move", "few")
    take(hall, "move", priority=Priority.GREEN)
    take(hall, "tax")
    shown = [ticket.number for ticket in seat.counter.coming]
    assert next((ticket.number, ticket.why) for ticket in seat.counter.coming) == ("B002", "Green channel")
    assert seat.counter.waiting == 4
    assert "B002" in seat.counter.next_reason

    called = []
    while Deed.CALL_NEXT in seat.may():
        await seat.presenter.act(Deed.CALL_NEXT)
        called.append(seat.counter.ticket.number)
        await seat.presenter.act(Deed.START)
        await seat.presenter.act(Deed.FINISH_UNRATED)
    assert called == shown


async def test_counts_stand_per_service(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id", "id", "few")
    assert [(count.service, count.waiting) for count in seat.counter.counts] == [
        ("身份证", 2),
        ("迁入", 0),
        ("限号", 1),
        ("实名", 0),
    ]


async def test_a_second_press_while_the_first_is_under_way_does_nothing(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id", "id")
    gate = asyncio.Event()
    seat.operations.gate = gate.wait
    first = asyncio.ensure_future(seat.presenter.act(Deed.CALL_NEXT))
    await asyncio.sleep(0)
    assert seat.may() == set()
    await seat.presenter.act(Deed.CALL_NEXT)
    gate.set()
    await first
    assert seat.operations.done == ["call_next"]
    assert seat.counter.waiting == 1


async def test_what_may_not_be_done_is_not_even_tried(hall: LiveHall, seat: Seat) -> None:
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.FINISH)
    await seat.presenter.act(Deed.RESUME)
    assert seat.operations.done == []


async def test_a_stored_fact_is_not_pressed_again_until_the_record_has_it(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    seat.operations.connected = False
    await seat.presenter.act(Deed.START)
    assert seat.counter.state is CounterState.CALLING
    assert seat.may() == set()
    assert seat.counter.hint == "Stored. It is on its way to the server."

    seat.operations.send()
    hall.sync()
    assert seat.counter.state is CounterState.SERVING
    assert Deed.FINISH in seat.may()


async def test_a_stored_fact_that_arrives_with_a_snapshot_frees_the_counter(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    seat.operations.connected = False
    await seat.presenter.act(Deed.START)
    hall.resync()
    assert seat.may() == set(), "the snapshot does not hold the fact yet"
    seat.operations.send()
    hall.resync()
    assert Deed.FINISH in seat.may()


async def test_pause_says_why_and_ends_with_resume(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.pause(PauseReason.MEAL)
    assert seat.counter.state_words == "Paused · Meal"
    assert seat.may() == {Deed.RESUME, Deed.LOG_OUT}
    await seat.presenter.act(Deed.RESUME)
    assert Deed.CALL_NEXT in seat.may()


async def test_who_does_not_come_is_passed(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.RECALL)
    await seat.presenter.act(Deed.NO_SHOW)
    assert seat.counter.state is CounterState.OPEN
    assert (seat.counter.last.number, seat.counter.last.words) == ("A001", "Did not come")


async def test_the_rating_is_seen_only_once_it_is_given(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.START)
    await seat.presenter.act(Deed.FINISH)
    assert (seat.counter.last.words, seat.counter.last.good) == ("Asked to rate, 20 s left", None)
    hall.wait(seconds=5)
    seat.presenter.tick()
    assert seat.counter.last.words == "Asked to rate, 15 s left"
    visit = hall.state.desks["1"].last_visit
    hall.tell(RateVisit(visit=visit, rating=Rating.DISSATISFIED), pad("1"))
    assert (seat.counter.last.words, seat.counter.last.good) == ("Dissatisfied", False)
    assert {lamp.device: lamp.lamp for lamp in seat.counter.lamps}["pad"] is Lamp.DONE


async def test_nobody_rated_in_time(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.START)
    await seat.presenter.act(Deed.FINISH)
    hall.wait(seconds=25)
    seat.presenter.tick()
    assert (seat.counter.last.words, seat.counter.last.good) == ("Not rated", None)


async def test_lamps_tell_whether_the_call_was_heard(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    assert [lamp.lamp for lamp in seat.counter.lamps] == [Lamp.UNKNOWN] * 4
    visit = hall.state.desks["1"].visit
    hall.tell(ReportAnnouncement(visit=visit, medium="voice"), DISPLAY)
    hall.wait(seconds=20)
    seat.presenter.tick()
    assert [lamp.lamp for lamp in seat.counter.lamps] == [Lamp.DONE, Lamp.SILENT, Lamp.UNKNOWN, Lamp.UNKNOWN]


async def test_time_passes_on_the_screen_and_an_unchanged_view_is_not_shown_again(hall: LiveHall, seat: Seat) -> None:
    assert seat.counter.timer == "00:00"
    hall.wait(seconds=75)
    seat.presenter.tick()
    assert seat.counter.timer == "01:15"
    shown = len(seat.views)
    seat.presenter.tick()
    assert len(seat.views) == shown


async def test_a_visit_beyond_its_limit_is_marked(hall: LiveHall) -> None:
    services = tuple(
        each.model_copy(update={"warn_minutes": 10}) if each.code == "id" else each for each in small_setup().services
    )
    slow = LiveHall(setup=small_setup(services=services))
    slow.open("1", ME)
    seat = Seat(slow)
    take(slow, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.START)
    assert seat.counter.ticket.pace is Pace.USUAL
    slow.wait(minutes=7)
    seat.presenter.tick()
    assert seat.counter.ticket.pace is Pace.LONG
    assert seat.counter.ticket.pace_words == "Longer than the usual 6 min"
    slow.wait(minutes=4)
    seat.presenter.tick()
    assert seat.counter.ticket.pace is Pace.TOO_LONG
    seat.presenter.close()


async def test_the_same_ticket_is_there_after_a_crash(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    seat.presenter.close()
    again = Seat(hall)
    assert again.counter.ticket is not None
    assert again.counter.ticket.number == "A001"
    assert Deed.START in again.may()
    again.presenter.close()


async def test_sitting_down_where_one_usually_sits(hall: LiveHall) -> None:
    member = StaffMember(number=ME, name="林晓岚", counter="2")
    hall = LiveHall(setup=small_setup(staff=(member,)))
    seat = Seat(hall)
    assert seat.view.stage is Stage.CHOOSING
    assert seat.view.choice.preferred == "2"
    assert [option.number for option in seat.view.choice.options] == ["1", "2", "3", "4"]
    await seat.presenter.sit_down("2")
    assert (seat.view.stage, seat.counter.number) == (Stage.AT_COUNTER, "2")
    seat.presenter.close()


async def test_a_taken_counter_is_asked_about_first(hall: LiveHall) -> None:
    hall.open("1", OTHER)
    seat = Seat(hall)
    await seat.presenter.sit_down("1")
    assert seat.operations.done == []
    assert seat.view.choice.asked_for == "1"
    assert "员工1002" in seat.view.choice.question
    seat.presenter.stay()
    assert seat.view.choice.question == ""

    await seat.presenter.sit_down("1", take_over=True)
    assert seat.counter.number == "1"
    assert hall.state.desks["1"].staff == ME
    seat.presenter.close()


async def test_who_is_sent_away_reads_by_whom(hall: LiveHall, seat: Seat) -> None:
    hall.tell(LogInAtCounter(counter="1", take_over=True), staff(OTHER))
    assert seat.view.stage is Stage.CHOOSING
    assert "员工1002" in seat.view.choice.notice
    assert seat.left == 0


async def test_leaving_the_counter_ends_the_login_once_the_record_has_it(hall: LiveHall, seat: Seat) -> None:
    seat.operations.connected = False
    await seat.presenter.log_out()
    assert seat.left == 0
    seat.operations.send()
    hall.sync()
    assert seat.left == 1
    assert seat.view.choice.notice == ""


async def test_who_sits_nowhere_leaves_at_once(hall: LiveHall) -> None:
    seat = Seat(hall)
    await seat.presenter.log_out()
    assert seat.left == 1
    seat.presenter.close()


async def test_without_a_hall_one_waits_for_it() -> None:
    hall = LiveHall()
    hall.state = hall.state.model_copy(update={"setup": None})
    seat = Seat(hall)
    assert seat.view.stage is Stage.CONNECTING
    await seat.presenter.sit_down("1")
    assert seat.operations.done == []
    seat.presenter.close()


async def test_a_parked_ticket_comes_back_to_its_counter(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id", "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    assert seat.counter.why_not[Deed.PARK] == "Start serving first."
    await seat.presenter.act(Deed.START)
    await seat.presenter.act(Deed.PARK)
    assert seat.counter.ticket is None
    assert {Deed.CALL_NEXT, Deed.RESUME_PARKED} <= seat.may()
    await seat.presenter.act(Deed.RESUME_PARKED)
    assert seat.counter.ticket is not None
    assert seat.counter.ticket.number == "A001"
    assert seat.counter.state is CounterState.SERVING


async def test_back_office_ends_where_it_began(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.BACK_OFFICE)
    assert seat.counter.state is CounterState.BACKOFFICE
    assert seat.may() == {Deed.END_BACK_OFFICE, Deed.LOG_OUT}
    await seat.presenter.act(Deed.END_BACK_OFFICE)
    assert Deed.CALL_NEXT in seat.may()


async def test_the_one_metre_line_may_be_asked_for_at_any_time(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    await seat.presenter.act(Deed.DISTANCE)
    assert hall.state.desks["1"].line_asked_at == hall.now


async def test_automatic_calling_counts_down_and_calls(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.AUTO_CALL)
    assert seat.counter.auto_call
    assert seat.counter.calls_in_seconds == 10
    assert "Only a pause" in seat.counter.hint
    hall.wait(seconds=9)
    seat.presenter.tick()
    assert seat.counter.calls_in_seconds == 1
    hall.wait(seconds=1)
    seat.presenter.tick()
    await seat.errands.settled()
    assert seat.counter.ticket is not None
    assert seat.counter.ticket.number == "A001"
    assert seat.counter.calls_in_seconds is None


async def test_only_a_pause_stops_automatic_calling(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.AUTO_CALL)
    assert "Pause" in seat.counter.why_not[Deed.LOG_OUT]
    await seat.presenter.pause(PauseReason.AWAY)
    hall.wait(minutes=5)
    seat.presenter.tick()
    await seat.errands.settled()
    assert seat.counter.state is CounterState.PAUSED
    await seat.presenter.act(Deed.RESUME)
    assert seat.counter.calls_in_seconds == 10


async def test_automatic_calling_waits_for_somebody_to_come(hall: LiveHall, seat: Seat) -> None:
    await seat.presenter.act(Deed.AUTO_CALL)
    hall.wait(minutes=1)
    seat.presenter.tick()
    await seat.errands.settled()
    assert seat.counter.calls_in_seconds == 0
    assert "as soon as" in seat.counter.hint
    take(hall, "move")
    seat.presenter.tick()
    await seat.errands.settled()
    assert seat.counter.ticket is not None


async def test_an_automatic_call_that_failed_is_tried_again_later(hall: LiveHall, seat: Seat) -> None:
    take(hall, "id")
    await seat.presenter.act(Deed.AUTO_CALL)
    seat.operations.connected = False
    hall.wait(seconds=10)
    for _ in range(4):
        seat.presenter.tick()
        await seat.errands.settled()
        hall.wait(seconds=1)
    assert seat.operations.done.count("call_next") == 1
    seat.operations.connected = True
    hall.wait(seconds=1)
    seat.presenter.tick()
    await seat.errands.settled()
    assert seat.counter.ticket is not None


def test_every_deed_has_a_row_with_words_and_an_icon_of_its_own() -> None:
    assert set(ACTIONS) == set(Deed)
    assert all(action.words() and action.icon for action in ACTIONS.values())
    shared = {key: deeds for key, deeds in by_key().items() if len(deeds) > 1}
    assert shared == {"F7": (Deed.RESUME, Deed.PAUSE), "F11": (Deed.END_BACK_OFFICE, Deed.BACK_OFFICE)}


async def test_a_call_again_says_how_long_it_has_to_wait_and_how_often_it_may_be(hall: LiveHall, seat: Seat) -> None:
    rules = hall.setup.rules.model_copy(update={"recall_interval_seconds": 5})
    hall.do(SetUpHall(setup=hall.setup.model_copy(update={"rules": rules})), SYSTEM)
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    assert seat.counter.why_not[Deed.RECALL] == "Call again in 5 s, 3 times at most."
    hall.wait(seconds=2)
    seat.presenter.tick()
    assert seat.counter.why_not[Deed.RECALL] == "Call again in 3 s, 3 times at most."
    hall.wait(seconds=3)
    seat.presenter.tick()
    assert seat.counter.why_not[Deed.RECALL] == ""


async def test_serving_that_began_by_itself_is_shown_as_any(hall: LiveHall, seat: Seat) -> None:
    rules = hall.setup.rules.model_copy(update={"start_after_seconds": 20})
    hall.do(SetUpHall(setup=hall.setup.model_copy(update={"rules": rules})), SYSTEM)
    take(hall, "id")
    await seat.presenter.act(Deed.CALL_NEXT)
    hall.wait(seconds=20)
    hall.tell(PassTime(), SYSTEM)
    assert seat.counter.state is CounterState.SERVING
    assert seat.counter.why_not[Deed.FINISH] == ""
