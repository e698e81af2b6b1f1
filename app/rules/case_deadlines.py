"""The deadlines of a case explained: what was allowed, what has passed, stood still and is left (spec 04, 1.5)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.contract.centre.desk import Deadline
from app.contract.centre.flow_state import CaseFlow
from app.contract.centre.state import CentreState
from app.rules import deadline
from app.rules.case_clock import CaseClock, clocks

_MINUTE = timedelta(minutes=1)


def deadlines(state: CentreState, flow: CaseFlow, now: datetime) -> Iterator[Deadline]:
    """Yield every clock of a case that something limits, as it stands now or stood when it ended."""
    yield from (_told(clock, now) for clock in clocks(state, flow))


def _told(clock: CaseClock, now: datetime) -> Deadline:
    limit, timer, urgency = clock.limit, clock.timer, clock.flow.urgency
    until = clock.ended_at or now
    paused = (min(pause.ends or until, until) - pause.begins for pause in timer.pauses if pause.begins < until)
    return Deadline(
        of=clock.of,
        stage=clock.stage,
        task=clock.task,
        limit=limit,
        minutes=deadline.allowed_minutes(limit, urgency),
        extra=timer.extra,
        since=timer.since,
        elapsed=deadline.elapsed(clock.work, limit.unit, timer, until) // _MINUTE,
        left=deadline.remaining(clock.work, limit, urgency, timer, until) // _MINUTE,
        paused=sum(paused, timedelta()) // _MINUTE,
        still=bool(timer.pauses) and timer.pauses[-1].ends is None,
        ended_at=clock.ended_at,
        due=clock.due(),
        standing=clock.standing(now),
    )
