"""How a device is: what admin's device board and the modes are shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from devices.errors import Trouble


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
    """How a device is. A device that gives no answer is UNKNOWN, never OK."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    UNKNOWN = "unknown"


USABLE = frozenset({DeviceState.OK, DeviceState.WARNING, DeviceState.UNKNOWN})
"""States in which a job is worth trying."""

NEEDS_A_LOOK = frozenset({DeviceState.WARNING, DeviceState.FAILED})
"""States in which a person should go and see."""


@dataclass(frozen=True)
class Condition:
    """What a driver says of its device at one moment; `trouble` is None only when there is nothing to say."""

    state: DeviceState
    trouble: Trouble | None = None


FINE = Condition(DeviceState.OK)


@dataclass(frozen=True)
class Counters:
    """Since the device was started: jobs done, failed, sent without an answer, and attempts to open again."""

    done: int = 0
    failed: int = 0
    unconfirmed: int = 0
    retried: int = 0


@dataclass(frozen=True)
class Health:
    """A snapshot. `since` (aware) is when the state last changed; `trouble` the last error in plain words."""

    kind: DeviceKind
    driver: str
    state: DeviceState
    since: datetime
    trouble: Trouble | None
    counters: Counters
