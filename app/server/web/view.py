"""What the page says of a ticket: plain values, ready to be written into HTML."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, Ticket, TicketState, Visit
from app.rules import places, waiting
from app.rules.evaluation import RATEABLE, scale
from app.server.web.words import Words


class Tone(StrEnum):
    """What the page is about; the script on it rings when it becomes `called`."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    OVER = "over"


CANCELLABLE = frozenset({TicketState.RESERVED, TicketState.WAITING})
"""Where a citizen may still give the number up; the rules decide it again."""

_TONES = {
    TicketState.RESERVED: Tone.WAITING,
    TicketState.WAITING: Tone.WAITING,
    TicketState.PARKED: Tone.SERVING,
    TicketState.CALLED: Tone.CALLED,
    TicketState.SERVING: Tone.SERVING,
}


@dataclass(frozen=True)
class Question:
    """The question for a rating: the answers offered, best first, and what may have been wrong; codes and words."""

    ratings: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TicketView:
    """A ticket as its holder reads it: one thing first, a few lines below it, and what can be done.

    `calls` is how often it was called at its counter: the phone rings once for each.
    """

    number: str
    service: str
    tone: Tone
    headline: str
    calls: int = 0
    lines: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    may_cancel: bool = False
    question: Question | None = None
    rated: bool = False


def view_ticket(state: HallState, setup: HallSetup, ticket: Ticket, words: Words, now: datetime) -> TicketView:
    """Return what is said of a ticket at `now` in a language."""
    service = places.index(setup).services.get(ticket.service)
    headline, lines = _say(state, ticket, words, now)
    visit = rateable_visit(state, ticket)
    supplement = state.supplements.get(ticket.id) if ticket.state is TicketState.SUPPLEMENT else None
    return TicketView(
        number=ticket.number,
        service=words.pick(service.name) if service is not None else ticket.service,
        tone=_TONES.get(ticket.state, Tone.OVER),
        headline=headline,
        calls=_calls(state, ticket),
        lines=lines,
        papers=supplement.missing if supplement is not None else (),
        may_cancel=ticket.state in CANCELLABLE,
        question=_question(setup, words) if visit is not None and visit.evaluation is None else None,
        rated=visit is not None and visit.evaluation is not None,
    )


def rateable_visit(state: HallState, ticket: Ticket) -> Visit | None:
    """Return the visit in which a ticket was served to the end."""
    visit = state.visits.get(ticket.visit or "")
    return visit if visit is not None and visit.outcome in RATEABLE else None


def _question(setup: HallSetup, words: Words) -> Question:
    texts = setup.texts.pad
    own = {key.removeprefix("reason."): words.pick(text) for key, text in texts.items() if key.startswith("reason.")}
    return Question(
        ratings=tuple((rating.value, words.ratings[rating]) for rating in scale(setup.rules.evaluation_keys)),
        reasons=tuple((own or words.reasons).items()),
    )


def _say(state: HallState, ticket: Ticket, words: Words, now: datetime) -> tuple[str, tuple[str, ...]]:
    if ticket.state is TicketState.CALLED:
        return words.called.format(counter=ticket.counter), (words.called_hint,)
    if ticket.state is TicketState.SERVING:
        return words.serving.format(counter=ticket.counter), ()
    if ticket.state in words.over:
        return words.over[ticket.state], ()
    if ticket.state is TicketState.RESERVED:
        return words.unconfirmed, ()
    ahead = waiting.people_ahead(state, ticket.id, now)
    estimate = waiting.estimate_ticket(state, ticket.id, now)
    lines: tuple[str, ...] = (words.listen,)
    if estimate is not None and estimate.high > 0:
        form = words.wait if estimate.low != estimate.high else words.wait_about
        lines = (form.format(low=estimate.low, high=estimate.high), words.listen)
    return _ahead(ahead, words), lines


def _ahead(count: int, words: Words) -> str:
    if count == 0:
        return words.next_one
    return words.ahead_one if count == 1 else words.ahead_many.format(count=count)


def _calls(state: HallState, ticket: Ticket) -> int:
    visit = state.visits.get(ticket.visit or "")
    return visit.recalls + 1 if visit is not None and ticket.state is TicketState.CALLED else 0
