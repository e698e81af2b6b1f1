"""What happens to a case on its way. Every one of these belongs to the case's own stream."""

from datetime import datetime
from typing import ClassVar

from app.contract.centre.flow import Action, FlowRole, Reviewer, Stage
from app.contract.centre.flow_commands import Correction, Details
from app.contract.centre.flow_state import (
    Addition,
    Application,
    ApplicationState,
    CaseFlow,
    Stop,
    Task,
    TaskNo,
    TaskRef,
)
from app.contract.centre.limits import Timer
from app.contract.centre.urgency import Urgency
from app.contract.event import Event
from app.contract.model import Code, Id, Line


class CaseEvent(Event):
    """Something that happened to one case."""

    case: Id


class FlowBegan(CaseEvent):
    """A case is on its way."""

    TYPE: ClassVar[str] = "flow_began"

    flow: CaseFlow


class CaseActed(CaseEvent):
    """One row of the flow (工单流转): who did what, in which role and unit, and how the clocks stood.

    Times are minutes of the limit's own unit; `None` where there is no limit. What follows from it comes right after.
    """

    TYPE: ClassVar[str] = "case_acted"

    action: Action
    role: FlowRole
    row: Line
    unit: Code | None = None
    task: TaskNo | None = None
    details: Details = Details()
    stage_minutes: int | None = None
    stage_left: int | None = None
    overall_left: int | None = None


class StageEntered(CaseEvent):
    """A case stands in a stage; `returned`: it came back from the departments. `clock` is the stage's clock."""

    TYPE: ClassVar[str] = "stage_entered"

    stage: Stage
    path: tuple[Stop, ...]
    returned: bool = False
    clock: Timer


class TaskOpened(CaseEvent):
    """A unit has a task."""

    TYPE: ClassVar[str] = "task_opened"

    task: Task


class TaskChanged(CaseEvent):
    """A task stands elsewhere, has another assignee, result or clock. The whole task as it is now."""

    TYPE: ClassVar[str] = "task_changed"

    task: Task


class CaseAssigned(CaseEvent):
    """A new round of tasks begins: who decides it, whether it may be returned, who gets copies (抄送)."""

    TYPE: ClassVar[str] = "case_assigned"

    round: int
    host_decides: bool
    forced: bool
    copies: tuple[Code, ...]


class ApplicationFiled(CaseEvent):
    """A unit applied for something."""

    TYPE: ClassVar[str] = "application_filed"

    application: Application


class ApplicationMoved(CaseEvent):
    """An application was passed on, passed, failed, or lapsed."""

    TYPE: ClassVar[str] = "application_moved"

    no: int
    state: ApplicationState
    reviewer: Reviewer
    centre: Code


class CheckerNamed(CaseEvent):
    """A grid officer is to verify or check a case; `None`: nobody any more."""

    TYPE: ClassVar[str] = "checker_named"

    staff: Code | None


class CaseMerged(CaseEvent):
    """A case was merged into `main` and follows it from now on (并单)."""

    TYPE: ClassVar[str] = "case_merged"

    main: Id


class CaseSplit(CaseEvent):
    """A case goes its own way again (拆单)."""

    TYPE: ClassVar[str] = "case_split"

    main: Id


class MainFollowed(CaseEvent):
    """A merged case stands where its main case does. Its overall clock stays its own."""

    TYPE: ClassVar[str] = "main_followed"

    flow: CaseFlow


class TaskMerged(CaseEvent):
    """A task was merged into another unit's task of the same kind while being handled."""

    TYPE: ClassVar[str] = "task_merged"

    task: TaskNo
    main: TaskRef


class TaskSplit(CaseEvent):
    """A task that was merged while being handled is its own again."""

    TYPE: ClassVar[str] = "task_split"

    task: TaskNo
    main: TaskRef


class CaseHeld(CaseEvent):
    """Somebody took a case from a pool; `None`: it went back."""

    TYPE: ClassVar[str] = "case_held"

    holder: Code | None


class FactsChanged(CaseEvent):
    """What a case is about was put right (变更记录): `correction` from what was `before`, those fields only."""

    TYPE: ClassVar[str] = "facts_changed"

    urgency: Urgency
    matter: Code | None
    area: Code | None
    correction: Correction = Correction()
    before: Correction = Correction()


class CaseAppended(CaseEvent):
    """A citizen said more of a case."""

    TYPE: ClassVar[str] = "case_appended"

    addition: Addition


class OverallChanged(CaseEvent):
    """The overall clock stands still, runs again, or ended."""

    TYPE: ClassVar[str] = "overall_changed"

    timer: Timer
    ended_at: datetime | None = None


FLOW_EVENTS: tuple[type[CaseEvent], ...] = (
    FlowBegan,
    CaseActed,
    StageEntered,
    TaskOpened,
    TaskChanged,
    CaseAssigned,
    ApplicationFiled,
    ApplicationMoved,
    CheckerNamed,
    CaseMerged,
    CaseSplit,
    MainFollowed,
    TaskMerged,
    TaskSplit,
    CaseHeld,
    FactsChanged,
    CaseAppended,
    OverallChanged,
)
"""Every event of a case on its way."""
