"""The keystroke-level model of Card, Moran and Newell: what the hands of a call-taker cost, operator by operator.

K 0.20 s a key, P 1.10 s a pointing, B 0.20 s a button of the mouse, H 0.40 s a hand between keyboard and mouse, M
1.35 s a decision. A Chinese sign takes 60 / (signs a minute) seconds, input method included. Listening, thinking about
the wording and waiting for the system are not part of it, in either form.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

SECONDS = {"K": 0.20, "P": 1.10, "B": 0.20, "H": 0.40, "M": 1.35}
SIGNS_PER_MINUTE = 60

REFERENCE = {
    "open": 4.3,
    "channel": 4.8,
    "phone": 4.3,
    "reporter": 11.2,
    "title": 19.4,
    "description": 3.45,
    "place": 23.7,
    "grid": 1.4,
    "matter": 14.7,
    "difficult": 4.8,
    "flags": 1.4,
    "known": 4.8,
    "opinion": 8.2,
    "submit": 5.7,
}
"""Seconds a field of the reference form takes (spec 04's form by mouse and keyboard, no telephony, 60 signs a minute);
the signs of the description come on top, one second each."""
REPEAT_SAVES = 11.0
"""The reference form fills in name and gender once the number of a known caller is typed."""


def reference(signs: int, *, known: bool) -> float:
    """Return what the reference form takes for a description of so many signs."""
    return sum(REFERENCE.values()) + signs * 60 / SIGNS_PER_MINUTE - (REPEAT_SAVES if known else 0)


@dataclass
class Count:
    """The operators of one case, by the field they were spent on. `C` counts Chinese signs, `T` those taken."""

    by_field: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def spend(self, place: str, operator: str, times: int = 1) -> None:
        """Count operators."""
        self.by_field[place][operator] += times

    def seconds(self, place: str | None = None) -> float:
        """Return the time of one field, or of the whole case."""
        counters = [self.by_field[place]] if place is not None else list(self.by_field.values())
        return sum(_seconds(operator) * times for counter in counters for operator, times in counter.items())

    def total(self, operator: str) -> int:
        """Return how often an operator was needed in all."""
        return sum(counter[operator] for counter in self.by_field.values())


def _seconds(operator: str) -> float:
    if operator == "T":
        return 0.0  # what was taken costs what its key and its decision cost, which are counted
    return 60 / SIGNS_PER_MINUTE if operator == "C" else SECONDS[operator]
