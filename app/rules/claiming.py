"""Claiming a citizen by the slip in their hand (凭票认领), while the server is out of reach (spec 06)."""

import re

from app.contract.errors import RefusalCode, Refused
from app.contract.hall.offline import CallOffline
from app.contract.hall.state import HallState, TicketState
from app.rules.numbering import offline_ticket_id
from app.rules.places import index, services_at, setup_of

_OWN_SERIES = re.compile(r"([A-Z]{1,3})[1-9][0-9]{0,2}-[0-9]{3,5}")
_LINK = re.compile(r"/t/([0-9a-f-]{36})(?:/|$)")
_CLAIMABLE = frozenset({TicketState.WAITING, TicketState.RESERVED})


def slip_claim(state: HallState, counter: str, said: str) -> CallOffline:
    """Return the claim of what was typed or scanned: a number, or the code of the slip.

    A kiosk that is out of reach too gives numbers of its own series, which nobody has heard of yet. Refuses what no
    paper of today can say.
    """
    scanned = _LINK.search(said)
    number = said.strip().upper()
    if scanned is not None:
        return CallOffline(counter=counter, ticket=scanned.group(1), by_slip=True)
    known = next((t for t in state.tickets.values() if t.number == number and t.state in _CLAIMABLE), None)
    if known is not None:
        return CallOffline(counter=counter, ticket=known.id, by_slip=True)
    series = _OWN_SERIES.fullmatch(number)
    if series is None or state.day is None:
        raise Refused(RefusalCode.UNKNOWN_TICKET)
    ticket = offline_ticket_id(state.hall, state.day, number)
    service = _service_of(state, counter, series.group(1))
    return CallOffline(counter=counter, ticket=ticket, by_slip=True, number=number, service=service)


def check_claim(state: HallState, claim: CallOffline) -> None:
    """Refuse a claim of what is known not to wait any more."""
    known = state.tickets.get(claim.ticket)
    if known is not None and known.state not in _CLAIMABLE:
        raise Refused(RefusalCode.WRONG_TICKET_STATE)
    if known is None and not claim.number:
        raise Refused(RefusalCode.UNKNOWN_TICKET)


def _service_of(state: HallState, counter: str, prefix: str) -> str:
    services = index(setup_of(state)).services
    here = services_at(state, counter)
    found = next((code for code in (*here, *services) if services[code].prefix == prefix), None)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_TICKET)
    return found
