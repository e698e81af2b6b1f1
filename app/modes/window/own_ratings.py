"""The ratings of one's own visits that may still be filed as mistakes (误评备案, spec 03)."""

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import Desk, Evaluation, HallState, Review
from app.modes import words
from app.modes.window.ask_view import Option
from app.rules.calendar import local
from app.rules.places import index, setup_of

translate = QCoreApplication.translate


def to_file(state: HallState, desk: Desk) -> tuple[str, ...]:
    """Return the rated visits (ids) of who sits here that nobody has filed yet, the latest rating first.

    Those of today, and those of earlier days that a manager has not closed.
    """
    rated = {
        visit.id: visit.evaluation
        for visit in state.visits.values()
        if visit.staff == desk.staff and visit.evaluation is not None
    }
    reviews = [review for review in state.reviews.values() if review.staff == desk.staff]
    rated |= {review.visit: review.evaluation for review in reviews}
    for review in reviews:
        if review.misrating is not None:
            del rated[review.visit]
    return tuple(sorted(rated, key=lambda visit: rated[visit].rated_at, reverse=True))


def rated_option(state: HallState, visit: str) -> Option:
    """Return a rated visit (id) as something to choose: its number, service, rating, and when it was given."""
    number, service, evaluation = _of(state, visit)
    services = index(setup_of(state)).services
    name = words.local(services[service].name) if service in services else service
    at = local(setup_of(state).timezone, evaluation.rated_at)
    return Option(
        code=visit,
        label=f"{number}  {name}",
        detail="  ·  ".join((words.rating(evaluation.rating), words.day(at.date()), words.clock(at))),
        found_by=(number,),
    )


def _of(state: HallState, visit: str) -> tuple[str, str, Evaluation]:
    found: Review | None = state.reviews.get(visit)
    if found is not None:
        return found.number, found.service, found.evaluation
    today = state.visits[visit]
    assert today.evaluation is not None  # noqa: S101 - `to_file` names rated visits only
    return today.number, today.service, today.evaluation
