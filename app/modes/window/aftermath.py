"""What became of a visit and of its call: the rating of the one before, and whether the devices answered."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import Desk, HallState, Rating, Visit
from app.modes import words
from app.modes.window.view import DeviceLamp, Lamp, LastVisit
from app.rules.places import setup_of

translate = QCoreApplication.translate

_ANNOUNCED_WITHIN_SECONDS = 10.0
"""A voice may have to let other calls finish first."""

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


def device_lamps(state: HallState, desk: Desk, now: datetime) -> tuple[DeviceLamp, ...]:
    """Return whether voice, strip and pad have answered to what the counter did last."""
    called = state.visits.get(desk.visit or desk.last_visit or "")
    finished = state.visits.get(desk.last_visit or "")
    rated = finished is not None and finished.evaluation is not None
    return (
        _lamp("voice", translate("Window", "Voice"), _announced("voice", called, now)),
        _lamp("strip", translate("Window", "Strip"), _announced("strip", called, now)),
        _lamp("pad", translate("Window", "Pad"), Lamp.DONE if rated else Lamp.UNKNOWN),
    )


def _announced(medium: str, visit: Visit | None, now: datetime) -> Lamp:
    if visit is None:
        return Lamp.UNKNOWN
    if medium in visit.announced:
        return Lamp.DONE
    late = (now - visit.called_at).total_seconds() > _ANNOUNCED_WITHIN_SECONDS
    return Lamp.SILENT if late else Lamp.UNKNOWN


def _lamp(device: str, name: str, lamp: Lamp) -> DeviceLamp:
    says = {
        Lamp.DONE: translate("Window", "{device}: working"),
        Lamp.SILENT: translate("Window", "{device}: has not confirmed the last call"),
        Lamp.UNKNOWN: translate("Window", "{device}: not heard from yet"),
    }
    return DeviceLamp(device, lamp, says[lamp].format(device=name))
