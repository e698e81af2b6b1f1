"""What the page of ratings shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class By(StrEnum):
    """Whose figures are wanted; the value is that of the query."""

    STAFF = "staff"
    DEPARTMENT = "department"
    SERVICE = "service"


class Per(StrEnum):
    """How long the periods of the figures are; the value is that of the query."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"


class ReviewDeed(StrEnum):
    """What a manager can do with a rating of the list; the value names its button."""

    FOLLOW_UP = "review-follow-up"
    ACCEPT = "review-accept"
    REJECT = "review-reject"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked at: local days, both included; whose figures; whether only what is still open."""

    since: date
    until: date
    by: By = By.STAFF
    per: Per = Per.MONTH
    only_open: bool = True


@dataclass(frozen=True, kw_only=True)
class ReviewShown:
    """The rating that is marked: everything known of it in lines, and why each deed may not be done (empty: it may)."""

    visit: str
    lines: tuple[str, ...]
    why_not: Mapping[ReviewDeed, str]


@dataclass(frozen=True, kw_only=True)
class RatingsView:
    """Everything the page shows. Rows are texts by column key; `busy` while the server is asked."""

    wanted: Wanted
    reviews: tuple[Mapping[str, str], ...] = ()
    figures: tuple[Mapping[str, str], ...] = ()
    marked: ReviewShown | None = None
    said: str = ""
    busy: bool = False
