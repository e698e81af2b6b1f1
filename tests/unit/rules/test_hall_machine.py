"""A whole hall driven at random: what must hold whatever happens."""

from collections import defaultdict
from datetime import timedelta
from functools import partial
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from app.contract.command import Command, Kind
from app.contract.errors import Refused
from app.contract.hall import commands
from app.contract.hall.events import TicketCalled, TicketReserved
from app.contract.hall.setup import CallingOrder, CallingPolicy, Role
from app.contract.hall.state import (
    BUSY,
    COUNTED,
    LIVE,
    STAFFED,
    CounterState,
    Outcome,
    PauseReason,
    Priority,
    Rating,
    TicketState,
)
from app.ids import new_id
from app.rules.alerts import alerts
from app.rules.hall import due
from app.rules.masking import Rendition, redact
from app.rules.offers import staffed_counters
from app.rules.order import rank
from app.rules.waiting import estimate_newcomer
from tests.unit.rules.halls import HALL, KIOSK, MANAGER, SYSTEM, Hall, pad, small_setup, staff
from tests.unit.rules.oracle import who_is_next

COUNTERS = st.sampled_from(["1", "2", "3", "4"])
STAFF = st.sampled_from(["1001", "1002", "1003"])
SERVICES = st.sampled_from(["id", "move", "few", "tax", "card", "household", "nothing"])
SIMPLE_DEEDS = [
    commands.ResumeCounter,
    commands.LogOutOfCounter,
    commands.BeginBackOffice,
    commands.EndBackOffice,
    commands.AskForDistance,
]
RENDITIONS = (Rendition.PUBLIC, Rendition.STAFF, Rendition.MANAGER)


class HallMachine(RuleBasedStateMachine):
    """Citizens, staff, pads and time do anything in any order; several days may pass."""

    tickets = Bundle("tickets")
    visits = Bundle("visits")

    @initialize(ahead=st.integers(0, 4), policy=st.sampled_from(CallingPolicy))
    def begin(self, ahead: int, policy: CallingPolicy) -> None:
        rules = small_setup().rules.model_copy(update={"released_ahead": ahead, "call_number_roles": (Role.WINDOW,)})
        order = CallingOrder(policy=policy, max_wait_minutes=4, priority_run=2, ordinary_run=1)
        zones = tuple(zone.model_copy(update={"calling": order}) for zone in small_setup().zones)
        self.hall = Hall(setup=small_setup(rules=rules, zones=zones))
        self.redacted = {view: redact(self.hall.state, view) for view in RENDITIONS}
        self.followed = len(self.hall.record)
        for counter, number in (("1", "1001"), ("2", "1002")):
            self.attempt(commands.LogInAtCounter(counter=counter), staff(number))

    def attempt(self, command: Command, actor) -> tuple:
        before = self.hall.state
        self.time_has_passed = False
        try:
            events = self.hall.do(command, actor)
        except Refused:
            assert command.KIND is Kind.REQUEST, "a fact is never refused"
            assert self.hall.state is before, "every refusal leaves the state unchanged"
            return ()
        for row in self.hall.record[self.followed :]:
            for view in RENDITIONS:
                self.redacted[view] = HALL.evolve(self.redacted[view], redact_row(row, view))
        self.followed = len(self.hall.record)
        return events

    @rule(target=tickets, service=SERVICES, priority=st.sampled_from(list(Priority)))
    def take(self, service: str, priority: Priority) -> str:
        citizen = commands.CitizenGiven(name="张三丰", phone="13800138000", id_number="11010519491231002X")
        command = commands.IssueTicket(service=service, priority=priority, citizen=citizen)
        events = self.attempt(command, KIOSK)
        return next((event.ticket for event in events if isinstance(event, TicketReserved)), new_id())

    @rule(target=tickets, service=SERVICES, number=st.integers(1, 6), minutes=st.integers(-60, 60))
    def check_in(self, service: str, number: int, minutes: int) -> str:
        begins = self.hall.now + timedelta(minutes=minutes)
        command = commands.CheckInAppointment(
            service=service, appointment=f"Y{number}", begins=begins, ends=begins + timedelta(minutes=20)
        )
        events = self.attempt(command, KIOSK)
        return next((event.ticket for event in events if isinstance(event, TicketReserved)), new_id())

    @rule(ticket=tickets, service=SERVICES)
    def change_service(self, ticket: str, service: str) -> None:
        self.attempt(commands.ChangeService(ticket=ticket, service=service), MANAGER)

    @rule(ticket=tickets, outcome=st.sampled_from(["printed", "printed", "printed", "unknown", "failed"]))
    def paper(self, ticket: str, outcome: str) -> None:
        self.attempt(commands.ReportPrint(ticket=ticket, outcome=outcome), KIOSK)

    @rule(counter=COUNTERS, number=STAFF, take_over=st.booleans(), offline=st.booleans())
    def log_in(self, counter: str, number: str, take_over: bool, offline: bool) -> None:
        command = commands.LogInAtCounter(counter=counter, take_over=take_over, may_call_offline=offline)
        self.attempt(command, staff(number))

    @rule(target=visits, counter=COUNTERS)
    def call(self, counter: str) -> str:
        expected = who_is_next(self.hall.state, counter, self.hall.now)
        events = self.attempt(commands.CallNext(counter=counter), self.who_sits_at(counter))
        called = next((event for event in events if isinstance(event, TicketCalled)), None)
        if called is not None:
            assert called.ticket == expected.id, "the first of everybody sorted is called"
        return called.visit if called else new_id()

    @rule(
        visit=visits,
        make=st.sampled_from(
            [
                commands.RecallTicket,
                commands.StartServing,
                commands.FinishVisit,
                commands.PassTicket,
                commands.ParkTicket,
                commands.ResumeParked,
            ]
        ),
    )
    def work(self, visit: str, make) -> None:
        counter = self.hall.state.visits[visit].counter if visit in self.hall.state.visits else "1"
        self.attempt(make(counter=counter, visit=visit), self.who_sits_at(counter))

    @rule(counter=COUNTERS, make=st.sampled_from(SIMPLE_DEEDS))
    def change_the_counter(self, counter: str, make) -> None:
        self.attempt(make(counter=counter), self.who_sits_at(counter))

    @rule(counter=COUNTERS, on=st.booleans())
    def switch_auto_call(self, counter: str, on: bool) -> None:
        self.attempt(commands.SwitchAutoCall(counter=counter, on=on), self.who_sits_at(counter))

    @rule(visit=visits)
    def nobody_comes(self, visit: str) -> None:
        self.work(visit, commands.RecallTicket)
        self.work(visit, commands.PassTicket)

    @rule(visit=visits, service=st.none() | SERVICES, to=st.none() | COUNTERS, ahead=st.booleans())
    def transfer(self, visit: str, service: str | None, to: str | None, ahead: bool) -> None:
        self.work(visit, partial(commands.TransferTicket, service=service, to_counter=to, ahead=ahead, note="张三丰"))

    @rule(visit=visits)
    def ask_for_papers(self, visit: str) -> None:
        self.work(visit, commands.StartServing)
        self.work(visit, partial(commands.AskForPapers, missing=("户口本",), note="张三丰"))

    @rule(target=tickets, slip=visits)
    def come_back(self, slip: str) -> str:
        known = self.hall.state.visits.get(slip)
        events = self.attempt(commands.ReturnWithPapers(slip=known.ticket if known else slip), KIOSK)
        return next((event.ticket for event in events if isinstance(event, TicketReserved)), new_id())

    @rule(ticket=tickets, actor=st.sampled_from([SYSTEM, MANAGER, *map(staff, ("1001", "1002", "1003"))]))
    def restore_or_cancel(self, ticket: str, actor) -> None:
        known = self.hall.state.tickets.get(ticket)
        passed = known is not None and known.state is TicketState.PASSED
        self.attempt((commands.RestoreTicket if passed else commands.CancelTicket)(ticket=ticket), actor)

    @rule(target=visits, counter=COUNTERS, ticket=tickets)
    def call_number(self, counter: str, ticket: str) -> str:
        events = self.attempt(commands.CallNumber(counter=counter, ticket=ticket), self.who_sits_at(counter))
        return next((event.visit for event in events if isinstance(event, TicketCalled)), new_id())

    @rule(counter=COUNTERS)
    def pause(self, counter: str) -> None:
        self.attempt(commands.PauseCounter(counter=counter, reason=PauseReason.AWAY), self.who_sits_at(counter))

    @rule(visit=consumes(visits), rating=st.sampled_from(list(Rating)), twice=st.booleans())
    def rate(self, visit: str, rating: Rating, twice: bool) -> None:
        counter = self.hall.state.visits[visit].counter if visit in self.hall.state.visits else "1"
        for _ in range(1 + twice):
            self.attempt(commands.RateVisit(visit=visit, rating=rating, comment="很好"), pad(counter))

    @rule(counter=COUNTERS, back=st.integers(0, 5))
    def acknowledge(self, counter: str, back: int) -> None:
        cursor = max(0, self.hall.state.seq - back)
        self.attempt(commands.AcknowledgeCursor(counter=counter, cursor=cursor), self.who_sits_at(counter))

    @rule(minutes=st.sampled_from([-90, 0.01, 0.3, 5, 5, 5, 60 * 10, 60 * 24]))
    def time_passes(self, minutes: float) -> None:
        self.hall.wait(minutes=minutes)
        self.attempt(commands.PassTime(), SYSTEM)
        self.time_has_passed = True

    def who_sits_at(self, counter: str):
        return staff(self.hall.state.desks[counter].staff or "1001")

    @invariant()
    def no_ticket_is_in_two_places(self) -> None:
        state = self.hall.state
        places: dict[str, list[str]] = defaultdict(list)
        for service, queue in state.queues.items():
            for waiting in queue:
                places[waiting].append(f"queue {service}")
                assert (state.tickets[waiting].service, state.tickets[waiting].bound) == (service, None)
        for counter, line in state.bound.items():
            for waiting in line:
                places[waiting].append(f"bound to {counter}")
                assert state.tickets[waiting].bound == counter
                assert state.desks[counter].state in STAFFED, "nobody waits for a counter that is left"
        for reserved in state.reserved:
            places[reserved].append("printer")
        for desk in state.desks.values():
            if desk.visit:
                places[state.visits[desk.visit].ticket].append(f"counter {desk.counter}")
            for parked in desk.parked:
                places[state.visits[parked].ticket].append(f"parked at {desk.counter}")
        for ticket in state.tickets.values():
            assert len(places[ticket.id]) == (ticket.state in LIVE), (ticket.state, places[ticket.id])

    @invariant()
    def numbers_are_unique_and_ascending_in_a_series(self) -> None:
        state = self.hall.state
        series: dict[str, list[int]] = defaultdict(list)
        for ticket in sorted(state.tickets.values(), key=lambda ticket: ticket.id):
            series[f"{ticket.zone}/{ticket.number[0]}"].append(int(ticket.number[1:]))
        for numbers in series.values():
            assert numbers == list(range(1, len(numbers) + 1))

    @invariant()
    def queues_are_in_calling_order(self) -> None:
        state = self.hall.state
        for queue in (*state.queues.values(), *state.bound.values()):
            ranks = [rank(self.hall.state.tickets[waiting]) for waiting in queue]
            assert all(first < second for first, second in pairwise(ranks))

    @invariant()
    def a_busy_counter_has_a_visit_and_a_person(self) -> None:
        for desk in self.hall.state.desks.values():
            assert (desk.state in BUSY) == (desk.visit is not None)
            assert (desk.state in STAFFED) == (desk.staff is not None)
            assert (desk.state is CounterState.PAUSED) == (desk.pause_reason is not None)

    @invariant()
    def one_staff_sits_at_one_counter(self) -> None:
        sitting = [desk.staff for desk in self.hall.state.desks.values() if desk.staff]
        assert len(sitting) == len(set(sitting))

    @invariant()
    def no_ticket_is_called_twice_unless_it_was_passed_or_moved_on(self) -> None:
        called = sorted(self.hall.state.visits.values(), key=lambda visit: visit.id)
        for earlier, later in pairwise(sorted(called, key=lambda visit: visit.ticket)):
            if earlier.ticket == later.ticket:
                assert earlier.outcome in {Outcome.PASSED, Outcome.TRANSFERRED}

    @invariant()
    def a_countdown_runs_only_where_somebody_is_free_and_wants_it(self) -> None:
        for desk in self.hall.state.desks.values():
            free = desk.auto_call and desk.state is CounterState.OPEN
            assert (desk.call_due_at is not None) == free

    @invariant()
    def pending_releases_are_owned_and_waiting(self) -> None:
        state = self.hall.state
        pending = {ticket.id for ticket in state.tickets.values() if ticket.release_seq is not None}
        assert pending == set(state.releasing)
        assert all(state.tickets[ticket].state is TicketState.WAITING for ticket in pending)

    @invariant()
    def counts_agree(self) -> None:
        taken: dict[str, int] = defaultdict(int)
        for ticket in self.hall.state.tickets.values():
            taken[ticket.service] += ticket.state in COUNTED
        assert dict(taken) == {service: n for service, n in self.hall.state.taken.items() if n or service in taken}

    @invariant()
    def nothing_is_due_right_after_time_has_passed(self) -> None:
        if self.time_has_passed:
            assert not due(self.hall.state, self.hall.now)

    @invariant()
    def warnings_can_be_told_of_any_state(self) -> None:
        for alert in alerts(self.hall.state, self.hall.now):
            assert alert.value >= alert.limit

    @invariant()
    def a_wait_can_be_estimated_in_any_state(self) -> None:
        state, now = self.hall.state, self.hall.now
        for service in ("id", "move", "tax"):
            found = estimate_newcomer(state, service, now)
            assert (found is not None) == bool(staffed_counters(state, service))
            assert found is None or 0 <= found.low <= found.high

    @invariant()
    def one_citizen_has_one_live_ticket_for_a_service_that_asks_who_they_are(self) -> None:
        live = [
            ticket.identity
            for ticket in self.hall.state.tickets.values()
            if ticket.service == "card" and ticket.state in LIVE and ticket.identity
        ]
        assert len(live) == len(set(live))

    @invariant()
    def one_appointment_has_one_ticket(self) -> None:
        counted = [
            ticket.slot.appointment
            for ticket in self.hall.state.tickets.values()
            if ticket.slot and ticket.state in COUNTED
        ]
        assert len(counted) == len(set(counted))

    @invariant()
    def a_redacted_copy_evolves_by_redacted_events_like_the_whole(self) -> None:
        for view in RENDITIONS:
            assert self.redacted[view] == redact(self.hall.state, view)

    def teardown(self) -> None:
        if hasattr(self, "hall"):
            assert self.hall.replay() == self.hall.state, "the record alone gives the same state"
            for text in ("张三丰", "13800138000", "11010519491231002X"):
                assert text not in self.redacted[Rendition.PUBLIC].model_dump_json()


def redact_row(row, view: Rendition):
    """A row of the record as a reader gets it."""
    return redact(row, view)


TestHallMachine = HallMachine.TestCase
TestHallMachine.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
