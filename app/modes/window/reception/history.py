"""What has happened to a ticket, in words: who, when, where, why (spec 01, Tickets)."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.contract.event import Event, Recorded
from app.contract.hall import events
from app.contract.hall.state import HallState, Source
from app.modes import words
from app.modes.paper_words import first_paper, further_paper
from app.modes.window import seating
from app.modes.window.reception.view import HistoryLine
from app.rules.calendar import local
from app.rules.places import index, setup_of

translate = QCoreApplication.translate

_SENDERS: dict[str, Callable[[], str]] = {
    "kiosk": lambda: translate("Reception", "Kiosk"),
    "pad": lambda: translate("Reception", "Evaluation pad"),
    "system": lambda: translate("Reception", "By itself"),
}
"""Who did something where nobody was logged in."""


def history_lines(state: HallState, happened: Iterable[Recorded]) -> tuple[HistoryLine, ...]:
    """Return a line for everything that matters to people; what only programs know of is left out."""
    timezone = setup_of(state).timezone
    return tuple(
        HistoryLine(
            at=f"{local(timezone, recorded.at):%H:%M:%S}",
            what=_WORDS[type(recorded.event)](state, recorded.event),
            who=_who(state, recorded.actor),
        )
        for recorded in happened
        if type(recorded.event) in _WORDS
    )


def _who(state: HallState, actor: str) -> str:
    return _SENDERS[actor]() if actor in _SENDERS else seating.name_of(state, actor)


def _service(state: HallState, code: str) -> str:
    service = index(setup_of(state)).services.get(code)
    return words.local(service.name) if service is not None else code


_TOLD_BY_WHO = frozenset({Source.KIOSK, Source.RECEPTION})
"""Where a number was given is known from who gave it."""


def _reserved(state: HallState, event: events.TicketReserved) -> str:
    service = _service(state, event.service)
    if event.source in _TOLD_BY_WHO:
        return translate("Reception", "Number given for {service}").format(service=service)
    said = translate("Reception", "Number given for {service} · {source}")
    return said.format(service=service, source=words.source(event.source))


def _queued(state: HallState, event: events.TicketQueued) -> str:
    if event.unconfirmed:
        return translate("Reception", "Waits; it is not certain that the paper came out")
    return translate("Reception", "Waits")


def _voided(state: HallState, event: events.TicketVoided) -> str:
    return translate("Reception", "Came to nothing: the print failed")


def _called(state: HallState, event: events.TicketCalled) -> str:
    said = translate("Reception", "Called to counter {number}: {reason}")
    return said.format(number=event.counter, reason=words.call_reason(event.reason))


def _started(state: HallState, event: events.ServingStarted) -> str:
    if event.by_itself:
        return translate("Reception", "Serving began, some seconds after the call")
    return translate("Reception", "Serving began")


def _transferred(state: HallState, event: events.TicketTransferred) -> str:
    to = [_service(state, event.service)]
    if event.bound is not None:
        to.append(translate("Reception", "counter {number}").format(number=event.bound))
    if event.ahead:
        to.append(translate("Reception", "with priority"))
    return translate("Reception", "Moved on to {place}").format(place=" · ".join(to))


def _papers(state: HallState, event: events.PapersAsked) -> str:
    missing = translate("Reception", ", ").join(event.missing)
    return translate("Reception", "Papers missing: {papers}").format(papers=missing)


def _reprinted(state: HallState, event: events.TicketReprinted) -> str:
    return translate("Reception", "Printed again, copy {count}").format(count=event.copy_number)


def _paper(state: HallState, event: events.PaperFollowed) -> str:
    if event.copy_number:
        said = translate("Reception", "Copy {count}: {how}")
        return said.format(count=event.copy_number, how=further_paper(event.stage))
    return first_paper(event.stage)


def _cancelled(state: HallState, event: events.TicketCancelled) -> str:
    by_citizen = event.by is events.CancelledBy.CITIZEN
    by = translate("Reception", "Given up by the citizen") if by_citizen else translate("Reception", "Cancelled")
    return translate("Reception", "{what}: {reason}").format(what=by, reason=event.reason) if event.reason else by


def _changed(state: HallState, event: events.ServiceChanged) -> str:
    return translate("Reception", "Waits for {service} now").format(service=_service(state, event.service))


def _rated(state: HallState, event: events.VisitRated) -> str:
    return translate("Reception", "Rated: {rating}").format(rating=words.rating(event.rating))


def _plain(say: Callable[[], str]) -> Callable[[HallState, Any], str]:
    return lambda _state, _event: say()


_WORDS: dict[type[Event], Callable[[HallState, Any], str]] = {
    events.TicketReserved: _reserved,
    events.TicketQueued: _queued,
    events.TicketVoided: _voided,
    events.TicketConfirmed: _plain(lambda: translate("Reception", "The paper came out after all")),
    events.TicketCalled: _called,
    events.TicketRecalled: _plain(lambda: translate("Reception", "Called again")),
    events.ServingStarted: _started,
    events.VisitFinished: _plain(lambda: translate("Reception", "Finished")),
    events.RatingRequested: _plain(lambda: translate("Reception", "Asked to rate")),
    events.VisitRated: _rated,
    events.TicketPassed: _plain(lambda: translate("Reception", "Passed: nobody came")),
    events.TicketRestored: _plain(lambda: translate("Reception", "Came after all and waits again")),
    events.TicketTransferred: _transferred,
    events.TicketParked: _plain(lambda: translate("Reception", "Parked")),
    events.ParkedResumed: _plain(lambda: translate("Reception", "Went on after being parked")),
    events.PapersAsked: _papers,
    events.TicketReprinted: _reprinted,
    events.PaperFollowed: _paper,
    events.TicketCancelled: _cancelled,
    events.ServiceChanged: _changed,
}
