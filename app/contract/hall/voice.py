"""What is said aloud in a hall besides calls, and what of the calls was not said."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field, StringConstraints

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import Code, Id, Line, Model

Language = Annotated[str, StringConstraints(pattern=r"^(zh|zh_hk|en)$")]
Spoken = Annotated[Line, Field(min_length=1)]


class Announcement(Model):
    """Words that staff had said aloud (广播), in one zone or, without one, in the whole hall. `id` is the request's."""

    id: Id
    text: Spoken
    language: Language = "zh"
    zone: Code | None = None
    staff: Line = ""
    at: AwareDatetime


class Announce(Command):
    """Ask for words to be said aloud; the hall's rules name the roles that may."""

    TYPE: ClassVar[str] = "announce"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    text: Spoken
    language: Language = "zh"
    zone: Code | None = None


class Announced(Event):
    """Words are to be said aloud; screens show them as well."""

    TYPE: ClassVar[str] = "announced"

    announcement: Announcement


class Unspoken(StrEnum):
    """Why a call was not said: too much waited to be said before it, or the loudspeaker failed."""

    TOO_LONG = "too_long"
    FAILED = "failed"


class ReportUnspoken(Command):
    """A call was shown but not said, for a reason the counter should know."""

    TYPE: ClassVar[str] = "report_unspoken"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.DISPLAY, Scope.COUNTER})

    visit: Id
    reason: Unspoken


class CallUnspoken(Event):
    """A call was not said; the counter may call again."""

    TYPE: ClassVar[str] = "call_unspoken"

    visit: Id
    reason: Unspoken
