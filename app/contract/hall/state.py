"""Today's state of a hall: what every screen evolves its copy of."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from app.contract.hall.devices import DeviceHealth
from app.contract.hall.messages import StaffMessage
from app.contract.hall.pad_tasks import PadTask, TaskAnswered
from app.contract.hall.reception import Booking, HelpCall
from app.contract.hall.setup import HallSetup
from app.contract.hall.shots import Shot
from app.contract.hall.voice import Announcement, Unspoken
from app.contract.hall.welcome import Welcome
from app.contract.model import (
    Code,
    CounterNo,
    Id,
    Line,
    Map,
    Model,
    Personal,
    PersonalIdentity,
    PersonalIdNumber,
    PersonalKind,
    PersonalName,
    PersonalPhone,
    PersonalText,
    Sha256,
    empty_map,
)
from app.contract.queue import Queue


class Source(StrEnum):
    """Where a ticket was taken."""

    KIOSK = "kiosk"
    RECEPTION = "reception"
    APPOINTMENT = "appointment"
    MOBILE = "mobile"
    SUPPLEMENT = "supplement"


class TicketState(StrEnum):
    """Where a ticket is. It is in exactly one state; of those not in `LIVE` only `passed` may come back.

    A transferred ticket waits again, under the same number; `Ticket.transfer` says from where.
    """

    RESERVED = "reserved"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    FINISHED = "finished"
    SUPPLEMENT = "supplement"
    PASSED = "passed"
    CANCELLED = "cancelled"
    VOID = "void"
    EXPIRED = "expired"


LIVE = frozenset(
    {TicketState.RESERVED, TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.PARKED}
)
COUNTED = LIVE | {TicketState.FINISHED, TicketState.SUPPLEMENT}
"""What counts towards a day's cap: not what was abandoned or came to nothing."""
AT_COUNTER = frozenset({TicketState.CALLED, TicketState.SERVING})


class Priority(StrEnum):
    """Right to go first (绿色通道) or not."""

    GREEN = "green"
    ORDINARY = "ordinary"


class Citizen(Model):
    """Who took a ticket, as far as the service asks."""

    name: PersonalName | None = None
    phone: PersonalPhone | None = None
    id_number: PersonalIdNumber | None = None


class Arrival(StrEnum):
    """When somebody with an appointment checked in, measured by its slot; late is after the grace minutes."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class Slot(Model):
    """The appointment (预约) a ticket was taken for: its number and its time."""

    appointment: Line
    begins: datetime
    ends: datetime
    arrival: Arrival


class Transfer(Model):
    """From where a ticket was moved on (转移); `ahead` with priority. The note is for the next member of staff."""

    counter: CounterNo
    service: Code
    ahead: bool = False
    note: PersonalText = ""


class PaperState(StrEnum):
    """How far a paper of a ticket is. ORDERED: a machine was told to print it and has not answered. QUEUED: it waits
    for the printer. PRINTING: bytes may have left. UNKNOWN: nobody confirmed that it came out.
    """

    ORDERED = "ordered"
    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"


class Ticket(Model):
    """One visit's place in a queue (票号). `id` is the id of the command that asked for it.

    `zone` is where the number was given, and stays. `owner` is the counter that may call it when the server is out of
    reach; `release_seq` is the record's sequence number at which the server asked the owner to let go, `None` once
    released or never asked (spec 06, A1-A4); `holder` is the machine of that counter that keeps it, and
    `release_asked_at` the server's time of the question. `offline` says that a kiosk gave the number by itself.
    `placed_at` is when it came to its present place, where that is not its time of issue. `bound` names the only
    counter that calls it; with `due_after` only once so many tickets of its service were called today. `returns` is
    the ticket for which the citizen now brings missing papers.
    `paper` is how far its first paper is, until that is known to be out; `reprint` how far the latest of its further
    papers is, where a machine was told to print it.
    """

    id: Id
    number: Line
    service: Code
    zone: Code
    source: Source
    priority: Priority = Priority.ORDINARY
    state: TicketState
    issued_at: datetime
    citizen: Citizen | None = None
    identity: PersonalIdentity = ""
    slip_key: Annotated[Line, Personal(PersonalKind.SLIP_KEY)] | None = None
    unconfirmed: bool = False
    reprints: int = 0
    reprint: PaperState | None = None
    paper: PaperState | None = None
    counter: CounterNo | None = None
    visit: Id | None = None
    owner: CounterNo | None = None
    release_seq: int | None = None
    holder: Line = ""
    release_asked_at: datetime | None = None
    offline: bool = False
    placed_at: datetime | None = None
    slot: Slot | None = None
    transfer: Transfer | None = None
    bound: CounterNo | None = None
    due_after: int | None = None
    returns: Id | None = None


class Rating(StrEnum):
    """The national scale of 好差评 (GB/T 39735-2020), best first."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    BASICALLY_SATISFIED = "basically_satisfied"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"


BAD = frozenset({Rating.DISSATISFIED, Rating.VERY_DISSATISFIED})
"""Ratings after which the citizen is asked for reasons and a manager follows up."""


class RatingSource(StrEnum):
    """Where the citizen touched: the counter's pad, or the page behind the ticket's QR code."""

    PAD = "pad"
    PAGE = "page"


class Evaluation(Model):
    """What the citizen said of a visit. Staff see the rating, never who wrote the comment.

    `signature` is the SHA-256 of the picture (PNG) that the citizen signed with a finger. `points` is what the rating
    gave to the score of the staff.
    """

    rating: Rating
    reasons: tuple[Line, ...] = ()
    comment: PersonalText = ""
    rated_at: datetime
    source: RatingSource = RatingSource.PAD
    signature: Sha256 = ""
    points: int = 0


class Outcome(StrEnum):
    """How a visit ended."""

    FINISHED = "finished"
    PASSED = "passed"
    TRANSFERRED = "transferred"
    SUPPLEMENT = "supplement"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Visit(Model):
    """What happened for a ticket at a counter (办件). `id` is the id of the command that called it.

    `recalled_at` is when it was called again last; `started_itself` says that serving began by the hall's rule and not
    by a click. `unspoken` says why the latest call was not said aloud, if it was not. While it is parked, `parked_at`
    says since when; `parked_seconds` sums up the times before. `offline`: it was called while the server was out of
    reach; its times are the counter's own.
    """

    id: Id
    ticket: Id
    number: Line
    service: Code
    counter: CounterNo
    staff: Code
    called_at: datetime
    recalls: int = 0
    recalled_at: datetime | None = None
    started_at: datetime | None = None
    started_itself: bool = False
    finished_at: datetime | None = None
    passed: bool = False
    rating_requested_at: datetime | None = None
    evaluation: Evaluation | None = None
    announced: tuple[Line, ...] = ()
    unspoken: Unspoken | None = None
    outcome: Outcome | None = None
    parked_at: datetime | None = None
    parked_seconds: float = 0.0
    offline: bool = False


class MisratingState(StrEnum):
    """What became of a request to put a rating aside (误评备案)."""

    FILED = "filed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Misrating(Model):
    """Why the staff hold a rating for a mistake, and what the manager decided; the rating itself is kept."""

    state: MisratingState = MisratingState.FILED
    reason: PersonalText
    filed_by: Code
    filed_at: datetime
    decided_by: Code | None = None
    decided_at: datetime | None = None
    note: PersonalText = ""


class FollowUp(Model):
    """Who spoke with the citizen after a bad rating, when, and what came of it."""

    by: Code
    at: datetime
    result: PersonalText


class Review(Model):
    """A rating that a manager has to look at: a bad one, or one that the staff hold for a mistake."""

    visit: Id
    number: Line
    service: Code
    counter: CounterNo
    staff: Code
    day: date
    evaluation: Evaluation
    misrating: Misrating | None = None
    follow_up: FollowUp | None = None


class Supplement(Model):
    """Papers a citizen still has to bring (补证补件), to the same counter if it is open then.

    `returned_as` is the ticket taken with the slip; the slip is used up while that ticket counts.
    """

    ticket: Id
    number: Line
    service: Code
    counter: CounterNo
    day: date
    missing: tuple[Line, ...] = ()
    note: PersonalText = ""
    citizen: Citizen | None = None
    identity: PersonalIdentity = ""
    returned_as: Id | None = None


class CounterState(StrEnum):
    """What a counter is doing, as its colour says everywhere."""

    OFFLINE = "offline"
    OPEN = "open"
    CALLING = "calling"
    SERVING = "serving"
    PAUSED = "paused"
    BACKOFFICE = "backoffice"


STAFFED = frozenset(CounterState) - {CounterState.OFFLINE}
BUSY = frozenset({CounterState.CALLING, CounterState.SERVING})


class PauseReason(StrEnum):
    """Why a counter pauses (暂停服务)."""

    AWAY = "away"
    MEAL = "meal"
    MEETING = "meeting"
    EQUIPMENT = "equipment"
    OTHER = "other"


class Desk(Model):
    """A counter's session: who sits there and what is before them.

    `may_call_offline` is set by a window program that keeps what it is told durably; only such counters own tickets.
    `parked` are the visits set aside here. With `auto_call` on, the window program calls the next ticket by itself at
    `call_due_at`; only a pause takes that time away. `line_asked_at` is when the pad was last to ask for distance.
    `shot` is the picture put on the pad last; `app.rules.shots.shown_shot` says whether it is still to be seen.
    `closing`: the hall closed during a visit; the session ends after it. `task` is what the pad shows by the staff's
    wish, `answered` the citizen's answer to the last one. `device` is the machine at which the session began.
    """

    counter: CounterNo
    state: CounterState = CounterState.OFFLINE
    staff: Code | None = None
    since: datetime | None = None
    visit: Id | None = None
    last_visit: Id | None = None
    pause_reason: PauseReason | None = None
    may_call_offline: bool = False
    parked: tuple[Id, ...] = ()
    auto_call: bool = False
    call_due_at: datetime | None = None
    line_asked_at: datetime | None = None
    closing: bool = False
    shot: Shot | None = None
    task: PadTask | None = None
    answered: TaskAnswered | None = None
    device: Line = ""


class Irregularity(Model):
    """A fact that contradicts the record: accepted, and shown to a manager.

    `ticket`, `visit` and `counter` are what the fact named, where it did; `said_at` when it happened by the clock of
    whoever says so, `at` when the record heard of it.
    """

    command: Id
    type: Line
    code: Line
    at: datetime
    device: Line
    actor: Line
    ticket: Line = ""
    visit: Line = ""
    counter: Line = ""
    said_at: datetime | None = None


class HallState(Model):
    """One hall, today. `seq` is the sequence number of the last event in it; `ended` is the day once it has closed.

    `queues` holds, per service, the ids of waiting tickets: priority, ordinary, early appointments, each in calling
    order. `bound` holds, per counter, those that only it calls. `numbers` counts per "zone/prefix".
    `taken` counts live and finished tickets per service, `called` the calls. `pace` is the recent service time in
    minutes per service. `turns` is per zone how far its interleaved order has come.
    `releasing` holds the tickets whose owner was asked to let go and has not yet acknowledged. `supplements` holds, by
    ticket, the papers citizens still have to bring; they outlive the day. `identified` holds today's tickets by the
    first digits of the citizen's keyed hash: enough to find a citizen's tickets, too few to know the citizen by.
    `late_ratings` holds visits of the last days that were asked about and not rated: a pad that was out of reach may
    still send what was touched in time. `reviews` holds what managers have not closed, `scores` the points that ratings
    gave to each member of staff in `quarter` (such as 2026Q4).
    `appointments` holds the ticket taken for each appointment. `devices` are the hall's devices by "machine/name",
    `messages` what a manager told the counters, `announcements` what staff had said aloud, newest first,
    `welcomes` what fills the displays now.
    `booked` are the appointments expected, by the hash of their codes; `help_calls` who at a kiosk waits for staff.
    """

    hall: Code
    seq: int = 0
    setup: HallSetup | None = None
    day: date | None = None
    ended: date | None = None
    tickets: Map[str, Ticket] = empty_map()
    reserved: tuple[Id, ...] = ()
    queues: Map[str, Queue] = empty_map()
    bound: Map[str, Queue] = empty_map()
    numbers: Map[str, int] = empty_map()
    taken: Map[str, int] = empty_map()
    called: Map[str, int] = empty_map()
    turns: Map[str, int] = empty_map()
    desks: Map[str, Desk] = empty_map()
    visits: Map[str, Visit] = empty_map()
    latest_calls: tuple[Id, ...] = ()
    pace: Map[str, float] = empty_map()
    releasing: tuple[Id, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
    supplements: Map[str, Supplement] = empty_map()
    identified: Map[str, tuple[str, ...]] = empty_map()
    appointments: Map[str, str] = empty_map()
    late_ratings: Map[str, Visit] = empty_map()
    reviews: Map[str, Review] = empty_map()
    scores: Map[str, int] = empty_map()
    quarter: Line = ""
    devices: Map[str, DeviceHealth] = empty_map()
    messages: tuple[StaffMessage, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    welcomes: tuple[Welcome, ...] = ()
    booked: Map[str, Booking] = empty_map()
    help_calls: tuple[HelpCall, ...] = ()
