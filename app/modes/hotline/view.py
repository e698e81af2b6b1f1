"""What the hotline's screen shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.modes.hotline.call_desk import Telephone
from app.modes.hotline.draft import Draft, Field
from app.modes.hotline.search import Suggestion


@dataclass(frozen=True)
class Kind:
    """A kind of case one may choose."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case in a list, as texts. `number` is the local one while the record has not given its own.

    `why` says why it is shown, where that is not plain; `id` is empty where nothing can be done with it.
    """

    number: str
    time: str
    title: str
    kind: str
    state: str
    why: str = ""
    id: str = ""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of the caller. `note` says why there are no cases; `offer` what could be filled in.

    `maybe`: several people use this number, so nothing was filled in by itself.
    """

    note: str = ""
    cases: tuple[CaseRow, ...] = ()
    offer: str = ""
    maybe: bool = False


@dataclass(frozen=True, kw_only=True)
class TabView:
    """One tab: what it is about, and whether somebody else's call is written in it."""

    id: str
    title: str
    foreign: bool = False


@dataclass(frozen=True)
class CallRow:
    """A call nobody answered, as texts; `note` says who calls back, if anybody does."""

    key: str
    time: str
    number: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What is suggested for the case being written. `department` answers for its matter.

    `matters` and `opinions` are at most three each, taken with number keys; `note` says why there is nothing.
    `looking`: the server has not said yet what resembles the words that stand there now.
    """

    duplicates: tuple[CaseRow, ...] = ()
    history: tuple[CaseRow, ...] = ()
    articles: tuple[CaseRow, ...] = ()
    matters: tuple[Suggestion, ...] = ()
    opinions: tuple[str, ...] = ()
    department: str = ""
    note: str = ""
    looking: bool = False


@dataclass(frozen=True, kw_only=True)
class HotlineView:
    """Everything the screen shows.

    `form` is put into the fields only when `form_version` has changed: what is typed is never overwritten. The focus
    moves only when `focus_version` has changed. `writing`: something is written in the active tab. `leaving` says what
    was closed and can be taken back, `ending` how the description may go on behind the cursor.
    """

    centre: str = ""
    staff: str = ""
    kinds: tuple[Kind, ...] = ()
    tabs: tuple[TabView, ...] = ()
    active: str = ""
    parked: tuple[TabView, ...] = ()
    leaving: str = ""
    form: Draft = field(default_factory=Draft)
    form_version: int = 0
    focus: Field = Field.PHONE
    focus_version: int = 0
    faults: Mapping[Field, str] = field(default_factory=dict)
    ready: bool = False
    writing: bool = False
    draft_note: str = ""
    registered_number: str = ""
    registered_words: str = ""
    matters: tuple[Suggestion, ...] = ()
    places: tuple[Suggestion, ...] = ()
    areas: tuple[Suggestion, ...] = ()
    ending: str = ""
    known: Known = Known()
    advice: Advice = Advice()
    today: tuple[CaseRow, ...] = ()
    telephone: Telephone = field(default_factory=Telephone)
    missed: tuple[CallRow, ...] = ()
    follow_ups: tuple[CaseRow, ...] = ()
