"""What the reception knows beforehand and is asked for: today's appointments (预约), and calls for help at a kiosk."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Self

from pydantic import AwareDatetime, Field, model_validator

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import Code, Id, Line, Model, PersonalIdNumber, PersonalName, PersonalPhone, Phone

BookingKey = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
"""The beginning of the hash of an appointment's code: finds an appointment for whoever brings the code."""


class AppointmentGiven(Model):
    """One appointment as the booking system names it: its code, and the slot."""

    code: Code
    service: Code
    begins: AwareDatetime
    ends: AwareDatetime
    name: Annotated[Line, Field(max_length=60)] | None = None
    phone: Phone | None = None
    id_number: Annotated[str, Field(pattern=r"^[0-9]{17}[0-9X]$")] | None = None

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        if self.ends <= self.begins:
            raise ValueError("a slot ends after it begins")
        return self


class Booking(Model):
    """An appointment the hall expects. Its code is not here: whoever comes brings it."""

    key: BookingKey
    service: Code
    begins: datetime
    ends: datetime
    name: PersonalName | None = None
    phone: PersonalPhone | None = None
    id_number: PersonalIdNumber | None = None


class HelpCall(Model):
    """Somebody at a kiosk asked for a member of staff. `id` is the id of the command, `device` the kiosk."""

    id: Id
    device: Line
    zone: Code | None = None
    asked_at: datetime


class LoadAppointments(Command):
    """Replace the appointments of one day by those of the booking system; tickets that were taken stay."""

    TYPE: ClassVar[str] = "load_appointments"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER, Scope.SYSTEM})

    day: Annotated[date, Field(strict=False)]
    appointments: Annotated[tuple[AppointmentGiven, ...], Field(max_length=5000)]


class CheckInByCode(Command):
    """Take a ticket for an appointment the hall expects, by the code the citizen was given."""

    TYPE: ClassVar[str] = "check_in_by_code"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK, Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    code: Code


class AskForHelp(Command):
    """A citizen at a kiosk wants a member of staff to come."""

    TYPE: ClassVar[str] = "ask_for_help"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK})

    zone: Code | None = None


class AnswerHelp(Command):
    """Somebody goes to whoever asked for help."""

    TYPE: ClassVar[str] = "answer_help"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    help: Id


class AppointmentsLoaded(Event):
    """These are the appointments of a day now."""

    TYPE: ClassVar[str] = "appointments_loaded"

    day: date
    bookings: tuple[Booking, ...]


class HelpAsked(Event):
    """A kiosk asks for a member of staff. `help` is the id of the call."""

    TYPE: ClassVar[str] = "help_asked"

    help: Id
    zone: Code | None = None


class HelpAnswered(Event):
    """Somebody went there."""

    TYPE: ClassVar[str] = "help_answered"

    help: Id
