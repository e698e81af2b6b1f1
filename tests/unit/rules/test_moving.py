"""Parking, transferring, cancelling, restoring, supplements: what a counter does besides plain serving."""

from datetime import timedelta

import pytest

from app.contract.command import Actor
from app.contract.hall.commands import (
    AskForPapers,
    CallNext,
    CallNumber,
    CancelTicket,
    FinishVisit,
    LogOutOfCounter,
    ParkTicket,
    PassTicket,
    PauseCounter,
    RateVisit,
    RecallTicket,
    ReportPrint,
    RestoreTicket,
    ResumeParked,
    ReturnWithPapers,
    StartServing,
    TransferTicket,
)
from app.contract.hall.events import ReleaseAsked, TicketCancelled, TicketReserved
from app.contract.hall.setup import RestorePlace, Role
from app.contract.hall.state import CounterState, Outcome, PauseReason, Priority, Rating, Source, TicketState
from app.ids import new_id
from app.rules.calling import next_ticket
from tests.unit.rules.halls import KIOSK, MANAGER, SYSTEM, Hall, pad, small_setup, staff

WANG, LI = staff("1001"), staff("1002")


def ruled(**rules) -> Hall:
    """A hall with changed rules, counters 1 and 2 staffed."""
    hall = Hall(setup=small_setup(rules=small_setup().rules.model_copy(update=rules)))
    hall.open("1", "1001")
    hall.open("2", "1002")
    return hall


@pytest.fixture
def hall() -> Hall:
    """A hall with counters 1 and 2 staffed."""
    return ruled()


def begin(hall: Hall, counter: str = "1", actor: Actor = WANG):
    """Call the next ticket and begin to serve it."""
    visit = hall.call(counter, actor)
    hall.do(StartServing(counter=counter, visit=visit.id), actor)
    return visit


def let_pass(hall: Hall, counter: str = "1", actor: Actor = WANG) -> str:
    """Call the next ticket; nobody comes. Returns the ticket."""
    visit = hall.call(counter, actor)
    hall.do(RecallTicket(counter=counter, visit=visit.id), actor)
    hall.do(PassTicket(counter=counter, visit=visit.id), actor)
    return visit.ticket


class TestParking:
    """A ticket set aside comes back to its counter, and the time aside is not service."""

    def test_park_and_resume(self, hall):
        hall.take()
        visit = begin(hall)
        hall.wait(minutes=2)
        hall.do(ParkTicket(counter="1", visit=visit.id), WANG)
        assert hall.state.tickets[visit.ticket].state is TicketState.PARKED
        assert (hall.state.desks["1"].state, hall.state.desks["1"].parked) == (CounterState.OPEN, (visit.id,))
        hall.wait(minutes=30)
        hall.do(ResumeParked(counter="1", visit=visit.id), WANG)
        assert hall.state.tickets[visit.ticket].state is TicketState.SERVING
        hall.wait(minutes=2)
        hall.do(FinishVisit(counter="1", visit=visit.id), WANG)
        assert hall.state.pace["id"] == pytest.approx(6 * 0.9 + 4 * 0.1), "half an hour aside does not count"
        assert hall.state.desks["1"].parked == ()

    def test_only_between_two_tickets_and_only_here(self, hall):
        hall.take()
        hall.take()
        parked = begin(hall)
        hall.do(ParkTicket(counter="1", visit=parked.id), WANG)
        assert hall.refused(ResumeParked(counter="2", visit=parked.id), LI) == "visit_not_here"
        assert hall.refused(ResumeParked(counter="1", visit=new_id()), WANG) == "unknown_visit"
        begin(hall)
        assert hall.refused(ResumeParked(counter="1", visit=parked.id), WANG) == "counter_busy"
        assert hall.refused(ParkTicket(counter="1", visit=parked.id), WANG) == "visit_not_here"

    def test_it_waits_for_whoever_sits_down_next(self, hall):
        hall.take()
        visit = begin(hall)
        hall.do(ParkTicket(counter="1", visit=visit.id), WANG)
        hall.do(LogOutOfCounter(counter="1"), WANG)
        actor = hall.open("1", "1003")
        hall.do(ResumeParked(counter="1", visit=visit.id), actor)
        assert hall.state.tickets[visit.ticket].state is TicketState.SERVING


class TestTransfer:
    """A ticket that is moved on keeps its number and comes to its new place now."""

    def test_to_a_service_it_queues_behind_those_who_wait(self, hall):
        hall.take("id")
        visit = begin(hall)
        hall.take("move")
        hall.wait(minutes=1)
        hall.do(TransferTicket(counter="1", visit=visit.id, service="move", note="缺户口本"), WANG)
        moved = hall.state.tickets[visit.ticket]
        assert (moved.number, moved.service, moved.state) == ("A001", "move", TicketState.WAITING)
        assert (moved.transfer.note, moved.transfer.service) == ("缺户口本", "id")
        assert hall.state.visits[visit.id].outcome is Outcome.TRANSFERRED
        assert "id" not in hall.state.pace, "a visit that was moved on says nothing about its length"
        assert [hall.serve("2", LI).number for _ in range(2)] == ["B001", "A001"]
        assert (hall.state.taken["id"], hall.state.taken["move"]) == (0, 2)

    def test_ahead_goes_first_and_says_why(self, hall):
        hall.take("id")
        visit = begin(hall)
        hall.take("move")
        hall.do(TransferTicket(counter="1", visit=visit.id, service="move", ahead=True), WANG)
        choice = next_ticket(hall.state, "2", hall.now)
        assert (choice.ticket.number, choice.rule) == ("A001", "transferred")

    def test_to_a_counter_only_that_counter_calls_it_before_all_others(self, hall):
        hall.take("id")
        visit = begin(hall)
        hall.take("id", priority=Priority.GREEN)
        hall.do(TransferTicket(counter="1", visit=visit.id, to_counter="2"), WANG)
        assert next_ticket(hall.state, "1", hall.now).ticket.number == "A002"
        choice = next_ticket(hall.state, "2", hall.now)
        assert (choice.ticket.number, choice.rule) == ("A001", "transferred_here")
        assert hall.call("2", LI).number == "A001"
        assert hall.state.tickets[visit.ticket].bound is None

    def test_when_that_counter_is_left_anybody_may_call_it(self, hall):
        hall.take("id")
        visit = begin(hall)
        hall.do(TransferTicket(counter="1", visit=visit.id, to_counter="2"), WANG)
        hall.do(LogOutOfCounter(counter="2"), LI)
        assert hall.call("1", WANG).number == "A001"

    @pytest.mark.parametrize(
        ("target", "code"),
        [
            ({}, "transfer_nowhere"),
            ({"to_counter": "1"}, "transfer_nowhere"),
            ({"service": "id"}, "transfer_nowhere"),
            ({"service": "household"}, "not_a_leaf"),
            ({"service": "gone"}, "unknown_service"),
            ({"to_counter": "3"}, "no_counter"),
            ({"to_counter": "99"}, "unknown_counter"),
        ],
    )
    def test_refusals(self, hall, target, code):
        hall.take("id")
        visit = begin(hall)
        assert hall.refused(TransferTicket(counter="1", visit=visit.id, **target), WANG) == code


class TestPassedAndRestored:
    """A passed ticket comes back after the next few of its queue, or at the end."""

    def test_after_the_next_three_of_its_queue(self, hall):
        for _ in range(6):
            hall.take()
            hall.wait(seconds=1)
        passed = let_pass(hall)
        assert hall.state.taken["id"] == 5, "an abandoned ticket does not count"
        hall.do(RestoreTicket(ticket=passed), WANG)
        assert hall.state.taken["id"] == 6
        assert [hall.serve("1", WANG, minutes=1).number for _ in range(6)] == [
            "A002", "A003", "A004", "A001", "A005", "A006",
        ]  # fmt: skip

    def test_at_once_when_nobody_else_waits(self, hall):
        hall.take()
        passed = let_pass(hall)
        hall.do(RestoreTicket(ticket=passed), WANG)
        choice = next_ticket(hall.state, "1", hall.now)
        assert (choice.ticket.id, choice.rule) == (passed, "restored")

    def test_too_late_means_the_end_of_the_queue(self, hall):
        hall.take()
        passed = let_pass(hall)
        hall.wait(minutes=30, seconds=1)
        hall.take()
        hall.wait(seconds=1)
        hall.do(RestoreTicket(ticket=passed), MANAGER)
        assert hall.state.queues["id"][-1] == passed
        assert [hall.serve("2", LI, minutes=1).number for _ in range(2)] == ["A002", "A001"]

    def test_the_hall_may_say_always_at_the_end(self):
        hall = ruled(restore_place=RestorePlace.AT_END)
        hall.take()
        passed = let_pass(hall)
        hall.take()
        hall.wait(seconds=1)
        hall.do(RestoreTicket(ticket=passed), WANG)
        assert hall.state.queues["id"][-1] == passed

    def test_only_what_was_passed(self, hall):
        ticket = hall.take()
        assert hall.refused(RestoreTicket(ticket=ticket.id), WANG) == "wrong_ticket_state"
        assert hall.refused(RestoreTicket(ticket=new_id()), WANG) == "unknown_ticket"
        assert hall.refused(RestoreTicket(ticket=ticket.id), KIOSK) == "not_allowed"


class TestSupplement:
    """Missing papers: a slip now, a ticket at the same counter later."""

    @pytest.fixture
    def slip(self, hall) -> str:
        """The slip of a visit at counter 1 that misses a paper."""
        hall.take("few")
        visit = begin(hall)
        hall.wait(minutes=4)
        hall.do(AskForPapers(counter="1", visit=visit.id, missing=("户口本",)), WANG)
        hall.do(RateVisit(visit=visit.id, rating=Rating.SATISFIED), pad("1"))
        return visit.ticket

    def back(self, hall, slip: str):
        """Come back with a slip."""
        events = hall.do(ReturnWithPapers(slip=slip), KIOSK)
        (reserved,) = [event for event in events if isinstance(event, TicketReserved)]
        hall.do(ReportPrint(ticket=reserved.ticket, outcome="printed"), KIOSK)
        return hall.state.tickets[reserved.ticket]

    def test_the_visit_is_finished_and_rated(self, hall, slip):
        assert hall.state.tickets[slip].state is TicketState.SUPPLEMENT
        assert hall.state.supplements[slip].missing == ("户口本",)
        assert hall.state.desks["1"].state is CounterState.OPEN
        assert "few" in hall.state.pace

    def test_the_return_is_bound_to_the_counter_and_goes_first(self, hall, slip):
        hall.take("few", priority=Priority.GREEN)
        ticket = self.back(hall, slip)
        assert (ticket.source, ticket.bound, ticket.returns) == (Source.SUPPLEMENT, "1", slip)
        choice = next_ticket(hall.state, "1", hall.now)
        assert (choice.ticket.id, choice.rule) == (ticket.id, "supplement_return")

    def test_a_slip_is_used_once_unless_its_ticket_came_to_nothing(self, hall, slip):
        ticket = self.back(hall, slip)
        assert hall.refused(ReturnWithPapers(slip=slip), KIOSK) == "slip_used"
        hall.do(CancelTicket(ticket=ticket.id), MANAGER)
        assert self.back(hall, slip).number == "C003", "the cap of two does not count against a return"

    def test_next_week_it_is_still_good_next_month_not(self, hall, slip):
        hall.wait(days=7)
        hall.open("1", "1001")
        assert self.back(hall, slip).number == "C001"
        hall.wait(days=28)
        hall.open("1", "1001")
        assert hall.refused(ReturnWithPapers(slip=slip), KIOSK) == "unknown_slip"

    def test_an_open_slip_runs_out(self, hall, slip):
        hall.wait(days=31)
        hall.open("1", "1001")
        assert len(hall.state.supplements) == 0
        assert hall.refused(ReturnWithPapers(slip=slip), KIOSK) == "unknown_slip"

    def test_when_the_counter_is_closed_any_counter_of_the_service_serves(self):
        hall = ruled()
        hall.take("id")
        visit = begin(hall)
        hall.do(AskForPapers(counter="1", visit=visit.id, missing=("户口本",), ask_rating=False), WANG)
        hall.do(LogOutOfCounter(counter="1"), WANG)
        ticket = self.back(hall, visit.ticket)
        assert ticket.bound is None
        assert hall.call("2", LI).ticket == ticket.id


class TestCancelling:
    """Tickets are given up by citizens while they wait, by staff also at their counter."""

    def test_a_waiting_ticket(self, hall):
        ticket = hall.take()
        (cancelled,) = hall.do(CancelTicket(ticket=ticket.id, reason="走了"), SYSTEM)
        assert isinstance(cancelled, TicketCancelled)
        assert cancelled.by.value == "citizen"
        assert (hall.state.queues["id"], hall.state.taken["id"]) == ((), 0)
        assert hall.refused(CancelTicket(ticket=ticket.id), WANG) == "wrong_ticket_state"

    def test_a_reserved_ticket(self, hall):
        ticket = hall.take(printed=False)
        hall.do(CancelTicket(ticket=ticket.id), WANG)
        assert hall.state.reserved == ()
        assert hall.refused(ReportPrint(ticket=ticket.id, outcome="printed"), KIOSK) == "wrong_ticket_state"

    def test_a_called_ticket_only_by_its_counter(self, hall):
        hall.take()
        visit = hall.call("1", WANG)
        command = CancelTicket(ticket=visit.ticket)
        assert hall.refused(command, LI) == "not_your_counter"
        assert hall.refused(command, SYSTEM) == "wrong_ticket_state"
        hall.do(command, WANG)
        assert hall.state.desks["1"].state is CounterState.OPEN
        assert hall.state.visits[visit.id].outcome is Outcome.CANCELLED

    def test_a_parked_ticket(self, hall):
        hall.take()
        visit = begin(hall)
        hall.do(ParkTicket(counter="1", visit=visit.id), WANG)
        hall.do(CancelTicket(ticket=visit.ticket), WANG)
        assert hall.state.desks["1"].parked == ()
        assert hall.state.tickets[visit.ticket].state is TicketState.CANCELLED


class TestCallingANumber:
    """A picked number: only for roles the hall names, and never past an owner."""

    def allowed(self) -> Hall:
        """A hall whose window staff may call a number."""
        return ruled(call_number_roles=(Role.WINDOW,), released_ahead=0)

    def test_it_is_called_past_the_others(self):
        hall = self.allowed()
        hall.take()
        hall.wait(seconds=1)
        second = hall.take()
        hall.do(CallNumber(counter="1", ticket=second.id), WANG)
        assert hall.state.desks["1"].visit is not None
        assert hall.state.tickets[second.id].state is TicketState.CALLED
        assert hall.refused(CallNumber(counter="1", ticket=second.id), WANG) == "counter_busy"

    def test_without_the_role(self, hall):
        ticket = hall.take()
        assert hall.refused(CallNumber(counter="1", ticket=ticket.id), WANG) == "not_allowed"

    def test_what_does_not_wait(self):
        hall = self.allowed()
        reserved = hall.take(printed=False)
        assert hall.refused(CallNumber(counter="1", ticket=reserved.id), WANG) == "wrong_ticket_state"
        assert hall.refused(CallNumber(counter="1", ticket=new_id()), WANG) == "unknown_ticket"

    def test_what_another_counter_owns_is_asked_back(self):
        hall = self.allowed()
        hall.do(LogOutOfCounter(counter="2"), LI)
        hall.open("2", "1002", may_call_offline=True)
        ticket = hall.take()
        assert hall.state.tickets[ticket.id].owner == "2"
        (asked,) = hall.do(CallNumber(counter="1", ticket=ticket.id), WANG)
        assert isinstance(asked, ReleaseAsked)


def test_one_ticket_one_evaluation_holds_the_next_call():
    hall = ruled(rating_before_next=True)
    for _ in range(3):
        hall.take()
    first = hall.serve("1", WANG)
    assert hall.refused(CallNext(counter="1"), WANG) == "rating_pending"
    hall.do(RateVisit(visit=first.id, rating=Rating.SATISFIED), pad("1"))
    hall.serve("1", WANG)
    hall.wait(seconds=19)
    assert hall.refused(CallNext(counter="1"), WANG) == "rating_pending"
    hall.wait(seconds=1)
    hall.call("1", WANG)


def test_a_visit_without_a_question_holds_nothing():
    hall = ruled(rating_before_next=True)
    hall.take()
    hall.take()
    hall.serve("1", WANG, ask_rating=False)
    hall.call("1", WANG)


def test_a_passed_ticket_can_be_restored_while_its_counter_pauses(hall):
    hall.take()
    passed = let_pass(hall)
    hall.do(PauseCounter(counter="1", reason=PauseReason.MEAL), WANG)
    hall.wait(minutes=1)
    hall.do(RestoreTicket(ticket=passed), MANAGER)
    assert hall.state.bound["1"] == (passed,)
    assert hall.state.tickets[passed].placed_at - hall.state.tickets[passed].issued_at == timedelta(minutes=1)
