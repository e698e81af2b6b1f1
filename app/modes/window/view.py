"""What the counter's program shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.contract.hall.state import CounterState
from app.modes.window.ask_view import Asking, Pairing, SlipShown


class Stage(StrEnum):
    """Where the program stands: no state of the hall yet, no counter yet, at a counter."""

    CONNECTING = "connecting"
    CHOOSING = "choosing"
    AT_COUNTER = "at_counter"


class Deed(StrEnum):
    """What staff can do at a counter; the value names its button. `app.modes.window.actions` has the table."""

    CALL_NEXT = "call-next"
    START = "start-serving"
    FINISH = "finish"
    RECALL = "recall"
    NO_SHOW = "pass"
    TRANSFER = "transfer"
    PARK = "park"
    PAPERS = "papers"
    FINISH_UNRATED = "finish-unrated"
    CANCEL = "cancel"
    RESUME_PARKED = "resume-parked"
    CALL_NUMBER = "call-number"
    RETURN_WITH_PAPERS = "return-with-papers"
    ASK_ON_PAD = "ask-on-pad"
    CLEAR_PAD = "clear-pad"
    MISRATING = "misrating"
    PAIR_PAD = "pair-pad"
    RESUME = "resume"
    END_BACK_OFFICE = "end-back-office"
    PAUSE = "pause"
    DISTANCE = "distance"
    PUSH_SCREENSHOT = "push-screenshot"
    BACK_OFFICE = "back-office"
    AUTO_CALL = "auto-call"
    LOG_OUT = "log-out"


class TicketDeed(StrEnum):
    """What staff can do with a ticket of a list; the value names its button. `ticket_actions` has the table."""

    CALL = "ticket-call"
    GO_ON = "ticket-go-on"
    RESTORE = "ticket-restore"
    CHANGE_SERVICE = "ticket-change-service"
    CANCEL = "ticket-cancel"


class TicketList(StrEnum):
    """The lists of a counter; the value names its tab."""

    WAITING = "list-waiting"
    CALLED = "list-called"
    PASSED = "list-passed"
    PARKED = "list-parked"
    APPOINTMENTS = "list-appointments"


NEXT_DEED: Mapping[CounterState, Deed] = {
    CounterState.OFFLINE: Deed.CALL_NEXT,
    CounterState.OPEN: Deed.CALL_NEXT,
    CounterState.CALLING: Deed.START,
    CounterState.SERVING: Deed.FINISH,
    CounterState.PAUSED: Deed.RESUME,
    CounterState.BACKOFFICE: Deed.END_BACK_OFFICE,
}
"""The one next thing in each state: the largest button."""


@dataclass(frozen=True, kw_only=True)
class CounterOption:
    """A counter one may sit down at. `detail` says what it serves and who is there."""

    number: str
    label: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The choice of a counter. `question` asks for a yes before `asked_for` is taken over; `notice` says why one is
    here (again)."""

    options: tuple[CounterOption, ...] = ()
    preferred: str = ""
    asked_for: str = ""
    question: str = ""
    notice: str = ""
    busy: bool = False


class Pace(StrEnum):
    """How long a visit takes: as expected, longer than that, longer than the service allows."""

    USUAL = "usual"
    LONG = "long"
    TOO_LONG = "too_long"


@dataclass(frozen=True, kw_only=True)
class TicketShown:
    """The ticket before the counter. `pace_words` say what the pace is measured by."""

    number: str
    service: str
    citizen: str = ""
    priority: str = ""
    waited: str = ""
    recalls: str = ""
    pace: Pace = Pace.USUAL
    pace_words: str = ""


@dataclass(frozen=True, kw_only=True)
class ComingTicket:
    """A ticket that will be called here; `why` names a right to go first."""

    number: str
    service: str
    waited: str
    why: str = ""


@dataclass(frozen=True)
class ServiceCount:
    """How many wait for one of the counter's services."""

    service: str
    waiting: int


@dataclass(frozen=True, kw_only=True)
class TicketRow:
    """A ticket of a list: `detail` is what matters in this list, `sign` a right to go first."""

    ticket: str
    number: str
    service: str
    detail: str = ""
    sign: str = ""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list of tickets, or what was found for `typed`.

    `marked` is the ticket (id) whose actions are offered; `why_not` holds them, each with why it may not be done now.
    """

    kind: TicketList = TicketList.WAITING
    typed: str = ""
    rows: tuple[TicketRow, ...] = ()
    marked: str = ""
    why_not: Mapping[TicketDeed, str] = field(default_factory=dict)


class Lamp(StrEnum):
    """Whether a device by the counter has done what was asked of it last, or what it says of itself."""

    UNKNOWN = "unknown"
    DONE = "done"
    SILENT = "silent"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True)
class DeviceLamp:
    """One device by the counter (`voice`, `strip`, `pad`, `printer`), and what the lamp says in words."""

    device: str
    lamp: Lamp
    words: str


@dataclass(frozen=True, kw_only=True)
class LastVisit:
    """What became of the visit before: its number, and whether it was rated. `good` is `None` before a rating."""

    number: str = ""
    words: str = ""
    good: bool | None = None


class PadStand(StrEnum):
    """How it stands with what was put on the pad."""

    WAITING = "waiting"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True)
class OnPadNow:
    """What was put on the pad before the citizen, or what they answered, in words."""

    stand: PadStand
    words: str


@dataclass(frozen=True, kw_only=True)
class AtCounter:
    """A counter at work. `why_not` holds, per deed, why it may not be done now; empty when it may.

    `auto_call` says whether automatic calling is on; `calls_in_seconds` counts down to the next call: 0 while it waits
    for somebody to come, `None` while nothing counts down. `timer` is the time in the present state as mm:ss; `hint`
    stands below the largest button; `next_reason` says who is next and why.
    """

    number: str
    name: str
    state: CounterState
    state_words: str
    timer: str = ""
    ticket: TicketShown | None = None
    why_not: Mapping[Deed, str] = field(default_factory=dict)
    auto_call: bool = False
    calls_in_seconds: int | None = None
    hint: str = ""
    next_reason: str = ""
    coming: tuple[ComingTicket, ...] = ()
    waiting: int = 0
    counts: tuple[ServiceCount, ...] = ()
    called_today: int = 0
    last: LastVisit = LastVisit()
    pad: OnPadNow | None = None
    lamps: tuple[DeviceLamp, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MessageShown:
    """A message from a manager; `where` is whom it was for, `read` who has read it (for those who may send)."""

    id: str
    text: str
    sender: str
    at: str
    where: str = ""
    seen: bool = False
    read: str = ""


@dataclass(frozen=True, kw_only=True)
class Target:
    """Whom a message can be sent to: a counter, a zone, or everybody when both are empty."""

    label: str
    counter: str = ""
    zone: str = ""


@dataclass(frozen=True, kw_only=True)
class MessagesView:
    """Today's messages, newest first. `targets` is empty for those who may not send."""

    messages: tuple[MessageShown, ...] = ()
    targets: tuple[Target, ...] = ()

    @property
    def unread(self) -> tuple[MessageShown, ...]:
        """Those nobody at this counter has read, oldest first."""
        return tuple(message for message in reversed(self.messages) if not message.seen)


@dataclass(frozen=True, kw_only=True)
class AloneView:
    """How to go on without the server: since when, what can be done, what cannot, and `lines` of what waits."""

    head: str
    can: str
    cannot: str
    waiting: int = 0
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WindowView:
    """Everything the screen shows. `asking` is an open question, `slip` a return slip that is handed over, and
    `pairing` the code by which a pad joins the counter. Who `manages` may go to the pages of ratings and of
    irregularities. `alone` is there while the server is out of reach.
    """

    stage: Stage = Stage.CONNECTING
    hall: str = ""
    staff: str = ""
    choice: Choice = Choice()
    counter: AtCounter | None = None
    messages: MessagesView = MessagesView()
    listing: Listing = Listing()
    asking: Asking | None = None
    slip: SlipShown | None = None
    pairing: Pairing | None = None
    manages: bool = False
    alone: AloneView | None = None
