"""What counters and kiosks do while the server is out of reach, and who owns which ticket then (spec 06)."""

from typing import Annotated, ClassVar

from pydantic import Field

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import Code, CounterNo, Id, Line

DeviceTag = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,2}$")]
"""What tells a kiosk's own series from all others of its hall: given at enrolment."""


class CallOffline(Command):
    """A counter called a ticket by itself: one of its own, or one whose paper it has in hand (`by_slip`, 凭票认领).

    A paper may tell of a ticket that the record does not know yet, because the kiosk that printed it is out of reach
    too; `number` and `service` say what it reads then.
    """

    TYPE: ClassVar[str] = "call_offline"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo
    ticket: Id
    by_slip: bool = False
    number: Line = ""
    service: Code | None = None


class ReleaseCounter(Command):
    """Take all tickets from a counter that does not answer (窗口失联); a manager decides it, and it is recorded."""

    TYPE: ClassVar[str] = "release_counter"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    counter: CounterNo


class TicketOwned(Event):
    """A counter may call this ticket when the server is out of reach (spec 06, A3); `holder` is its machine."""

    TYPE: ClassVar[str] = "ticket_owned"

    ticket: Id
    owner: CounterNo
    holder: Line = ""


class ReleaseAsked(Event):
    """The owner is asked to let go; it still owns the ticket until it has acknowledged this event."""

    TYPE: ClassVar[str] = "release_asked"

    ticket: Id


class TicketReleased(Event):
    """The owner has acknowledged: anybody may be given the ticket (spec 06, A2).

    `forced`: a manager released it although the owner is out of reach; the only way to break the rule.
    """

    TYPE: ClassVar[str] = "ticket_released"

    ticket: Id
    forced: bool = False
