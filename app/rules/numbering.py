"""Numbers people read: tickets (spec 01) and cases (spec 04, 1.8)."""

from datetime import date
from hashlib import sha256


def ticket_number(prefix: str, count: int, width: int) -> str:
    """Return e.g. `A001`: prefix and zero-padded count. After 999 comes 1000; it never wraps."""
    return f"{prefix}{count:0{width}d}"


def case_number(prefix: str, day: date, count: int, width: int) -> str:
    """Return e.g. `DH2022092000013`: channel prefix, date, zero-padded daily count. It never wraps."""
    return f"{prefix}{day:%Y%m%d}{count:0{width}d}"


def offline_number(prefix: str, tag: str, count: int) -> str:
    """Return e.g. `A3-012`: the number a kiosk gives by itself; the tag makes the series its own (spec 06)."""
    return f"{prefix}{tag}-{count:03d}"


def offline_ticket_id(hall: str, day: date, number: str) -> str:
    """Return the id of the ticket with an offline number, in the form of a UUIDv7.

    It follows from what the paper says, so that a counter that claims the slip and the kiosk that printed it name the
    same ticket, whichever of the two reaches the server first.
    """
    digits = sha256(f"{hall}/{day:%Y%m%d}/{number}".encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-7{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}"
