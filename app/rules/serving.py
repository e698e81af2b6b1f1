"""Calling, serving, finishing, passing (spec 01, The counter's session)."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import (
    CallNext,
    FinishVisit,
    PassTicket,
    RecallTicket,
    ReportAnnouncement,
    StartServing,
)
from app.contract.hall.events import (
    CallAnnounced,
    CallReason,
    RatingRequested,
    ServingStarted,
    TicketCalled,
    TicketPassed,
    TicketRecalled,
    VisitFinished,
)
from app.contract.hall.state import BUSY, CounterState, Desk, HallState, TicketState, Visit
from app.rules.calling import next_ticket
from app.rules.decision import Decision
from app.rules.desks import own_desk, with_desk
from app.rules.issuing import without
from app.rules.order import leave, waited_minutes
from app.rules.ownership import ask_release, settle_queue
from app.rules.places import setup_of
from app.rules.waiting import next_pace, service_minutes

_CALLS_KEPT = 12
"""How many of the latest calls the state names; displays show fewer."""

_SHORTEST_VISIT_MINUTES = 0.5
"""A visit that ended at once says nothing about how long the next one takes."""


def call_next(decision: Decision[HallState], command: CallNext) -> None:
    """Give the counter its next ticket. The one that came first but belongs to another counter is asked back.

    When all that waits belongs to others, nothing is called and the sender may ask again.
    """
    context = decision.context
    desk = own_desk(decision.state, command.counter, context.actor)
    if desk.state is not CounterState.OPEN:
        raise Refused(RefusalCode.COUNTER_BUSY if desk.state in BUSY else RefusalCode.COUNTER_NOT_OPEN)
    choice = next_ticket(decision.state, desk.counter, context.now)
    for ticket in choice.blocked[:1]:
        ask_release(decision, ticket)
    if choice.ticket is None:
        if not choice.blocked:
            raise Refused(RefusalCode.NOBODY_WAITS)
        return
    waited = waited_minutes(choice.ticket, context.now)
    decision.happen(
        TicketCalled(
            ticket=choice.ticket.id,
            visit=context.command_id,
            counter=desk.counter,
            staff=desk.staff or "",
            reason=CallReason(rule=choice.rule, waited_minutes=waited, jumped=choice.jumped),
            turn=choice.turn,
        )
    )
    settle_queue(decision, choice.ticket.service)


def _visit_here(decision: Decision[HallState], counter: str, visit: str, *states: CounterState) -> Visit:
    desk = own_desk(decision.state, counter, decision.context.actor)
    found = decision.state.visits.get(visit)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_VISIT)
    if desk.visit != visit:
        raise Refused(RefusalCode.VISIT_NOT_HERE)
    if desk.state not in states:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    return found


def recall_ticket(decision: Decision[HallState], command: RecallTicket) -> None:
    """Call again, up to the hall's number of recalls."""
    visit = _visit_here(decision, command.counter, command.visit, CounterState.CALLING)
    most = setup_of(decision.state).rules.max_recalls
    if visit.recalls >= most:
        raise Refused(RefusalCode.TOO_MANY_RECALLS, most=most)
    decision.happen(TicketRecalled(visit=visit.id))


def start_serving(decision: Decision[HallState], command: StartServing) -> None:
    """The citizen has come."""
    visit = _visit_here(decision, command.counter, command.visit, CounterState.CALLING)
    decision.happen(ServingStarted(visit=visit.id))


def finish_visit(decision: Decision[HallState], command: FinishVisit) -> None:
    """End the visit, and ask for a rating unless told not to."""
    visit = _visit_here(decision, command.counter, command.visit, CounterState.SERVING)
    decision.happen(VisitFinished(visit=visit.id))
    if command.ask_rating:
        decision.happen(RatingRequested(visit=visit.id))


def pass_ticket(decision: Decision[HallState], command: PassTicket) -> None:
    """Nobody came, and the hall's least number of recalls was made."""
    visit = _visit_here(decision, command.counter, command.visit, CounterState.CALLING)
    least = setup_of(decision.state).rules.recalls_before_pass
    if visit.recalls < least:
        raise Refused(RefusalCode.RECALL_FIRST, least=least)
    decision.happen(TicketPassed(visit=visit.id))


def report_announcement(decision: Decision[HallState], command: ReportAnnouncement) -> None:
    """Keep that a call was really shown or heard; only the first time per medium says something new."""
    visit = decision.state.visits.get(command.visit)
    if visit is None:
        raise Refused(RefusalCode.UNKNOWN_VISIT)
    if command.medium not in visit.announced:
        decision.happen(CallAnnounced(visit=visit.id, medium=command.medium))


def ticket_called(state: HallState, recorded: Recorded, event: TicketCalled) -> HallState:
    """Follow a ticket from its queue to a counter."""
    waiting = state.tickets[event.ticket]
    ticket = waiting.model_copy(update={"state": TicketState.CALLED, "counter": event.counter, "visit": event.visit})
    ticket = ticket.model_copy(update={"owner": None, "release_seq": None, "bound": None, "due_after": None})
    visit = Visit(
        id=event.visit,
        ticket=ticket.id,
        number=ticket.number,
        service=ticket.service,
        counter=event.counter,
        staff=event.staff,
        called_at=recorded.at,
    )
    changes = {"state": CounterState.CALLING, "visit": visit.id, "since": recorded.at}
    desk = state.desks[event.counter].model_copy(update=changes)
    return leave(state, waiting).model_copy(
        update={
            "tickets": state.tickets.insert(ticket.id, ticket),
            "visits": state.visits.insert(visit.id, visit),
            "desks": state.desks.insert(desk.counter, desk),
            "called": state.called.insert(ticket.service, state.called.get(ticket.service, 0) + 1),
            "turns": state.turns.insert(event.turn.zone, event.turn.place) if event.turn else state.turns,
            "latest_calls": (visit.id, *state.latest_calls)[:_CALLS_KEPT],
        }
    )


def ticket_recalled(state: HallState, recorded: Recorded, event: TicketRecalled) -> HallState:
    """Follow a repeated call; it comes to the top of the latest calls again."""
    visit = state.visits[event.visit]
    again = _with_visit(state, visit.model_copy(update={"recalls": visit.recalls + 1}))
    latest = (visit.id, *without(state.latest_calls, visit.id))[:_CALLS_KEPT]
    return again.model_copy(update={"latest_calls": latest})


def serving_started(state: HallState, recorded: Recorded, event: ServingStarted) -> HallState:
    """Follow a citizen to the counter."""
    visit = state.visits[event.visit].model_copy(update={"started_at": recorded.at})
    served = _with_ticket_state(_with_visit(state, visit), visit, TicketState.SERVING)
    desk = state.desks[visit.counter].model_copy(update={"state": CounterState.SERVING, "since": recorded.at})
    return with_desk(served, desk)


def visit_finished(state: HallState, recorded: Recorded, event: VisitFinished) -> HallState:
    """Follow the end of a visit; its length tells how long the next one of the service may take."""
    visit = state.visits[event.visit].model_copy(update={"finished_at": recorded.at})
    done = _with_ticket_state(_with_visit(state, visit), visit, TicketState.FINISHED)
    if visit.started_at is not None and state.setup is not None:
        minutes = max(_SHORTEST_VISIT_MINUTES, (recorded.at - visit.started_at).total_seconds() / 60)
        pace = next_pace(service_minutes(state, visit.service), minutes)
        done = done.model_copy(update={"pace": state.pace.insert(visit.service, pace)})
    return _desk_open(done, recorded, visit)


def ticket_passed(state: HallState, recorded: Recorded, event: TicketPassed) -> HallState:
    """Follow a ticket whose holder did not come."""
    visit = state.visits[event.visit].model_copy(update={"finished_at": recorded.at, "passed": True})
    passed = _with_ticket_state(_with_visit(state, visit), visit, TicketState.PASSED)
    return _desk_open(passed, recorded, visit)


def rating_requested(state: HallState, recorded: Recorded, event: RatingRequested) -> HallState:
    """Follow the question to the pad."""
    return _with_visit(state, state.visits[event.visit].model_copy(update={"rating_requested_at": recorded.at}))


def call_announced(state: HallState, recorded: Recorded, event: CallAnnounced) -> HallState:
    """Follow a call to eyes and ears."""
    visit = state.visits[event.visit]
    return _with_visit(state, visit.model_copy(update={"announced": (*visit.announced, event.medium)}))


def _desk_open(state: HallState, recorded: Recorded, visit: Visit) -> HallState:
    desk: Desk = state.desks[visit.counter]
    changes = {"state": CounterState.OPEN, "since": recorded.at, "visit": None, "last_visit": visit.id}
    return with_desk(state, desk.model_copy(update=changes))


def _with_visit(state: HallState, visit: Visit) -> HallState:
    return state.model_copy(update={"visits": state.visits.insert(visit.id, visit)})


def _with_ticket_state(state: HallState, visit: Visit, to: TicketState) -> HallState:
    ticket = state.tickets[visit.ticket].model_copy(update={"state": to})
    return state.model_copy(update={"tickets": state.tickets.insert(ticket.id, ticket)})
