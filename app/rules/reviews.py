"""What managers look at after a rating: bad ratings to follow up, misratings to decide (误评备案); spec 03."""

from app.contract.errors import RefusalCode, Refused
from app.contract.event import Recorded
from app.contract.hall.rating_commands import DecideMisrating, FileMisrating, FollowUpRating, MisratingVerdict
from app.contract.hall.rating_events import MisratingDecided, MisratingFiled, RatingFollowedUp
from app.contract.hall.setup import Role
from app.contract.hall.state import BAD, FollowUp, HallState, Misrating, MisratingState, Review, Visit
from app.contract.model import Map, empty_map
from app.rules.calendar import local
from app.rules.decision import Decision
from app.rules.places import check_role
from app.rules.scores import quarter_of, with_points

_VERDICTS = {
    MisratingVerdict.ACCEPT: MisratingState.ACCEPTED,
    MisratingVerdict.REJECT: MisratingState.REJECTED,
}


def file_misrating(decision: Decision[HallState], command: FileMisrating) -> None:
    """Let the staff of a visit ask that its rating be put aside, once."""
    state, staff = decision.state, decision.context.actor.staff
    review = _reviewable(state, command.visit)
    if staff is None or review.staff != staff:
        raise Refused(RefusalCode.NOT_ALLOWED)
    if review.misrating is not None:
        raise Refused(RefusalCode.ALREADY_FILED)
    decision.happen(MisratingFiled(visit=review.visit, staff=staff, reason=command.reason))


def decide_misrating(decision: Decision[HallState], command: DecideMisrating) -> None:
    """Let a manager decide, once, and never on a rating of their own."""
    actor = decision.context.actor
    check_role(decision.state, actor, (Role.MANAGER,))
    review = decision.state.reviews.get(command.visit)
    if review is None or review.misrating is None:
        raise Refused(RefusalCode.NOT_FILED)
    if review.misrating.state is not MisratingState.FILED:
        raise Refused(RefusalCode.ALREADY_DECIDED)
    if actor.staff == review.staff:
        raise Refused(RefusalCode.NOT_ALLOWED)
    verdict, by = _VERDICTS[command.verdict], actor.staff or actor.scope.value
    decision.happen(MisratingDecided(visit=review.visit, verdict=verdict, by=by, note=command.note))


def follow_up_rating(decision: Decision[HallState], command: FollowUpRating) -> None:
    """Let a manager write down what came of a bad rating, once."""
    actor = decision.context.actor
    check_role(decision.state, actor, (Role.MANAGER,))
    review = decision.state.reviews.get(command.visit)
    if review is None or review.evaluation.rating not in BAD:
        raise Refused(RefusalCode.UNKNOWN_REVIEW)
    if review.follow_up is not None:
        raise Refused(RefusalCode.ALREADY_FOLLOWED_UP)
    decision.happen(RatingFollowedUp(visit=review.visit, by=actor.staff or actor.scope.value, result=command.result))


def _reviewable(state: HallState, visit_id: str) -> Review:
    known = state.reviews.get(visit_id)
    if known is not None:
        return known
    visit = state.visits.get(visit_id)
    if visit is None:
        raise Refused(RefusalCode.UNKNOWN_VISIT)
    review = _review_of(state, visit)
    if review is None:
        raise Refused(RefusalCode.NOT_RATED)
    return review


def _review_of(state: HallState, visit: Visit) -> Review | None:
    if visit.evaluation is None or state.setup is None:
        return None
    return Review(
        visit=visit.id,
        number=visit.number,
        service=visit.service,
        counter=visit.counter,
        staff=visit.staff,
        day=local(state.setup.timezone, visit.called_at).date(),
        evaluation=visit.evaluation,
    )


def with_review_of(state: HallState, visit: Visit) -> HallState:
    """Return the state in which a manager is to look at a visit, if its rating is a bad one."""
    review = _review_of(state, visit)
    return state if review is None or review.evaluation.rating not in BAD else _with(state, review)


def misrating_filed(state: HallState, recorded: Recorded, event: MisratingFiled) -> HallState:
    """Follow a request to the manager's list."""
    filed = Misrating(reason=event.reason, filed_by=event.staff, filed_at=recorded.at)
    return _with(state, _reviewable(state, event.visit).model_copy(update={"misrating": filed}))


def misrating_decided(state: HallState, recorded: Recorded, event: MisratingDecided) -> HallState:
    """Follow a decision; what was accepted takes its points back in the quarter it was given in."""
    review = state.reviews[event.visit]
    assert review.misrating is not None  # noqa: S101 - decided only after it was filed
    changes = {"state": event.verdict, "decided_by": event.by, "decided_at": recorded.at, "note": event.note}
    decided = _with(state, review.model_copy(update={"misrating": review.misrating.model_copy(update=changes)}))
    rated_in = _quarter_of_rating(state, review)
    if event.verdict is MisratingState.ACCEPTED and rated_in == state.quarter:
        return with_points(decided, review.staff, -review.evaluation.points)
    return decided


def _quarter_of_rating(state: HallState, review: Review) -> str:
    assert state.setup is not None  # noqa: S101 - a review comes from a hall that is set up
    return quarter_of(local(state.setup.timezone, review.evaluation.rated_at).date())


def rating_followed_up(state: HallState, recorded: Recorded, event: RatingFollowedUp) -> HallState:
    """Follow what a manager wrote down."""
    done = FollowUp(by=event.by, at=recorded.at, result=event.result)
    return _with(state, state.reviews[event.visit].model_copy(update={"follow_up": done}))


def is_open(review: Review) -> bool:
    """Whether a manager still has something to do."""
    misrating = review.misrating.state if review.misrating is not None else None
    if misrating is MisratingState.FILED:
        return True
    return review.evaluation.rating in BAD and review.follow_up is None and misrating is not MisratingState.ACCEPTED


def kept_reviews(state: HallState) -> Map[str, Review]:
    """Return what managers have not closed when a day begins."""
    kept: Map[str, Review] = empty_map()
    for review in state.reviews.values():
        if is_open(review):
            kept = kept.insert(review.visit, review)
    return kept


def _with(state: HallState, review: Review) -> HallState:
    return state.model_copy(update={"reviews": state.reviews.insert(review.visit, review)})
