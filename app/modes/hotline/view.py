"""What the hotline's screen shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.search import Suggestion


@dataclass(frozen=True)
class Kind:
    """A kind of case one may choose."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case in a list, as texts. `number` is the local one while the record has not given its own."""

    number: str
    time: str
    title: str
    kind: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of the caller. `note` says why there are no cases; `offer` what could be filled in."""

    note: str = ""
    cases: tuple[CaseRow, ...] = ()
    offer: str = ""


@dataclass(frozen=True, kw_only=True)
class HotlineView:
    """Everything the screen shows.

    `form` is put into the fields only when `form_version` has changed: what is typed is never overwritten. The focus
    moves only when `focus_version` has changed.
    """

    centre: str = ""
    staff: str = ""
    kinds: tuple[Kind, ...] = ()
    form: Draft = field(default_factory=Draft)
    form_version: int = 0
    focus: Field = Field.PHONE
    focus_version: int = 0
    faults: Mapping[Field, str] = field(default_factory=dict)
    ready: bool = False
    busy: bool = False
    draft_note: str = ""
    registered_number: str = ""
    registered_words: str = ""
    matters: tuple[Suggestion, ...] = ()
    areas: tuple[Suggestion, ...] = ()
    known: Known = Known()
    today: tuple[CaseRow, ...] = ()
