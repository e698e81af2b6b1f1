"""Numbers people read: tickets (spec 01) and cases (spec 04, 1.8)."""

from datetime import date


def ticket_number(prefix: str, count: int, width: int) -> str:
    """Return e.g. `A001`: prefix and zero-padded count. After 999 comes 1000; it never wraps."""
    return f"{prefix}{count:0{width}d}"


def case_number(prefix: str, day: date, count: int, width: int) -> str:
    """Return e.g. `DH2022092000013`: channel prefix, date, zero-padded daily count. It never wraps."""
    return f"{prefix}{day:%Y%m%d}{count:0{width}d}"
