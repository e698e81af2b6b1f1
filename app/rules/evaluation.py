"""Ratings: one visit, one rating, from the citizen's hand only (spec 03)."""

from datetime import date, timedelta

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.commands import RateVisit
from app.contract.hall.events import VisitRated
from app.contract.hall.rating_commands import RateVisitFromPage
from app.contract.hall.state import Evaluation, HallState, Outcome, Rating, RatingSource, Visit
from app.contract.model import Map, empty_map
from app.rules.calendar import local
from app.rules.decision import Decision
from app.rules.places import setup_of
from app.rules.reviews import with_review_of
from app.rules.scores import points_of, with_points

_GRACE = timedelta(seconds=2)
"""A touch in the last moment reaches the record a little later."""

_SCALES = {
    3: (Rating.VERY_SATISFIED, Rating.SATISFIED, Rating.DISSATISFIED),
    4: (Rating.VERY_SATISFIED, Rating.SATISFIED, Rating.BASICALLY_SATISFIED, Rating.DISSATISFIED),
    5: tuple(Rating),
}

RATEABLE = frozenset({Outcome.FINISHED, Outcome.SUPPLEMENT})
"""Visits in which somebody was served to the end; all others ask for no rating."""


def scale(keys: int) -> tuple[Rating, ...]:
    """Return the ratings that 3, 4 or 5 keys offer, best first; 5 is the national scale."""
    return _SCALES[keys]


def rated_visit(state: HallState, visit: str) -> Visit | None:
    """Return a visit of today, or one of the last days that was asked about and had no rating when its day ended."""
    return state.visits.get(visit) or state.late_ratings.get(visit)


def rate_visit(decision: Decision[HallState], command: RateVisit) -> None:
    """Keep a rating that came from the counter's own pad in time.

    The pad's clock is trusted only between the question and now, so a pad that was out of reach may send late what
    the citizen touched in time.
    """
    state, context = decision.state, decision.context
    visit = _unrated(state, command.visit)
    if context.actor.counter != visit.counter:
        raise Refused(RefusalCode.VISIT_NOT_HERE)
    if visit.rating_requested_at is None:
        raise Refused(RefusalCode.RATING_NOT_ASKED)
    touched = max(visit.rating_requested_at, min(context.pressed_at, context.now))
    if touched > visit.rating_requested_at + timedelta(seconds=setup_of(state).rules.evaluation_seconds) + _GRACE:
        raise Refused(RefusalCode.RATING_TOO_LATE)
    _rate(decision, command, visit, RatingSource.PAD, command.signature)


def rate_visit_from_page(decision: Decision[HallState], command: RateVisitFromPage) -> None:
    """Keep a rating from the page behind the ticket's code; until the day's end, whether staff asked for one or not."""
    visit = decision.state.visits.get(command.visit)
    if visit is None:
        raise Refused(RefusalCode.RATING_TOO_LATE)
    visit = _unrated(decision.state, visit.id)
    if visit.outcome not in RATEABLE:
        raise Refused(RefusalCode.VISIT_NOT_OVER)
    _rate(decision, command, visit, RatingSource.PAGE)


def _unrated(state: HallState, visit: str) -> Visit:
    found = rated_visit(state, visit)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_VISIT)
    if found.evaluation is not None:
        raise Refused(RefusalCode.ALREADY_RATED)
    return found


def _rate(
    decision: Decision[HallState],
    command: RateVisit | RateVisitFromPage,
    visit: Visit,
    source: RatingSource,
    signature: str = "",
) -> None:
    rules = setup_of(decision.state).rules
    if command.rating not in scale(rules.evaluation_keys):
        raise Refused(RefusalCode.RATING_NOT_ON_SCALE)
    decision.happen(
        VisitRated(
            visit=visit.id,
            rating=command.rating,
            reasons=command.reasons,
            comment=command.comment,
            source=source,
            signature=signature,
            points=points_of(rules, command.rating),
        )
    )


def visit_rated(state: HallState, recorded: Recorded, event: VisitRated) -> HallState:
    """Follow a rating to its visit, to the score of the staff and, if it is a bad one, to the manager's list."""
    said = event.model_dump(exclude={"visit"})
    evaluation = Evaluation(**said, rated_at=recorded.at)
    where = "visits" if event.visit in state.visits else "late_ratings"
    known: Map[str, Visit] = getattr(state, where)
    visit = known[event.visit].model_copy(update={"evaluation": evaluation})
    rated = state.model_copy(update={where: known.insert(visit.id, visit)})
    return with_review_of(with_points(rated, visit.staff, event.points), visit)


def kept_unrated(state: HallState, today: date) -> Map[str, Visit]:
    """Return the visits whose rating may still come when a day begins, because a pad was out of reach."""
    kept: Map[str, Visit] = empty_map()
    if state.setup is None:
        return kept
    oldest = today - timedelta(days=state.setup.rules.late_rating_days)
    for visit in (*state.visits.values(), *state.late_ratings.values()):
        asked = visit.rating_requested_at
        if asked is not None and visit.evaluation is None and local(state.setup.timezone, asked).date() >= oldest:
            kept = kept.insert(visit.id, visit)
    return kept
