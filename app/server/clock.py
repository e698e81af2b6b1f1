"""The time, as the server is told it. Rules never ask for it themselves."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present moment, aware of its zone. Tests hand in their own."""


def system_clock() -> datetime:
    """Return the machine's time in UTC."""
    return datetime.now(UTC)


def sortable(at: datetime) -> str:
    """Return a time as text that sorts by time, whatever zone it was told in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
