"""Commands about ratings besides the pad's own. `app.contract.hall.commands` lists these with all others."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from app.contract.command import Command, Kind, Scope
from app.contract.hall.state import Rating
from app.contract.model import Id, Line, Text


class RatingRequest(Command):
    """Asks for something about a rating."""

    KIND: ClassVar[Kind] = Kind.REQUEST

    visit: Id


class RateVisitFromPage(RatingRequest):
    """The citizen's rating on the page behind the ticket's QR code. Sent by the server, which checked the key."""

    TYPE: ClassVar[str] = "rate_visit_from_page"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.SYSTEM})

    rating: Rating
    reasons: Annotated[tuple[Line, ...], Field(max_length=10)] = ()
    comment: Annotated[Text, Field(max_length=500)] = ""


class FileMisrating(RatingRequest):
    """Ask that a rating of one's own visit be put aside as a mistake (误评备案)."""

    TYPE: ClassVar[str] = "file_misrating"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    reason: Annotated[Text, Field(min_length=1, max_length=500)]


class MisratingVerdict(StrEnum):
    """What a manager decides on a misrating."""

    ACCEPT = "accept"
    REJECT = "reject"


class DecideMisrating(RatingRequest):
    """Put a rating aside as a mistake, or let it stand; managers only. It is kept in either case."""

    TYPE: ClassVar[str] = "decide_misrating"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER, Scope.COUNTER})

    verdict: MisratingVerdict
    note: Annotated[Text, Field(max_length=500)] = ""


class FollowUpRating(RatingRequest):
    """Write down what came of a bad rating; managers only."""

    TYPE: ClassVar[str] = "follow_up_rating"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER, Scope.COUNTER})

    result: Annotated[Text, Field(min_length=1, max_length=500)]
