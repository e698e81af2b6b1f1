"""Whose personal data a command or an event brings: which key seals it, by which keyed hash the citizen is found."""

import re

from app.contract.centre.calls import CallMoved
from app.contract.centre.drafts import DraftSaved
from app.contract.centre.events import CaseImported, CaseRegistered
from app.contract.centre.flow_events import CaseEvent
from app.contract.command import Command
from app.contract.event import Event, Recorded
from app.contract.hall.commands import (
    CheckInAppointment,
    CitizenGiven,
    IssueOffline,
    IssueTicket,
    SetUpHall,
    TakeMobileTicket,
)
from app.contract.hall.events import TicketReserved
from app.contract.hall.reception import Booking, CheckInByCode
from app.contract.hall.setup import ListedCitizen
from app.contract.hall.state import HallState, Visit
from app.contract.model import Model
from app.rules.feeds import feed_code
from app.rules.reception import booking_key
from app.server.sealing import Owner
from app.server.vault import Vault

_NUMBER = re.compile(r"\+?[0-9]{3,15}|[0-9]{17}[0-9Xx]")
"""A telephone or ID number as a manager knows it; any other key on a list is a keyed hash already."""


def identity_of(vault: Vault, state: Model, command: Command) -> str:
    """Return the keyed hash of the ID number of a command's citizen, else of the telephone number; empty without both.

    `state` is that of the feed: who comes with the code of an appointment is known from there.
    """
    given: CitizenGiven | Booking | None = None
    if isinstance(command, IssueTicket | IssueOffline | TakeMobileTicket | CheckInAppointment):
        given = command.citizen
    elif isinstance(command, CheckInByCode) and isinstance(state, HallState):
        given = state.booked.get(booking_key(command.code))
    return vault.identity(given.id_number or given.phone or "") if given is not None else ""


def with_keyed_lists(vault: Vault, command: Command) -> Command:
    """Return a set-up whose lists of citizens hold keyed hashes; numbers are hashed before anything is decided."""
    if not isinstance(command, SetUpHall):
        return command
    setup = command.setup
    changes = {"blacklist": _keyed(vault, setup.blacklist), "whitelist": _keyed(vault, setup.whitelist)}
    return command.model_copy(update={"setup": setup.model_copy(update=changes)})


def _keyed(vault: Vault, listed: tuple[ListedCitizen, ...]) -> tuple[ListedCitizen, ...]:
    return tuple(
        citizen.model_copy(update={"key": vault.identity(citizen.key)}) if _NUMBER.fullmatch(citizen.key) else citizen
        for citizen in listed
    )


def owner_of(vault: Vault, feed: str, state: Model, recorded: Recorded) -> Owner:
    """Return whose an event is; `state` is the state of the feed after it.

    What names no citizen, such as a set-up with its lists, has a key of its own per event, so that it can go as well.
    """
    event = recorded.event
    known = _owner_of_what_is_named(vault, feed, event)
    if known is not None:
        return known
    ticket = getattr(event, "ticket", None) or None
    if ticket is None and isinstance(state, HallState):
        visit = state.visits.get(getattr(event, "visit", ""))
        ticket = visit.ticket if visit is not None else None
    if isinstance(ticket, str) and isinstance(state, HallState):
        return owner_of_ticket(feed, state, ticket)
    return Owner(f"{feed}#{recorded.seq}", feed)


def _owner_of_what_is_named(vault: Vault, feed: str, event: Event) -> Owner | None:
    """Return whose an event is that says so itself."""
    match event:
        case CaseRegistered() | CaseImported():
            return Owner(event.case.id, feed, vault.identity(event.case.reporter.phone))
        case DraftSaved():
            return Owner(draft_subject(event.draft.id), feed, vault.identity(event.draft.form.phone))
        case CallMoved():
            return Owner(call_subject(feed_code(feed), event.call.key), feed, vault.identity(event.call.number))
        case CaseEvent():
            return Owner(event.case, feed)
        case TicketReserved():
            return Owner(event.ticket, feed, event.identity)
    return None


def call_subject(centre: str, call: str) -> str:
    """Return under which name the key of a call is kept."""
    return f"call:{centre}/{call}"


DRAFT_SUBJECTS = "draft:"
"""How the names of the keys of drafts begin."""


def draft_subject(draft: str) -> str:
    """Return under which name the key of a draft is kept; it goes with the draft."""
    return f"{DRAFT_SUBJECTS}{draft}"


def owner_of_ticket(feed: str, state: HallState, ticket: str) -> Owner:
    """Return whose a ticket of today is."""
    held = state.tickets.get(ticket)
    return Owner(ticket, feed, held.identity if held is not None else "")


def owner_of_visit(state: HallState, visit: Visit) -> Owner:
    """Return whose a visit of today is: the ticket's."""
    return owner_of_ticket(f"hall:{state.hall}", state, visit.ticket)
