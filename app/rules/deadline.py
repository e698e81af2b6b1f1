"""When something is due: limits in working hours or natural time, pauses, extensions (spec 04, 1.5).

A clock is a `Timer` (what it went through) read against a `Limit` (what was allowed) by a `WorkClock` (which time
counts). Nothing that is due is ever stored: a changed priority, matter or calendar gives a new due time at once, and
the time that has passed or stood still stays what it was.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.contract.centre.limits import Limit, Measurement, Pause, Standing, Timer, TimeUnit
from app.contract.centre.state import Urgency
from app.contract.hall.setup import Calendar
from app.rules.calendar import at_local, local, opening_periods

HORIZON_DAYS = 4000
"""A clock that is not due within this many days of its start is never due: nobody works."""

_Span = tuple[datetime, datetime]
"""From (included) to (excluded), both in UTC."""


@dataclass(frozen=True)
class WorkClock:
    """Which time counts at a centre: its calendar of working hours, with lunch breaks and make-up workdays."""

    calendar: Calendar
    timezone: str

    def spans(self, unit: TimeUnit, start: datetime) -> Iterator[_Span]:
        """Yield the stretches of time that count from `start` on, in order and apart, up to the horizon."""
        begin = start.astimezone(UTC)
        if unit is TimeUnit.NATURAL:
            yield begin, begin + timedelta(days=HORIZON_DAYS)
            return
        today = local(self.timezone, begin).date()
        for day in (today + timedelta(days=count) for count in range(HORIZON_DAYS)):
            periods = opening_periods(self.calendar, day)
            worked = (
                (at_local(self.timezone, day, period.opens), at_local(self.timezone, day, period.closes))
                for period in periods
            )
            for opens, closes in _apart(worked):
                if closes > begin:
                    yield max(opens, begin), closes


def counted(clock: WorkClock, unit: TimeUnit, start: datetime, end: datetime) -> timedelta:
    """Return how much time counts between two moments; zero when `end` is not after `start`."""
    return _measure(clock, unit, start, end, ())


def elapsed(clock: WorkClock, unit: TimeUnit, timer: Timer, now: datetime) -> timedelta:
    """Return how much time of a timer has counted until `now`, its pauses taken out."""
    return _measure(clock, unit, timer.since, now, timer.pauses)


def due(clock: WorkClock, limit: Limit, urgency: Urgency, timer: Timer) -> datetime | None:
    """Return the first moment (UTC) at which the limit is used up.

    `None`: never, because the clock stands still, nobody works within the horizon, or the limit is switched off.
    """
    return moment(clock, limit, urgency, timer)


def moment(
    clock: WorkClock, limit: Limit, urgency: Urgency, timer: Timer, *, after_due: timedelta = timedelta()
) -> datetime | None:
    """Return when a timer is `after_due` past its limit; negative is before it. Counted in the limit's own time.

    Reminders, near-due warnings and escalations are such moments. `None` as for `due`.
    """
    if not limit.enabled:
        return None
    left = _allowed(limit, urgency, timer) + after_due
    if left <= timedelta():
        return timer.since.astimezone(UTC)
    for begins, ends in _running(clock, limit.unit, timer.since, timer.pauses):
        if left <= ends - begins:
            return begins + left
        left -= ends - begins
    return None


def remaining(clock: WorkClock, limit: Limit, urgency: Urgency, timer: Timer, now: datetime) -> timedelta:
    """Return how much counted time is left; negative when overdue."""
    return _allowed(limit, urgency, timer) - elapsed(clock, limit.unit, timer, now)


def standing(
    clock: WorkClock,
    limit: Limit,
    urgency: Urgency,
    timer: Timer,
    now: datetime,
    *,
    near: timedelta = timedelta(),
    done_at: datetime | None = None,
) -> Standing:
    """Return the tag of a clock. `near`: how much counted time before the due moment the warning begins.

    `done_at`: when what the limit is for was finished, `None` while it is open.
    """
    if not limit.enabled:
        return Standing.NORMAL
    left = remaining(clock, limit, urgency, timer, now if done_at is None else done_at)
    if done_at is not None:
        return Standing.DONE_LATE if left < timedelta() else Standing.NORMAL
    if left < timedelta():
        return Standing.OVERDUE
    return Standing.NEAR_DUE if left < near else Standing.NORMAL


def enter(timer: Timer | None, limit: Limit | None, at: datetime) -> Timer:
    """Return the timer of a node that is entered, for the first time (`None`) or again."""
    if timer is None or limit is None or limit.measurement is Measurement.SINGLE:
        return Timer(since=at)
    pauses = timer.pauses
    if timer.left_at is not None and not limit.counts_away:
        pauses = (*pauses, Pause(begins=timer.left_at, ends=at))
    return timer.model_copy(update={"left_at": None, "pauses": pauses})


def leave(timer: Timer, at: datetime) -> Timer:
    """Return the timer of a node that is left."""
    return timer.model_copy(update={"left_at": at})


def suspend(timer: Timer, at: datetime) -> Timer:
    """Return the timer that stands still from `at` (挂账); the same when it does already."""
    if _open_pause(timer):
        return timer
    return timer.model_copy(update={"pauses": (*timer.pauses, Pause(begins=at))})


def resume(timer: Timer, at: datetime) -> Timer:
    """Return the timer that runs again from `at`; the same when it did not stand still."""
    if not _open_pause(timer):
        return timer
    *before, last = timer.pauses
    return timer.model_copy(update={"pauses": (*before, last.model_copy(update={"ends": at}))})


def extension(clock: WorkClock, limit: Limit, urgency: Urgency, timer: Timer, until: datetime) -> int:
    """Return the minutes (rounded up) that move the due time to `until` (延期); not above zero when it is no later.

    Where `until` lies outside working hours, the due time becomes the end of the working hours before it.
    """
    more = elapsed(clock, limit.unit, timer, until) - _allowed(limit, urgency, timer)
    return -int(-more // timedelta(minutes=1))


def extend(timer: Timer, minutes: int) -> Timer:
    """Return the timer with more minutes granted."""
    return timer.model_copy(update={"extra": timer.extra + minutes})


def allowed_minutes(limit: Limit, urgency: Urgency) -> int:
    """Return the minutes of a limit for an urgency, before anything was granted on top."""
    chosen = {Urgency.URGENT: limit.urgent, Urgency.VERY_URGENT: limit.very_urgent}.get(urgency)
    return limit.minutes if chosen is None else chosen


def _allowed(limit: Limit, urgency: Urgency, timer: Timer) -> timedelta:
    return timedelta(minutes=allowed_minutes(limit, urgency) + timer.extra)


def _open_pause(timer: Timer) -> bool:
    return bool(timer.pauses) and timer.pauses[-1].ends is None


def _measure(clock: WorkClock, unit: TimeUnit, start: datetime, end: datetime, pauses: tuple[Pause, ...]) -> timedelta:
    total = timedelta()
    limit = end.astimezone(UTC)
    for begins, ends in _running(clock, unit, start, pauses):
        if begins >= limit:
            break
        total += min(ends, limit) - begins
    return total


def _running(clock: WorkClock, unit: TimeUnit, start: datetime, pauses: tuple[Pause, ...]) -> Iterator[_Span]:
    """Yield the stretches that count and in which the clock does not stand still."""
    end_of_time = start.astimezone(UTC) + timedelta(days=HORIZON_DAYS)
    still = list(
        _apart((pause.begins.astimezone(UTC), (pause.ends or end_of_time).astimezone(UTC)) for pause in pauses)
    )
    for span in clock.spans(unit, start):
        yield from _without(span, still)


def _without(span: _Span, still: list[_Span]) -> Iterator[_Span]:
    begins, ends = span
    for stops, goes_on in still:
        if goes_on <= begins or stops >= ends:
            continue
        if stops > begins:
            yield begins, stops
        begins = goes_on
    if begins < ends:
        yield begins, ends


def _apart(spans: Iterable[_Span]) -> Iterator[_Span]:
    """Join what overlaps or touches, drop what is empty, and yield the rest in order."""
    joined: list[_Span] = []
    for begins, ends in sorted(span for span in spans if span[0] < span[1]):
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((begins, ends))
    yield from joined
