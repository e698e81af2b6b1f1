"""One citizen's visit to the kiosk: what they are about, how far they have come, and when they last touched it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.contract.hall.commands import CitizenGiven
from app.contract.hall.state import Priority
from app.modes.kiosk.identification import Typing
from app.modes.kiosk.look import Look, Reach, Size
from app.modes.kiosk.view import Paper, Taken


class Purpose(StrEnum):
    """Why services are looked at."""

    TICKET = "ticket"
    GUIDE = "guide"


class Menu(StrEnum):
    """Lists to choose from that are no services."""

    LANGUAGE = "language"
    GREEN = "green"
    DEPARTMENTS = "departments"


@dataclass(frozen=True)
class Level:
    """The services below one."""

    code: str


@dataclass(frozen=True)
class Department:
    """The services of one department."""

    code: str


@dataclass(frozen=True)
class Search:
    """Services found by the initials of their names."""

    typed: str = ""


@dataclass(frozen=True)
class Guide:
    """What a service asks for."""

    service: str


@dataclass(frozen=True)
class Slips:
    """Several return slips have the number that was typed; `tickets` are their ids."""

    tickets: tuple[str, ...]


@dataclass(frozen=True)
class Return:
    """A return slip before its ticket is taken; `ticket` is its id."""

    ticket: str


@dataclass(frozen=True)
class Arrival:
    """An appointment before its ticket is taken; `code` is what the citizen brought."""

    code: str


@dataclass(frozen=True)
class Issue:
    """A new ticket of a service (leaf code)."""

    service: str
    citizen: CitizenGiven | None = None


Wish = Issue | Arrival | Return
"""What a ticket is asked for."""


@dataclass(frozen=True)
class NoPaper:
    """The printer cannot print: the ticket is offered without paper."""

    wish: Wish


@dataclass(frozen=True)
class Again:
    """The kiosk ended while it printed the slip of a ticket (id): it can be printed once more, marked."""

    ticket: str


Step = Menu | Level | Department | Search | Guide | Slips | Return | Arrival | NoPaper | Again | Typing

CHOOSING = (Menu, Level, Department, Search, Slips)
SHEETS = (Guide, Return, Arrival, NoPaper, Again)


@dataclass(frozen=True)
class Errand:
    """What holds for the ticket a citizen is about to take."""

    purpose: Purpose = Purpose.TICKET
    priority: Priority = Priority.ORDINARY
    paper: bool = True


@dataclass(frozen=True)
class Sorry:
    """Something was not possible: what, and what to do."""

    message: str
    detail: str = ""


@dataclass
class Visit:
    """From the first touch to the ticket. Times are monotonic seconds; `steps` lead from the first page to this one.

    A new citizen gets a new object, so that a print that ends late cannot bring an old ticket back.
    """

    touched_at: float
    look: Look = field(default_factory=Look)
    number: int = 0
    touched: bool = False
    steps: list[Step] = field(default_factory=list)
    errand: Errand = Errand()
    asking: bool = False
    sorry: Sorry | None = None
    taken: Taken | None = None
    ends_at: float | None = None

    @property
    def step(self) -> Step | None:
        """Where the citizen is; `None` on the first page."""
        return self.steps[-1] if self.steps else None

    @property
    def typing(self) -> Typing | None:
        """The number that is being typed."""
        return self.step if isinstance(self.step, Typing) else None

    @property
    def is_choosing(self) -> bool:
        """Whether cards are before the citizen."""
        is_list = self.step is None or isinstance(self.step, CHOOSING)
        return is_list and self.may_idle and self.sorry is None

    @property
    def is_under_way(self) -> bool:
        """Whether something would be lost by beginning anew."""
        return self.may_idle and (bool(self.steps) or self.errand != Errand() or self.sorry is not None)

    @property
    def may_idle(self) -> bool:
        """Whether the kiosk waits for the citizen, not the citizen for the kiosk."""
        return not self.asking and self.taken is None

    def toggle_paper(self) -> None:
        """Want paper, or no longer."""
        self.errand = replace(self.errand, paper=not self.errand.paper)

    def toggle_green(self) -> None:
        """Say why one goes first, or go first no longer."""
        if self.errand.priority is Priority.GREEN:
            self.errand = replace(self.errand, priority=Priority.ORDINARY)
        else:
            self.steps.append(Menu.GREEN)

    def toggle_guide(self) -> None:
        """Look at services to know more, or to take a ticket."""
        is_guide = self.errand.purpose is Purpose.GUIDE
        self.errand = replace(self.errand, purpose=Purpose.TICKET if is_guide else Purpose.GUIDE)

    def toggle_size(self) -> None:
        """Want large print, or no longer."""
        self.look = replace(self.look, size=Size.PLAIN if self.look.is_elder else Size.ELDER)

    def toggle_reach(self) -> None:
        """Want everything within reach of a wheelchair, or no longer."""
        self.look = replace(self.look, reach=Reach.WHOLE if self.look.reach is Reach.LOW else Reach.LOW)

    def offer(self, step: Step, *, mono: float, stays: float) -> None:
        """Let whoever stands there be asked something for so many seconds."""
        self.steps = [step]
        self.ends_at = mono + stays

    def touch(self, mono: float) -> None:
        """Somebody is there."""
        self.touched = True
        self.touched_at = mono

    def settle(self, trouble: str, *, mono: float, stays: float) -> None:
        """The paper is out, or it is known that it is not; the ticket is shown for so many seconds more."""
        if self.taken is not None:
            paper = self.taken.paper
            if paper is not Paper.NONE:
                paper = Paper.MISSING if trouble else Paper.OUT
            self.taken = replace(self.taken, paper=paper, trouble=trouble, ends_in=stays)
            self.ends_at = mono + stays
