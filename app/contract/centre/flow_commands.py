"""What may be asked of a case on its way."""

from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from app.contract.centre.attachments import Attachments
from app.contract.centre.calls import CallKey
from app.contract.centre.flow import Action, ApplicationKind, Stage
from app.contract.centre.flow_state import FollowUpResult, TaskNo
from app.contract.centre.urgency import Urgency
from app.contract.command import Command, Kind, Scope
from app.contract.model import (
    Code,
    Id,
    Line,
    Model,
    Personal,
    PersonalAddress,
    PersonalKind,
    PersonalName,
    PersonalPhone,
    PersonalText,
    Text,
)

Codes = Annotated[tuple[Code, ...], Field(max_length=60)]


class Correction(Model):
    """What is put right in a case; `None` leaves a field as it is (编辑)."""

    title: Annotated[Line, Field(min_length=1), Personal(PersonalKind.TEXT)] | None = None
    description: PersonalText | None = None
    address: PersonalAddress | None = None
    name: PersonalName | None = None
    phone: PersonalPhone | None = None
    home: PersonalAddress | None = None
    remark: PersonalText | None = None
    kind: Code | None = None
    follow_up: bool | None = None
    confidential: bool | None = None
    difficult: bool | None = None
    tags: Annotated[tuple[Line, ...], Field(max_length=20)] | None = None
    attachments: Attachments | None = None


class Details(Model):
    """What an act brings with it; which of it is needed is said by the guards of the profile.

    `opinion`: opinion, reason, result or description. `host` and `co`, or `units`: whom a case is assigned to.
    `unit`, `staff`, `centre`: the one an act names. `until`: a new date. `passed`: the verdict on an application.
    `urgency`, `matter`, `area` and `correction`: what an edit puts right.
    """

    opinion: PersonalText = ""
    host: Code | None = None
    co: Codes = ()
    units: Codes = ()
    forced: bool = False
    copies: Codes = ()
    unit: Code | None = None
    staff: Code | None = None
    centre: Code | None = None
    until: AwareDatetime | None = None
    application: Annotated[int, Field(ge=1)] | None = None
    kind: ApplicationKind | None = None
    passed: bool | None = None
    result: FollowUpResult | None = None
    satisfaction: Annotated[int, Field(ge=1, le=5)] | None = None
    score: Code | None = None
    cases: Annotated[tuple[Id, ...], Field(max_length=50)] = ()
    urgency: Urgency | None = None
    matter: Code | None = None
    area: Code | None = None
    correction: Correction | None = None


class AppendToCase(Command):
    """A citizen said more of a case that is known (补充). What is said of a merged case reaches its main case."""

    TYPE: ClassVar[str] = "append_to_case"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.SYSTEM})

    case: Id
    text: Annotated[Text, Field(min_length=1)]
    call: CallKey | None = None


class ActOnCase(Command):
    """Do something with a case, or with one of its tasks.

    `base_version` is the version of the case that the sender saw; an act on an older one is refused, except for asking
    to hurry, which holds however the case stands.
    """

    TYPE: ClassVar[str] = "act_on_case"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.DESK, Scope.MANAGER, Scope.SYSTEM})

    case: Id
    base_version: Annotated[int, Field(ge=0)]
    action: Action
    task: TaskNo | None = None
    details: Details = Details()


class ExtractCases(Command):
    """Take the oldest cases out of a pool (提取工单)."""

    TYPE: ClassVar[str] = "extract_cases"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.HOTLINE, Scope.DESK, Scope.MANAGER, Scope.SYSTEM})

    stage: Stage
