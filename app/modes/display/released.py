"""Whom any counter serves while the server is out of reach: the tickets that belong to no counter (spec 06)."""

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import HallState
from app.rules.owners import released_first

translate = QCoreApplication.translate

_MOST = 4


def any_counter(state: HallState, zone: str) -> str:
    """Return the words for the first released tickets of a zone (empty: whole hall); nothing when there are none."""
    numbers = [ticket.number for ticket in released_first(state) if zone in {"", ticket.zone}][:_MOST]
    if not numbers:
        return ""
    said = translate("Display", "{numbers}: please go to any counter with your slip")
    return said.format(numbers=translate("Display", ", ").join(numbers))
