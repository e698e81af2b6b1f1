"""Earlier cases that resemble the one being taken: what is asked and what is answered (spec 04, 1.10)."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from app.contract.centre.flow import Stage
from app.contract.centre.state import CaseState
from app.contract.model import Code, Id, Line, Model, Text


class SimilarQuery(Model):
    """What stands in the form so far; every part may be empty. `channel` decides what the case may be merged with."""

    phone: Annotated[Line, Field(max_length=40)] = ""
    title: Annotated[Line, Field(max_length=100)] = ""
    description: Text = ""
    address: Line = ""
    area: Code | None = None
    matter: Code | None = None
    channel: Code | None = None


class Reason(StrEnum):
    """Why a case is shown as a possible duplicate, strongest first."""

    SAME_CALLER = "same_caller"
    SAME_BUILDING = "same_building"
    SAME_PLACE = "same_place"
    SAME_AREA = "same_area"
    SAME_MATTER = "same_matter"
    SIMILAR_WORDS = "similar_words"


class Match(Model):
    """An earlier case: nothing of who reported it. `place` and `building` are as this text names them.

    `unit` is the department that answers for its matter; `score` only orders the matches of one answer. `begin` are the
    first characters of its description, masked. `stage` and `version` are those of a case on its way; `mergeable`: the
    case in the form may be merged with it, `main` when others have been already.
    """

    case: Id
    number: Line
    title: Line
    place: Line = ""
    building: Line = ""
    area: Code | None = None
    matter: Code | None = None
    unit: Code | None = None
    state: CaseState
    registered_at: AwareDatetime
    confidential: bool = False
    begin: Line = ""
    stage: Stage | None = None
    version: int | None = None
    mergeable: bool = False
    main: bool = False
    why: tuple[Reason, ...] = ()
    score: float = 0.0


class MatterGuess(Model):
    """A matter that similar cases had; `share` of what speaks for any matter, 0 to 1."""

    matter: Code
    share: float


class SimilarAnswer(Model):
    """What is known that resembles a case: best first in each list."""

    duplicates: tuple[Match, ...] = ()
    history: tuple[Match, ...] = ()
    matters: tuple[MatterGuess, ...] = ()
    opinions: tuple[Text, ...] = ()
    time: AwareDatetime
