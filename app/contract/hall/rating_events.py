"""What can happen with a rating after it was given. `app.contract.hall.events` lists these with all others."""

from typing import ClassVar

from app.contract.event import Event
from app.contract.hall.state import MisratingState
from app.contract.model import Code, Id, PersonalText


class MisratingFiled(Event):
    """The staff hold a rating of their visit for a mistake."""

    TYPE: ClassVar[str] = "misrating_filed"

    visit: Id
    staff: Code
    reason: PersonalText


class MisratingDecided(Event):
    """A manager has decided on it: accepted (the rating no longer counts) or rejected."""

    TYPE: ClassVar[str] = "misrating_decided"

    visit: Id
    verdict: MisratingState
    by: Code
    note: PersonalText = ""


class RatingFollowedUp(Event):
    """A manager has followed a bad rating up."""

    TYPE: ClassVar[str] = "rating_followed_up"

    visit: Id
    by: Code
    result: PersonalText
