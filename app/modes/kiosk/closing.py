"""When nothing is offered: why, and when it is again."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.contract.errors import RefusalCode
from app.contract.hall.setup import HallSetup
from app.modes import words
from app.modes.hall_texts import filled
from app.rules.calendar import local, next_opening, opening_periods
from app.rules.offers import Offer

translate = QCoreApplication.translate

_DAYS_AHEAD = 30


def closed_words(setup: HallSetup, offers: list[Offer], now: datetime) -> tuple[str, str]:
    """Return what the closed kiosk says: that no tickets are given and why, and when it opens."""
    codes = {one.code for one in offers}
    if codes <= {RefusalCode.HALL_CLOSED, RefusalCode.NOT_YET_OPEN, RefusalCode.SERVICE_OFF}:
        return translate("Kiosk", "The hall is closed now"), _opens(setup, now)
    if RefusalCode.NO_COUNTER in codes:
        headline = translate("Kiosk", "No counter is open yet")
        return headline, translate("Kiosk", "Tickets are given as soon as a counter opens. Please wait a moment.")
    return translate("Kiosk", "All numbers of today are taken"), _opens(setup, now + timedelta(days=1))


def _opens(setup: HallSetup, now: datetime) -> str:
    """Return when the hall opens next, looking a month ahead."""
    here = local(setup.timezone, now)
    later_today = next_opening(opening_periods(setup.calendar, here.date()), here.time())
    if later_today is not None:
        return filled(translate("Kiosk", "It opens today at {time}"), time=f"{later_today:%H:%M}")
    for days in range(1, _DAYS_AHEAD):
        day = here.date() + timedelta(days=days)
        periods = opening_periods(setup.calendar, day)
        if periods:
            opens = translate("Kiosk", "It opens on {day} at {time}")
            return filled(opens, day=words.day(day), time=f"{periods[0].opens:%H:%M}")
    return ""
