"""In which order announcements are spoken, and which are not (spec 05, voice). Pure: time comes in.

- A newer one for a counter takes the place of that counter's waiting one.
- The same call within 5 s is spoken once.
- What waits, together with the rest of what sounds now, is never longer than 60 s: the oldest recalls go first,
  then notices, then the oldest calls; the newest call always stays.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from devices.speech.announcement import Announcement, Kind, estimated_seconds

SAME_CALL_S = 5.0
LONGEST_S = 60.0
_DROPPED_FIRST = (Kind.RECALL, Kind.NOTICE, Kind.CALL)

OwnerT = TypeVar("OwnerT")


class Reason(StrEnum):
    """Why an announcement is not spoken."""

    REPEATED = "repeated"
    SUPERSEDED = "superseded"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Waiting(Generic[OwnerT]):
    """An announcement in the queue, with whatever its owner wants back with it."""

    announcement: Announcement
    owner: OwnerT
    seconds: float


@dataclass(frozen=True)
class Dropped(Generic[OwnerT]):
    """An announcement that will not be spoken, and why."""

    announcement: Announcement
    owner: OwnerT
    reason: Reason


class AnnouncementQueue(Generic[OwnerT]):
    """The announcements of one loudspeaker that wait. Not for several threads at once."""

    def __init__(self) -> None:
        self._waiting: list[Waiting[OwnerT]] = []
        self._last_asked: dict[tuple[str, str], float] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def put(
        self, announcement: Announcement, owner: OwnerT, *, at_s: float, sounding_s: float = 0.0
    ) -> list[Dropped[OwnerT]]:
        """Take an announcement at monotonic time `at_s` and return what will not be spoken, itself perhaps.

        `sounding_s` is how much longer the one that sounds now goes on.
        """
        if self._is_same_call(announcement, at_s):
            return [Dropped(announcement, owner, Reason.REPEATED)]
        entry = Waiting(announcement, owner, estimated_seconds(announcement))
        return self._place(entry) + self._shorten(entry, LONGEST_S - sounding_s)

    def take(self) -> Waiting[OwnerT] | None:
        """The next to be spoken, or None."""
        return self._waiting.pop(0) if self._waiting else None

    def _is_same_call(self, announcement: Announcement, at_s: float) -> bool:
        if announcement.kind is Kind.NOTICE:
            return False
        self._last_asked = {call: asked for call, asked in self._last_asked.items() if at_s - asked < SAME_CALL_S}
        call = (announcement.subject, announcement.place)
        if call in self._last_asked:
            return True
        self._last_asked[call] = at_s
        return False

    def _place(self, entry: Waiting[OwnerT]) -> list[Dropped[OwnerT]]:
        """Put it in its counter's place, else at the end."""
        for index, old in enumerate(self._waiting):
            if _same_counter(entry.announcement, old.announcement):
                self._waiting[index] = _inheriting(entry, old)
                return [Dropped(old.announcement, old.owner, Reason.SUPERSEDED)]
        self._waiting.append(entry)
        return []

    def _shorten(self, newest: Waiting[OwnerT], limit_s: float) -> list[Dropped[OwnerT]]:
        dropped: list[Dropped[OwnerT]] = []
        while sum(entry.seconds for entry in self._waiting) > limit_s:
            victim = self._victim(newest)
            if victim is None:
                break
            self._waiting.remove(victim)
            dropped.append(Dropped(victim.announcement, victim.owner, Reason.TOO_LONG))
        return dropped

    def _victim(self, newest: Waiting[OwnerT]) -> Waiting[OwnerT] | None:
        for kind in _DROPPED_FIRST:
            for entry in self._waiting:
                is_newest_call = kind is Kind.CALL and entry.owner is newest.owner
                if entry.announcement.kind is kind and not is_newest_call:
                    return entry
        return None


def _same_counter(new: Announcement, old: Announcement) -> bool:
    return Kind.NOTICE not in (new.kind, old.kind) and new.place == old.place


def _inheriting(entry: Waiting[OwnerT], old: Waiting[OwnerT]) -> Waiting[OwnerT]:
    """A recall that takes the place of a first call nobody has heard yet is as important as that call."""
    same_ticket = old.announcement.subject == entry.announcement.subject
    if same_ticket and old.announcement.kind is Kind.CALL:
        return replace(entry, announcement=replace(entry.announcement, kind=Kind.CALL))
    return entry
