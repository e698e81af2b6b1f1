"""Tasks of a case: opened, moved with their clocks, recalled; where the case goes by them (spec 04, 1.3.4, 1.3.5)."""

from datetime import datetime

from app.contract.centre.flow import SETTLED, ClockStart, Stage, TaskState
from app.contract.centre.flow_events import (
    ApplicationMoved,
    CaseAssigned,
    OverallChanged,
    TaskChanged,
    TaskOpened,
)
from app.contract.centre.flow_setup import RouteTo
from app.contract.centre.flow_state import ApplicationState, CaseFlow, Share, Task
from app.contract.centre.limits import Limit, Timer
from app.rules import deadline
from app.rules.case_deed import Work, deciding_tasks, live_tasks, task_of
from app.rules.case_moves import enter, enter_next, route_of

_WITH_THE_UNIT = frozenset({TaskState.TO_SIGN, TaskState.OPEN, TaskState.SUSPENDED})
_FINISHED = frozenset({TaskState.RESULT_REVIEW, TaskState.DONE})


def open_tasks(work: Work) -> None:
    """Give a case to the units that the act names: one host and its co-handlers, or several equal ones."""
    details = work.deed.details
    shares = [(unit, Share.EQUAL) for unit in details.units]
    if details.host is not None:
        shares = [(details.host, Share.HOST), *((unit, Share.CO) for unit in details.co)]
    _begin_round(work, host=details.host is not None, forced=details.forced, copies=details.copies)
    for unit, share in shares:
        open_task(work, unit, share)


def open_route(work: Work) -> None:
    """Give a case to the units that automatic dispatch names."""
    route = route_of(work.now)
    if route is None or route.to is not RouteTo.UNITS:
        return
    shares = [(unit, Share.EQUAL) for unit in route.units]
    if route.host is not None:
        shares = [(route.host, Share.HOST), *((unit, Share.CO) for unit in route.co)]
    enter(work, Stage.HANDLING)
    _begin_round(work, host=route.host is not None, forced=False, copies=())
    for unit, share in shares:
        open_task(work, unit, share)


def _begin_round(work: Work, *, host: bool, forced: bool, copies: tuple[str, ...]) -> None:
    flow = work.flow
    host_decides = host and work.deed.profile.host_decides
    event = CaseAssigned(case=flow.case, round=flow.round + 1, host_decides=host_decides, forced=forced, copies=copies)
    work.happen(event)


def open_task(work: Work, unit: str, share: Share, *, parent: int | None = None, assignee: str | None = None) -> None:
    """Give a task to a unit; it has to be signed for where the profile says so, but not what is handed down."""
    deed, flow = work.now, work.flow
    to_sign = deed.profile.sign_required and parent is None
    runs = not (to_sign and deed.profile.clock_from is ClockStart.SIGN)
    task = Task(
        no=len(flow.tasks) + 1,
        unit=unit,
        share=share,
        state=TaskState.TO_SIGN if to_sign else TaskState.OPEN,
        round=flow.round,
        opened_at=deed.now,
        timer=deadline.enter(None, deed.limit(Stage.HANDLING), deed.now) if runs else None,
        parent=parent,
        assignee=assignee,
    )
    work.happen(TaskOpened(case=flow.case, task=task))


def add_task(work: Work) -> None:
    """加派: another unit of the same round."""
    unit = work.deed.details.unit
    if unit is not None:
        open_task(work, unit, Share.CO if work.flow.host_decides else Share.EQUAL)


def hand_down(work: Work) -> None:
    """下派: a sub-unit does the task, or a part of it."""
    unit = work.deed.details.unit
    if unit is not None:
        open_task(work, unit, Share.CHILD, parent=work.task.no)


def send_grid(work: Work) -> None:
    """送网格员: a grid officer of the community does it."""
    task = work.task
    open_task(work, task.unit, Share.CHILD, parent=task.no, assignee=work.deed.details.staff)


def send_outside(work: Work) -> None:
    """发送外单位: the task is another unit's from now on."""
    task, unit = work.task, work.deed.details.unit
    if unit is not None:
        open_task(work, unit, task.share, parent=task.parent)


def assign_staff(work: Work) -> None:
    """Name who in the unit does the task next."""
    _change(work, work.task.model_copy(update={"assignee": work.deed.details.staff}))


def keep_result(work: Work) -> None:
    """Keep what the unit answered."""
    _change(work, work.task.model_copy(update={"result": work.deed.details.opinion}))


def redo_tasks(work: Work) -> None:
    """发回重新办理: the units of the last round that were done have to work on."""
    for task in deciding_tasks(work.flow):
        if task.state is TaskState.DONE:
            move_task(work, task, TaskState.OPEN)


def move_task(work: Work, task: Task, state: TaskState) -> None:
    """Let a task stand elsewhere, its clock with it."""
    limit = work.now.limit(Stage.HANDLING)
    timer = _timer_after(task, state, limit, work.deed.now)
    _change(work, task.model_copy(update={"state": state, "timer": timer}))


def _change(work: Work, task: Task) -> None:
    work.happen(TaskChanged(case=work.flow.case, task=task))


def _timer_after(task: Task, state: TaskState, limit: Limit | None, now: datetime) -> Timer | None:
    timer = task.timer
    if state is TaskState.OPEN and (timer is None or task.state not in _WITH_THE_UNIT):
        return deadline.enter(timer, limit, now)
    if timer is None:
        return None
    if state is TaskState.SUSPENDED:
        return deadline.suspend(timer, now)
    timer = deadline.resume(timer, now)
    if state in _WITH_THE_UNIT or timer.left_at is not None:
        return timer
    return deadline.leave(timer, now)


def settle(work: Work) -> None:
    """Let the case go where its tasks have brought it, and leave nothing open behind."""
    _recall_orphans(work)
    _lapse_applications(work)
    flow = work.flow
    if flow.stage in {Stage.HANDLING, Stage.RESULT_REVIEW}:
        _roll_up(work, flow)
    if work.flow.stage not in {Stage.HANDLING, Stage.RESULT_REVIEW, Stage.RECHECK}:
        for task in live_tasks(work.flow):
            move_task(work, task, TaskState.RECALLED)
        _lapse_applications(work)
    _pause_overall(work)


def _roll_up(work: Work, flow: CaseFlow) -> None:
    gone = {TaskState.TRANSFERRED, TaskState.RETURNED, TaskState.RECALLED}
    deciding = [task for task in deciding_tasks(flow) if task.state not in gone]
    reviewed = work.now.stage(Stage.RESULT_REVIEW) is not None
    if not deciding:
        back = Stage.DISPATCH if work.now.stage(Stage.DISPATCH) is not None else Stage.ACCEPT
        enter(work, back, returned=True)
    elif all(task.state is TaskState.DONE for task in deciding):
        enter_next(work, Stage.RESULT_REVIEW if reviewed else Stage.HANDLING)
    else:
        finished = reviewed and all(task.state in _FINISHED for task in deciding)
        stage = Stage.RESULT_REVIEW if finished else Stage.HANDLING
        if stage is not flow.stage:
            enter(work, stage)


def _recall_orphans(work: Work) -> None:
    for task in work.flow.tasks:
        above = task_of(work.flow, task.parent)
        if above is not None and above.state in SETTLED and task.state not in SETTLED:
            move_task(work, task, TaskState.RECALLED)


def _lapse_applications(work: Work) -> None:
    """An application ends with the work it is about."""
    for known in work.flow.applications:
        task = task_of(work.flow, known.task)
        if known.state is ApplicationState.PENDING and (task is None or task.state is not TaskState.OPEN):
            event = ApplicationMoved(
                case=work.flow.case,
                no=known.no,
                state=ApplicationState.LAPSED,
                reviewer=known.reviewer,
                centre=known.centre,
            )
            work.happen(event)


def _pause_overall(work: Work) -> None:
    """The overall clock stands still while every task that decides is suspended, and ends with the case."""
    flow, now = work.flow, work.deed.now
    if flow.stage in {Stage.CLOSED, Stage.VOID}:
        if flow.ended_at is None:
            timer = deadline.leave(deadline.resume(flow.overall, now), now)
            work.happen(OverallChanged(case=flow.case, timer=timer, ended_at=now))
        return
    live = [task for task in deciding_tasks(flow) if task.state not in SETTLED]
    still = bool(live) and all(task.state is TaskState.SUSPENDED for task in live)
    timer = deadline.suspend(flow.overall, now) if still else deadline.resume(flow.overall, now)
    if timer != flow.overall or flow.ended_at is not None:
        work.happen(OverallChanged(case=flow.case, timer=timer.model_copy(update={"left_at": None})))


def joined_results(flow: CaseFlow) -> str:
    """Return what all units of a joint case (联办件) answered, one paragraph each, by task number."""
    return "\n".join(f"{task.unit}: {task.result}" for task in flow.tasks if task.result)
