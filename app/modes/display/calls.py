"""What display and voice both ask of a call: whose it is, whether it is new, what tells it from the one before."""

from datetime import timedelta

from app.contract.hall.state import HallState, Visit
from app.rules.places import index

FRESH = timedelta(seconds=15)
"""Older calls are shown but neither flash nor sound: after an outage nobody wants them all again (spec 05)."""


def call_key(visit: Visit) -> str:
    """Return what names a visit and how often it was called, so that a recall is a new call."""
    return f"{visit.id}/{visit.recalls}"


def is_in_zone(state: HallState, visit: Visit, zone: str) -> bool:
    """Whether a visit's counter is in a zone; an empty zone is the whole hall."""
    counter = index(state.setup).counters.get(visit.counter) if state.setup else None
    return counter is not None and zone in {"", counter.zone}
