"""What can happen at a counter besides serving. `app.contract.hall.events` lists these with all others."""

from typing import ClassVar

from app.contract.event import Event
from app.contract.model import CounterNo


class BackOfficeBegan(Event):
    """The counter works without a citizen."""

    TYPE: ClassVar[str] = "back_office_began"

    counter: CounterNo


class BackOfficeEnded(Event):
    """The counter serves again."""

    TYPE: ClassVar[str] = "back_office_ended"

    counter: CounterNo


class AutoCallSwitched(Event):
    """The counter calls by itself from now on, or no more."""

    TYPE: ClassVar[str] = "auto_call_switched"

    counter: CounterNo
    on: bool


class DistanceAsked(Event):
    """The next citizen is asked to wait behind the line; the pad shows and says it."""

    TYPE: ClassVar[str] = "distance_asked"

    counter: CounterNo
