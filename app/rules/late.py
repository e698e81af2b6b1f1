"""When something happened of which the record learns late, because a device was out of the server's reach (spec 06)."""

from datetime import datetime, timedelta

from app.contract.command import Context
from app.contract.hall.state import HallState, Visit
from app.rules.decision import Decision

LATE = timedelta(seconds=5)
"""What arrives sooner has just happened: the record's own time is the better one then."""


def late(context: Context, *, since: datetime) -> datetime | None:
    """Return when a fact that arrives late happened, kept between `since` and now; `None` when it is not late."""
    if context.now - context.pressed_at <= LATE:
        return None
    return min(max(context.pressed_at, since), context.now)


def late_at_visit(decision: Decision[HallState], visit: Visit) -> datetime | None:
    """Return when a late fact about a visit happened: not before what is known of the visit and its counter."""
    desk = decision.state.desks.get(visit.counter)
    known = (visit.called_at, visit.recalled_at, visit.started_at, visit.parked_at, desk.since if desk else None)
    return late(decision.context, since=max(moment for moment in known if moment is not None))
