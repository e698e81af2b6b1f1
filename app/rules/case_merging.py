"""Cases and tasks that are handled as one: merge and split (并单, 拆单; spec 04, 1.3.6)."""

from app.contract.centre.flow import SETTLED, Stage, TaskState
from app.contract.centre.flow_events import CaseMerged, CaseSplit, MainFollowed, TaskMerged, TaskSplit
from app.contract.centre.flow_state import CaseFlow, Task, TaskRef
from app.contract.centre.state import CentreState
from app.contract.centre.why import Why
from app.rules.case_deed import Deed, Work, task_of

MERGEABLE = (Stage.ACCEPT, Stage.ACCEPT_REVIEW, Stage.DISPATCH, Stage.DISPATCH_REVIEW, Stage.HANDLING)
"""Stages of cases that may be merged, from the least to the most advanced."""


def candidates(deed: Deed) -> tuple[str, ...]:
    """Return the cases that the case may be merged with, main cases first, then the most advanced and earliest."""
    found = [known for known in deed.state.flows.values() if _may_join(deed, known)]
    found.sort(key=lambda known: (not known.slaves, _rank(known)))
    return tuple(known.case for known in found)


def _may_join(deed: Deed, other: CaseFlow) -> bool:
    flow, rule = deed.flow, deed.profile.merge
    if rule is None or other.case == flow.case or other.profile != flow.profile or other.main is not None:
        return False
    if flow.slaves or flow.stage not in MERGEABLE or other.stage not in MERGEABLE:
        return False
    alike = (
        not rule.same_grid or (other.area is not None and other.area == flow.area),
        not rule.same_channel or other.channel == flow.channel,
        not rule.same_source or other.path == flow.path,
        MERGEABLE.index(other.stage) >= MERGEABLE.index(flow.stage),
        other.stage is not Stage.HANDLING or not any(task.main or task.slaves for task in other.tasks),
    )
    return all(alike)


def _rank(flow: CaseFlow) -> tuple[int, float, str]:
    return -MERGEABLE.index(flow.stage), flow.reported_at.timestamp(), flow.case


def can_merge(deed: Deed) -> Why | None:
    """Guard: the act names cases that may be joined, at most one of them a main case already."""
    named, allowed = deed.details.cases, set(candidates(deed))
    if not named or not set(named) <= allowed:
        return Why.CANNOT_MERGE
    mains = [case for case in named if deed.state.flows[case].slaves]
    return None if len(mains) <= 1 else Why.CANNOT_MERGE


def merge(work: Work) -> None:
    """Merge the case, and the others that are named, into the main one: the existing main, else the most advanced."""
    named = [work.decision.state.flows[case] for case in work.deed.details.cases]
    main = next((known for known in named if known.slaves), None) or min(named, key=_rank)
    for case in (work.flow.case, *(known.case for known in named)):
        if case != main.case:
            work.happen(CaseMerged(case=case, main=main.case))
    follow_main(work, main.case)


def follow_main(work: Work, main: str) -> None:
    """Let the cases that were merged into `main` stand where it stands."""
    leading = work.decision.state.flows[main]
    for case in leading.slaves:
        slave = work.decision.state.flows[case]
        tasks = tuple(task.model_copy(update={"main": None, "slaves": ()}) for task in leading.tasks)
        where = {name: getattr(leading, name) for name in _FOLLOWED}
        following = slave.model_copy(update=where | {"tasks": tasks})
        if following != slave:
            work.happen(MainFollowed(case=case, flow=following))


_FOLLOWED = (
    "stage",
    "path",
    "clocks",
    "round",
    "host_decides",
    "forced",
    "returned",
    "copies",
    "checker",
    "ended_at",
)
"""What a merged case takes over. The overall clock, the promise to its own citizen, stays."""


def split(work: Work) -> None:
    """Let the case go its own way again."""
    if (main := work.flow.main) is not None:
        work.happen(CaseSplit(case=work.flow.case, main=main))


def split_all(work: Work) -> None:
    """Let every case that was merged into this one go its own way again."""
    for case in work.flow.slaves:
        work.happen(CaseSplit(case=case, main=work.flow.case))


def task_candidates(deed: Deed) -> tuple[TaskRef, ...]:
    """Return the tasks of other cases that may be merged with the task: same unit and conditions, being handled."""
    own = deed.task
    if own is None or deed.profile.merge is None or own.main is not None or own.slaves:
        return ()
    return tuple(
        TaskRef(case=known.case, task=task.no)
        for known in deed.state.flows.values()
        if known.stage is Stage.HANDLING and not known.slaves and _may_join(deed, _without_task_merges(known))
        for task in known.tasks
        if task.unit == own.unit and task.main is None and task.state not in SETTLED and task.parent is None
    )


def _without_task_merges(flow: CaseFlow) -> CaseFlow:
    plain = tuple(task.model_copy(update={"main": None, "slaves": ()}) for task in flow.tasks)
    return flow.model_copy(update={"tasks": plain})


def can_merge_task(deed: Deed) -> Why | None:
    """Guard: the act names one case that has such a task."""
    named = {ref.case for ref in task_candidates(deed)}
    return None if len(deed.details.cases) == 1 and set(deed.details.cases) <= named else Why.CANNOT_MERGE


def merge_task(work: Work) -> None:
    """Merge the task with that of the case that is named; the earlier one leads."""
    own = TaskRef(case=work.flow.case, task=work.task.no)
    other = next(ref for ref in task_candidates(work.now) if ref.case == work.deed.details.cases[0])
    state = work.decision.state
    main, slave = sorted((own, other), key=lambda ref: (_task(state, ref).opened_at, ref.case))
    if _task(state, slave).slaves:
        main, slave = slave, main
    work.happen(TaskMerged(case=slave.case, task=slave.task, main=main))


def _task(state: CentreState, ref: TaskRef) -> Task:
    return next(task for task in state.flows[ref.case].tasks if task.no == ref.task)


def split_task(work: Work) -> None:
    """Let tasks that were merged with this one while being handled be their own again."""
    task = work.task
    for ref in task.slaves:
        work.happen(TaskSplit(case=ref.case, task=ref.task, main=TaskRef(case=work.flow.case, task=task.no)))


def split_settled(work: Work) -> None:
    """A task that nobody works on any more leads no other and follows none."""
    here = work.flow.case
    for task in work.flow.tasks:
        if task.state is TaskState.OPEN:
            continue
        for ref in task.slaves:
            work.happen(TaskSplit(case=ref.case, task=ref.task, main=TaskRef(case=here, task=task.no)))
        known = task_of(work.flow, task.no)
        if known is not None and known.main is not None:
            work.happen(TaskSplit(case=here, task=task.no, main=known.main))
