"""What the reception's page shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.contract.hall.setup import Identification
from app.contract.hall.state import CounterState
from app.modes.window.ask_view import Asking, Option
from app.modes.window.view import MessagesView, TicketRow


class TicketTask(StrEnum):
    """What the reception can do with a ticket; the value names its button. `tasks` has the table."""

    REPRINT = "reception-reprint"
    RESTORE = "reception-restore"
    CHANGE_SERVICE = "reception-change-service"
    CANCEL = "reception-cancel"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is typed for a number: the service (code), who the citizen is, and whether they go first."""

    service: str = ""
    name: str = ""
    phone: str = ""
    id_number: str = ""
    green: bool = False


@dataclass(frozen=True, kw_only=True)
class Issuing:
    """Giving a number. `asks` is what the chosen service wants to know; `why_not` why none can be given as typed.

    `said` is what became of the number given last; `round` counts how often the fields began anew.
    """

    services: tuple[Option, ...] = ()
    asks: Identification = Identification.NONE
    why_not: str = ""
    said: str = ""
    round: int = 0


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One thing that happened: when, what and why, by whom and where."""

    at: str
    what: str
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class TicketShown:
    """The ticket that is looked at: where it stands, and its whole history once that is known."""

    ticket: str
    number: str
    service: str
    state: str
    facts: tuple[str, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    why_not: Mapping[TicketTask, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The tickets found for `typed`, and the one that is looked at. `by_name` offers to ask for the full name."""

    typed: str = ""
    rows: tuple[TicketRow, ...] = ()
    marked: TicketShown | None = None
    by_name: bool = False


@dataclass(frozen=True, kw_only=True)
class CounterCell:
    """A counter as it is now: its state, for how long and why, who sits there and which ticket is before it."""

    number: str
    name: str
    state: CounterState
    state_words: str
    why: str = ""
    since: str = ""
    staff: str = ""
    ticket: str = ""


@dataclass(frozen=True)
class ZoneCount:
    """How many wait in a zone."""

    zone: str
    waiting: int


@dataclass(frozen=True)
class HelpShown:
    """Somebody at a kiosk waits for staff: the call (id), and where and since when in words."""

    call: str
    words: str


@dataclass(frozen=True, kw_only=True)
class HallNow:
    """The hall at a glance: who waits for help, what is over a limit, every counter, every zone."""

    help_calls: tuple[HelpShown, ...] = ()
    warnings: tuple[str, ...] = ()
    counters: tuple[CounterCell, ...] = ()
    zones: tuple[ZoneCount, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReceptionView:
    """Everything the page shows. `slip_why_not` says why nobody can come back with papers; `busy` while something is
    under way.
    """

    hall: str = ""
    staff: str = ""
    issuing: Issuing = Issuing()
    finding: Finding = Finding()
    now: HallNow = HallNow()
    messages: MessagesView = field(default_factory=MessagesView)
    asking: Asking | None = None
    slip_why_not: str = ""
    busy: bool = False
