"""What counters and kiosks did without the server, taken into the record (spec 06)."""

from datetime import timedelta

import pytest

from app.contract.hall.commands import (
    AcknowledgeCursor,
    FinishVisit,
    IssueOffline,
    IssueTicket,
    PassTime,
    ReportPrint,
    StartServing,
)
from app.contract.hall.events import TicketReserved
from app.contract.hall.offline import CallOffline
from app.contract.hall.state import CounterState, TicketState
from app.rules.numbering import offline_number, offline_ticket_id
from app.rules.offline import Holding, Owner, call, hear, resync, to_acknowledge
from app.rules.owners import mine_and_asked, news_for
from tests.unit.rules.halls import KIOSK, MORNING, SYSTEM, Hall, small_setup


@pytest.fixture
def hall() -> Hall:
    """Counters 1 and 2 may call offline; of six waiting one is released and five are owned."""
    rules = small_setup().rules.model_copy(update={"released_ahead": 1})
    hall = Hall(setup=small_setup(rules=rules))
    hall.wang = hall.open("1", "1001", may_call_offline=True)
    hall.li = hall.open("2", "1002", may_call_offline=True)
    for _ in range(6):
        hall.take()
        hall.wait(minutes=1)
    return hall


def issue(hall: Hall, count: int = 1, **more) -> IssueOffline:
    """What a kiosk with the tag 3 says."""
    number = offline_number("A", "3", count)
    ticket = offline_ticket_id("test", hall.state.day, number)
    more = {"known_until": MORNING, **more}
    return IssueOffline(ticket=ticket, service="id", tag="3", count=count, day=hall.state.day, **more)


def test_a_call_made_without_the_server_counts_with_its_own_time(hall):
    mine = next(ticket for ticket in hall.state.tickets.values() if ticket.owner == "1")
    called_at = hall.now
    hall.wait(minutes=30)
    (called, *_) = hall.do(CallOffline(counter="1", ticket=mine.id), hall.wang, pressed_at=called_at)
    visit = hall.state.visits[called.visit]
    assert (visit.called_at, visit.offline, visit.counter) == (called_at, True, "1")
    hall.do(StartServing(counter="1", visit=visit.id), hall.wang, pressed_at=called_at + timedelta(minutes=1))
    hall.do(FinishVisit(counter="1", visit=visit.id), hall.wang, pressed_at=called_at + timedelta(minutes=6))
    done = hall.state.visits[visit.id]
    assert done.started_at == called_at + timedelta(minutes=1)
    assert done.finished_at == done.rating_requested_at == called_at + timedelta(minutes=6)
    assert hall.state.tickets[mine.id].state is TicketState.FINISHED


def test_a_counters_clock_is_believed_only_between_times_the_record_knows(hall):
    mine = next(ticket for ticket in hall.state.tickets.values() if ticket.owner == "1")
    (called, *_) = hall.do(CallOffline(counter="1", ticket=mine.id), hall.wang, pressed_at=MORNING - timedelta(days=1))
    assert hall.state.visits[called.visit].called_at == mine.issued_at
    hall.do(StartServing(counter="1", visit=called.visit), hall.wang, pressed_at=hall.now + timedelta(days=1))
    assert hall.state.visits[called.visit].started_at == hall.now


def test_a_grant_the_counter_never_saw_is_set_aside_for_the_call_it_made(hall):
    unseen = hall.call("1", hall.wang)
    mine = next(ticket for ticket in hall.state.tickets.values() if ticket.owner == "1")
    hall.do(CallOffline(counter="1", ticket=mine.id), hall.wang)
    desk = hall.state.desks["1"]
    assert hall.state.visits[desk.visit].ticket == mine.id
    assert desk.parked == (unseen.id,)


def test_a_call_at_a_counter_where_somebody_else_sits_now_is_set_aside_there(hall):
    mine = next(ticket for ticket in hall.state.tickets.values() if ticket.owner == "1")
    hall.open("1", "1003", take_over=True)
    hall.do(CallOffline(counter="1", ticket=mine.id), hall.wang)
    desk = hall.state.desks["1"]
    assert (desk.staff, desk.state, desk.visit) == ("1003", CounterState.OPEN, None)
    assert hall.state.visits[desk.parked[0]].ticket == mine.id


def test_a_call_of_what_another_counter_has_called_is_kept_with_both_histories(hall):
    visit = hall.call("2", hall.li)
    assert hall.refused(CallOffline(counter="1", ticket=visit.ticket), hall.wang) == "wrong_ticket_state"
    found = hall.state.irregularities[-1]
    assert (found.ticket, found.counter, found.said_at) == (visit.ticket, "1", hall.now)


def test_a_late_call_does_not_come_to_the_top_of_the_latest_calls(hall):
    mine = next(ticket for ticket in hall.state.tickets.values() if ticket.owner == "1")
    called_at = hall.now
    hall.wait(minutes=10)
    now = hall.call("2", hall.li)
    (called, *_) = hall.do(CallOffline(counter="1", ticket=mine.id), hall.wang, pressed_at=called_at)
    assert hall.state.latest_calls[:2] == (now.id, called.visit)


def test_a_kiosks_own_number_waits_where_its_time_of_issue_puts_it(hall):
    issued_at = hall.now
    hall.wait(minutes=5)
    later = hall.take()
    hall.do(issue(hall), KIOSK, pressed_at=issued_at)
    ticket = hall.state.tickets[issue(hall).ticket]
    assert (ticket.number, ticket.state, ticket.issued_at) == ("A3-001", TicketState.RESERVED, issued_at)
    hall.do(ReportPrint(ticket=ticket.id, outcome="printed"), KIOSK)
    assert hall.state.queues["id"][-2:] == (ticket.id, later.id)
    assert hall.take().number == "A008", "the common series has no hole"


def test_paper_wins_when_only_the_answer_was_lost(hall):
    (reserved,) = [e for e in hall.do(IssueTicket(service="id"), KIOSK) if isinstance(e, TicketReserved)]
    hall.wait(seconds=20)
    hall.do(PassTime(), SYSTEM)
    assert hall.state.tickets[reserved.ticket].state is TicketState.WAITING, "nobody reported its paper"
    after = hall.take()
    hall.do(issue(hall, request=reserved.ticket), KIOSK)
    hall.do(ReportPrint(ticket=issue(hall).ticket, outcome="printed"), KIOSK)
    assert hall.state.tickets[reserved.ticket].state is TicketState.VOID
    assert hall.state.queues["id"][-2:] == (issue(hall).ticket, after.id), "it keeps its place"


def test_a_slip_is_claimed_before_its_kiosk_is_heard_of(hall):
    said = issue(hall)
    claim = CallOffline(counter="1", ticket=said.ticket, by_slip=True, number="A3-001", service="id")
    hall.do(claim, hall.wang)
    assert hall.state.visits[hall.state.desks["1"].visit].number == "A3-001"
    hall.do(said, KIOSK)
    assert not hall.state.tickets[said.ticket].unconfirmed
    assert hall.refused(said, KIOSK) == "number_taken"


@pytest.mark.parametrize("wrong", [{"number": "A3-002"}, {"by_slip": False}, {"service": None}])
def test_nothing_is_made_of_a_ticket_that_no_paper_can_tell_of(hall, wrong):
    claim = CallOffline(counter="1", ticket=issue(hall).ticket, by_slip=True, number="A3-001", service="id")
    assert hall.refused(claim.model_copy(update=wrong), hall.wang) == "unknown_ticket"


def test_a_number_of_another_day_is_flagged(hall):
    yesterday = hall.state.day - timedelta(days=1)
    assert hall.refused(issue(hall).model_copy(update={"day": yesterday}), KIOSK) == "other_day"


def test_what_a_counter_holds_by_its_events_is_what_a_snapshot_would_tell_it(hall):
    me = Owner("1", hall.wang.device)
    mine, asked = mine_and_asked(hall.state, me)
    holding = resync(Holding(), epoch="e", seq=hall.state.seq, mine=mine, asked=asked)
    heard = len(hall.record)
    assert len(mine) >= 2
    for step in range(6):
        hall.take()
        hall.serve("2", hall.li)
        for row in hall.record[heard:]:
            holding = hear(holding, row.seq, news_for(me, row.event, holding))
        heard = len(hall.record)
        assert (holding.mine, bool(to_acknowledge(holding))) == (
            mine_and_asked(hall.state, me)[0],
            mine_and_asked(hall.state, me)[1] > 0,
        ), step
    free = next(iter(hall.state.tickets))
    assert call(holding, free) is None, "only its own"
    hall.do(AcknowledgeCursor(counter="1", cursor=holding.cursor), hall.wang)
    assert mine_and_asked(hall.state, me)[1] == 0
