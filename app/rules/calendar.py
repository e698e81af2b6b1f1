"""The hall's calendar (行事历): local days and opening hours."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.contract.hall.setup import Calendar, HallSetup, Period, Service


@lru_cache(maxsize=16)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def local(timezone: str, now: datetime) -> datetime:
    """Return `now` (aware) on the wall clock of a time zone."""
    return now.astimezone(_zone(timezone))


def at_local(timezone: str, day: date, moment: time) -> datetime:
    """Return a time of day on the wall clock of a time zone as UTC."""
    return datetime.combine(day, moment, tzinfo=_zone(timezone)).astimezone(UTC)


def business_day(timezone: str, now: datetime, known: date | None) -> date:
    """Return the hall's day: the local date, but never before a day that has already begun.

    A clock that is set back does not bring yesterday's numbers back.
    """
    today = local(timezone, now).date()
    return today if known is None else max(known, today)


def opening_periods(calendar: Calendar, day: date) -> tuple[Period, ...]:
    """Return the opening hours of a day, in order; empty when closed. A special day replaces its weekday."""
    for special in calendar.special:
        if special.day == day:
            return tuple(sorted(special.periods, key=lambda period: period.opens))
    periods = [period for week in calendar.week if day.isoweekday() in week.days for period in week.periods]
    return tuple(sorted(periods, key=lambda period: period.opens))


def service_periods(service: Service, day: date) -> tuple[Period, ...] | None:
    """Return a service's own hours of an ordinary day, in order; empty when there are none that day.

    `None`: the service has no hours of its own, only the hall's.
    """
    if not service.periods and not service.week:
        return None
    weekly = [period for week in service.week if day.isoweekday() in week.days for period in week.periods]
    return tuple(sorted((*service.periods, *weekly), key=lambda period: period.opens))


def closing_time(setup: HallSetup, day: date) -> datetime | None:
    """Return when the last opening hours of a day end, aware; `None` on a day without any."""
    periods = opening_periods(setup.calendar, day)
    if not periods:
        return None
    return datetime.combine(day, max(period.closes for period in periods), tzinfo=_zone(setup.timezone))


def within(periods: tuple[Period, ...], moment: time) -> bool:
    """Whether a local time of day falls into one of the periods; `closes` is excluded."""
    return any(period.opens <= moment < period.closes for period in periods)


def next_opening(periods: tuple[Period, ...], moment: time) -> time | None:
    """Return when the next period of the same day begins, or `None`."""
    return next((period.opens for period in periods if moment < period.opens), None)


def is_special(setup: HallSetup, day: date) -> bool:
    """Whether a day has its own hours; services' own periods do not apply then."""
    return any(special.day == day for special in setup.calendar.special)
