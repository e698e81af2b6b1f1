"""Ratings: one visit, one rating, from the citizen's hand only (spec 03)."""

from datetime import timedelta

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import RateVisit
from app.contract.hall.events import VisitRated
from app.contract.hall.state import Evaluation, HallState, Rating
from app.rules.decision import Decision
from app.rules.places import setup_of

_GRACE = timedelta(seconds=2)
"""A touch in the last moment reaches the record a little later."""

_SCALES = {
    3: (Rating.VERY_SATISFIED, Rating.SATISFIED, Rating.DISSATISFIED),
    4: (Rating.VERY_SATISFIED, Rating.SATISFIED, Rating.BASICALLY_SATISFIED, Rating.DISSATISFIED),
    5: tuple(Rating),
}


def scale(keys: int) -> tuple[Rating, ...]:
    """Return the ratings that 3, 4 or 5 keys offer, best first; 5 is the national scale."""
    return _SCALES[keys]


def rate_visit(decision: Decision[HallState], command: RateVisit) -> None:
    """Keep a rating that came from the counter's own pad in time.

    The pad's clock is trusted only between the question and now, so a pad that was out of reach may send late what
    the citizen touched in time.
    """
    state, context = decision.state, decision.context
    rules = setup_of(state).rules
    visit = state.visits.get(command.visit)
    if visit is None:
        raise Refused(RefusalCode.UNKNOWN_VISIT)
    if context.actor.counter != visit.counter:
        raise Refused(RefusalCode.VISIT_NOT_HERE)
    if visit.evaluation is not None:
        raise Refused(RefusalCode.ALREADY_RATED)
    if visit.rating_requested_at is None:
        raise Refused(RefusalCode.RATING_NOT_ASKED)
    touched = max(visit.rating_requested_at, min(context.pressed_at, context.now))
    if touched > visit.rating_requested_at + timedelta(seconds=rules.evaluation_seconds) + _GRACE:
        raise Refused(RefusalCode.RATING_TOO_LATE)
    if command.rating not in scale(rules.evaluation_keys):
        raise Refused(RefusalCode.RATING_NOT_ON_SCALE)
    decision.happen(VisitRated(visit=visit.id, rating=command.rating, reasons=command.reasons, comment=command.comment))


def visit_rated(state: HallState, recorded: Recorded, event: VisitRated) -> HallState:
    """Follow a rating to its visit."""
    evaluation = Evaluation(rating=event.rating, reasons=event.reasons, comment=event.comment, rated_at=recorded.at)
    visit = state.visits[event.visit].model_copy(update={"evaluation": evaluation})
    return state.model_copy(update={"visits": state.visits.insert(visit.id, visit)})
