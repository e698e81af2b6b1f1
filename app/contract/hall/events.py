"""What can happen in a hall. Names are in the past: an event is never refused."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AwareDatetime

from app.contract.event import Event, TimedEvent
from app.contract.hall.designs import DisplayDesignKept, TicketDesignKept
from app.contract.hall.desk_events import AutoCallSwitched, BackOfficeBegan, BackOfficeEnded, DistanceAsked
from app.contract.hall.devices import DeviceReported
from app.contract.hall.messages import MessageAcknowledged, MessageSent
from app.contract.hall.offline import ReleaseAsked, TicketOwned, TicketReleased
from app.contract.hall.pad_tasks import PadCleared, PadTaskAnswered, PadTaskShown
from app.contract.hall.rating_events import MisratingDecided, MisratingFiled, RatingFollowedUp
from app.contract.hall.reception import AppointmentsLoaded, HelpAnswered, HelpAsked
from app.contract.hall.setup import HallSetup
from app.contract.hall.shots import ShotCleared, ShotReceived, ShotShown
from app.contract.hall.state import Citizen, PaperState, PauseReason, Priority, Rating, RatingSource, Slot, Source
from app.contract.hall.voice import Announced, CallUnspoken
from app.contract.hall.welcome import WelcomeEnded, WelcomeShown
from app.contract.model import (
    Code,
    CounterNo,
    Id,
    Line,
    Model,
    Personal,
    PersonalIdentity,
    PersonalKind,
    PersonalText,
    Sha256,
)


class HallSetUp(Event):
    """The hall has a new set-up."""

    TYPE: ClassVar[str] = "hall_set_up"

    setup: HallSetup


class DayBegan(Event):
    """A new local day: counts start at 1, what still waited has expired, every counter is empty."""

    TYPE: ClassVar[str] = "day_began"

    day: date


class DayEnded(Event):
    """The hall has closed: what still waited has expired, free counters are left, busy ones after their visit."""

    TYPE: ClassVar[str] = "day_ended"

    day: date


class TicketReserved(Event):
    """A number was given; it becomes callable when the paper is out.

    `offline`: a kiosk gave it from its own series while the server was out of reach, at `issued_at`.
    """

    TYPE: ClassVar[str] = "ticket_reserved"

    ticket: Id
    number: Line
    service: Code
    zone: Code
    source: Source
    priority: Priority = Priority.ORDINARY
    citizen: Citizen | None = None
    slip_key: Annotated[Line, Personal(PersonalKind.SLIP_KEY)] | None = None
    bound: CounterNo | None = None
    returns: Id | None = None
    slot: Slot | None = None
    identity: PersonalIdentity = ""
    bucket: Line = ""
    offline: bool = False
    issued_at: AwareDatetime | None = None


class TicketQueued(Event):
    """A reserved ticket now waits; `unconfirmed` when nobody said that the paper came out."""

    TYPE: ClassVar[str] = "ticket_queued"

    ticket: Id
    unconfirmed: bool = False


class TicketConfirmed(Event):
    """The paper of an unconfirmed ticket did come out."""

    TYPE: ClassVar[str] = "ticket_confirmed"

    ticket: Id


class TicketVoided(Event):
    """A ticket came to nothing: the print failed."""

    TYPE: ClassVar[str] = "ticket_voided"

    ticket: Id
    reason: Line = ""


class CounterStaffed(Event):
    """A member of staff sat down at a counter."""

    TYPE: ClassVar[str] = "counter_staffed"

    counter: CounterNo
    staff: Code
    may_call_offline: bool = False
    device: Line = ""


class CounterLeft(Event):
    """Nobody sits at the counter any more."""

    TYPE: ClassVar[str] = "counter_left"

    counter: CounterNo


class CallReason(Model):
    """Why this ticket was next, as data; put into words where it is shown.

    `rule` names the rule of spec 01 that chose it; `waited_minutes` and `jumped` (people who came before) explain it.
    `held` counts those of them that belong to a counter out of reach (spec 06).
    """

    rule: Line
    waited_minutes: int
    jumped: int = 0
    held: int = 0


class Turn(Model):
    """How far the interleaved order of a zone has come: the place in its run of priority and ordinary tickets."""

    zone: Code
    place: int


class TicketCalled(TimedEvent):
    """A ticket was given to a counter and is to be announced. `visit` is the id of the call.

    `offline`: the counter called it by itself (spec 06, W1); `aside`: by now something else is there, so it is parked.
    """

    TYPE: ClassVar[str] = "ticket_called"

    ticket: Id
    visit: Id
    counter: CounterNo
    staff: Code
    reason: CallReason
    turn: Turn | None = None
    offline: bool = False
    aside: bool = False


class TicketRecalled(TimedEvent):
    """The same call again."""

    TYPE: ClassVar[str] = "ticket_recalled"

    visit: Id


class ServingStarted(TimedEvent):
    """The citizen is at the counter; `by_itself` when the hall's rule says so and nobody clicked."""

    TYPE: ClassVar[str] = "serving_started"

    visit: Id
    by_itself: bool = False


class VisitFinished(TimedEvent):
    """The business is done."""

    TYPE: ClassVar[str] = "visit_finished"

    visit: Id


class RatingRequested(TimedEvent):
    """The citizen is asked for a rating on the pad."""

    TYPE: ClassVar[str] = "rating_requested"

    visit: Id


class TicketPassed(TimedEvent):
    """Nobody came."""

    TYPE: ClassVar[str] = "ticket_passed"

    visit: Id


class ServiceChanged(Event):
    """A waiting ticket now waits for another service."""

    TYPE: ClassVar[str] = "service_changed"

    ticket: Id
    service: Code


class TicketRestored(Event):
    """A passed ticket waits again: bound to its counter until its turn, or at the end of its queue."""

    TYPE: ClassVar[str] = "ticket_restored"

    ticket: Id
    bound: CounterNo | None = None
    due_after: int | None = None


class TicketUnbound(Event):
    """The counter a ticket was bound to is left; any counter of its service may call it."""

    TYPE: ClassVar[str] = "ticket_unbound"

    ticket: Id


class TicketTransferred(Event):
    """The ticket of a visit was moved on and waits there; bound when it was moved to a counter."""

    TYPE: ClassVar[str] = "ticket_transferred"

    visit: Id
    service: Code
    bound: CounterNo | None = None
    ahead: bool = False
    note: PersonalText = ""


class TicketParked(TimedEvent):
    """The ticket of a visit was set aside by its counter."""

    TYPE: ClassVar[str] = "ticket_parked"

    visit: Id


class ParkedResumed(TimedEvent):
    """A visit that was set aside goes on."""

    TYPE: ClassVar[str] = "parked_resumed"

    visit: Id


class PapersAsked(TimedEvent):
    """A visit ended because papers are missing; the citizen has a return slip."""

    TYPE: ClassVar[str] = "papers_asked"

    visit: Id
    missing: tuple[Line, ...]
    note: PersonalText = ""


class TicketReprinted(Event):
    """Staff have a ticket printed again; `copy_number` counts from 1. `device` prints it, empty: who asked."""

    TYPE: ClassVar[str] = "ticket_reprinted"

    ticket: Id
    copy_number: int
    device: Line = ""


class ReprintReported(Event):
    """What became of a further paper is known, as far as that can be."""

    TYPE: ClassVar[str] = "reprint_reported"

    ticket: Id
    copy_number: int
    outcome: PaperState
    reason: Line = ""


class PaperFollowed(Event):
    """A paper is further on its way through a printer; `copy_number` 0 is the first of its ticket."""

    TYPE: ClassVar[str] = "paper_followed"

    ticket: Id
    copy_number: int
    stage: PaperState
    reason: Line = ""


class CancelledBy(StrEnum):
    """Who gave a ticket up."""

    CITIZEN = "citizen"
    STAFF = "staff"


class TicketCancelled(Event):
    """A ticket was given up; a visit that was under way for it has ended."""

    TYPE: ClassVar[str] = "ticket_cancelled"

    ticket: Id
    by: CancelledBy
    reason: Line = ""


class CounterPaused(Event):
    """The counter does not serve for a while."""

    TYPE: ClassVar[str] = "counter_paused"

    counter: CounterNo
    reason: PauseReason


class CounterResumed(Event):
    """The counter serves again."""

    TYPE: ClassVar[str] = "counter_resumed"

    counter: CounterNo


class CallAnnounced(Event):
    """A call was really shown or heard: display, voice or strip."""

    TYPE: ClassVar[str] = "call_announced"

    visit: Id
    medium: Line


class VisitRated(Event):
    """The citizen rated a visit."""

    TYPE: ClassVar[str] = "visit_rated"

    visit: Id
    rating: Rating
    reasons: tuple[Line, ...] = ()
    comment: PersonalText = ""
    source: RatingSource = RatingSource.PAD
    signature: Sha256 = ""
    points: int = 0


class IrregularityFound(Event):
    """A fact contradicts the record. It is kept, changes nothing, and a manager sees it.

    `ticket`, `visit`, `counter` and `said_at` are what the fact says: the other history (`Irregularity`).
    """

    TYPE: ClassVar[str] = "irregularity_found"

    type: Line
    code: Line
    ticket: Line = ""
    visit: Line = ""
    counter: Line = ""
    said_at: AwareDatetime | None = None


HALL_EVENTS: dict[str, type[Event]] = {
    event.TYPE: event
    for event in (
        HallSetUp,
        TicketDesignKept,
        DisplayDesignKept,
        DayBegan,
        DayEnded,
        TicketReserved,
        TicketQueued,
        TicketConfirmed,
        TicketVoided,
        CounterStaffed,
        CounterLeft,
        TicketCalled,
        TicketRecalled,
        ServingStarted,
        VisitFinished,
        RatingRequested,
        TicketPassed,
        ServiceChanged,
        TicketRestored,
        TicketUnbound,
        TicketTransferred,
        TicketParked,
        ParkedResumed,
        PapersAsked,
        TicketCancelled,
        TicketReprinted,
        ReprintReported,
        PaperFollowed,
        BackOfficeBegan,
        BackOfficeEnded,
        AutoCallSwitched,
        DistanceAsked,
        ShotShown,
        ShotCleared,
        ShotReceived,
        CounterPaused,
        CounterResumed,
        CallAnnounced,
        CallUnspoken,
        Announced,
        WelcomeShown,
        WelcomeEnded,
        DeviceReported,
        AppointmentsLoaded,
        HelpAsked,
        HelpAnswered,
        VisitRated,
        MisratingFiled,
        MisratingDecided,
        RatingFollowedUp,
        PadTaskShown,
        PadTaskAnswered,
        PadCleared,
        TicketOwned,
        ReleaseAsked,
        TicketReleased,
        IrregularityFound,
        MessageSent,
        MessageAcknowledged,
    )
}
"""Every event of a hall, by its name in the record."""
