"""How the devices of a hall are, as the programs that hold them report it.

Addresses, ports and passwords are never part of it: `driver` is only the way a device is spoken to.
"""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field, StringConstraints

from app.contract.event import Event
from app.contract.model import Code, CounterNo, Line, Model, Personal, PersonalKind


class DeviceKind(StrEnum):
    """What a device is for."""

    PRINTER = "printer"
    SPEECH = "speech"
    STRIP = "strip"
    READER = "reader"
    SCANNER = "scanner"
    EVALUATOR = "evaluator"
    TERMINAL = "terminal"
    SWITCH = "switch"


class DeviceState(StrEnum):
    """How a device is. One that gives no answer is unknown, never ok."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    UNKNOWN = "unknown"


CLOSED = "device.closed"
"""The trouble of a device that was put away by its program."""

DeviceDriver = Annotated[str, StringConstraints(pattern=r"^[a-z][0-9a-z+.\-]{0,39}$")]
TroubleCode = Annotated[str, StringConstraints(pattern=r"^([a-z]{1,20}\.[a-z-]{1,40})?$")]
Count = Annotated[int, Field(ge=0)]


class DeviceCounters(Model):
    """Since its program was started: jobs done (slips printed, texts shown), failed, sent without an answer, and
    attempts to reach it again.
    """

    done: Count = 0
    failed: Count = 0
    unconfirmed: Count = 0
    retried: Count = 0


class DeviceReport(Model):
    """One device at one moment. `name` tells it from others of the same program; `zone` or `counter` is its place.

    `since` is when it came to this state, `trouble` the code of what is wrong, `words` the same in English with its
    details for whoever repairs it; the public does not see those.
    """

    name: Code
    kind: DeviceKind
    driver: DeviceDriver
    zone: Code | None = None
    counter: CounterNo | None = None
    state: DeviceState
    since: AwareDatetime
    trouble: TroubleCode = ""
    words: Annotated[Line, Personal(PersonalKind.TECHNICAL)] = ""
    counters: DeviceCounters = DeviceCounters()


class DeviceHealth(DeviceReport):
    """The latest report of a device; `host` is the machine that holds it."""

    host: Line
    reported_at: AwareDatetime


class DeviceReported(Event):
    """A device is in another state, or has done more."""

    TYPE: ClassVar[str] = "device_reported"

    report: DeviceReport
