"""What a desk's screen shows, in words; nothing here knows rules or widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.rules.case_needs import Need


class Page(StrEnum):
    """What fills the middle of the desk."""

    LIST = "list"
    CASE = "case"
    FIGURES = "figures"
    ERRANDS = "errands"


@dataclass(frozen=True)
class ListEntry:
    """One list at the left; without a `key` a heading. `count` is `None` while unknown."""

    name: str
    key: str = ""
    count: int | None = None
    late: int = 0


@dataclass(frozen=True)
class Narrowing:
    """What narrows a list, and how it is sorted."""

    search: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class FilterChoice:
    """One property to narrow by: its key, the words for "any", and the options as (value, words)."""

    key: str
    any_words: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class BatchDeed:
    """What can be done with all rows that are ticked; `needs_opinion`: a line is asked for first."""

    key: str
    name: str
    needs_opinion: bool = False


@dataclass(frozen=True)
class ListView:
    """A list as it is shown. `rows` hold the texts of the columns by key, and `case`, the id."""

    key: str = ""
    title: str = ""
    rows: tuple[Mapping[str, str], ...] = ()
    more: bool = False
    loading: bool = False
    note: str = ""
    empty: str = ""
    narrowing: Narrowing = Narrowing()
    filters: tuple[FilterChoice, ...] = ()
    batch: tuple[BatchDeed, ...] = ()
    extract: str = ""
    marked: str = ""


@dataclass(frozen=True)
class Fact:
    """A property of a case and its value."""

    label: str
    value: str


@dataclass(frozen=True)
class FlowStep:
    """One row of the flow. `hue` is a `Hue` value or empty."""

    time: str
    deed: str
    who: str = ""
    said: str = ""
    said_version: int = 0
    clock: str = ""
    hue: str = ""


@dataclass(frozen=True)
class TaskLine:
    """A unit's part of the case, in words; `below`: how deep it was handed down."""

    no: int
    unit: str
    share: str
    state: str
    left: str
    hue: str = ""
    result: str = ""
    below: int = 0


@dataclass(frozen=True)
class Alike:
    """A case that resembles this one."""

    case: str
    number: str
    title: str
    why: str


@dataclass(frozen=True)
class Option:
    """Something to choose: its code, its name, and a softer word beside it."""

    code: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class Deed:
    """Something that can be done with the case now.

    `needs` is what it has to bring; `options` what may be chosen for a need (`areas` beside
    the matters when facts are put right), `guess` what earlier cases suggest, `until` what is due now.
    """

    key: str
    name: str
    about: str = ""
    needs: tuple[Need, ...] = ()
    options: Mapping[Need, tuple[Option, ...]] = field(default_factory=dict)
    main: bool = False
    danger: bool = False
    areas: tuple[Option, ...] = ()
    guess: tuple[Option, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True)
class NotNow:
    """Acts that are not possible now for the same reason; `reason` is its code, `why` its words."""

    reason: str
    why: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """What somebody has put into the form of a deed. Kept until the deed is done: nothing typed is lost."""

    opinion: str = ""
    equal: bool = False
    host: str = ""
    co: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    forced: bool = False
    chosen: str = ""
    cases: tuple[str, ...] = ()
    result: str = ""
    satisfaction: int = 0
    passed: bool | None = None
    until: datetime | None = None
    urgency: str = ""
    matter: str = ""
    area: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put in."""
        return self == Filled()


@dataclass(frozen=True)
class Difference:
    """What changed in a case while somebody was writing: before and now."""

    label: str
    before: str
    now: str


@dataclass(frozen=True)
class CaseView:
    """A case on one page."""

    case: str
    number: str
    title: str
    stage: str = ""
    standing: str = ""
    standing_hue: str = ""
    due: str = ""
    badges: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    description: str = ""
    opinion: str = ""
    steps: tuple[FlowStep, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    applications: tuple[FlowStep, ...] = ()
    notes: tuple[FlowStep, ...] = ()
    alike: tuple[Alike, ...] = ()
    attachments: tuple[Option, ...] = ()
    deeds: tuple[Deed, ...] = ()
    impossible: tuple[NotNow, ...] = ()
    chosen: str = ""
    filled: Filled = Filled()
    form_version: int = 0
    templates: tuple[str, ...] = ()
    fault: str = ""
    fault_of: Need | None = None
    caution: str = ""
    changed: tuple[Difference, ...] = ()
    here: str = ""
    busy: bool = False
    undo: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure with how it is made; `key` opens the cases behind it. `hue` is a `Hue` value or empty."""

    key: str
    name: str
    value: str
    formula: str = ""
    hue: str = ""


@dataclass(frozen=True)
class FiguresView:
    """How the centre stands over a `span` (`day`, `week`, `month`, `year`); rows hold texts by column, and `key`."""

    span: str = "month"
    now: tuple[Figure, ...] = ()
    shares: tuple[Figure, ...] = ()
    units: tuple[Mapping[str, str], ...] = ()
    topics: tuple[Mapping[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Errand:
    """Something a grid worker is to do on the spot: which case, what, where, by when."""

    case: str
    what: str
    title: str
    place: str
    left: str
    hue: str = ""


@dataclass(frozen=True)
class DeskView:
    """Everything a desk shows. `simple`: a grid worker's, with errands instead of lists."""

    staff: str = ""
    centre: str = ""
    roles: str = ""
    ready: bool = False
    simple: bool = False
    entries: tuple[ListEntry, ...] = ()
    current: str = ""
    page: Page = Page.LIST
    reminder: tuple[ListEntry, ...] = ()
    list: ListView = ListView()
    case: CaseView | None = None
    figures: FiguresView | None = None
    errands: tuple[Errand, ...] = ()
    said: str = ""
    said_version: int = 0
