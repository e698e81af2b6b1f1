"""What became of suggestions: how often call-takers took what was suggested to them."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import Id, Model


class SuggestedField(StrEnum):
    """For what something was suggested."""

    DUPLICATE = "duplicate"
    HISTORY = "history"
    MATTER = "matter"
    OPINION = "opinion"
    KNOWLEDGE = "knowledge"
    DEPARTMENT = "department"
    TITLE = "title"
    PHRASE = "phrase"


class Reception(StrEnum):
    """What the call-taker did with what was suggested."""

    ACCEPTED = "accepted"
    IGNORED = "ignored"


class ReportSuggestion(Command):
    """Something was suggested for a field of a case, and taken or not.

    `rank` is the place of what was taken, from 1; `case` the earlier case that was opened or merged.
    """

    TYPE: ClassVar[str] = "report_suggestion"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.SYSTEM})

    field: SuggestedField
    reception: Reception
    rank: Annotated[int, Field(ge=1, le=100)] | None = None
    case: Id | None = None


class SuggestionReported(Event):
    """Something that was suggested was taken or not."""

    TYPE: ClassVar[str] = "suggestion_reported"

    field: SuggestedField
    reception: Reception
    rank: int | None = None
    case: Id | None = None


class SuggestionTally(Model):
    """How often suggestions for one field were taken and not taken."""

    accepted: int = 0
    ignored: int = 0
