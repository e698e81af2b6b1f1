"""What call-takers are typing: the tabs of a seat as the server keeps them (spec 04, 1.10).

Drafts have a feed of their own, `drafts:CENTRE`, because they change with every pause and are nobody's business but the
writer's: no stream carries them. They are read with `GET /v1/centres/{centre}/drafts`.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from app.contract.centre.attachments import Attachments
from app.contract.centre.calls import CallKey
from app.contract.centre.state import Disposition, Gender
from app.contract.centre.urgency import Urgency
from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.hall.commands import PassTime
from app.contract.hall.events import IrregularityFound
from app.contract.model import (
    Code,
    Id,
    Line,
    Map,
    Model,
    PersonalAddress,
    PersonalDate,
    PersonalName,
    PersonalPhone,
    PersonalText,
    empty_map,
)

Version = Annotated[int, Field(ge=1, le=2**53)]
"""The writer's own count of a draft: the highest one wins, in whatever order they arrive."""


class CaseForm(Model):
    """What stands in one tab, however little. Codes are of what was chosen, `…_text` of what was typed to find it.

    `focus` and `cursor` say where the cursor was: the name of a field, and signs before it.
    """

    phone: PersonalPhone = ""
    name: PersonalName = ""
    gender: Gender = Gender.UNKNOWN
    birth: PersonalDate = ""
    region: Code | None = None
    home: PersonalAddress = ""
    channel: Code | None = None
    kind: Code | None = None
    title: PersonalText = ""
    description: PersonalText = ""
    address: PersonalAddress = ""
    area: Code | None = None
    area_text: PersonalText = ""
    matter: Code | None = None
    matter_text: PersonalText = ""
    tags: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    urgency: Urgency = Urgency.NORMAL
    difficult: bool = False
    follow_up: bool = True
    confidential: bool = False
    disposition: Disposition = Disposition.TO_DISPATCH
    opinion: PersonalText = ""
    remark: PersonalText = ""
    attachments: Attachments = ()
    merge_with: Annotated[tuple[Id, ...], Field(max_length=50)] = ()
    reported_at: AwareDatetime | None = None
    focus: Line = ""
    cursor: Annotated[int, Field(ge=0, le=10_000)] = 0


class DraftStanding(StrEnum):
    """`OPEN`: a tab being written. `KEPT`: put by for later (暂存). `VOID`: thrown away, may be restored (废单)."""

    OPEN = "open"
    KEPT = "kept"
    VOID = "void"


class Draft(Model):
    """One tab. It belongs to whoever writes it, and to a call if there is one; `tab` orders the tabs of a call."""

    id: Id
    staff: Code
    device: Line
    call: CallKey | None = None
    tab: Annotated[int, Field(ge=0, le=99)] = 0
    version: Version
    standing: DraftStanding = DraftStanding.OPEN
    form: CaseForm = CaseForm()
    began_at: datetime
    changed_at: datetime


class _OfADraft(Command):
    """Something a call-taker did with a draft: facts, because it is on their screen."""

    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.SYSTEM})

    draft: Id
    version: Version


class SaveDraft(_OfADraft):
    """What stands in a tab now, whole. `keep`: put by for later."""

    TYPE: ClassVar[str] = "save_draft"

    call: CallKey | None = None
    tab: Annotated[int, Field(ge=0, le=99)] = 0
    form: CaseForm
    keep: bool = False


class VoidDraft(_OfADraft):
    """Throw a draft away (废单). It can be restored for some time."""

    TYPE: ClassVar[str] = "void_draft"


class RestoreDraft(_OfADraft):
    """Take a draft back that was thrown away (恢复); it is put by."""

    TYPE: ClassVar[str] = "restore_draft"


class CloseDraft(_OfADraft):
    """A draft is done with: it became a case, or nothing was in it. Nothing personal is kept of it."""

    TYPE: ClassVar[str] = "close_draft"

    case: Id | None = None


class DraftSaved(Event):
    """A draft stands so."""

    TYPE: ClassVar[str] = "draft_saved"

    draft: Draft


class DraftMoved(Event):
    """A draft was thrown away or restored; its words are as they were."""

    TYPE: ClassVar[str] = "draft_moved"

    draft: Id
    version: Version
    standing: DraftStanding


class DraftClosed(Event):
    """A draft is done with."""

    TYPE: ClassVar[str] = "draft_closed"

    draft: Id
    case: Id | None = None


class DraftsSwept(Event):
    """What is too old is kept no longer: drafts thrown away long ago, and the memory of those done with."""

    TYPE: ClassVar[str] = "drafts_swept"

    day: date


class DraftsState(Model):
    """All drafts of a centre that are not done with. `closed` are those done with lately, so that none comes back;
    `swept` is the day (UTC) on which what was too old was last looked for.
    """

    centre: Code
    seq: int = 0
    drafts: Map[str, Draft] = empty_map()
    closed: Map[str, datetime] = empty_map()
    swept: date | None = None


DRAFT_COMMANDS: dict[str, type[Command]] = {
    command.TYPE: command for command in (PassTime, SaveDraft, VoidDraft, RestoreDraft, CloseDraft)
}
DRAFT_EVENTS: dict[str, type[Event]] = {
    event.TYPE: event for event in (DraftSaved, DraftMoved, DraftClosed, DraftsSwept, IrregularityFound)
}
