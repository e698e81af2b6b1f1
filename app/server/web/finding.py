"""From a link to a ticket: only today's, and only with the key that is on the paper."""

import hmac
from dataclasses import dataclass

from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, Ticket
from app.rules.calendar import business_day
from app.server.core import Core


@dataclass(frozen=True)
class Found:
    """A ticket and the hall it is of, as they are now."""

    state: HallState
    setup: HallSetup
    ticket: Ticket


def find(core: Core, ticket: str, key: str) -> Found | None:
    """Return the ticket that a link leads to; `None` when it is not of today or the key is not its own."""
    for setup in core.halls():
        state = core.hall_state(setup.code)
        held = state.tickets.get(ticket) if state is not None else None
        if state is None or held is None or held.slip_key is None:
            continue
        today = business_day(setup.timezone, core.now(), None)
        if state.day == today and hmac.compare_digest(held.slip_key.encode(), key.encode("utf-8", "replace")):
            return Found(state, setup, held)
    return None
