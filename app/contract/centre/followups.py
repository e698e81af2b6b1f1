"""Citizens to be called back, by people and by the telephone robot (回访; spec 04, rows 44 and 45)."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from app.contract.centre.flow_state import FollowUpResult
from app.contract.model import Id, Line, Model, PersonalName, PersonalPhone, PersonalText


class CitizenToCall(Model):
    """A case whose citizen is to be called back. `tries` were made without reaching anybody, `most` is how many are.

    `next_at`: not before; `None` when nobody has tried yet. `version` is that of the case, for the act that follows.
    """

    case: Id
    version: int
    number: Line
    title: Line
    name: PersonalName = ""
    phone: PersonalPhone = ""
    tries: int = 0
    most: int | None = None
    last_at: datetime | None = None
    next_at: datetime | None = None


class FollowUpsAnswer(Model):
    """Who is to be called now, and who later (`later`), the oldest first."""

    now: tuple[CitizenToCall, ...] = ()
    later: tuple[CitizenToCall, ...] = ()
    time: AwareDatetime


class RobotResult(Model):
    """What the telephone robot heard: satisfied and unsatisfied end the follow-up, not reached leaves it open."""

    version: Annotated[int, Field(ge=0)]
    result: Annotated[FollowUpResult, Field(strict=False)]
    satisfaction: Annotated[int, Field(ge=1, le=5)] | None = None
    text: PersonalText = ""
