"""Setting a ticket aside, moving it on, giving it up (spec 01, The counter's session)."""

from app.contract.command import Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import CancelTicket, ChangeService, ParkTicket, ResumeParked, TransferTicket
from app.contract.hall.events import (
    CancelledBy,
    ParkedResumed,
    ServiceChanged,
    TicketCancelled,
    TicketParked,
    TicketTransferred,
)
from app.contract.hall.state import (
    AT_COUNTER,
    STAFFED,
    CounterState,
    HallState,
    Outcome,
    TicketState,
    Transfer,
)
from app.rules.admission import check_person, check_single, known_person
from app.rules.decision import Decision
from app.rules.desks import check_free, desk_of, own_desk, with_desk
from app.rules.issuing import without
from app.rules.late import late_at_visit
from app.rules.offers import check_offered
from app.rules.order import join, leave
from app.rules.ownership import UNOWNED, ask_release, settle_queue
from app.rules.places import check_role, leaf, setup_of
from app.rules.visits import end_visit, free_desk, known_ticket, visit_here, with_taken, with_ticket_state, with_visit


def park_ticket(decision: Decision[HallState], command: ParkTicket) -> None:
    """Set the ticket aside; the counter is free for the next one."""
    visit = visit_here(decision, command.counter, command.visit, CounterState.SERVING)
    decision.happen(TicketParked(visit=visit.id, happened_at=late_at_visit(decision, visit)))


def resume_parked(decision: Decision[HallState], command: ResumeParked) -> None:
    """Go on with a ticket that was set aside at this counter, whoever sits there now."""
    desk = own_desk(decision.state, command.counter, decision.context.actor)
    if command.visit not in decision.state.visits:
        raise Refused(RefusalCode.UNKNOWN_VISIT)
    if command.visit not in desk.parked:
        raise Refused(RefusalCode.VISIT_NOT_HERE)
    check_free(desk)
    at = late_at_visit(decision, decision.state.visits[command.visit])
    decision.happen(ParkedResumed(visit=command.visit, happened_at=at))


def transfer_ticket(decision: Decision[HallState], command: TransferTicket) -> None:
    """Move the ticket on under the same number; it comes to its new place now, not at its time of issue."""
    visit = visit_here(decision, command.counter, command.visit, CounterState.CALLING, CounterState.SERVING)
    state = decision.state
    service = command.service or visit.service
    same_place = command.to_counter in {None, command.counter} and service == visit.service
    if same_place:
        raise Refused(RefusalCode.TRANSFER_NOWHERE)
    ticket = state.tickets[visit.ticket]
    person = known_person(state, ticket.citizen, ticket.identity)
    check_single(state, leaf(state, service), person, besides=ticket.id)
    if command.to_counter is not None and desk_of(state, command.to_counter).state not in STAFFED:
        raise Refused(RefusalCode.NO_COUNTER)
    decision.happen(
        TicketTransferred(
            visit=visit.id, service=service, bound=command.to_counter, ahead=command.ahead, note=command.note
        )
    )
    settle_queue(decision, service, new=visit.ticket)


def cancel_ticket(decision: Decision[HallState], command: CancelTicket) -> None:
    """Give a ticket up. One that is at a counter is cancelled there only; a citizen cancels only what waits."""
    state, actor = decision.state, decision.context.actor
    ticket = known_ticket(state, command.ticket)
    if ticket.state in AT_COUNTER | {TicketState.PARKED} and actor.scope is Scope.COUNTER:
        own_desk(state, ticket.counter or "", actor)
    elif ticket.state not in {TicketState.RESERVED, TicketState.WAITING}:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    by = CancelledBy.CITIZEN if actor.scope is Scope.SYSTEM else CancelledBy.STAFF
    decision.happen(TicketCancelled(ticket=ticket.id, by=by, reason=command.reason))
    settle_queue(decision, ticket.service)


def change_service(decision: Decision[HallState], command: ChangeService) -> None:
    """Let a waiting ticket wait for another service; reception and managers may.

    An owner out of reach may still call it: it stays the owner's until it has let go (spec 06, A3).
    """
    state, context = decision.state, decision.context
    check_role(state, context.actor, setup_of(state).rules.change_service_roles)
    ticket = known_ticket(state, command.ticket)
    if ticket.state is not TicketState.WAITING or ticket.bound is not None:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    if ticket.service == command.service:
        raise Refused(RefusalCode.TRANSFER_NOWHERE)
    service = check_offered(state, command.service, context.now)
    check_person(state, service, known_person(state, ticket.citizen, ticket.identity))
    ask_release(decision, ticket)
    decision.happen(ServiceChanged(ticket=ticket.id, service=service.code))
    settle_queue(decision, ticket.service)
    settle_queue(decision, service.code)


def service_changed(state: HallState, recorded: Recorded, event: ServiceChanged) -> HallState:
    """Follow a ticket from one queue to another; a pending release stays pending."""
    before = state.tickets[event.ticket]
    ticket = before.model_copy(update={"service": event.service})
    counted = with_taken(with_taken(leave(state, before), before.service, -1), event.service, +1)
    return join(counted, ticket).model_copy(update={"releasing": state.releasing})


def ticket_parked(state: HallState, recorded: Recorded, event: TicketParked) -> HallState:
    """Follow a ticket to the side."""
    visit = state.visits[event.visit].model_copy(update={"parked_at": recorded.at})
    parked = free_desk(with_ticket_state(with_visit(state, visit), visit, TicketState.PARKED), recorded, visit)
    desk = parked.desks[visit.counter]
    return with_desk(parked, desk.model_copy(update={"parked": (*desk.parked, visit.id)}))


def parked_resumed(state: HallState, recorded: Recorded, event: ParkedResumed) -> HallState:
    """Follow a ticket back to its counter; the time aside does not count as service."""
    visit = state.visits[event.visit]
    aside = (recorded.at - visit.parked_at).total_seconds() if visit.parked_at else 0.0
    changes = {"parked_at": None, "parked_seconds": visit.parked_seconds + max(0.0, aside)}
    visit = visit.model_copy(update=changes)
    served = with_ticket_state(with_visit(state, visit), visit, TicketState.SERVING)
    desk = state.desks[visit.counter].model_copy(
        update={
            "state": CounterState.SERVING,
            "since": recorded.at,
            "visit": visit.id,
            "parked": without(state.desks[visit.counter].parked, visit.id),
            "call_due_at": None,
        }
    )
    return with_desk(served, desk)


def ticket_transferred(state: HallState, recorded: Recorded, event: TicketTransferred) -> HallState:
    """Follow a ticket to its new place."""
    visit = state.visits[event.visit]
    ended = end_visit(state, recorded, visit, Outcome.TRANSFERRED)
    before = ended.tickets[visit.ticket]
    ticket = before.model_copy(
        update={
            "service": event.service,
            "placed_at": recorded.at,
            "bound": event.bound,
            "transfer": Transfer(counter=visit.counter, service=visit.service, ahead=event.ahead, note=event.note),
        }
    )
    counted = with_taken(with_taken(ended, before.service, -1), event.service, +1)
    return join(counted, ticket)


def ticket_cancelled(state: HallState, recorded: Recorded, event: TicketCancelled) -> HallState:
    """Follow a ticket that was given up, wherever it was."""
    before = state.tickets[event.ticket]
    changes = {"state": TicketState.CANCELLED, **UNOWNED, "bound": None, "due_after": None}
    ticket = before.model_copy(update=changes)
    left = leave(state, before) if before.state is TicketState.WAITING else state
    left = left.model_copy(
        update={
            "tickets": left.tickets.insert(ticket.id, ticket),
            "reserved": without(left.reserved, ticket.id),
        }
    )
    counted = with_taken(left, ticket.service, -1)
    if before.state in AT_COUNTER and before.visit is not None:
        return end_visit(counted, recorded, counted.visits[before.visit], Outcome.CANCELLED)
    if before.state is TicketState.PARKED and before.visit is not None:
        return _without_parked(counted, recorded, before.visit)
    return counted


def _without_parked(state: HallState, recorded: Recorded, visit_id: str) -> HallState:
    visit = state.visits[visit_id]
    changes = {"finished_at": recorded.at, "outcome": Outcome.CANCELLED, "parked_at": None}
    desk = state.desks[visit.counter]
    known = with_desk(state, desk.model_copy(update={"parked": without(desk.parked, visit_id)}))
    return with_visit(known, visit.model_copy(update=changes))
