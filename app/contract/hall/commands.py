"""What may be asked of a hall, or reported to it."""

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import AwareDatetime, Field, model_validator

from app.contract.command import Command, Kind, Scope
from app.contract.hall.designs import KeepDisplayDesign, KeepTicketDesign
from app.contract.hall.devices import DeviceReport
from app.contract.hall.messages import AcknowledgeMessage, SendMessage
from app.contract.hall.offline import CallOffline, DeviceTag, ReleaseCounter
from app.contract.hall.pad_tasks import AnswerPadTask, ClearPad, ShowOnPad
from app.contract.hall.rating_commands import DecideMisrating, FileMisrating, FollowUpRating, RateVisitFromPage
from app.contract.hall.reception import AnswerHelp, AskForHelp, CheckInByCode, LoadAppointments
from app.contract.hall.setup import HallSetup
from app.contract.hall.shots import ClearShot, ReportShot, ShowShot
from app.contract.hall.state import PauseReason, Priority, Rating
from app.contract.hall.voice import Announce, ReportUnspoken
from app.contract.hall.welcome import EndWelcome, ShowWelcome
from app.contract.model import Code, CounterNo, Id, Line, Model, Phone, Sha256, Text


class HallRequest(Command):
    """Asks a hall for something."""

    KIND: ClassVar[Kind] = Kind.REQUEST


class HallFact(Command):
    """Reports to a hall what has happened."""

    KIND: ClassVar[Kind] = Kind.FACT


class SetUpHall(HallRequest):
    """Replace the hall's set-up; running tickets stay."""

    TYPE: ClassVar[str] = "set_up_hall"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.MANAGER, Scope.SYSTEM})

    setup: HallSetup


class PassTime(HallRequest):
    """Let due things happen: the day begins, an unconfirmed print becomes callable. Sent by the server itself."""

    TYPE: ClassVar[str] = "pass_time"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.SYSTEM})


class CitizenGiven(Model):
    """What a citizen typed or showed when taking a ticket."""

    name: Annotated[Line, Field(max_length=60)] | None = None
    phone: Phone | None = None
    id_number: Annotated[str, Field(pattern=r"^[0-9]{17}[0-9X]$")] | None = None


class IssueTicket(HallRequest):
    """Ask for a ticket of a service. The ticket is reserved until the print is reported; without `paper` (无纸化) there
    is nothing to print, and it waits at once.
    """

    TYPE: ClassVar[str] = "issue_ticket"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK, Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    service: Code
    priority: Priority = Priority.ORDINARY
    citizen: CitizenGiven | None = None
    paper: bool = True


class TakeMobileTicket(HallRequest):
    """Ask for a ticket for a citizen on the mobile page; it has no paper and waits at once. Sent by the server."""

    TYPE: ClassVar[str] = "take_mobile_ticket"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.SYSTEM})

    service: Code
    citizen: CitizenGiven | None = None


class CheckInAppointment(HallRequest):
    """Take a ticket for an appointment (预约取号), whose number and slot the sender has looked up."""

    TYPE: ClassVar[str] = "check_in_appointment"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset(
        {Scope.KIOSK, Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER, Scope.SYSTEM}
    )

    service: Code
    appointment: Code
    begins: AwareDatetime
    ends: AwareDatetime
    citizen: CitizenGiven | None = None

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        if self.ends <= self.begins:
            raise ValueError("a slot ends after it begins")
        return self


class ChangeService(HallRequest):
    """Let a waiting ticket wait for another service: the citizen took the wrong one. Its time of issue still counts."""

    TYPE: ClassVar[str] = "change_service"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    ticket: Id
    service: Code


class ReportPrint(HallFact):
    """What became of the paper: `printed`, `unknown` (the printer does not say) or `failed`."""

    TYPE: ClassVar[str] = "report_print"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK, Scope.COUNTER, Scope.RECEPTION})

    ticket: Id
    outcome: Annotated[str, Field(pattern=r"^(printed|unknown|failed)$")]
    reason: Line = ""


class IssueOffline(HallFact):
    """A kiosk gave a number of its own series; the paper is reported by `ReportPrint` as always.

    `count` is the number within the series of `prefix`, `tag` and `day`, committed before it is said here. `request` is
    the request whose answer was lost: this ticket takes the place of the one the server made for it, which is void.
    The time of issue is believed between `known_until`, the last time heard of the server, and the fact's arrival.
    """

    TYPE: ClassVar[str] = "issue_offline"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK})

    ticket: Id
    service: Code
    tag: DeviceTag
    count: Annotated[int, Field(ge=1, le=99_999)]
    day: date
    request: Id | None = None
    known_until: AwareDatetime
    priority: Priority = Priority.ORDINARY
    citizen: CitizenGiven | None = None


class ReportPaper(HallFact):
    """How far a paper is on its way through a printer, for who looks after it: the place of the ticket does not follow
    from it but from `ReportPrint`. `copy_number` is 0 for the ticket's first paper, else that of `TicketReprinted`.

    `queued`: it waits for the printer. `printing`: bytes may have left. `unknown`: nobody confirmed it. `failed`: none
    came out.
    """

    TYPE: ClassVar[str] = "report_paper"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK, Scope.COUNTER, Scope.RECEPTION})

    ticket: Id
    copy_number: Annotated[int, Field(ge=0)] = 0
    stage: Annotated[str, Field(pattern=r"^(queued|printing|unknown|failed)$")]
    reason: Line = ""


class LogInAtCounter(HallRequest):
    """Sit down at a counter. One staff, one counter; `take_over` sends the one who sits there away."""

    TYPE: ClassVar[str] = "log_in_at_counter"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo
    take_over: bool = False
    may_call_offline: bool = False


class CallNext(HallRequest):
    """Ask for the next ticket by the order of calling (spec 01)."""

    TYPE: ClassVar[str] = "call_next"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo


class CallNumber(HallRequest):
    """Ask for a ticket that staff picked by its number (指定呼叫); the hall's rules name the roles that may."""

    TYPE: ClassVar[str] = "call_number"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo
    ticket: Id


class TransferTicket(HallRequest):
    """Move the ticket before the counter on (转移): to a service, to a counter, or both; `ahead` with priority."""

    TYPE: ClassVar[str] = "transfer_ticket"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo
    visit: Id
    service: Code | None = None
    to_counter: CounterNo | None = None
    ahead: bool = False
    note: Annotated[Text, Field(max_length=200)] = ""


class ReturnWithPapers(HallRequest):
    """Take a ticket with a supplement slip; `slip` is the ticket whose visit asked for the papers."""

    TYPE: ClassVar[str] = "return_with_papers"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK, Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    slip: Id


class RestoreTicket(HallRequest):
    """Let a passed ticket wait again; its holder has come after all."""

    TYPE: ClassVar[str] = "restore_ticket"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    ticket: Id


class CancelTicket(HallRequest):
    """Give a ticket up: staff for a citizen, or the citizen on the ticket's page (sent by the server then)."""

    TYPE: ClassVar[str] = "cancel_ticket"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER, Scope.SYSTEM})

    ticket: Id
    reason: Line = ""


class ReprintTicket(HallRequest):
    """Print a ticket again for a citizen whose paper is lost or torn; the record says that it is not the first one.

    `device` is the machine (`DeviceHealth.host`) that is to print it, a kiosk or a counter; empty: who asks prints it.
    """

    TYPE: ClassVar[str] = "reprint_ticket"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})

    ticket: Id
    device: Line = ""


class ReportReprint(HallFact):
    """What became of a further paper of a ticket: `copy_number` of `TicketReprinted`, `outcome` of `ReportPrint`."""

    TYPE: ClassVar[str] = "report_reprint"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK, Scope.COUNTER, Scope.RECEPTION})

    ticket: Id
    copy_number: Annotated[int, Field(ge=1)]
    outcome: Annotated[str, Field(pattern=r"^(printed|unknown|failed)$")]
    reason: Line = ""


class AskForDistance(HallRequest):
    """Ask the next citizen to wait behind the one-metre line (一米线); the pad shows and says it."""

    TYPE: ClassVar[str] = "ask_for_distance"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo


class CounterFact(HallFact):
    """Something the staff of a counter did."""

    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo


class LogOutOfCounter(CounterFact):
    """Leave the counter."""

    TYPE: ClassVar[str] = "log_out_of_counter"


class RecallTicket(CounterFact):
    """Call the ticket before the counter once more."""

    TYPE: ClassVar[str] = "recall_ticket"

    visit: Id


class StartServing(CounterFact):
    """The citizen has come to the counter."""

    TYPE: ClassVar[str] = "start_serving"

    visit: Id


class FinishVisit(CounterFact):
    """The business is done; `ask_rating` puts the question on the pad."""

    TYPE: ClassVar[str] = "finish_visit"

    visit: Id
    ask_rating: bool = True


class PassTicket(CounterFact):
    """Nobody came (过号)."""

    TYPE: ClassVar[str] = "pass_ticket"

    visit: Id


class ParkTicket(CounterFact):
    """Set the ticket aside (挂起); it comes back to this counter."""

    TYPE: ClassVar[str] = "park_ticket"

    visit: Id


class ResumeParked(CounterFact):
    """Go on serving a ticket that was set aside here."""

    TYPE: ClassVar[str] = "resume_parked"

    visit: Id


class AskForPapers(CounterFact):
    """End the visit because papers are missing (补证补件); the citizen gets a return slip."""

    TYPE: ClassVar[str] = "ask_for_papers"

    visit: Id
    missing: Annotated[tuple[Line, ...], Field(min_length=1, max_length=20)]
    note: Annotated[Text, Field(max_length=500)] = ""
    ask_rating: bool = True


class BeginBackOffice(CounterFact):
    """Work without a citizen before the counter (后台处理中)."""

    TYPE: ClassVar[str] = "begin_back_office"


class EndBackOffice(CounterFact):
    """The work is done; serve again."""

    TYPE: ClassVar[str] = "end_back_office"


class SwitchAutoCall(CounterFact):
    """Let the window program call the next ticket by itself (自动叫号), or not."""

    TYPE: ClassVar[str] = "switch_auto_call"

    on: bool


class PauseCounter(CounterFact):
    """Stop serving for a while (暂停服务)."""

    TYPE: ClassVar[str] = "pause_counter"

    reason: PauseReason


class ResumeCounter(CounterFact):
    """Serve again."""

    TYPE: ClassVar[str] = "resume_counter"


class AcknowledgeCursor(CounterFact):
    """Everything up to record sequence `cursor` of the life `epoch` is stored durably at the counter (spec 06, W2)."""

    TYPE: ClassVar[str] = "acknowledge_cursor"

    epoch: Line = ""
    cursor: Annotated[int, Field(ge=0)]


class ReportAnnouncement(HallFact):
    """A call was really shown or heard."""

    TYPE: ClassVar[str] = "report_announcement"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.DISPLAY, Scope.COUNTER})

    visit: Id
    medium: Annotated[str, Field(pattern=r"^(display|voice|strip)$")]


class ReportDevice(HallFact):
    """How a device is now; sent by the program that holds it when the state changes."""

    TYPE: ClassVar[str] = "report_device"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.KIOSK, Scope.DISPLAY, Scope.PAD, Scope.COUNTER})

    report: DeviceReport


class RateVisit(HallFact):
    """The citizen's rating, touched on the pad of the counter. Staff have no way to send one."""

    TYPE: ClassVar[str] = "rate_visit"
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.PAD})

    visit: Id
    rating: Rating
    reasons: Annotated[tuple[Line, ...], Field(max_length=10)] = ()
    comment: Annotated[Text, Field(max_length=500)] = ""
    signature: Sha256 = ""


HALL_COMMANDS: dict[str, type[Command]] = {
    command.TYPE: command
    for command in (
        SetUpHall,
        KeepTicketDesign,
        KeepDisplayDesign,
        PassTime,
        IssueTicket,
        TakeMobileTicket,
        CheckInAppointment,
        LoadAppointments,
        CheckInByCode,
        AskForHelp,
        AnswerHelp,
        ChangeService,
        ReportPrint,
        ReportPaper,
        LogInAtCounter,
        CallNext,
        LogOutOfCounter,
        RecallTicket,
        StartServing,
        FinishVisit,
        PassTicket,
        PauseCounter,
        ResumeCounter,
        CallNumber,
        TransferTicket,
        ReturnWithPapers,
        RestoreTicket,
        CancelTicket,
        ReprintTicket,
        ReportReprint,
        AskForDistance,
        ShowShot,
        ClearShot,
        ReportShot,
        ParkTicket,
        ResumeParked,
        AskForPapers,
        BeginBackOffice,
        EndBackOffice,
        SwitchAutoCall,
        AcknowledgeCursor,
        CallOffline,
        IssueOffline,
        ReleaseCounter,
        ReportAnnouncement,
        ReportUnspoken,
        Announce,
        ShowWelcome,
        EndWelcome,
        ReportDevice,
        RateVisit,
        RateVisitFromPage,
        FileMisrating,
        DecideMisrating,
        FollowUpRating,
        ShowOnPad,
        ClearPad,
        AnswerPadTask,
        SendMessage,
        AcknowledgeMessage,
    )
}
"""Every command a hall takes, by its name on the wire."""
