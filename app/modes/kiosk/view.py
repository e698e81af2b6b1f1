"""What the kiosk shows, as plain values."""

from dataclasses import dataclass
from enum import StrEnum

from app.modes.kiosk.look import EVERYBODY, Look


class Page(StrEnum):
    """The pages of the kiosk, each with one question or one answer."""

    CONNECTING = "connecting"
    CLOSED = "closed"
    ATTRACT = "attract"
    CHOOSING = "choosing"
    IDENTIFYING = "identifying"
    CONFIRMING = "confirming"
    ASKING = "asking"
    TAKEN = "taken"
    SORRY = "sorry"


class Paper(StrEnum):
    """What became of a ticket's paper, as far as the citizen is concerned. `none`: they did not want any."""

    COMING = "coming"
    OUT = "out"
    MISSING = "missing"
    NONE = "none"


class Entrance(StrEnum):
    """The other ways in, beside the services, and how the screen is."""

    SEARCH = "search"
    DEPARTMENT = "department"
    APPOINTMENT = "appointment"
    SUPPLEMENT = "supplement"
    PAPERLESS = "paperless"
    GREEN = "green"
    GUIDE = "guide"
    LANGUAGE = "language"
    ELDER = "elder"
    WHEELCHAIR = "wheelchair"
    HELP = "help"


class Keys(StrEnum):
    """What a number is typed with: digits, digits and the X of an ID number, letters and digits."""

    DIGITS = "digits"
    ID_NUMBER = "id_number"
    LETTERS = "letters"


@dataclass(frozen=True, kw_only=True)
class Card:
    """One thing to choose; a `reason` closes it. `status` is about the waiting."""

    code: str
    title: str
    icon: str
    subtitle: str = ""
    status: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Way:
    """An entrance with its word; `on`: it is chosen already, and touching it again ends that."""

    entrance: Entrance
    title: str
    icon: str
    on: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A level of choices. `level` changes when the cards are others; `path` names where one is.

    `typed`: what is looked for, `None` where nothing is; `empty` is said when there is no card, `banner` what holds for
    the ticket that is being taken (green channel, paperless).
    """

    level: str
    title: str
    cards: tuple[Card, ...]
    path: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    overview: str = ""
    typed: str | None = None
    empty: str = ""
    banner: str = ""

    @property
    def is_first(self) -> bool:
        """Whether this is where every citizen begins."""
        return not self.path


@dataclass(frozen=True, kw_only=True)
class Identify:
    """A number that is typed. `typed` is shown in groups, `wrong` says what is; `other` names a way without typing."""

    service: str
    prompt: str
    typed: str = ""
    keys: Keys = Keys.DIGITS
    ready: bool = False
    wrong: str = ""
    other: str = ""
    note: str = ""
    done: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Facts to read and, with `yes`, to agree to; `code` is shown as QR with `code_words` below it."""

    title: str
    rows: tuple[tuple[str, str], ...] = ()
    text: str = ""
    yes: str = ""
    code: str = ""
    code_words: str = ""


@dataclass(frozen=True, kw_only=True)
class Attract:
    """What is seen from afar while nobody is there. `rows`: who waits for what; `service`: the only one there is."""

    slogan: str
    rows: tuple[tuple[str, str], ...] = ()
    touch: str = ""
    service: str = ""


@dataclass(frozen=True)
class Slip:
    """What is printed: (field, text) pairs of `designs.ticket.FIELDS`.

    `paper` is the id of this one paper: the ticket's, or that of the order to print again. `design` is the text of the
    template the hall has for it, empty for the shipped one; `mark` stands above everything on a slip that is not the
    first (补打).
    """

    fields: tuple[tuple[str, str], ...]
    paper: str = ""
    design: str = ""
    mark: str = ""

    def __getitem__(self, field: str) -> str:
        """Return the text of a field, empty when it has none."""
        return dict(self.fields).get(field, "")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A ticket that was given. `ends_in`: seconds until the kiosk is free again, `None` while paper is coming."""

    number: str
    service: str
    counters: str
    ahead: str
    wait: str
    slip: Slip
    paper: Paper = Paper.COMING
    trouble: str = ""
    ends_in: float | None = None


@dataclass(frozen=True, kw_only=True)
class KioskView:
    """One state of the kiosk.

    `warning` are the seconds until it starts anew because nobody touches it, when that is near; `message` is the line
    of the pages without cards, `detail` what stands below it; `hint` something to know beforehand (no paper).
    """

    page: Page
    look: Look = EVERYBODY
    hall: str = ""
    clock: str = ""
    day: str = ""
    lunar: str = ""
    notices: str = ""
    hint: str = ""
    attract: Attract | None = None
    choice: Choice | None = None
    identify: Identify | None = None
    sheet: Sheet | None = None
    taken: Taken | None = None
    message: str = ""
    detail: str = ""
    warning: int | None = None
