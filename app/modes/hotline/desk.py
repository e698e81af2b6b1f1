"""What lies on a call-taker's desk: cases being written, cases put aside, and those that can still be taken back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import TypeAdapter

from app.modes.hotline.draft import Draft, Field

UNDO = timedelta(seconds=10)
"""How long something can be taken back instead of being asked about before."""


class Way(StrEnum):
    """Where a case goes when its tab is closed."""

    REGISTER = "register"
    VOID = "void"
    PARK = "park"
    APPEND = "append"


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One case being written. `call` is the call it belongs to: a draft is never anybody else's "new case".

    `id` is a UUIDv7 made when the tab was opened; it is the case's own on the way to the record. `number` is what the
    citizen is told of it, once that was given.
    """

    id: str
    call: str
    draft: Draft = field(default_factory=Draft)
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A tab that was closed and can be taken back until `due` (ISO 8601, aware); `place` is where it stood.

    `case` is the earlier case that what was written is appended to.
    """

    tab: Tab
    way: Way
    due: str
    place: int
    case: str = ""

    @property
    def due_at(self) -> datetime:
        """When it can no longer be taken back."""
        return datetime.fromisoformat(self.due)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """All of it, in the order of the tabs. There is always a tab, and `active` is one of them."""

    tabs: tuple[Tab, ...] = ()
    active: str = ""
    leaving: tuple[Leaving, ...] = ()
    parked: tuple[Tab, ...] = ()

    @property
    def tab(self) -> Tab:
        """The tab being written in."""
        return next(tab for tab in self.tabs if tab.id == self.active)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is lost when the desk is."""
        return not self.leaving and not self.parked and all(tab.draft.is_empty for tab in self.tabs)

    def written(self, draft: Draft) -> "Desk":
        """The active tab says something else."""
        return replace(self, tabs=tuple(_with(tab, draft) if tab.id == self.active else tab for tab in self.tabs))

    def opened(self, tab: Tab) -> "Desk":
        """A further tab, which is written in from now on; an empty one that was written in makes room for it."""
        kept = tuple(each for each in self.tabs if each.id != self.active or not each.draft.is_empty)
        return replace(self, tabs=(*kept, tab), active=tab.id)

    def selected(self, id_: str) -> "Desk":
        """Another tab is written in; an unknown one changes nothing."""
        return replace(self, active=id_) if any(tab.id == id_ for tab in self.tabs) else self

    def stepped(self, step: int) -> "Desk":
        """The next tab (`step` 1) or the one before (-1), around the ends."""
        places = [tab.id for tab in self.tabs]
        return replace(self, active=places[(places.index(self.active) + step) % len(places)])

    def left(self, id_: str, way: Way, *, now: datetime, fresh: Callable[[], Tab], case: str = "") -> "Desk":
        """A tab is closed and can be taken back; `fresh` makes an empty tab where it was the last."""
        place = next((place for place, tab in enumerate(self.tabs) if tab.id == id_), None)
        if place is None:
            return self
        tab = self.tabs[place]
        rest = (*self.tabs[:place], *self.tabs[place + 1 :]) or (fresh(),)
        active = self.active if self.active != id_ else rest[min(place, len(rest) - 1)].id
        going = self.leaving
        if not tab.draft.is_empty:
            going = (*going, Leaving(tab=tab, way=way, due=(now + UNDO).isoformat(), place=place, case=case))
        return replace(self, tabs=rest, active=active, leaving=going)

    def taken_back(self) -> "Desk":
        """The last tab that was closed is back where it stood, and is written in."""
        if not self.leaving:
            return self
        *rest, back = self.leaving
        others = tuple(tab for tab in self.tabs if not tab.draft.is_empty)
        place = min(back.place, len(others))
        tabs = (*others[:place], back.tab, *others[place:])
        return replace(self, tabs=tabs, active=back.tab.id, leaving=tuple(rest))

    def settled(self, id_: str) -> "Desk":
        """What was leaving has gone where it goes: put aside, or off the desk."""
        gone = next((each for each in self.leaving if each.tab.id == id_), None)
        if gone is None:
            return self
        parked = (*self.parked, gone.tab) if gone.way is Way.PARK else self.parked
        return replace(self, leaving=tuple(each for each in self.leaving if each is not gone), parked=parked)

    def resumed(self, id_: str) -> "Desk":
        """A case that was put aside is written on."""
        tab = next((tab for tab in self.parked if tab.id == id_), None)
        if tab is None:
            return self
        return replace(self.opened(tab), parked=tuple(each for each in self.parked if each is not tab))

    def to_json(self) -> bytes:
        """Return the desk as JSON."""
        return _DESK.dump_json(self)

    @classmethod
    def from_json(cls, text: bytes) -> "Desk":
        """Read a desk; fields of another version are left out. Raises `ValueError` for what is no desk."""
        desk = _DESK.validate_json(text)
        if desk.tabs and all(tab.id != desk.active for tab in desk.tabs):
            raise ValueError("the active tab is not among the tabs")
        return desk


_DESK: TypeAdapter[Desk] = TypeAdapter(Desk)


def _with(tab: Tab, draft: Draft) -> Tab:
    return replace(tab, draft=draft)


def copied(draft: Draft, *, place: bool) -> Draft:
    """Return a draft for the next thing the same caller reports: the reporter, and where it is, too, if asked."""
    kept = Draft(phone=draft.phone, name=draft.name, gender=draft.gender, focus=Field.ADDRESS)
    if not place:
        return kept
    return replace(kept, address=draft.address, area=draft.area, area_text=draft.area_text, focus=Field.DESCRIPTION)
