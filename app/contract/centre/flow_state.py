"""A case on its way: its stage, its tasks, applications, clocks and notes (spec 04, 1.3.1)."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.contract.centre.calls import CallKey
from app.contract.centre.flow import ApplicationKind, FlowRole, Reviewer, Stage, TaskState
from app.contract.centre.limits import Timer
from app.contract.centre.urgency import Urgency
from app.contract.model import Code, Id, Line, Model, PersonalText

TaskNo = Annotated[int, Field(ge=1)]
"""Tasks of a case are numbered from 1."""


class Source(StrEnum):
    """How a case came to a centre (事件来源): taken there, handed down (上级交办), handed up (下级上报)."""

    OWN = "own"
    UPPER = "upper"
    LOWER = "lower"


class Stop(Model):
    """A centre on the way of a case."""

    centre: Code
    source: Source = Source.OWN


class Share(StrEnum):
    """A unit's part in a case: host (主办), co-handler (协办), an equal (多部门), or below another unit."""

    HOST = "host"
    CO = "co"
    EQUAL = "equal"
    CHILD = "child"


class TaskRef(Model):
    """A task of some case."""

    case: Id
    task: TaskNo


class Task(Model):
    """A unit's part of a case. `round` counts the dispatches: only the tasks of the last one decide.

    `parent`: the task it was passed down from. `main`: merged while being handled, it follows that one.
    """

    no: TaskNo
    unit: Code
    share: Share
    state: TaskState
    round: int
    opened_at: datetime
    timer: Timer | None = None
    parent: TaskNo | None = None
    assignee: Code | None = None
    result: PersonalText = ""
    main: TaskRef | None = None
    slaves: tuple[TaskRef, ...] = ()


class ApplicationState(StrEnum):
    """How an application stands; `LAPSED`: the task went on without it."""

    PENDING = "pending"
    PASSED = "passed"
    FAILED = "failed"
    LAPSED = "lapsed"


class Application(Model):
    """What a unit applied for. `reviewer`: whose turn it is; `centre`: of which centre."""

    no: Annotated[int, Field(ge=1)]
    task: TaskNo
    kind: ApplicationKind
    state: ApplicationState = ApplicationState.PENDING
    reviewer: Reviewer
    centre: Code
    unit: Code | None = None
    until: datetime | None = None


class FollowUpResult(StrEnum):
    """What the citizen said when called back (回访结果)."""

    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    UNREACHABLE = "unreachable"


class Note(Model):
    """An urge or a supervision opinion on a case; `role` wrote it."""

    by: Line
    role: FlowRole
    at: datetime
    text: PersonalText


class FollowUp(Model):
    """One try to call a citizen back. `automatic`: the telephone robot did it."""

    by: Line
    at: datetime
    result: FollowUpResult | None = None
    satisfaction: int | None = None
    text: PersonalText = ""
    automatic: bool = False


class Addition(Model):
    """What a citizen said later of a case (补充); `call` is the call in which they did."""

    by: Line
    at: datetime
    text: PersonalText
    call: CallKey | None = None


class StageClock(Model):
    """The clock of a stage."""

    stage: Stage
    timer: Timer


class CaseFlow(Model):
    """A case on its way. `path`: the centres it came through, the one that has it last.

    `version` rises with every act. `main`: merged into that case, which it follows. `holder`: who took it from a pool.
    `confidential`: those who handle it may not know who reported it. `additions`: also of the cases that follow.
    """

    case: Id
    profile: Code
    version: int = 0
    stage: Stage
    path: tuple[Stop, ...]
    reported_at: datetime
    channel: Code
    matter: Code | None = None
    area: Code | None = None
    urgency: Urgency = Urgency.NORMAL
    follow_up: bool = True
    confidential: bool = False
    overall: Timer
    clocks: tuple[StageClock, ...] = ()
    tasks: tuple[Task, ...] = ()
    applications: tuple[Application, ...] = ()
    round: int = 0
    host_decides: bool = False
    forced: bool = False
    returned: bool = False
    copies: tuple[Code, ...] = ()
    checker: Code | None = None
    main: Id | None = None
    slaves: tuple[Id, ...] = ()
    holder: Code | None = None
    held_at: datetime | None = None
    results: tuple[FollowUpResult, ...] = ()
    satisfaction: int | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    additions: tuple[Addition, ...] = ()
    scores: tuple[Code, ...] = ()
    urges: tuple[Note, ...] = ()
    supervision: tuple[Note, ...] = ()
    ended_at: datetime | None = None
