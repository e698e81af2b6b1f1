"""Calling, serving, finishing, passing (spec 01, The counter's session)."""

from datetime import datetime, timedelta
from math import ceil

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import (
    CallNext,
    CallNumber,
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
from app.contract.hall.state import CounterState, Desk, HallState, Outcome, TicketState, Visit
from app.rules.calling import Choice, by_number, next_ticket
from app.rules.decision import Decision
from app.rules.desks import check_free, own_desk, with_desk
from app.rules.issuing import without
from app.rules.late import late_at_visit
from app.rules.order import leave, waited_minutes
from app.rules.owners import letting_go
from app.rules.ownership import UNOWNED, ask_release, settle_queue
from app.rules.places import check_role, setup_of
from app.rules.visits import end_visit, known_ticket, visit_here, with_taken, with_ticket_state, with_visit

_ASKED_AT_MOST = 4
"""How many tickets one call asks back at most."""

_CALLS_KEPT = 12
"""How many of the latest calls the state names; displays show fewer."""


def call_next(decision: Decision[HallState], command: CallNext) -> None:
    """Give the counter its next ticket. Those that came first but belong to another counter are asked back.

    While their owner may still answer, or when all that waits belongs to others, nothing is called and the sender asks
    again; the tickets of an owner who stays silent are held for it and skipped, and the call says how many.
    """
    context = decision.context
    desk = own_desk(decision.state, command.counter, context.actor)
    check_free(desk)
    _check_rated(decision.state, desk, context.now)
    choice = next_ticket(decision.state, desk.counter, context.now)
    if choice.ticket is None and not choice.blocked:
        raise Refused(RefusalCode.NOBODY_WAITS)
    _call(decision, desk, choice)


def _call(decision: Decision[HallState], desk: Desk, choice: Choice) -> None:
    context = decision.context
    for ticket in choice.blocked[:_ASKED_AT_MOST]:
        ask_release(decision, ticket)
        if letting_go(decision.state, ticket.id, context.now):
            return
    if choice.ticket is None:
        return
    waited = waited_minutes(choice.ticket, context.now)
    decision.happen(
        TicketCalled(
            ticket=choice.ticket.id,
            visit=context.command_id,
            counter=desk.counter,
            staff=desk.staff or "",
            reason=CallReason(rule=choice.rule, waited_minutes=waited, jumped=choice.jumped, held=len(choice.blocked)),
            turn=choice.turn,
        )
    )
    settle_queue(decision, choice.ticket.service)


def call_number(decision: Decision[HallState], command: CallNumber) -> None:
    """Give the counter the ticket that staff picked, if their role may. One that belongs to another is asked back."""
    state, context = decision.state, decision.context
    check_role(state, context.actor, setup_of(state).rules.call_number_roles)
    desk = own_desk(state, command.counter, context.actor)
    check_free(desk)
    _check_rated(state, desk, context.now)
    ticket = known_ticket(state, command.ticket)
    if ticket.state is not TicketState.WAITING or ticket.bound not in {None, desk.counter}:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    _call(decision, desk, by_number(state, desk.counter, ticket))


def _check_rated(state: HallState, desk: Desk, now: datetime) -> None:
    """Refuse while the citizen before may still rate, where the hall wants one evaluation per ticket."""
    rules = setup_of(state).rules
    visit = state.visits.get(desk.last_visit or "")
    if not rules.rating_before_next or visit is None or visit.rating_requested_at is None or visit.evaluation:
        return
    left = (visit.rating_requested_at + timedelta(seconds=rules.evaluation_seconds) - now).total_seconds()
    if left > 0:
        raise Refused(RefusalCode.RATING_PENDING, seconds=ceil(left))


def recall_ticket(decision: Decision[HallState], command: RecallTicket) -> None:
    """Call again, up to the hall's number of recalls and not sooner than its interval.

    The interval is for whoever presses now: a call that was made out of the server's reach has been made.
    """
    visit = visit_here(decision, command.counter, command.visit, CounterState.CALLING)
    rules, context = setup_of(decision.state).rules, decision.context
    if visit.recalls >= rules.max_recalls:
        raise Refused(RefusalCode.TOO_MANY_RECALLS, most=rules.max_recalls)
    wait = seconds_to_recall(decision.state, visit, context.now)
    if wait > 0 and context.now - context.pressed_at < timedelta(seconds=rules.recall_interval_seconds):
        raise Refused(RefusalCode.RECALL_TOO_SOON, seconds=wait, most=rules.max_recalls)
    decision.happen(TicketRecalled(visit=visit.id, happened_at=late_at_visit(decision, visit)))


def seconds_to_recall(state: HallState, visit: Visit, now: datetime) -> int:
    """Return how many seconds are left until a ticket may be called again; 0 when it may."""
    interval = timedelta(seconds=setup_of(state).rules.recall_interval_seconds)
    return max(0, ceil((_latest_call(visit) + interval - now).total_seconds()))


def _latest_call(visit: Visit) -> datetime:
    return visit.recalled_at or visit.called_at


def start_serving(decision: Decision[HallState], command: StartServing) -> None:
    """The citizen has come. Where serving began by itself meanwhile, the click says nothing new."""
    visit = visit_here(decision, command.counter, command.visit, CounterState.CALLING, CounterState.SERVING)
    if visit.started_itself:
        return
    visit_here(decision, command.counter, command.visit, CounterState.CALLING)
    decision.happen(ServingStarted(visit=visit.id, happened_at=late_at_visit(decision, visit)))


def to_start(state: HallState, now: datetime) -> tuple[Visit, ...]:
    """Return the visits whose serving begins by itself now, where the hall wants that: some seconds after the latest
    call nobody said that the citizen has not come.
    """
    if state.setup is None or state.setup.rules.start_after_seconds is None:
        return ()
    called_by = now - timedelta(seconds=state.setup.rules.start_after_seconds)
    calling = (desk.visit or "" for desk in state.desks.values() if desk.state is CounterState.CALLING)
    return tuple(visit for code in calling if _latest_call(visit := state.visits[code]) <= called_by)


def start_by_itself(decision: Decision[HallState]) -> None:
    """Let serving begin where its time has come."""
    for visit in to_start(decision.state, decision.context.now):
        decision.happen(ServingStarted(visit=visit.id, by_itself=True))


def finish_visit(decision: Decision[HallState], command: FinishVisit) -> None:
    """End the visit, and ask for a rating unless told not to."""
    visit = visit_here(decision, command.counter, command.visit, CounterState.SERVING)
    at = late_at_visit(decision, visit)
    decision.happen(VisitFinished(visit=visit.id, happened_at=at))
    if command.ask_rating:
        decision.happen(RatingRequested(visit=visit.id, happened_at=at))


def pass_ticket(decision: Decision[HallState], command: PassTicket) -> None:
    """Nobody came, and the hall's least number of recalls was made.

    Serving that began by itself takes that word from nobody, least of all from a counter out of the server's reach.
    """
    visit = visit_here(decision, command.counter, command.visit, CounterState.CALLING, CounterState.SERVING)
    if not visit.started_itself:
        visit_here(decision, command.counter, command.visit, CounterState.CALLING)
    least = setup_of(decision.state).rules.recalls_before_pass
    if visit.recalls < least:
        raise Refused(RefusalCode.RECALL_FIRST, least=least)
    decision.happen(TicketPassed(visit=visit.id, happened_at=late_at_visit(decision, visit)))


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
    ticket = ticket.model_copy(update={**UNOWNED, "bound": None, "due_after": None})
    visit = Visit(
        id=event.visit,
        ticket=ticket.id,
        number=ticket.number,
        service=ticket.service,
        counter=event.counter,
        staff=event.staff,
        called_at=recorded.at,
        offline=event.offline,
    )
    desk = state.desks[event.counter]
    changes: dict[str, object] = {"state": CounterState.CALLING, "visit": visit.id, "since": recorded.at}
    if event.aside:
        ticket = ticket.model_copy(update={"state": TicketState.PARKED})
        visit = visit.model_copy(update={"parked_at": recorded.at})
        changes = {"parked": (*desk.parked, visit.id)}
    else:
        changes["call_due_at"] = None
    desk = desk.model_copy(update=changes)
    return leave(state, waiting).model_copy(
        update={
            "tickets": state.tickets.insert(ticket.id, ticket),
            "visits": state.visits.insert(visit.id, visit),
            "desks": state.desks.insert(desk.counter, desk),
            "called": state.called.insert(ticket.service, state.called.get(ticket.service, 0) + 1),
            "turns": state.turns.insert(event.turn.zone, event.turn.place) if event.turn else state.turns,
            "latest_calls": _with_latest(state, visit),
        }
    )


def ticket_recalled(state: HallState, recorded: Recorded, event: TicketRecalled) -> HallState:
    """Follow a repeated call; it comes to the top of the latest calls again."""
    visit = state.visits[event.visit]
    changes = {"recalls": visit.recalls + 1, "recalled_at": recorded.at, "unspoken": None}
    again = with_visit(state, visit.model_copy(update=changes))
    return again.model_copy(update={"latest_calls": _with_latest(again, again.visits[visit.id])})


def _with_latest(state: HallState, visit: Visit) -> tuple[str, ...]:
    """Return the latest calls with one more, newest first: one that is heard of late does not come to the top."""
    others = without(state.latest_calls, visit.id)
    newer = sum(_latest_call(state.visits[other]) > _latest_call(visit) for other in others)
    return (*others[:newer], visit.id, *others[newer:])[:_CALLS_KEPT]


def serving_started(state: HallState, recorded: Recorded, event: ServingStarted) -> HallState:
    """Follow a citizen to the counter."""
    changes = {"started_at": recorded.at, "started_itself": event.by_itself}
    visit = state.visits[event.visit].model_copy(update=changes)
    served = with_ticket_state(with_visit(state, visit), visit, TicketState.SERVING)
    desk = state.desks[visit.counter].model_copy(update={"state": CounterState.SERVING, "since": recorded.at})
    return with_desk(served, desk)


def visit_finished(state: HallState, recorded: Recorded, event: VisitFinished) -> HallState:
    """Follow the end of a visit; its length tells how long the next one of the service may take."""
    return end_visit(state, recorded, state.visits[event.visit], Outcome.FINISHED)


def ticket_passed(state: HallState, recorded: Recorded, event: TicketPassed) -> HallState:
    """Follow a ticket whose holder did not come; it no longer counts towards the day's cap."""
    visit = state.visits[event.visit]
    return with_taken(end_visit(state, recorded, visit, Outcome.PASSED), visit.service, -1)


def rating_requested(state: HallState, recorded: Recorded, event: RatingRequested) -> HallState:
    """Follow the question to the pad."""
    return with_visit(state, state.visits[event.visit].model_copy(update={"rating_requested_at": recorded.at}))


def call_announced(state: HallState, recorded: Recorded, event: CallAnnounced) -> HallState:
    """Follow a call to eyes and ears."""
    visit = state.visits[event.visit]
    return with_visit(state, visit.model_copy(update={"announced": (*visit.announced, event.medium)}))
