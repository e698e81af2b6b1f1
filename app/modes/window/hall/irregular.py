"""What went wrong between devices and the record, in words: counters that are dark, facts that contradict (spec 06)."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import HallState, Irregularity, Ticket
from app.modes import words
from app.modes.window import seating
from app.modes.window.hall.view import DarkRow, IrregularRow
from app.rules.calendar import local
from app.rules.owners import dark_counters
from app.rules.places import setup_of

translate = QCoreApplication.translate

_MOST_ROWS = 50


def dark_rows(state: HallState, now: datetime) -> tuple[DarkRow, ...]:
    """Return the counters that do not answer and hold tickets."""
    return tuple(
        DarkRow(counter, _dark_words(state, counter)) for counter in sorted(dark_counters(state, now), key=int)
    )


def _dark_words(state: HallState, counter: str) -> str:
    held = [ticket.number for ticket in _held(state, counter)]
    said = translate(
        "HallPage", "Counter {counter} does not answer and holds {count} tickets: {numbers}. Release them?"
    )
    return said.format(counter=counter, count=len(held), numbers=translate("HallPage", ", ").join(held[:_MOST_ROWS]))


def _held(state: HallState, counter: str) -> tuple[Ticket, ...]:
    waiting = (state.tickets[code] for queue in state.queues.values() for code in queue)
    return tuple(ticket for ticket in waiting if ticket.owner == counter)


def irregular_rows(state: HallState) -> tuple[IrregularRow, ...]:
    """Return the irregularities of the day, newest first, each with what the device says and what the record says."""
    return tuple(_row(state, found) for found in reversed(state.irregularities[-_MOST_ROWS:]))


def _row(state: HallState, found: Irregularity) -> IrregularRow:
    visit = state.visits.get(found.visit)
    ticket = state.tickets.get(found.ticket) or (state.tickets.get(visit.ticket) if visit is not None else None)
    who = seating.name_of(state, found.actor) or found.actor
    head = translate("HallPage", "{number}  ·  counter {counter}  ·  {who}").format(
        number=ticket.number if ticket is not None else "—", counter=found.counter or "—", who=who
    )
    said = translate("HallPage", "The device says: {time}  {what}").format(
        time=_clock(state, found.said_at or found.at), what=_what(found.type)
    )
    return IrregularRow(found.command, head, said, _record_words(state, found, ticket))


def _record_words(state: HallState, found: Irregularity, ticket: Ticket | None) -> str:
    """Return the other history: what the record had when the fact came."""
    why = words.refusal(found.code)
    if ticket is None:
        return translate("HallPage", "The record: {why}").format(why=why)
    visits = [visit for visit in state.visits.values() if visit.ticket == ticket.id]
    calls = translate("HallPage", ", ").join(
        translate("HallPage", "{time} called at counter {counter}").format(
            time=_clock(state, visit.called_at), counter=visit.counter
        )
        for visit in sorted(visits, key=lambda visit: visit.called_at)
    )
    said = translate("HallPage", "The record: {why} {calls}")
    return said.format(why=why, calls=calls).strip()


def _clock(state: HallState, moment: datetime) -> str:
    return words.clock(local(setup_of(state).timezone, moment))


def _what(kind: str) -> str:
    """Return what a fact claims to have happened."""
    said = {
        "call_offline": translate("HallPage", "called without the server"),
        "issue_offline": translate("HallPage", "number given without the server"),
        "recall_ticket": translate("HallPage", "called again"),
        "start_serving": translate("HallPage", "serving began"),
        "finish_visit": translate("HallPage", "finished"),
        "pass_ticket": translate("HallPage", "passed"),
        "park_ticket": translate("HallPage", "parked"),
        "rate_visit": translate("HallPage", "rated"),
        "report_print": translate("HallPage", "paper reported"),
    }
    return said.get(kind, kind)
