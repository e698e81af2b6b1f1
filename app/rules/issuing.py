"""Taking a ticket, and what became of its paper (spec 01, Tickets; spec 06, Print handshake)."""

from datetime import datetime, timedelta

from app.contract.command import Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import (
    CheckInAppointment,
    CitizenGiven,
    IssueTicket,
    ReportPrint,
    TakeMobileTicket,
)
from app.contract.hall.events import TicketConfirmed, TicketQueued, TicketReserved, TicketVoided
from app.contract.hall.setup import Service
from app.contract.hall.state import (
    Arrival,
    HallState,
    Priority,
    Slot,
    Source,
    Ticket,
    TicketState,
)
from app.contract.model import Map
from app.rules.admission import Person, bucket, check_appointment, check_person, person_of
from app.rules.calendar import local
from app.rules.decision import Decision
from app.rules.numbering import ticket_number
from app.rules.offers import check_offered
from app.rules.order import join, leave
from app.rules.ownership import UNOWNED, settle_queue
from app.rules.places import setup_of


def issue_ticket(decision: Decision[HallState], command: IssueTicket) -> None:
    """Reserve the next number of the service; it becomes callable when the paper is reported."""
    service, person = _admitted(decision, command.service, command.citizen)
    source = Source.KIOSK if decision.context.actor.scope is Scope.KIOSK else Source.RECEPTION
    reserve(decision, service, source, person=person, priority=command.priority, paper=command.paper)


def take_mobile_ticket(decision: Decision[HallState], command: TakeMobileTicket) -> None:
    """Give the next number of the service to somebody who is not at a kiosk."""
    service, person = _admitted(decision, command.service, command.citizen)
    reserve(decision, service, Source.MOBILE, person=person)


def _admitted(decision: Decision[HallState], code: str, given: CitizenGiven | None) -> tuple[Service, Person]:
    person = person_of(decision, given)
    service = check_offered(decision.state, code, decision.context.now, capped=not person.privileged)
    check_person(decision.state, service, person)
    return service, person


def check_in_appointment(decision: Decision[HallState], command: CheckInAppointment) -> None:
    """Reserve a number for an appointment; it has its right from when its slot begins, unless it came late."""
    state, now = decision.state, decision.context.now
    setup = setup_of(state)
    person = person_of(decision, command.citizen)
    service = check_offered(state, command.service, now, capped=False)
    if local(setup.timezone, command.begins).date() != state.day:
        raise Refused(RefusalCode.APPOINTMENT_NOT_TODAY)
    check_appointment(state, command.appointment)
    check_person(state, service, person)
    arrival = _arrival(command, now, grace=timedelta(minutes=setup.rules.late_grace_minutes))
    slot = Slot(appointment=command.appointment, begins=command.begins, ends=command.ends, arrival=arrival)
    reserve(decision, service, Source.APPOINTMENT, person=person, slot=slot)


def _arrival(command: CheckInAppointment, now: datetime, *, grace: timedelta) -> Arrival:
    if now < command.begins:
        return Arrival.EARLY
    return Arrival.ON_TIME if now <= command.ends + grace else Arrival.LATE


def reserve(
    decision: Decision[HallState],
    service: Service,
    source: Source,
    *,
    person: Person,
    priority: Priority = Priority.ORDINARY,
    slot: Slot | None = None,
    bound: str | None = None,
    returns: str | None = None,
    paper: bool = True,
) -> None:
    """Give the next number of a leaf; the ticket's id is the id of the command. Without paper it waits at once."""
    state, context = decision.state, decision.context
    zone, prefix = service.zone or "", service.prefix or ""
    count = state.numbers.get(f"{zone}/{prefix}", 0) + 1
    decision.happen(
        TicketReserved(
            ticket=context.command_id,
            number=ticket_number(prefix, count, setup_of(state).rules.number_width),
            service=service.code,
            zone=zone,
            source=source,
            priority=priority,
            citizen=person.citizen,
            identity=person.identity,
            bucket=bucket(person.identity),
            slot=slot,
            slip_key=context.nonce or None,
            bound=bound,
            returns=returns,
        )
    )
    if not paper or context.actor.scope is Scope.SYSTEM:
        queue_ticket(decision, decision.state.tickets[context.command_id], unconfirmed=False)


def report_print(decision: Decision[HallState], command: ReportPrint) -> None:
    """A printed or unknown paper makes the ticket callable, a failed one voids it."""
    ticket = decision.state.tickets.get(command.ticket)
    if ticket is None:
        raise Refused(RefusalCode.UNKNOWN_TICKET)
    not_yet_called = ticket.state is TicketState.RESERVED or (
        ticket.state is TicketState.WAITING and ticket.unconfirmed
    )
    if not not_yet_called:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    if command.outcome == "failed":
        decision.happen(TicketVoided(ticket=ticket.id, reason=command.reason))
        settle_queue(decision, ticket.service)
    elif ticket.state is TicketState.RESERVED:
        queue_ticket(decision, ticket, unconfirmed=command.outcome == "unknown")
    elif command.outcome == "printed":
        decision.happen(TicketConfirmed(ticket=ticket.id))


def queue_ticket(decision: Decision[HallState], ticket: Ticket, *, unconfirmed: bool) -> None:
    """Put a reserved ticket into its queue and give it an owner where that is due."""
    decision.happen(TicketQueued(ticket=ticket.id, unconfirmed=unconfirmed))
    settle_queue(decision, ticket.service, new=ticket.id)


def queue_unreported(decision: Decision[HallState]) -> None:
    """Make callable what nobody reported in time: calling a ghost costs seconds, never calling a holder is worse."""
    for ticket in unreported(decision.state, decision.context.now):
        queue_ticket(decision, ticket, unconfirmed=True)


def unreported(state: HallState, now: datetime) -> tuple[Ticket, ...]:
    """Return the reserved tickets whose print nobody reported within the hall's seconds, oldest first."""
    if state.setup is None:
        return ()
    limit = now - timedelta(seconds=state.setup.rules.print_confirm_seconds)
    return tuple(ticket for code in state.reserved if (ticket := state.tickets[code]).issued_at <= limit)


def ticket_reserved(state: HallState, recorded: Recorded, event: TicketReserved) -> HallState:
    """Follow a given number."""
    series = f"{event.zone}/{_prefix_of(event.number)}"
    ticket = Ticket(
        id=event.ticket,
        number=event.number,
        service=event.service,
        zone=event.zone,
        source=event.source,
        priority=event.priority,
        state=TicketState.RESERVED,
        issued_at=event.issued_at or recorded.at,
        citizen=event.citizen,
        identity=event.identity,
        slot=event.slot,
        slip_key=event.slip_key,
        bound=event.bound,
        returns=event.returns,
        offline=event.offline,
    )
    return _with_references(state, event).model_copy(
        update={
            "tickets": state.tickets.insert(ticket.id, ticket),
            "reserved": (*state.reserved, ticket.id),
            "numbers": state.numbers if event.offline else _one_more(state.numbers, series),
            "taken": state.taken.insert(event.service, state.taken.get(event.service, 0) + 1),
        }
    )


def _one_more(numbers: Map[str, int], series: str) -> Map[str, int]:
    return numbers.insert(series, numbers.get(series, 0) + 1)


def _with_references(state: HallState, event: TicketReserved) -> HallState:
    """Note by what a ticket is found again: its citizen, its appointment, the slip it was taken with."""
    changes: dict[str, object] = {}
    if event.bucket:
        known = state.identified.get(event.bucket, ())
        changes["identified"] = state.identified.insert(event.bucket, (*known, event.ticket))
    if event.slot is not None:
        changes["appointments"] = state.appointments.insert(event.slot.appointment, event.ticket)
    if event.returns is not None and (supplement := state.supplements.get(event.returns)) is not None:
        used = supplement.model_copy(update={"returned_as": event.ticket})
        changes["supplements"] = state.supplements.insert(supplement.ticket, used)
    return state.model_copy(update=changes) if changes else state


def _prefix_of(number: str) -> str:
    return number.rstrip("0123456789")


def ticket_queued(state: HallState, recorded: Recorded, event: TicketQueued) -> HallState:
    """Follow a ticket into its queue."""
    changes: dict[str, object] = {"unconfirmed": event.unconfirmed}
    if not event.unconfirmed:
        changes["paper"] = None
    ticket = state.tickets[event.ticket].model_copy(update=changes)
    return join(state, ticket).model_copy(update={"reserved": without(state.reserved, ticket.id)})


def ticket_confirmed(state: HallState, recorded: Recorded, event: TicketConfirmed) -> HallState:
    """Follow a late word that the paper came out."""
    ticket = state.tickets[event.ticket].model_copy(update={"unconfirmed": False, "paper": None})
    return state.model_copy(update={"tickets": state.tickets.insert(ticket.id, ticket)})


def ticket_voided(state: HallState, recorded: Recorded, event: TicketVoided) -> HallState:
    """Follow a ticket that came to nothing; it no longer counts towards the day's cap."""
    ticket = state.tickets[event.ticket].model_copy(update={"state": TicketState.VOID, **UNOWNED})
    return leave(state, state.tickets[event.ticket]).model_copy(
        update={
            "tickets": state.tickets.insert(ticket.id, ticket),
            "reserved": without(state.reserved, ticket.id),
            "taken": state.taken.insert(ticket.service, state.taken[ticket.service] - 1),
        }
    )


def without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    """Return the ids without one of them; the same tuple when it is not there."""
    if gone not in ids:
        return ids
    place = ids.index(gone)
    return ids[:place] + ids[place + 1 :]
