"""What became of the visit before: rated, still asked, not rated, passed."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import Desk, HallState, Rating, Visit
from app.modes import words
from app.modes.window.view import LastVisit
from app.rules.places import setup_of

translate = QCoreApplication.translate

_GOOD = frozenset({Rating.VERY_SATISFIED, Rating.SATISFIED, Rating.BASICALLY_SATISFIED})


def last_visit(state: HallState, desk: Desk, now: datetime) -> LastVisit:
    """Return what became of the visit before: rated, still asked, not rated, passed."""
    visit = state.visits.get(desk.last_visit) if desk.last_visit else None
    if visit is None:
        return LastVisit()
    if visit.evaluation is not None:
        value = visit.evaluation.rating
        return LastVisit(number=visit.number, words=words.rating(value), good=value in _GOOD)
    return LastVisit(number=visit.number, words=_unrated(state, visit, now))


def _unrated(state: HallState, visit: Visit, now: datetime) -> str:
    if visit.passed:
        return translate("Window", "Did not come")
    if visit.rating_requested_at is None:
        return translate("Window", "Not asked to rate")
    left = setup_of(state).rules.evaluation_seconds - int((now - visit.rating_requested_at).total_seconds())
    if left > 0:
        return translate("Window", "Asked to rate, {seconds} s left").format(seconds=left)
    return translate("Window", "Not rated")
