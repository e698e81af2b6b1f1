"""What is asked before something is done, and what is answered, as plain values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from app.contract.hall.pad_tasks import PadTaskKind
from app.contract.hall.state import HallState, Ticket


class Question(StrEnum):
    """What is asked; the value names the dialog."""

    TRANSFER = "ask-transfer"
    PAPERS = "ask-papers"
    CANCEL = "ask-cancel"
    CALL_NUMBER = "ask-call-number"
    CLAIM_SLIP = "ask-claim-slip"
    RESUME_PARKED = "ask-resume-parked"
    RETURN_WITH_PAPERS = "ask-return-with-papers"
    CHANGE_SERVICE = "ask-change-service"
    ON_PAD = "ask-on-pad"
    MISRATING = "ask-misrating"
    REPRINT = "ask-reprint"


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something to choose: `label` and a softer `detail`; `why_not` says why it may not be chosen now.

    `found_by` are the texts it is found by besides its label.
    """

    code: str
    label: str
    detail: str = ""
    why_not: str = ""
    found_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Asking:
    """An open question. `subject` is the number of the ticket it is about; `options` what to choose from.

    `papers` are the papers the service asks for, to be ticked. `busy` while the answer is under way.
    """

    question: Question
    subject: str = ""
    options: tuple[Option, ...] = ()
    papers: tuple[str, ...] = ()
    busy: bool = False


@dataclass(frozen=True, kw_only=True)
class Moved:
    """Where a ticket is transferred to: the code of an option, with priority or not, with a note for the next staff."""

    target: str
    ahead: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Missing:
    """The papers a citizen still has to bring, and a note for them."""

    papers: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class OnSlip:
    """What the slip of a citizen says, as typed or scanned."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Because:
    """The reason, in words."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Picked:
    """The code of the option that was chosen."""

    code: str


@dataclass(frozen=True, kw_only=True)
class OnPad:
    """What the pad is to show, and what the citizen is to do with it; `text` of a SCAN is what the code says."""

    kind: PadTaskKind
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Misrated:
    """A visit (id) whose rating is held for a mistake, and why."""

    visit: str
    reason: str


Answer = Moved | Missing | Because | OnSlip | Picked | OnPad | Misrated


@dataclass(frozen=True)
class Pairing:
    """Six digits by which one pad can join a counter."""

    counter: str
    code: str


@dataclass(frozen=True, kw_only=True)
class SlipShown:
    """A return slip: for whom, what to bring, the text of its QR code, and what became of the paper in words."""

    number: str
    service: str
    missing: tuple[str, ...]
    note: str = ""
    code: str
    paper: str = ""


class Paper(Protocol):
    """What a counter can print."""

    async def ticket(self, state: HallState, ticket: Ticket) -> Literal["printed", "unknown"]:
        """Print a ticket; return what is reported of it."""

    async def return_slip(self, slip: SlipShown, *, hall: str, counter: str, issued_at: str) -> str:
        """Print a return slip; return in words what became of the paper."""
