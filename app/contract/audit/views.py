"""Looking at personal data in full: the command that keeps it, what has happened, and what is kept at hand."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import Code, Id, Line, Model, Personal, PersonalKind, Sha256

Reason = Annotated[Line, Field(min_length=1), Personal(PersonalKind.INTERNAL)]
"""Why somebody looks, in their own words."""


class Looked(StrEnum):
    """At what somebody looked: a ticket, a case, cases of a telephone number, tickets of a name, a signature,
    a recording."""

    TICKET = "ticket"
    CASE = "case"
    CALLER = "caller"
    NAME = "name"
    SIGNATURE = "signature"
    RECORDING = "recording"


class View(Model):
    """One look at personal data in full; `subject` is the ticket, case or signature, empty for a number or name.

    `allowed` is false when it was refused; `found` counts what was shown.
    """

    looked: Looked
    subject: Id | Sha256 | None = None
    reason: Reason
    allowed: bool
    found: Annotated[int, Field(ge=0)] = 0


class RecordView(Command):
    """Keep that somebody looked. Sent by the server in the name of whoever did."""

    TYPE: ClassVar[str] = "record_view"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.SYSTEM})

    view: View
    bearer: Scope


class PersonalDataViewed(Event):
    """Somebody saw personal data in full, or was refused; actor, device and time are those of the record."""

    TYPE: ClassVar[str] = "personal_data_viewed"

    view: View
    bearer: Scope


class KeptView(View):
    """A look as the state keeps the latest ones."""

    staff: Line
    device: Line
    bearer: Scope
    at: AwareDatetime


class AuditState(Model):
    """The latest looks of one hall or centre, newest first; the record holds all."""

    code: Code
    seq: int = 0
    views: tuple[KeptView, ...] = ()


AUDIT_COMMANDS: dict[str, type[Command]] = {RecordView.TYPE: RecordView}
AUDIT_EVENTS: dict[str, type[Event]] = {PersonalDataViewed.TYPE: PersonalDataViewed}
