"""Who will be called at a counter, in the order of the rules."""

from dataclasses import dataclass
from datetime import datetime

from app.contract.hall.events import CallReason
from app.contract.hall.state import HallState, Ticket
from app.rules.calling import Choice, line_up
from app.rules.order import waited_minutes


@dataclass(frozen=True)
class Coming:
    """A ticket that will be called, and why then."""

    ticket: Ticket
    reason: CallReason


def coming(state: HallState, counter: str, now: datetime, *, most: int) -> tuple[Coming, ...]:
    """Return the next tickets of a counter, at most so many, as the present state would call them."""
    return tuple(
        Coming(choice.ticket, _reason(choice, choice.ticket, now))
        for choice in line_up(state, counter, now, most=most)
        if choice.ticket is not None
    )


def _reason(choice: Choice, ticket: Ticket, now: datetime) -> CallReason:
    return CallReason(rule=choice.rule, waited_minutes=waited_minutes(ticket, now), jumped=choice.jumped)
