"""Telephone calls of a hotline: what switches and seats report, and what is kept (来电; spec 04, 1.6, 1.7)."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, ConfigDict, Field

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import Code, Id, Line, Model, PersonalPhone, PersonalText

CallKey = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z_.:@\-]{0,63}$")]
"""What a telephone switch calls one call."""

Extension = Annotated[str, Field(pattern=r"^[0-9A-Za-z*#._\-]{1,20}$")]
"""A telephone of the switch (分机)."""

RecordingName = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z_.\-/]{0,190}\.(wav|mp3|wma|ogg)$")]
"""A recording's file below the folder of recordings; never upwards."""


class Direction(StrEnum):
    """Who called whom."""

    IN = "in"
    OUT = "out"


class CallStep(StrEnum):
    """What a switch says of a call. `WRAPPED_UP`: the call-taker has finished writing after it (话后)."""

    OFFERED = "offered"
    ANSWERED = "answered"
    HELD = "held"
    RESUMED = "resumed"
    TRANSFERRED = "transferred"
    HUNG_UP = "hung_up"
    WRAPPED_UP = "wrapped_up"


class CallState(StrEnum):
    """How a call stands. `MISSED`: it ended before anybody answered."""

    RINGING = "ringing"
    TALKING = "talking"
    HELD = "held"
    AFTER_CALL = "after_call"
    DONE = "done"
    MISSED = "missed"


ON_THE_LINE = frozenset({CallState.RINGING, CallState.TALKING, CallState.HELD})
"""Somebody is on the telephone."""


class CallBack(StrEnum):
    """Whether a missed call was answered by one back (回拨)."""

    OPEN = "open"
    TAKEN = "taken"
    REACHED = "reached"
    NOT_REACHED = "not_reached"


class Call(Model):
    """One call. `staff` answered it, at `extension`; `held_seconds` are those on hold, not counting one that lasts.

    `called` is the hotline's own number. `back` is there for missed ones only, with who took it on in `back_by`.
    """

    key: CallKey
    direction: Direction = Direction.IN
    number: PersonalPhone = ""
    called: Line = ""
    state: CallState
    offered_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    wrapped_up_at: datetime | None = None
    held_since: datetime | None = None
    held_seconds: int = 0
    staff: Code | None = None
    extension: Extension | None = None
    transfers: tuple[Extension, ...] = ()
    recording: RecordingName | None = None
    back: CallBack | None = None
    back_by: Code | None = None
    back_at: datetime | None = None
    back_note: PersonalText = ""


class ReportCall(Command):
    """A step of a call, told by the program at the seat. The same step told twice counts once.

    `number` is the other party's, `staff` or `extension` whose telephone it is; each step may add what it knows.
    """

    TYPE: ClassVar[str] = "report_call"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.SYSTEM})

    call: CallKey
    step: CallStep
    happened_at: AwareDatetime
    direction: Direction = Direction.IN
    number: Annotated[Line, Field(max_length=40)] = ""
    called: Annotated[Line, Field(max_length=40)] = ""
    staff: Code | None = None
    extension: Extension | None = None
    to: Extension | None = None
    recording: RecordingName | None = None


class NoteCall(ReportCall):
    """The same, told by a telephone switch, which numbers no facts: it tells again what was not answered."""

    # Whoever writes the little program beside a switch need not know how strictly types are meant here.
    model_config = ConfigDict(strict=False)

    TYPE: ClassVar[str] = "note_call"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.SWITCH, Scope.SYSTEM})


class TakeMissedCall(Command):
    """Take it on to call somebody back, so that nobody else does."""

    TYPE: ClassVar[str] = "take_missed_call"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.SYSTEM})

    call: CallKey


class ReportCallBack(Command):
    """Somebody was called back. Not reached: the call is open again for whoever tries next."""

    TYPE: ClassVar[str] = "report_call_back"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.SYSTEM})

    call: CallKey
    reached: bool
    note: PersonalText = ""


class AgentState(StrEnum):
    """What a call-taker is ready for (坐席状态)."""

    READY = "ready"
    BUSY = "busy"
    AFTER_CALL = "after_call"
    OFF = "off"


class ReportAgent(Command):
    """A call-taker is ready, busy or gone."""

    TYPE: ClassVar[str] = "report_agent"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.SYSTEM})

    state: AgentState
    extension: Extension | None = None


class Agent(Model):
    """A call-taker's state since `since`."""

    staff: Code
    state: AgentState
    extension: Extension | None = None
    since: datetime


class CallMoved(Event):
    """A call stands so now."""

    TYPE: ClassVar[str] = "call_moved"

    call: Call


class AgentMoved(Event):
    """A call-taker's state changed."""

    TYPE: ClassVar[str] = "agent_moved"

    agent: Agent


CALL_COMMANDS: tuple[type[Command], ...] = (ReportCall, NoteCall, TakeMissedCall, ReportCallBack, ReportAgent)
CALL_EVENTS: tuple[type[Event], ...] = (CallMoved, AgentMoved)


class CallsAnswer(Model):
    """Calls, newest first."""

    calls: tuple[Call, ...] = ()
    time: AwareDatetime


class CallFigures(Model):
    """How calls of a day went. Shares are `None` where there was nothing to take a share of.

    `in_15_s`: share of the offered calls that were answered within 15 s (GB/T 33358: 15 s answer rate).
    """

    offered: int = 0
    answered: int = 0
    missed: int = 0
    answered_share: float | None = None
    in_15_s: float | None = None
    mean_seconds_to_answer: float | None = None
    mean_talk_seconds: float | None = None
    mean_after_call_seconds: float | None = None


class SwitchAnswer(Model):
    """What a switch is told: the id under which the step was recorded."""

    id: Id
    status: Line
