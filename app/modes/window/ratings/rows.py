"""Ratings and figures in words, as rows of tables."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.contract.hall.figures import FiguresRow
from app.contract.hall.state import BAD, HallState, Misrating, MisratingState, Review
from app.modes import words
from app.modes.window.ratings.view import ReviewDeed, ReviewShown
from app.modes.window.seating import name_of
from app.rules.calendar import local
from app.rules.places import index, setup_of

translate = QCoreApplication.translate


def review_row(state: HallState, review: Review) -> Mapping[str, str]:
    """Return a rating as a row; `visit` is its id."""
    return {
        "visit": review.visit,
        "day": words.day(review.day),
        "number": review.number,
        "service": _service(state, review.service),
        "staff": name_of(state, review.staff),
        "rating": words.rating(review.evaluation.rating),
        "stand": _stand(review),
    }


def review_shown(state: HallState, review: Review, *, staff: str) -> ReviewShown:
    """Return everything known of a rating, and what the manager (staff number) may do with it."""
    zone = setup_of(state).timezone
    rating = review.evaluation
    at = local(zone, rating.rated_at)
    lines = [
        f"{review.number}  {_service(state, review.service)}  ·  {name_of(state, review.staff)}",
        f"{words.rating(rating.rating)}  ·  {words.day(at.date())} {words.clock(at)}",
    ]
    if rating.comment:
        lines.append(translate("Ratings", "The citizen wrote: {words}").format(words=rating.comment))
    if (filed := review.misrating) is not None:
        said = translate("Ratings", "Filed as a mistake by {name}: {reason}")
        lines.append(said.format(name=name_of(state, filed.filed_by), reason=filed.reason))
        if filed.decided_at is not None:
            lines.append(_decided(state, filed))
    if (done := review.follow_up) is not None:
        on = local(zone, done.at)
        said = translate("Ratings", "Followed up by {name}, {time}: {result}")
        time = f"{words.day(on.date())} {words.clock(on)}"
        lines.append(said.format(name=name_of(state, done.by), time=time, result=done.result))
    return ReviewShown(visit=review.visit, lines=tuple(lines), why_not=_why_not(review, staff))


def figures_row(row: FiguresRow) -> Mapping[str, str]:
    """Return figures as a row; each rate says what it is a share of."""
    return {
        "period": row.period,
        "name": row.name or translate("Ratings", "None"),
        "finished": str(row.finished),
        "asked": str(row.asked),
        "not_asked": str(row.not_asked),
        "rated": str(row.rated),
        "put_aside": str(row.put_aside),
        "satisfaction": _share(row.satisfaction_rate, row.satisfied, row.counted),
        "evaluation": _share(row.evaluation_rate, row.rated, row.finished),
    }


def _share(rate: float | None, part: int, whole: int) -> str:
    if rate is None:
        return translate("Ratings", "none yet")
    return translate("Ratings", "{rate} % ({part} of {whole})").format(rate=f"{rate * 100:.1f}", part=part, whole=whole)


def _stand(review: Review) -> str:
    state = review.misrating.state if review.misrating is not None else None
    if state is MisratingState.FILED:
        return translate("Ratings", "A mistake? To decide")
    if state is MisratingState.ACCEPTED:
        return translate("Ratings", "Put aside")
    if review.follow_up is not None:
        return translate("Ratings", "Followed up")
    return translate("Ratings", "To follow up") if review.evaluation.rating in BAD else translate("Ratings", "Stands")


def _decided(state: HallState, filed: Misrating) -> str:
    accepted = filed.state is MisratingState.ACCEPTED
    said = (
        translate("Ratings", "Put aside by {name}. {note}")
        if accepted
        else translate("Ratings", "{name} lets it stand. {note}")
    )
    return said.format(name=name_of(state, filed.decided_by), note=filed.note).strip()


def _why_not(review: Review, staff: str) -> dict[ReviewDeed, str]:
    """Return why the deeds may not be done; the rules say the same when they are asked (`app.rules.reviews`)."""
    follow_up = decide = ""
    if review.evaluation.rating not in BAD:
        follow_up = translate("Ratings", "Only bad ratings are followed up.")
    elif review.follow_up is not None:
        follow_up = translate("Ratings", "This rating has been followed up.")
    if review.misrating is None:
        decide = translate("Ratings", "Nobody has filed this rating as a mistake.")
    elif review.misrating.state is not MisratingState.FILED:
        decide = translate("Ratings", "This has been decided.")
    elif review.staff == staff:
        decide = translate("Ratings", "Nobody decides on a rating of their own.")
    return {ReviewDeed.FOLLOW_UP: follow_up, ReviewDeed.ACCEPT: decide, ReviewDeed.REJECT: decide}


def _service(state: HallState, code: str) -> str:
    service = index(setup_of(state)).services.get(code)
    return words.local(service.name) if service is not None else code
