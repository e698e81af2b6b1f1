"""The order of calling: policies, ageing, bound tickets, appointments; held against a slow oracle."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contract.hall.setup import Assignment, CallingMode, CallingOrder, CallingPolicy, Counter, HallSetup
from app.contract.hall.state import Arrival, HallState, Priority, Slot, Source, Ticket, TicketState, Transfer
from app.ids import new_id
from app.rules.calling import line_up, next_ticket
from app.rules.offers import staffed_counters
from app.rules.order import join, leave
from tests.unit.rules.halls import MORNING, Hall, small_setup, text
from tests.unit.rules.oracle import who_is_next

NOW = MORNING + timedelta(hours=3)
SERVICES = ("id", "move", "few")


def ordered(mode: CallingMode = CallingMode.EQUAL, **order) -> HallSetup:
    """The small hall with an order of calling; every counter of zone A serves the three services."""
    zones = tuple(zone.model_copy(update={"calling": CallingOrder(**order)}) for zone in small_setup().zones)
    counters = tuple(
        Counter(number=number, name=text(number), zone="A", services=services, mode=mode)
        for number, services in (("1", SERVICES), ("2", ("move", "id")), ("3", ("few",)))
    )
    return small_setup(zones=zones, counters=counters)


@st.composite
def tickets(draw) -> Ticket:
    """Any ticket that may wait."""
    issued = MORNING + timedelta(minutes=draw(st.integers(0, 170)))
    begins = MORNING + timedelta(minutes=30 * draw(st.integers(0, 8)))
    slot = draw(
        st.none()
        | st.builds(
            Slot,
            appointment=st.just("Y1"),
            begins=st.just(begins),
            ends=st.just(begins + timedelta(minutes=30)),
            arrival=st.sampled_from(Arrival),
        )
    )
    moved = st.builds(Transfer, counter=st.just("2"), service=st.just("id"), ahead=st.booleans())
    bound = draw(st.none() | st.none() | st.sampled_from(["1", "2", "3"]))
    return Ticket(
        id=new_id(),
        number="",
        service=draw(st.sampled_from(SERVICES)),
        zone="A",
        source=Source.KIOSK,
        priority=draw(st.sampled_from([Priority.ORDINARY, Priority.ORDINARY, Priority.GREEN])),
        state=TicketState.RESERVED,
        issued_at=issued,
        placed_at=draw(st.none() | st.none() | st.just(issued + timedelta(minutes=7))),
        slot=None if bound else slot,
        transfer=draw(st.none() | st.none() | moved),
        owner=None if bound else draw(st.none() | st.none() | st.sampled_from(["1", "2"])),
        bound=bound,
        due_after=draw(st.none() | st.integers(0, 9)) if bound else None,
    )


ORDERS = st.builds(
    CallingOrder,
    policy=st.sampled_from(CallingPolicy),
    priority_run=st.integers(1, 3),
    ordinary_run=st.integers(1, 3),
    max_wait_minutes=st.none() | st.integers(1, 200),
    priority_target_minutes=st.integers(1, 60),
)


@given(
    waiting=st.lists(tickets(), max_size=14),
    order=ORDERS,
    mode=st.sampled_from(CallingMode),
    counters=st.lists(st.sampled_from(["1", "2", "3"]), min_size=20, max_size=20),
)
@settings(max_examples=150, deadline=None)
def test_every_choice_is_the_first_of_everybody_sorted(waiting, order, mode, counters):
    state = HallState(hall="test", setup=ordered(mode, **order.model_dump()))
    for place, ticket in enumerate(waiting):
        state = join(state, ticket.model_copy(update={"number": f"A{place + 996:03}"}))
    now = NOW
    for counter in counters:
        choice = next_ticket(state, counter, now)
        assert choice.ticket == who_is_next(state, counter, now)
        now += timedelta(minutes=2)
        if choice.ticket is not None:
            state = called(state, choice)


def called(state: HallState, choice) -> HallState:
    """The state after a choice was called."""
    ticket = choice.ticket
    gone = ticket.model_copy(update={"state": TicketState.CALLED})
    count = state.called.get(ticket.service, 0) + 1
    turns = state.turns.insert(choice.turn.zone, choice.turn.place) if choice.turn else state.turns
    return leave(state, ticket).model_copy(
        update={
            "tickets": state.tickets.insert(ticket.id, gone),
            "called": state.called.insert(ticket.service, count),
            "turns": turns,
        }
    )


def running(setup: HallSetup) -> tuple[Hall, object]:
    """A hall whose counter 1 is staffed."""
    hall = Hall(setup=setup)
    return hall, hall.open("1", "1001")


def calls(hall: Hall, actor, count: int) -> list[tuple[str, str]]:
    """The numbers called next at counter 1, and why."""
    found = []
    for _ in range(count):
        choice = next_ticket(hall.state, "1", hall.now)
        visit = hall.serve("1", actor, minutes=0.1)
        assert visit.number == choice.ticket.number
        found.append((visit.number, choice.rule))
    return found


def test_who_has_waited_too_long_goes_before_the_green_channel():
    hall, actor = running(ordered(max_wait_minutes=30))
    hall.take()
    hall.wait(minutes=20)
    hall.take(priority=Priority.GREEN)
    hall.wait(minutes=10)
    assert next_ticket(hall.state, "1", hall.now).rule == "green_channel", "30 minutes are not more than 30"
    hall.wait(seconds=1)
    assert calls(hall, actor, 2) == [("A001", "waited_too_long"), ("A002", "green_channel")]


def test_without_a_guard_priority_always_goes_first():
    hall, actor = running(ordered(max_wait_minutes=None))
    hall.take()
    hall.wait(hours=2)
    hall.take(priority=Priority.GREEN)
    assert calls(hall, actor, 2) == [("A002", "green_channel"), ("A001", "first_come")]


def test_interleaved_two_priority_then_one_ordinary():
    hall, actor = running(ordered(policy=CallingPolicy.INTERLEAVE, priority_run=2, ordinary_run=1))
    for priority in [Priority.ORDINARY] * 3 + [Priority.GREEN] * 3:
        hall.take(priority=priority)
        hall.wait(seconds=1)
    expected = [
        ("A004", "green_channel"),
        ("A005", "green_channel"),
        ("A001", "turn_of_ordinary"),
        ("A006", "green_channel"),
        ("A002", "first_come"),
        ("A003", "first_come"),
    ]
    assert [choice.ticket.number for choice in line_up(hall.state, "1", hall.now, most=9)] == [n for n, _ in expected]
    assert calls(hall, actor, 6) == expected
    assert hall.state.turns["A"] == 1, "a call out of turn does not move the turn"


def test_the_largest_share_of_the_waiting_target_goes_first():
    setup = ordered(policy=CallingPolicy.TARGET, priority_target_minutes=10)
    targets = {"id": 60, "move": 20}
    services = tuple(
        service.model_copy(update={"target_minutes": targets.get(service.code, 30)}) for service in setup.services
    )
    hall, actor = running(setup.model_copy(update={"services": services}))
    hall.take("id")
    hall.wait(minutes=20)
    hall.take("move")
    hall.wait(minutes=5)
    hall.take("id", priority=Priority.GREEN)
    hall.wait(minutes=4)
    # shares: 29/60, 9/20, 4/10
    assert calls(hall, actor, 3) == [("A001", "target_used"), ("B001", "target_used"), ("A002", "green_channel")]


def test_services_follow_the_staff_where_the_hall_says_so():
    setup = ordered()
    rules = setup.rules.model_copy(update={"assignment": Assignment.STAFF})
    people = tuple(
        member.model_copy(update={"services": ("few",) if member.number == "1001" else ()}) for member in setup.staff
    )
    hall = Hall(setup=setup.model_copy(update={"rules": rules, "staff": people}))
    hall.open("1", "1001")
    hall.open("2", "1002")
    assert (staffed_counters(hall.state, "few"), staffed_counters(hall.state, "id")) == (("1",), ("2",))
    hall.take("id")
    assert next_ticket(hall.state, "1", hall.now).ticket is None
    assert next_ticket(hall.state, "2", hall.now).ticket.number == "A001"


def test_jumped_counts_everybody_who_came_before():
    hall, _ = running(ordered())
    for service in ("id", "id", "move"):
        hall.take(service)
        hall.wait(seconds=1)
    hall.take(priority=Priority.GREEN)
    assert next_ticket(hall.state, "1", hall.now).jumped == 3


def crowd(count: int) -> HallState:
    """A hall in which so many wait for one service."""
    state = HallState(hall="test", setup=ordered())
    for place in range(count):
        state = join(state, waiting_ticket(place, MORNING + timedelta(seconds=place)))
    return state


def waiting_ticket(place: int, issued: datetime) -> Ticket:
    """An ordinary ticket."""
    return Ticket(
        id=new_id(),
        number=f"A{place + 1:03}",
        service="id",
        zone="A",
        source=Source.KIOSK,
        state=TicketState.WAITING,
        issued_at=issued,
    )


class CountingTickets:
    """Tickets that count how often one is looked at."""

    def __init__(self, tickets) -> None:
        self.tickets = tickets
        self.looks = 0

    def __getitem__(self, ticket: str) -> Ticket:
        self.looks += 1
        return self.tickets[ticket]

    def insert(self, ticket: str, value: Ticket) -> "CountingTickets":
        self.tickets = self.tickets.insert(ticket, value)
        return self


@pytest.mark.parametrize("count", [10, 10_000])
def test_choosing_and_joining_look_at_few_tickets_however_many_wait(count):
    state = crowd(count)
    counting = CountingTickets(state.tickets)
    state = state.model_copy(update={"tickets": counting})
    chosen = next_ticket(state, "1", NOW)
    assert chosen.ticket.number == "A001"
    join(state, waiting_ticket(count, MORNING + timedelta(seconds=5)))
    leave(state, chosen.ticket)
    assert counting.looks < 150
