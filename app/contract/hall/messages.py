"""Messages from a manager to the counters: what is asked, what happens, what is kept of them for the day."""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import Code, CounterNo, Id, Model, Personal, PersonalKind

MESSAGE_LENGTH = 200

MessageText = Annotated[
    str,
    StringConstraints(max_length=MESSAGE_LENGTH, pattern=r"^[^\x00-\x09\x0b-\x1f\x7f]*$"),
    Personal(PersonalKind.INTERNAL),
]
"""At most 200 characters, line breaks included; citizens' screens get none of it."""


class SendMessage(Command):
    """Tell counters something: one counter, all of a zone, or every one when neither is named."""

    TYPE: ClassVar[str] = "send_message"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    text: Annotated[MessageText, StringConstraints(min_length=1)]
    counter: CounterNo | None = None
    zone: Code | None = None


class AcknowledgeMessage(Command):
    """The staff of a counter have read a message."""

    TYPE: ClassVar[str] = "acknowledge_message"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo
    message: Id


class MessageSent(Event):
    """A manager told counters something; `message` is the id of the command."""

    TYPE: ClassVar[str] = "message_sent"

    message: Id
    text: MessageText
    staff: Code | None = None
    counter: CounterNo | None = None
    zone: Code | None = None


class MessageAcknowledged(Event):
    """The staff of a counter have read a message."""

    TYPE: ClassVar[str] = "message_acknowledged"

    message: Id
    counter: CounterNo
    staff: Code


class Seen(Model):
    """Who has read a message, where and when."""

    counter: CounterNo
    staff: Code
    at: datetime


class StaffMessage(Model):
    """A message as the state keeps it until the day is over. `staff` is who sent it, where somebody is known."""

    id: Id
    at: datetime
    text: MessageText
    staff: Code | None = None
    counter: CounterNo | None = None
    zone: Code | None = None
    seen: tuple[Seen, ...] = ()
