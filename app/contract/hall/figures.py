"""Figures of ratings as a manager's query answers them (spec 03, "What the evaluation is used for")."""

from app.contract.hall.state import Rating
from app.contract.model import Line, Model


class FiguresRow(Model):
    """Ratings of one subject (code, and its name) in one period; a rate is `None` where it would be a share of nothing.

    `finished` visits are `asked` or `not_asked`, `rated` or `unrated`; of the `rated`, those not `put_aside` are
    `counted`. `satisfaction_rate` is `satisfied` of `counted`, `evaluation_rate` is `rated` of `finished`.
    """

    period: Line
    subject: Line
    name: Line
    finished: int
    asked: int
    not_asked: int
    rated: int
    unrated: int
    put_aside: int
    counted: int
    satisfied: int
    satisfaction_rate: float | None = None
    evaluation_rate: float | None = None
    by_rating: dict[Rating, int]
