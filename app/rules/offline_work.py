"""What counters and kiosks did while the server was out of reach, taken into the record (spec 06, "Going on")."""

from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import IssueOffline
from app.contract.hall.events import (
    CallReason,
    TicketCalled,
    TicketConfirmed,
    TicketParked,
    TicketReserved,
    TicketVoided,
)
from app.contract.hall.offline import CallOffline
from app.contract.hall.state import BUSY, CounterState, HallState, Source, Ticket, TicketState
from app.rules.admission import bucket, person_of
from app.rules.decision import Decision
from app.rules.desks import desk_of
from app.rules.issuing import queue_ticket
from app.rules.late import late, late_at_visit
from app.rules.numbering import offline_number, offline_ticket_id
from app.rules.order import waited_minutes
from app.rules.ownership import settle_queue
from app.rules.places import leaf

LOST_ANSWER = "lost_answer"
"""Why a ticket is void whose number never reached a paper: the kiosk gave one of its own series instead."""

OWN_TICKET, BY_SLIP = "own_ticket", "by_slip"
"""The rules by which a ticket is called offline (`CallReason.rule`)."""

_NOT_YET_CALLED = frozenset({TicketState.WAITING, TicketState.RESERVED})


def call_offline(decision: Decision[HallState], command: CallOffline) -> None:
    """Take in a call that a counter has made by itself.

    A grant that the counter never saw makes room for it: it is set aside at the counter, where it is found again. So is
    the call itself where somebody else sits by now.
    """
    ticket = decision.state.tickets.get(command.ticket) or _from_slip(decision, command)
    if ticket.state not in _NOT_YET_CALLED:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    desk, context = desk_of(decision.state, command.counter), decision.context
    if ticket.state is TicketState.RESERVED:
        queue_ticket(decision, ticket, unconfirmed=True)
        ticket = decision.state.tickets[ticket.id]
    here = desk.staff == context.actor.staff and desk.state in BUSY | {CounterState.OPEN}
    if here and desk.visit is not None:
        unseen = decision.state.visits[desk.visit]
        decision.happen(TicketParked(visit=unseen.id, happened_at=late_at_visit(decision, unseen)))
    waited = waited_minutes(ticket, context.pressed_at)
    reason = CallReason(rule=BY_SLIP if command.by_slip else OWN_TICKET, waited_minutes=waited)
    decision.happen(
        TicketCalled(
            ticket=ticket.id,
            visit=context.command_id,
            counter=desk.counter,
            staff=context.actor.staff or "",
            reason=reason,
            offline=True,
            aside=not here,
            happened_at=late(context, since=ticket.issued_at),
        )
    )
    settle_queue(decision, ticket.service)


def _from_slip(decision: Decision[HallState], command: CallOffline) -> Ticket:
    """Return the ticket that a paper tells of and the record does not know yet: its kiosk is out of reach too."""
    state = decision.state
    known = state.day is not None and offline_ticket_id(state.hall, state.day, command.number) == command.ticket
    if not command.by_slip or not known or command.service is None:
        raise Refused(RefusalCode.UNKNOWN_TICKET)
    _reserve(decision, command.ticket, command.number, command.service)
    return decision.state.tickets[command.ticket]


def issue_offline(decision: Decision[HallState], command: IssueOffline) -> None:
    """Take in a number that a kiosk has given by itself. It waits where its time of issue puts it.

    When the kiosk had asked and only the answer was lost, the ticket has the place of the one the server made for it,
    and that one is void: paper wins. One that a counter has claimed by its slip meanwhile is confirmed.
    """
    state = decision.state
    service = leaf(state, command.service)
    if command.day != state.day:
        raise Refused(RefusalCode.OTHER_DAY)
    number = offline_number(service.prefix or "", command.tag, command.count)
    if command.ticket != offline_ticket_id(state.hall, command.day, number):
        raise Refused(RefusalCode.MALFORMED)
    lost = state.tickets.get(command.request or "")
    known = state.tickets.get(command.ticket)
    if known is not None and not known.unconfirmed:
        raise Refused(RefusalCode.NUMBER_TAKEN)
    if known is not None:
        decision.happen(TicketConfirmed(ticket=known.id))
    else:
        _reserve(decision, command.ticket, number, service.code, issued=command, lost=lost)
    if lost is not None and lost.state in _NOT_YET_CALLED:
        decision.happen(TicketVoided(ticket=lost.id, reason=LOST_ANSWER))
        settle_queue(decision, lost.service)


def _reserve(
    decision: Decision[HallState],
    ticket: str,
    number: str,
    code: str,
    *,
    issued: IssueOffline | None = None,
    lost: Ticket | None = None,
) -> None:
    service = leaf(decision.state, code)
    person = person_of(decision, issued.citizen if issued is not None else None)
    issued_at = late(decision.context, since=issued.known_until) if issued is not None else None
    reserved = TicketReserved(
        ticket=ticket,
        number=number,
        service=service.code,
        zone=service.zone or "",
        source=Source.KIOSK,
        citizen=person.citizen,
        identity=person.identity,
        bucket=bucket(person.identity),
        offline=True,
        issued_at=lost.issued_at if lost is not None else issued_at,
    )
    if issued is not None:
        reserved = reserved.model_copy(update={"priority": issued.priority})
    decision.happen(reserved)
