"""What a desk asks of the server and is answered: its lists with counts, pages of cases, one case whole (spec 04, 1.6).

Everything here is answered to an officer of the centre's flows (`FlowSetup.officers`); what the officer may not see is
not in it. `seq` is the place in the centre's record that an answer stands for.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from app.contract.centre.flow import Action, ApplicationKind, FlowRole, Stage
from app.contract.centre.flow_commands import Details
from app.contract.centre.flow_state import CaseFlow, TaskNo
from app.contract.centre.limits import Limit, Standing
from app.contract.centre.state import Case
from app.contract.centre.urgency import Urgency
from app.contract.centre.why import Why
from app.contract.model import Code, Id, Line, Model, PersonalName, PersonalPhone


class Module(StrEnum):
    """A part of the desk: one entry of the menu at the left. The document's name is beside each."""

    ACCEPTANCE = "acceptance"  # 事件受理
    ACCEPTANCE_POOL = "acceptance_pool"  # 受理工单池
    DRAFTS = "drafts"  # 事件暂存
    VOIDED = "voided"  # 事件废止
    VERIFICATION = "verification"  # 事件核实
    FOLLOW_UP = "follow_up"  # 事件回访
    ACCEPTANCE_REVIEW = "acceptance_review"  # 受理审核
    DISPATCH = "dispatch"  # 事件分拨
    DISPATCH_POOL = "dispatch_pool"  # 分拨工单池
    DISPATCH_RETURNED = "dispatch_returned"  # 分拨退回
    DISPATCH_QUERY = "dispatch_query"  # 分拨查询
    DISPATCH_REVIEW = "dispatch_review"  # 分拨审核
    REVIEW = "review"  # 统一审核: applications by kind
    RESULT_REVIEW = "result_review"  # 统一审核: 结果
    UPPER_REVIEW = "upper_review"  # 上级结果审核
    RECHECK = "recheck"  # 事件核查
    HANDLING = "handling"  # 事件处置
    APPLICATIONS = "applications"  # 我的申请: by kind
    PARENT_REVIEW = "parent_review"  # 待我审核: applications by kind
    PARENT_RESULTS = "parent_results"  # 待我审核: 结果审核
    LEADER_REVIEW = "leader_review"  # 任务审签
    COPIES = "copies"  # 下辖事件
    ANSWERED = "answered"  # 前台办结件
    CENTRE_FOLLOW_UP = "centre_follow_up"  # 待归档 of the district (110)
    GRID_VERIFICATION = "grid_verification"  # 网格员核实
    GRID_RECHECK = "grid_recheck"  # 网格员核查
    GRID_TASKS = "grid_tasks"  # 网格员任务
    EVALUATION = "evaluation"  # 事件评价
    CLOSING = "closing"  # 事件结案
    SUPERVISION = "supervision"  # 督办列表
    CALLS = "calls"  # 来电情况


class Tab(StrEnum):
    """A tab of a module."""

    TO_SIGN = "to_sign"
    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    ALL = "all"
    FINISHED = "finished"
    NEAR_DUE = "near_due"
    OVERDUE = "overdue"
    FINISHED_LATE = "finished_late"
    PASSED_ON = "passed_on"
    ANSWERED = "answered"
    INVALID = "invalid"


ListName = Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z_]+){1,2}$", max_length=80)]
"""`module.tab`, or `module.kind.tab` for applications: `dispatch.todo`, `review.extension.todo`."""


class ListCount(Model):
    """A list and how many are in it, of these near their due time and past it. `open`: there is something to do in it.

    Tabs that are cut out of another list by time (`near_due`, `overdue`) are lists of their own here.
    """

    name: ListName
    module: Module
    tab: Tab
    kind: ApplicationKind | None = None
    open: bool
    total: int
    near_due: int = 0
    overdue: int = 0


class DeskOfficer(Model):
    """Who asks, as the centre's set-up has them."""

    staff: Code
    name: Line = ""
    roles: tuple[FlowRole, ...]
    centre: Code
    unit: Code | None = None


class DeskHome(Model):
    """Answer of `GET /v1/centres/{centre}/desk`: who asks and their lists; also the reminder at sign-in."""

    seq: int
    time: datetime
    officer: DeskOfficer
    lists: tuple[ListCount, ...]


class Sort(StrEnum):
    """The order of a list. `DEFAULT`: what is due first; where nothing is to be done, the newest first."""

    DEFAULT = "default"
    REPORTED = "reported"
    NEWEST = "newest"
    NUMBER = "number"
    URGENCY = "urgency"


class CaseLine(Model):
    """One row of a list. Name and telephone number are masked, or empty where a confidential reporter is hidden.

    `task`, `application`: which of the case's the list is about. `at`: when it was done; `None` while it is to be done.
    `due`, `standing`: of what the list is about; `overall_due`: of the whole case; `None` where nothing limits it.
    `units`: who has it now. `urges`: how often it was urged.
    """

    case: Id
    number: Line
    title: Line
    kind: Code
    channel: Code
    matter: Code | None = None
    area: Code | None = None
    urgency: Urgency
    profile: Code
    stage: Stage
    centre: Code
    version: int
    reported_at: datetime
    reporter: PersonalName = ""
    phone: PersonalPhone = ""
    confidential: bool = False
    task: TaskNo | None = None
    application: Annotated[int, Field(ge=1)] | None = None
    units: tuple[Code, ...] = ()
    holder: Code | None = None
    at: datetime | None = None
    due: datetime | None = None
    standing: Standing = Standing.NORMAL
    overall_due: datetime | None = None
    overall_standing: Standing = Standing.NORMAL
    urges: int = 0
    supervised: bool = False
    returned: bool = False
    merged_into: Id | None = None
    slaves: int = 0


class CasePage(Model):
    """Answer of `GET /v1/centres/{centre}/desk/lists/{list}`.

    Asked with `sort`, `limit` (50), `after` (`next` of the page before), and filters: `text` (words, or the beginning
    of a number), `standing`, `matter`, `area`, `channel`, `urgency`, `since` and `until` (local days of reporting),
    `mine` (only what the asker took in or holds). `total` counts the list without filters. `next` is empty at the end.
    `complete` is false when a search stopped before it had seen the whole list.
    """

    seq: int
    time: datetime
    list: ListName
    total: int
    lines: tuple[CaseLine, ...]
    next: Line = ""
    complete: bool = True


class Act(Model):
    """One act of the case's profile as it stands: possible now, or `why` not. `kind` is that of an application."""

    action: Action
    task: TaskNo | None = None
    kind: ApplicationKind | None = None
    row: Line
    why: Why | None = None


class ClockOf(StrEnum):
    """What a deadline is for."""

    OVERALL = "overall"
    STAGE = "stage"
    TASK = "task"


class Deadline(Model):
    """A clock explained. `minutes` is what was allowed for the case's urgency, `extra` what was granted on top.

    `elapsed`, `left` and `paused` are minutes of the limit's own unit (`left` below zero: overdue; `paused` in natural
    minutes). `due` is `None` while the clock stands still or nothing limits it.
    """

    of: ClockOf
    stage: Stage | None = None
    task: TaskNo | None = None
    limit: Limit
    minutes: int
    extra: int = 0
    since: datetime
    elapsed: int
    left: int
    paused: int = 0
    still: bool = False
    ended_at: datetime | None = None
    due: datetime | None = None
    standing: Standing


class FlowRow(Model):
    """One row of the flow (工单流转) as people read it.

    `version`: of the case after it. `stage`: where the case stood then. Minutes as in `CaseActed`. Rows that nobody did
    (a case taken from a pool, merged, split, put right) have no `action` but a `note`: the type of their event.
    """

    version: int
    at: datetime
    staff: Line
    name: Line = ""
    role: FlowRole | None = None
    action: Action | None = None
    note: Line = ""
    row: Line = ""
    stage: Stage | None = None
    unit: Code | None = None
    task: TaskNo | None = None
    details: Details = Details()
    stage_minutes: int | None = None
    stage_left: int | None = None
    overall_left: int | None = None


class Activity(StrEnum):
    """What somebody does with a case that they have open."""

    LOOKING = "looking"
    EDITING = "editing"
    GONE = "gone"


class Present(Model):
    """Somebody who has a case open now."""

    staff: Code
    name: Line = ""
    unit: Code | None = None
    activity: Activity
    since: datetime


class TellPresence(Model):
    """Body of `POST /v1/centres/{centre}/desk/cases/{case}/presence`, sent every `SECONDS` while a case is open.

    Answered with `Presence`. Who is silent for three times as long is gone. Never recorded.
    """

    SECONDS: ClassVar[int] = 10

    activity: Annotated[Activity, Field(strict=False)]


class Presence(Model):
    """Who else has a case open now, and the version the case has."""

    present: tuple[Present, ...] = ()
    version: int = 0


class UnitGuess(Model):
    """A unit that cases of the same matter were given to `tried` times lately; `kept` of these it did not give back."""

    unit: Code
    tried: int
    kept: int


class CaseWhole(Model):
    """Answer of `GET /v1/centres/{centre}/desk/cases/{case}`: everything at one look.

    `flow` is `None` for a case that was taken over with its number and is on no flow. `hidden`: the reporter is
    confidential and not for the asker. `merge`: cases that may be merged with this one now. `guess`: the likeliest
    units, for who may give the case to units now.
    """

    seq: int
    time: datetime
    case: Case
    hidden: bool = False
    flow: CaseFlow | None = None
    rows: tuple[FlowRow, ...] = ()
    acts: tuple[Act, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    merge: tuple[Id, ...] = ()
    guess: tuple[UnitGuess, ...] = ()
    present: tuple[Present, ...] = ()


class FactChange(Model):
    """A fact that is not what it was: `was` and `now` as text, codes as they are."""

    field: Line
    was: Line
    now: Line


class CaseDifference(Model):
    """Answer of `GET /v1/centres/{centre}/desk/cases/{case}/since/{version}`: what happened after a version.

    To be shown when an act was refused as `case_changed`.
    """

    seq: int
    version: int
    rows: tuple[FlowRow, ...]
    facts: tuple[FactChange, ...] = ()


class DeskNews(Model):
    """One message of `GET /v1/centres/{centre}/desk/news` (server-sent events, event `news`).

    Cases the officer may see that changed, whether the centre's set-up did, and whether something of theirs has come
    near its time or past it (`due`), by the clocks of its limits. Lists and pages are asked for anew.
    """

    seq: int
    cases: tuple[Id, ...] = ()
    setup: bool = False
    due: bool = False
