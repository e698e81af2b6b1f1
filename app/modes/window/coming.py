"""Who will be called at a counter, in the order of the rules: the next one is chosen again and again."""

from dataclasses import dataclass
from datetime import datetime

from app.contract.hall.events import CallReason
from app.contract.hall.state import HallState, Ticket
from app.rules.calling import next_ticket
from app.rules.issuing import without


@dataclass(frozen=True)
class Coming:
    """A ticket that will be called, and why then."""

    ticket: Ticket
    reason: CallReason


def coming(state: HallState, counter: str, now: datetime, *, most: int) -> tuple[Coming, ...]:
    """Return the next tickets of a counter, at most so many, as the present state would call them."""
    found: list[Coming] = []
    while len(found) < most:
        choice = next_ticket(state, counter, now)
        ticket = choice.ticket
        if ticket is None:
            break
        waited = max(0, int((now - ticket.issued_at).total_seconds() // 60))
        found.append(Coming(ticket, CallReason(rule=choice.rule, waited_minutes=waited, jumped=choice.jumped)))
        left = without(state.queues[ticket.service], ticket.id)
        state = state.model_copy(update={"queues": state.queues.insert(ticket.service, left)})
    return tuple(found)
