"""What the kiosk shows, as plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Page(StrEnum):
    """The pages of the kiosk, each with one question or one answer."""

    CONNECTING = "connecting"
    CLOSED = "closed"
    CHOOSING = "choosing"
    IDENTIFYING = "identifying"
    ASKING = "asking"
    TAKEN = "taken"


class Paper(StrEnum):
    """What became of a ticket's paper, as far as the citizen is concerned."""

    COMING = "coming"
    OUT = "out"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Card:
    """One service to choose; a `reason` closes it. `status` is about the waiting."""

    code: str
    title: str
    icon: str
    subtitle: str = ""
    status: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A level of the services. `level` changes when the cards are others; `path` names where one is."""

    level: str
    title: str
    cards: tuple[Card, ...]
    path: tuple[str, ...] = ()

    @property
    def is_first(self) -> bool:
        """Whether this is where every citizen begins."""
        return not self.path


@dataclass(frozen=True, kw_only=True)
class Identify:
    """A number that is typed. `typed` is shown in groups, `extra` the key beside the digits, `wrong` says what is."""

    service: str
    prompt: str
    typed: str = ""
    extra: str = ""
    ready: bool = False
    wrong: str = ""


@dataclass(frozen=True)
class Slip:
    """What is printed: (field, text) pairs of `widgets.ticket_template.FIELDS`.

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
    hall: str = ""
    clock: str = ""
    day: str = ""
    notices: str = ""
    hint: str = ""
    choice: Choice | None = None
    identify: Identify | None = None
    taken: Taken | None = None
    message: str = ""
    detail: str = ""
    warning: int | None = None
