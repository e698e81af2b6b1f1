"""Time limits (时限) and what a running clock has gone through (spec 04, 1.5)."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.contract.model import Model

Minutes = Annotated[int, Field(gt=0, le=5_256_000)]
"""Minutes of a limit's own unit, at most ten years."""


class TimeUnit(StrEnum):
    """Which time counts (时限单位): only working hours (工作时), or every hour of every day (自然日)."""

    WORK = "work"
    NATURAL = "natural"


class Measurement(StrEnum):
    """What happens when a node is entered again (时限计量方式): start anew (单次耗时) or go on (累计耗时)."""

    SINGLE = "single"
    CUMULATIVE = "cumulative"


class Limit(Model):
    """How long something may take; `urgent` and `very_urgent` fall back to the ordinary value.

    `counts_away`: whether a cumulative clock runs while the case is somewhere else, for instance in review. The
    documents' example allows both readings; the default is that it runs.
    """

    minutes: Minutes
    urgent: Minutes | None = None
    very_urgent: Minutes | None = None
    unit: TimeUnit = TimeUnit.WORK
    measurement: Measurement = Measurement.SINGLE
    counts_away: bool = True
    enabled: bool = True


class Pause(Model):
    """When a clock stood still; `ends` is `None` while it does."""

    begins: datetime
    ends: datetime | None = None


class Timer(Model):
    """What a clock has gone through. The limit is not part of it: it may change while the clock runs.

    `left_at`: the node was left and not entered again. `extra` minutes were granted (延期), in the limit's unit.
    """

    since: datetime
    pauses: tuple[Pause, ...] = ()
    left_at: datetime | None = None
    extra: int = 0


class Standing(StrEnum):
    """How a clock stands against its limit (the derived tags of the documents)."""

    NORMAL = "normal"
    NEAR_DUE = "near_due"
    OVERDUE = "overdue"
    DONE_LATE = "done_late"
