"""Points and stars of staff (spec 03, "Stars and scores"): each quarter begins anew, every rating adds its points."""

from bisect import bisect_right
from datetime import date

from app.contract.hall.setup import CardStars, HallRules, StaffMember
from app.contract.hall.state import HallState, Rating
from app.contract.model import empty_map


def points_of(rules: HallRules, rating: Rating) -> int:
    """Return what a rating adds to the score of the staff."""
    points: int = getattr(rules, f"points_{rating.value}")
    return points


def quarter_of(day: date) -> str:
    """Return the quarter of a day, such as 2026Q4."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def score_of(state: HallState, staff: str) -> int:
    """Return the score of a member of staff in the present quarter."""
    base = state.setup.rules.score_base if state.setup is not None else 0
    return base + state.scores.get(staff, 0)


def stars_of(rules: HallRules, score: int) -> int:
    """Return the stars of a score, 1 to 5: below the first limit one, from the last limit on five."""
    return 1 + bisect_right(sorted(rules.star_limits), score)


def card_stars(state: HallState, member: StaffMember) -> int:
    """Return the stars that the staff card shows, by the hall's setting."""
    if state.setup is None or state.setup.rules.card_stars is CardStars.STAFF_LIST:
        return member.stars
    return stars_of(state.setup.rules, score_of(state, member.number))


def with_points(state: HallState, staff: str, points: int) -> HallState:
    """Return the state in which a member of staff has points more, or less."""
    return state.model_copy(update={"scores": state.scores.insert(staff, state.scores.get(staff, 0) + points)})


def quarter_begun(state: HallState, today: date) -> dict[str, object]:
    """Return the scores and the quarter of a day that begins: empty in a new quarter."""
    quarter = quarter_of(today)
    return {"quarter": quarter, "scores": state.scores if quarter == state.quarter else empty_map()}
