"""The state of a hall as one counter sees it, put into words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.setup import Service
from app.contract.hall.state import Citizen, CounterState, Desk, HallState, PauseReason, Visit
from app.contract.hall.voice import Unspoken
from app.contract.queue import NOBODY
from app.modes import words
from app.modes.window.coming import Coming, coming
from app.modes.window.view import ComingTicket, Pace, ServiceCount, TicketShown
from app.rules.alerts import time_served
from app.rules.places import index, setup_of

translate = QCoreApplication.translate

COMING_SHOWN = 12
"""So many tickets are looked ahead; a screen shows as many of them as have room."""


def elapsed(since: datetime | None, now: datetime) -> str:
    """Return the time since then as mm:ss (minutes go on beyond 99)."""
    if since is None:
        return ""
    seconds = max(0, int((now - since).total_seconds()))
    return f"{seconds // 60:02}:{seconds % 60:02}"


def whole_minutes(minutes: int) -> str:
    """Return a waiting time in whole minutes."""
    return translate("Window", "{minutes} min").format(minutes=minutes)


def state_words(desk: Desk) -> str:
    """Return the state of a counter; a pause with its reason."""
    word = words.counter_state(desk.state)
    if desk.state is CounterState.PAUSED and desk.pause_reason and desk.pause_reason is not PauseReason.OTHER:
        return f"{word} · {words.pause_reason(desk.pause_reason)}"
    return word


def citizen(who: Citizen | None) -> str:
    """Return a citizen as staff see one, masked: name and telephone number."""
    return " ".join(filter(None, (who.name, who.phone))) if who is not None else ""


def citizen_found_by(who: Citizen | None) -> tuple[str, ...]:
    """Return what a citizen is found by as far as the mask shows it: the first character of the name, the last digits
    of the telephone number."""
    if who is None:
        return ()
    return tuple(filter(None, ((who.name or "").strip("*"), (who.phone or "").rpartition("*")[2])))


def ticket_shown(state: HallState, visit: Visit, now: datetime) -> TicketShown:
    """Return the ticket before the counter."""
    ticket = state.tickets[visit.ticket]
    service = index(setup_of(state)).services[visit.service]
    waited = max(0, int((visit.called_at - ticket.issued_at).total_seconds() // 60))
    pace, pace_words = _pace(service, visit, now)
    return TicketShown(
        number=visit.number,
        service=words.local(service.name),
        citizen=citizen(ticket.citizen),
        priority=words.priority(ticket.priority),
        waited=translate("Window", "Waited {minutes} min").format(minutes=waited),
        recalls="  ·  ".join(_calls(visit)),
        pace=pace,
        pace_words=pace_words,
    )


def _calls(visit: Visit) -> list[str]:
    """Return how often a ticket was called again, and whether the latest call could not be heard."""
    said = [translate("Window", "Called again {count} ×").format(count=visit.recalls)] if visit.recalls else []
    if visit.unspoken is Unspoken.TOO_LONG:
        said.append(translate("Window", "Not said aloud: too much was waiting to be said"))
    elif visit.unspoken is Unspoken.FAILED:
        said.append(translate("Window", "Not said aloud: the loudspeaker does not work"))
    return said


def _pace(service: Service, visit: Visit, now: datetime) -> tuple[Pace, str]:
    """Return how long the visit takes by the limits of its service, and the limit in words."""
    minutes = time_served(visit, now).total_seconds() / 60
    if service.warn_minutes is not None and minutes > service.warn_minutes:
        said = translate("Window", "Longer than {minutes} min: your manager sees a warning")
        return Pace.TOO_LONG, said.format(minutes=service.warn_minutes)
    if minutes > service.expected_minutes:
        said = translate("Window", "Longer than the usual {minutes} min")
        return Pace.LONG, said.format(minutes=service.expected_minutes)
    return Pace.USUAL, ""


def coming_tickets(state: HallState, counter: str, now: datetime) -> tuple[ComingTicket, ...]:
    """Return who will be called here next."""
    names = index(setup_of(state)).services
    return tuple(
        ComingTicket(
            number=next_one.ticket.number,
            service=words.local(names[next_one.ticket.service].name),
            waited=whole_minutes(next_one.reason.waited_minutes),
            why=right_to_go_first(next_one),
        )
        for next_one in coming(state, counter, now, most=COMING_SHOWN)
    )


def right_to_go_first(one: Coming) -> str:
    """Return why a ticket goes before others, in a word or two; nothing for who simply came first."""
    return words.call_rule(one.reason.rule)


def next_reason(state: HallState, counter: str, now: datetime) -> str:
    """Return who a press on "call next" will call, and why; nothing when nobody can be called."""
    first = coming(state, counter, now, most=1)
    if not first:
        return ""
    reason = words.call_reason(first[0].reason)
    return translate("Window", "Next: {number}. {reason}").format(number=first[0].ticket.number, reason=reason)


def service_counts(state: HallState, counter: str) -> tuple[ServiceCount, ...]:
    """Return how many wait for each service of a counter, in its order."""
    places = index(setup_of(state))
    return tuple(
        ServiceCount(words.local(places.services[code].name), len(state.queues.get(code, NOBODY)))
        for code in places.counters[counter].services
    )


def called_today(state: HallState, counter: str, staff: str) -> int:
    """Return how many tickets a member of staff has called at a counter today."""
    return sum(1 for visit in state.visits.values() if visit.counter == counter and visit.staff == staff)
