"""When a feed's day begins: one rule for halls and centres."""

from datetime import date, datetime
from typing import Any

from app.contract.hall.events import DayBegan
from app.rules.calendar import business_day
from app.rules.decision import Decision


def day_to_begin(state: Any, now: datetime) -> date | None:
    """Return the local day that has come and not yet begun; `None` while it goes on or nothing is set up.

    `state` is that of a hall or a centre: it has a `setup` with a `timezone`, and the `day` that goes on.
    """
    if state.setup is None:
        return None
    today = business_day(state.setup.timezone, now, state.day)
    return today if today != state.day else None


def begin_day(decision: Decision[Any]) -> None:
    """Let a day begin that has come, before anything else happens."""
    today = day_to_begin(decision.state, decision.context.now)
    if today is not None:
        decision.happen(DayBegan(day=today))
