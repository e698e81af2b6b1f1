"""A flow profile (流程): the stages of a case, who may do what in each, and what follows (spec 04, 1.3 and 1.4).

A profile is data. Its guards and effects are names out of closed lists that the rules know.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.contract.centre.limits import Limit, Minutes
from app.contract.model import Code, Model, Name

Word = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
"""The name of a guard, an effect or a condition."""


class Stage(StrEnum):
    """Where a case stands (工单状态), one at a time."""

    DRAFT = "draft"
    ACCEPT = "accept"
    ACCEPT_REVIEW = "accept_review"
    VERIFY = "verify"
    DISPATCH = "dispatch"
    DISPATCH_REVIEW = "dispatch_review"
    HANDLING = "handling"
    RESULT_REVIEW = "result_review"
    UPPER_REVIEW = "upper_review"
    RECHECK = "recheck"
    FOLLOWUP = "followup"
    CENTRE_FOLLOWUP = "centre_followup"
    EVALUATE = "evaluate"
    CLOSE = "close"
    CLOSED = "closed"
    VOID = "void"


class TaskState(StrEnum):
    """Where a task sheet (任务单) stands. The documents number some: 40 open, 80 done, 90 transferred, 15 returned.

    `LEADER_REVIEW` and `SIGNED_OFF`: the unit's own leader reads the answer first. `PARENT_REVIEW`: the one above does.
    `RECALLED`: the case went on without this task.
    """

    TO_SIGN = "to_sign"
    OPEN = "open"
    SUSPENDED = "suspended"
    LEADER_REVIEW = "leader_review"
    SIGNED_OFF = "signed_off"
    PARENT_REVIEW = "parent_review"
    RESULT_REVIEW = "result_review"
    DONE = "done"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    RECALLED = "recalled"


SETTLED = frozenset({TaskState.DONE, TaskState.TRANSFERRED, TaskState.RETURNED, TaskState.RECALLED})
"""Nobody works on such a task any more."""


class FlowRole(StrEnum):
    """Who acts in a flow (spec 04, 1.1)."""

    CALLTAKER = "calltaker"
    SHIFT_LEADER = "shift_leader"
    DISPATCHER = "dispatcher"
    RESULT_REVIEWER = "result_reviewer"
    DEPT_HANDLER = "dept_handler"
    PARENT_DEPT = "parent_dept"
    UNIT_LEADER = "unit_leader"
    GRID_OFFICER = "grid_officer"
    SUPERVISOR = "supervisor"
    LEADER = "leader"
    EVALUATOR = "evaluator"
    SYSTEM = "system"


class Action(StrEnum):
    """What can be done with a case or a task (the rows of spec 04, 1.3.2)."""

    SAVE_DRAFT = "save_draft"
    VOID = "void"
    RESTORE = "restore"
    ANSWER = "answer"
    TO_REVIEW = "to_review"
    TO_VERIFY = "to_verify"
    VERIFIED = "verified"
    URGE_GRID = "urge_grid"
    REPLACE_GRID_OFFICER = "replace_grid_officer"
    TO_DISPATCH = "to_dispatch"
    SEND_BACK = "send_back"
    ASSIGN = "assign"
    BACK_TO_TAKER = "back_to_taker"
    BACK_TO_DISPATCHER = "back_to_dispatcher"
    TO_UPPER = "to_upper"
    TO_LOWER = "to_lower"
    ADD_TASK = "add_task"
    SIGN = "sign"
    SIGN_AND_HAND_ON = "sign_and_hand_on"
    SEND_OUTSIDE = "send_outside"
    RETURN = "return"
    DISPUTE = "dispute"
    REPORT_PROGRESS = "report_progress"
    HAND_DOWN = "hand_down"
    SEND_GRID = "send_grid"
    FINISH = "finish"
    TO_LEADER = "to_leader"
    LEADER_APPROVE = "leader_approve"
    LEADER_REJECT = "leader_reject"
    PARENT_APPROVE = "parent_approve"
    PARENT_REJECT = "parent_reject"
    APPLY = "apply"
    CANCEL_SUSPENSION = "cancel_suspension"
    REVIEW_APPLICATION = "review_application"
    APPROVE_RESULT = "approve_result"
    REJECT_RESULT = "reject_result"
    APPROVE_UPPER = "approve_upper"
    REJECT_UPPER = "reject_upper"
    TO_RECHECK = "to_recheck"
    RECHECKED = "rechecked"
    FOLLOW_UP = "follow_up"
    AUTO_FOLLOW_UP = "auto_follow_up"
    REDO = "redo"
    EVALUATE = "evaluate"
    CLOSE = "close"
    REASSIGN = "reassign"
    SCORE = "score"
    URGE = "urge"
    SUPERVISE = "supervise"
    MERGE = "merge"
    SPLIT = "split"
    MERGE_TASK = "merge_task"
    EDIT = "edit"


class ApplicationKind(StrEnum):
    """What a department may apply for (申请)."""

    EXTENSION = "extension"
    SUSPENSION = "suspension"
    TRANSFER = "transfer"
    COHANDLING = "cohandling"
    RETURN = "return"
    DISPUTE = "dispute"


class Reviewer(StrEnum):
    """Who reviews an application, one after another: the department above, the own centre, the centre above."""

    PARENT = "parent"
    CENTRE = "centre"
    UPPER = "upper"


class StageSetup(Model):
    """One stage of a profile. `next`: the first of these whose `when` holds is where `to = "next"` leads."""

    stage: Stage
    name: Name
    next: tuple[Stage, ...] = ()
    when: Word | None = None
    limit: Limit | None = None


class OrderTransition(Model):
    """What may be done with a case in a stage (`begins`). It goes to `to`, along its stage's `next`, or stays.

    `row` is the row of the documents' table this comes from.
    """

    row: Name
    begins: Annotated[tuple[Stage, ...], Field(min_length=1)]
    action: Action
    roles: Annotated[tuple[FlowRole, ...], Field(min_length=1)]
    guards: tuple[Word, ...] = ()
    effects: tuple[Word, ...] = ()
    to: Stage | None = None
    to_next: bool = False


class TaskTransition(Model):
    """What may be done with a task while its case is being handled. `to`: a state, `None` stays."""

    row: Name
    begins: Annotated[tuple[TaskState, ...], Field(min_length=1)]
    action: Action
    roles: Annotated[tuple[FlowRole, ...], Field(min_length=1)]
    guards: tuple[Word, ...] = ()
    effects: tuple[Word, ...] = ()
    to: TaskState | None = None


class ApplicationSetup(Model):
    """One kind of application. `most`: how often a task may apply, `None`: any number of times.

    `parent_is_final`: what the department above passes goes no further.
    """

    kind: ApplicationKind
    chain: Annotated[tuple[Reviewer, ...], Field(min_length=1)]
    guards: tuple[Word, ...] = ()
    most: Annotated[int, Field(ge=1, le=99)] | None = None
    parent_is_final: bool = False


class ClockStart(StrEnum):
    """When the clock of a task that must be signed for begins."""

    DISPATCH = "dispatch"
    SIGN = "sign"


class FollowUpSetup(Model):
    """Calling citizens back (回访): how often somebody who is not reached is tried, and how long to wait in between."""

    most_tries: Annotated[int, Field(ge=1, le=20)] = 3
    again_minutes: Minutes = 120


class MergeSetup(Model):
    """What two cases must share to be merged (并单): switches, all on in the documents. Without `same_channel` a
    telephone case may follow one from the web about the same thing."""

    same_grid: bool = True
    same_channel: bool = True
    same_source: bool = True


class PoolSetup(Model):
    """A pool (工单池): how many cases one press takes, and after how many minutes untouched they go back."""

    stage: Stage
    batch: Annotated[int, Field(ge=1, le=100)] = 5
    minutes: Minutes = 30


class ScoreRule(Model):
    """A rule of assessment (绩效规则): points given or, below zero, taken."""

    code: Code
    name: Name
    points: Annotated[int, Field(ge=-1000, le=1000)]


class FlowProfile(Model):
    """One flow, whole."""

    code: Code
    name: Name
    sign_required: bool = False
    clock_from: ClockStart = ClockStart.DISPATCH
    host_decides: bool = False
    near_due_minutes: Minutes | None = None
    stages: Annotated[tuple[StageSetup, ...], Field(min_length=1)]
    order: Annotated[tuple[OrderTransition, ...], Field(min_length=1)]
    task: tuple[TaskTransition, ...] = ()
    applications: tuple[ApplicationSetup, ...] = ()
    merge: MergeSetup | None = None
    follow_up: FollowUpSetup | None = None
    pools: tuple[PoolSetup, ...] = ()
    scores: tuple[ScoreRule, ...] = ()
