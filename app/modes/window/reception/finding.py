"""Looking tickets up: all of today's by number, telephone tail and surname, and the one that is looked at."""

from collections.abc import Collection
from datetime import datetime
from itertools import chain, islice

from PySide6.QtCore import QCoreApplication

from app.contract.command import Scope
from app.contract.errors import RefusalCode
from app.contract.hall.state import LIVE, HallState, Ticket, TicketState
from app.modes import words
from app.modes.paper_words import paper
from app.modes.window import portrayal
from app.modes.window.legality import objection
from app.modes.window.reception.tasks import TASKS
from app.modes.window.reception.view import HistoryLine, TicketShown, TicketTask
from app.modes.window.today import Today
from app.modes.window.view import TicketRow
from app.rules.calendar import local
from app.rules.order import waited_minutes
from app.rules.places import index, setup_of
from app.rules.waiting import estimate_ticket, people_ahead

translate = QCoreApplication.translate

_MOST_ROWS = 60


def found_rows(
    state: HallState, today: Today, typed: str, named: Collection[str], now: datetime
) -> tuple[TicketRow, ...]:
    """Return today's tickets that fit what is typed, best first; nothing typed: all, newest first.

    :param named: the tickets (ids) the server found by the full name that is typed; they come first.
    """
    if not typed.strip():
        return tuple(_row(state, ticket, now) for ticket in islice(today.newest(state), _MOST_ROWS))
    by_name = sorted(
        (state.tickets[ticket] for ticket in named if ticket in state.tickets),
        key=lambda ticket: (ticket.state not in LIVE, ticket.number),
    )
    others = (ticket for ticket in today.found(state, typed, most=_MOST_ROWS) if ticket.id not in named)
    return tuple(_row(state, ticket, now) for ticket in islice(chain(by_name, others), _MOST_ROWS))


def _row(state: HallState, ticket: Ticket, now: datetime) -> TicketRow:
    waited = portrayal.whole_minutes(waited_minutes(ticket, now)) if ticket.state is TicketState.WAITING else ""
    parts = (
        words.ticket_state(ticket.state),
        _counter(ticket),
        waited,
        paper(ticket),
        portrayal.citizen(ticket.citizen),
    )
    return TicketRow(
        ticket=ticket.id,
        number=ticket.number,
        service=_service(state, ticket),
        detail="  ·  ".join(filter(None, parts)),
        sign=words.priority(ticket.priority),
    )


def ticket_shown(
    state: HallState, ticket: Ticket, *, history: tuple[HistoryLine, ...], staff: str, now: datetime
) -> TicketShown:
    """Return a ticket as the reception looks at it, each task with why it may not be done now."""
    return TicketShown(
        ticket=ticket.id,
        number=ticket.number,
        service=_service(state, ticket),
        state=words.ticket_state(ticket.state),
        facts=tuple(filter(None, _facts(state, ticket, now))),
        history=history,
        why_not={task: _why_not(state, task, ticket, staff=staff, now=now) for task in TASKS},
    )


def _facts(state: HallState, ticket: Ticket, now: datetime) -> tuple[str, ...]:
    return (
        _counter(ticket),
        _standing(state, ticket, now),
        words.priority(ticket.priority),
        _slot(state, ticket),
        portrayal.citizen(ticket.citizen),
        translate("Reception", "Printed again {count} ×").format(count=ticket.reprints) if ticket.reprints else "",
    )


def _standing(state: HallState, ticket: Ticket, now: datetime) -> str:
    """Return how many are before a waiting ticket, and about how long it still waits."""
    if ticket.state is not TicketState.WAITING or ticket.bound is not None:
        return ""
    ahead = translate("Reception", "{count} before").format(count=people_ahead(state, ticket.id, now))
    guess = estimate_ticket(state, ticket.id, now)
    wait = (
        words.minutes(guess.low, guess.high) if guess is not None else translate("Reception", "no counter is staffed")
    )
    return f"{ahead}  ·  {wait}"


def _slot(state: HallState, ticket: Ticket) -> str:
    if ticket.slot is None:
        return ""
    timezone = setup_of(state).timezone
    begins, ends = (words.clock(local(timezone, moment)) for moment in (ticket.slot.begins, ticket.slot.ends))
    return translate("Reception", "Appointment {begins}–{ends}").format(begins=begins, ends=ends)


def _counter(ticket: Ticket) -> str:
    number = ticket.bound or ticket.counter
    return translate("Reception", "Counter {number}").format(number=number) if number else ""


def _service(state: HallState, ticket: Ticket) -> str:
    service = index(setup_of(state)).services.get(ticket.service)
    return words.local(service.name) if service is not None else ticket.service


def _why_not(state: HallState, task: TicketTask, ticket: Ticket, *, staff: str, now: datetime) -> str:
    found = objection(state, TASKS[task].probe(ticket), staff=staff, now=now, scope=Scope.RECEPTION)
    if found is None or found.code in TASKS[task].to_choose:
        return ""
    if found.code is RefusalCode.WRONG_TICKET_STATE:
        said = translate("Reception", "Not possible while the ticket is: {state}")
        return said.format(state=words.ticket_state(ticket.state))
    return words.refusal(found.code, found.detail)
