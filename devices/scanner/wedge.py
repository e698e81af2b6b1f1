"""Telling a scanner that types like a keyboard from a person who types.

A pure machine: it is given each character with the moment its key was pressed (the event's own time stamp, for a busy
program handles keys late and in bunches) and gives back what it makes of them. Modifier keys have no character and are
not given.
"""

from dataclasses import dataclass

from devices.scanner.code import LONGEST, clean

QUICKEST_PERSON_S = 0.035
"""Between two keys; scanners take 1 to 15 ms, nobody types a whole code this fast."""

SHORTEST_CODE = 4
ENTER = ("\r", "\n")


@dataclass(frozen=True)
class Scanned:
    """A scanner brought this code."""

    code: str


@dataclass(frozen=True)
class Typed:
    """A person typed these characters; they belong where the cursor is."""

    text: str


@dataclass(frozen=True)
class Dropped:
    """A scanner brought something that is no code of ours."""


Heard = Scanned | Typed | Dropped


class Wedge:
    """Holds characters back as long as they may be the beginning of a code."""

    def __init__(self, *, quickest_person_s: float = QUICKEST_PERSON_S, shortest: int = SHORTEST_CODE) -> None:
        self._gap_s = quickest_person_s
        self._shortest = shortest
        self._held = ""
        self._last_at = 0.0

    @property
    def deadline(self) -> float | None:
        """The moment at which `wait` should be called if no key comes before; None when nothing is held back."""
        return self._last_at + self._gap_s if self._held else None

    def key(self, at: float, character: str) -> list[Heard]:
        """A key that was pressed at the moment `at` (seconds). What is given back is in order."""
        heard = self.wait(at)
        self._last_at = at
        if character not in ENTER:
            self._held += character
            return heard
        held, self._held = self._held, ""
        if len(held) < self._shortest:
            return [*heard, Typed(held + character)]
        code = clean(held)
        return [*heard, Dropped() if code is None or len(held) > LONGEST else Scanned(code)]

    def wait(self, at: float) -> list[Heard]:
        """No key until the moment `at`: what is held back too long was typed by a person."""
        if not self._held or at - self._last_at <= self._gap_s:
            return []
        held, self._held = self._held, ""
        return [Typed(held)]
