"""How fast a case is to be handled."""

from enum import StrEnum


class Urgency(StrEnum):
    """How fast (紧急程度)."""

    NORMAL = "normal"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
