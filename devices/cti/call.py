"""What a switch says of a call, whatever switch it is, and what a call-taker is ready for."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class CallKind(StrEnum):
    """What happened to a call at this seat."""

    RINGING = "ringing"
    ANSWERED = "answered"
    HELD = "held"
    RESUMED = "resumed"
    TRANSFERRED = "transferred"
    HUNG_UP = "hung_up"


class Direction(StrEnum):
    """Who called whom."""

    IN = "in"
    OUT = "out"


class AgentState(StrEnum):
    """Whether the switch may send calls to this seat (坐席状态); after a call it waits until the case is written."""

    READY = "ready"
    BUSY = "busy"
    AFTER_CALL = "after_call"


@dataclass(frozen=True, kw_only=True)
class CallEvent:
    """Something happened to a call. `call` is the switch's own name of it, `number` the other party's, empty when it is
    withheld; `to` whom it was transferred to. The same event may be told twice.
    """

    kind: CallKind
    call: str
    number: str = ""
    direction: Direction = Direction.IN
    to: str = ""


OnCall = Callable[[CallEvent], None]
"""Told of every event, in the device's thread."""
