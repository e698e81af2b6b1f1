"""Cases (工单) of a centre, and what the centre holds at hand today."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from app.contract.centre import urgency
from app.contract.centre.attachments import Attachments
from app.contract.centre.calls import Agent, Call, CallKey
from app.contract.centre.flow_state import CaseFlow
from app.contract.centre.setup import CentreSetup
from app.contract.centre.suggestions import SuggestedField, SuggestionTally
from app.contract.hall.state import Irregularity
from app.contract.model import (
    Code,
    Id,
    Line,
    Map,
    Model,
    Personal,
    PersonalAddress,
    PersonalDate,
    PersonalKind,
    PersonalName,
    PersonalPhone,
    PersonalText,
    empty_map,
)

Urgency = urgency.Urgency
"""How fast (紧急程度)."""


class Gender(StrEnum):
    """As the reporter says."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class Disposition(StrEnum):
    """What the call-taker does with a case (处办方式)."""

    DRAFT = "draft"
    TO_REVIEW = "to_review"
    TO_VERIFY = "to_verify"
    DIRECT_ANSWER = "direct_answer"
    TO_DISPATCH = "to_dispatch"


class CaseState(StrEnum):
    """Where a case stands; later stages belong to the flow profiles."""

    DISPATCH = "dispatch"
    HANDLING = "handling"
    CLOSED = "closed"


class Reporter(Model):
    """Who reports (上报人). `region` and `home` are where they live (联系地址), not where something happens."""

    name: PersonalName = ""
    phone: PersonalPhone = ""
    gender: Gender = Gender.UNKNOWN
    birth: PersonalDate = ""
    region: Code | None = None
    home: PersonalAddress = ""


class Case(Model):
    """What a citizen reported. `local_number` is what the citizen was told while the server was out of reach."""

    id: Id
    number: Line
    local_number: Line = ""
    channel: Code
    kind: Code
    reported_at: datetime
    registered_at: datetime
    reporter: Reporter
    title: Annotated[Line, Personal(PersonalKind.TEXT)]
    description: PersonalText
    address: PersonalAddress = ""
    area: Code | None = None
    matter: Code | None = None
    urgency: Urgency = Urgency.NORMAL
    follow_up: bool = True
    confidential: bool = False
    disposition: Disposition = Disposition.TO_DISPATCH
    opinion: PersonalText = ""
    tags: tuple[Line, ...] = ()
    difficult: bool = False
    remark: PersonalText = ""
    attachments: Attachments = ()
    call: CallKey | None = None
    call_taker: Code
    state: CaseState = CaseState.DISPATCH


class CentreState(Model):
    """What a centre holds at hand: its set-up, today's numbering and today's cases.

    `numbers` counts per channel prefix, `suggestions` what became of today's suggestions. Older cases live in the
    record and are read by queries.
    `flows` are the cases on their way, of any day, and those that have ended lately; `earlier` are what those of other
    days are about. `calls` are today's and the missed ones that nobody has called back yet, `agents` who takes calls.
    """

    centre: Code
    seq: int = 0
    setup: CentreSetup | None = None
    day: date | None = None
    numbers: Map[str, int] = empty_map()
    cases: Map[str, Case] = empty_map()
    earlier: Map[str, Case] = empty_map()
    flows: Map[str, CaseFlow] = empty_map()
    calls: Map[str, Call] = empty_map()
    agents: Map[str, Agent] = empty_map()
    suggestions: Map[SuggestedField, SuggestionTally] = empty_map()
    irregularities: tuple[Irregularity, ...] = ()
