"""Coming back: with missing papers (补证补件), or after having been passed (过号恢复); spec 01."""

from datetime import date, timedelta

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import AskForPapers, RestoreTicket, ReturnWithPapers
from app.contract.hall.events import PapersAsked, RatingRequested, TicketRestored, TicketUnbound
from app.contract.hall.setup import RestorePlace
from app.contract.hall.state import (
    COUNTED,
    STAFFED,
    CounterState,
    HallState,
    Outcome,
    Source,
    Supplement,
    Ticket,
    TicketState,
)
from app.contract.model import Map, empty_map
from app.rules.admission import check_appointment, check_person, check_single, known_person
from app.rules.decision import Decision
from app.rules.issuing import reserve
from app.rules.late import late_at_visit
from app.rules.offers import check_offered
from app.rules.order import join, leave
from app.rules.ownership import settle_queue
from app.rules.places import leaf, setup_of
from app.rules.visits import end_visit, known_ticket, visit_here, with_taken, with_ticket


def ask_for_papers(decision: Decision[HallState], command: AskForPapers) -> None:
    """End the visit with a return slip, and ask for a rating unless told not to."""
    visit = visit_here(decision, command.counter, command.visit, CounterState.SERVING)
    at = late_at_visit(decision, visit)
    decision.happen(PapersAsked(visit=visit.id, missing=command.missing, note=command.note, happened_at=at))
    if command.ask_rating:
        decision.happen(RatingRequested(visit=visit.id, happened_at=at))


def return_with_papers(decision: Decision[HallState], command: ReturnWithPapers) -> None:
    """Give a new ticket for a slip, bound to the counter that asked if somebody sits there. No cap counts again."""
    state = decision.state
    supplement = state.supplements.get(command.slip)
    if supplement is None:
        raise Refused(RefusalCode.UNKNOWN_SLIP)
    if _used(state, supplement):
        raise Refused(RefusalCode.SLIP_USED)
    service = check_offered(state, supplement.service, decision.context.now, capped=False)
    desk = state.desks.get(supplement.counter)
    bound = supplement.counter if desk is not None and desk.state in STAFFED else None
    person = known_person(state, supplement.citizen, supplement.identity)
    check_person(state, service, person)
    reserve(decision, service, Source.SUPPLEMENT, person=person, bound=bound, returns=supplement.ticket)


def _used(state: HallState, supplement: Supplement) -> bool:
    if supplement.returned_as is None:
        return False
    ticket = state.tickets.get(supplement.returned_as)
    return ticket is None or ticket.state in COUNTED


def kept_supplements(state: HallState, today: date) -> Map[str, Supplement]:
    """Return the supplements that are still open when a day begins: not used, and not older than the hall's days."""
    kept: Map[str, Supplement] = empty_map()
    if state.setup is None:
        return kept
    oldest = today - timedelta(days=state.setup.rules.supplement_days)
    for supplement in state.supplements.values():
        if supplement.day >= oldest and not _used(state, supplement):
            kept = kept.insert(supplement.ticket, supplement.model_copy(update={"returned_as": None}))
    return kept


def restore_ticket(decision: Decision[HallState], command: RestoreTicket) -> None:
    """Let a passed ticket wait again: soon if its holder came soon, else at the end of its queue."""
    ticket = known_ticket(decision.state, command.ticket)
    if ticket.state is not TicketState.PASSED:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    service = leaf(decision.state, ticket.service)
    check_single(decision.state, service, known_person(decision.state, ticket.citizen, ticket.identity))
    if ticket.slot is not None:
        check_appointment(decision.state, ticket.slot.appointment, besides=ticket.id)
    if _comes_soon(decision, ticket):
        called = decision.state.called.get(ticket.service, 0)
        due_after = called + setup_of(decision.state).rules.restore_after
        decision.happen(TicketRestored(ticket=ticket.id, bound=ticket.counter, due_after=due_after))
    else:
        decision.happen(TicketRestored(ticket=ticket.id))
        settle_queue(decision, ticket.service, new=ticket.id)


def _comes_soon(decision: Decision[HallState], ticket: Ticket) -> bool:
    state = decision.state
    rules = setup_of(state).rules
    desk = state.desks.get(ticket.counter or "")
    visit = state.visits.get(ticket.visit or "")
    if rules.restore_place is RestorePlace.AT_END or desk is None or desk.state not in STAFFED:
        return False
    passed_at = visit.finished_at if visit is not None else None
    return passed_at is not None and decision.context.now - passed_at <= timedelta(minutes=rules.restore_minutes)


def papers_asked(state: HallState, recorded: Recorded, event: PapersAsked) -> HallState:
    """Follow the end of a visit that is to be continued."""
    visit = state.visits[event.visit]
    supplement = Supplement(
        ticket=visit.ticket,
        number=visit.number,
        service=visit.service,
        counter=visit.counter,
        day=state.day or recorded.at.date(),
        missing=event.missing,
        note=event.note,
        citizen=state.tickets[visit.ticket].citizen,
        identity=state.tickets[visit.ticket].identity,
    )
    ended = end_visit(state, recorded, visit, Outcome.SUPPLEMENT)
    return ended.model_copy(update={"supplements": state.supplements.insert(visit.ticket, supplement)})


def ticket_restored(state: HallState, recorded: Recorded, event: TicketRestored) -> HallState:
    """Follow a passed ticket back."""
    changes = {"placed_at": recorded.at, "bound": event.bound, "due_after": event.due_after}
    ticket = state.tickets[event.ticket].model_copy(update=changes)
    return join(with_taken(state, ticket.service, +1), ticket)


def ticket_unbound(state: HallState, recorded: Recorded, event: TicketUnbound) -> HallState:
    """Follow a ticket from its counter's list to the queue of its service."""
    bound = state.tickets[event.ticket]
    free = bound.model_copy(update={"bound": None, "due_after": None})
    return join(with_ticket(leave(state, bound), free), free)
