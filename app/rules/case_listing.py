"""Which lists of the desk a case is in, and for whom (spec 04, 1.6; what the lists are: `app.rules.case_lists`)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.contract.centre.flow import Action, FlowProfile, FlowRole, Reviewer, Stage
from app.contract.centre.flow_events import CaseActed
from app.contract.centre.flow_setup import FlowSetup, Officer
from app.contract.centre.flow_state import ApplicationState, CaseFlow, Task
from app.contract.centre.limits import Standing
from app.contract.centre.state import CentreState
from app.rules.case_clock import CaseClock, overall_clock, stage_clock, task_clock
from app.rules.case_deed import deciding_tasks, task_of
from app.rules.case_legal import EVERYWHERE, OF_A_UNIT, TASKS_LIVE_IN
from app.rules.case_lists import (
    LISTS,
    Answered,
    ApplicationsMade,
    ApplicationsToReview,
    CasesToDo,
    Copied,
    ListRule,
    OfAll,
    OfCentre,
    Only,
    TasksIn,
    TasksToDo,
    Worked,
)

EVERYBODY = "*"
"""The owner of what is everybody's who sees the list."""


@dataclass(frozen=True)
class Entry:
    """A case in a list. `owner`: whose it is there; `item`: the task or application it is about, 0 for the case."""

    list: str
    owner: str
    item: int = 0


@dataclass(frozen=True)
class Sheet:
    """A case and what its lists depend on. `call_taker`: who took it in."""

    state: CentreState
    setup: FlowSetup
    profile: FlowProfile
    flow: CaseFlow
    call_taker: str = ""

    @property
    def centre(self) -> str:
        """The owner that stands for the centre that has the case."""
        return f"centre:{self.flow.path[-1].centre}"


def sheet_of(state: CentreState, flow: CaseFlow, call_taker: str = "") -> Sheet | None:
    """Return what the lists of a case depend on; `None` when the centre has no such flow any more."""
    setup = state.setup.flow if state.setup is not None else None
    if setup is None:
        return None
    profile = next((known for known in setup.profiles if known.code == flow.profile), None)
    return None if profile is None else Sheet(state, setup, profile, flow, call_taker)


def owners_of(officer: Officer) -> tuple[str, ...]:
    """Return under which owners an officer finds their cases."""
    unit = (f"unit:{officer.unit}",) if officer.unit is not None else ()
    return (EVERYBODY, f"centre:{officer.centre}", *unit, f"staff:{officer.staff}")


def entries(sheet: Sheet) -> frozenset[Entry]:
    """Return the entries of a case as it stands; what was done once is told by `worked`."""
    found = (
        Entry(rule.name, owner, item)
        for rule in LISTS
        if (look := _LOOKS.get(type(rule))) is not None
        for owner, item in look(rule, sheet)
    )
    return frozenset(found)


def worked(sheet: Sheet, event: CaseActed, staff: str) -> frozenset[Entry]:
    """Return the entries that an act adds for ever; `sheet` is the case as it stood when `staff` did it."""
    item = event.task or event.details.application or 0
    found = {
        Entry(rule.name, _doer(sheet, event, staff), item)
        for rule in LISTS
        if isinstance(rule, Worked) and _is_of(rule, sheet, event)
    }
    if event.action is Action.ANSWER:
        found |= {
            Entry(rule.name, owner) for rule in LISTS if isinstance(rule, Answered) for owner in _told(rule, sheet)
        }
    return frozenset(found)


def clock_of(sheet: Sheet, entry: Entry, rule: ListRule) -> CaseClock | None:
    """Return the clock that a case is waited for with in a list: the task's, the stage's, else the case's own."""
    own: CaseClock | None
    if isinstance(rule, OfAll):
        return overall_clock(sheet.state, sheet.flow)
    if isinstance(rule, TasksToDo | TasksIn):
        task = task_of(sheet.flow, entry.item)
        own = task_clock(sheet.state, sheet.flow, task) if task is not None else None
    else:
        own = stage_clock(sheet.state, sheet.flow)
    return own or overall_clock(sheet.state, sheet.flow)


def _is_of(rule: Worked, sheet: Sheet, event: CaseActed) -> bool:
    if event.action not in rule.verbs or sheet.flow.stage not in rule.stages:
        return False
    if rule.roles and event.role not in rule.roles:
        return False
    if rule.kind is None:
        return True
    named = event.details.application
    return any(known.no == named and known.kind is rule.kind for known in sheet.flow.applications)


def _doer(sheet: Sheet, event: CaseActed, staff: str) -> str:
    """Return under which owner whoever acted finds the case again."""
    if event.role in EVERYWHERE:
        return EVERYBODY
    if event.role is FlowRole.GRID_OFFICER:
        return f"staff:{staff}"
    if event.role in OF_A_UNIT | {FlowRole.PARENT_DEPT}:
        return f"unit:{event.unit}"
    return sheet.centre


def _told(rule: Answered, sheet: Sheet) -> Iterator[str]:
    if FlowRole.DEPT_HANDLER not in rule.roles:
        yield EVERYBODY
        return
    matters = sheet.state.setup.matters if sheet.state.setup is not None else ()
    yield from (f"unit:{known.department}" for known in matters if known.code == sheet.flow.matter and known.department)


_Found = Iterator[tuple[str, int]]


def _cases_to_do(rule: CasesToDo, sheet: Sheet) -> _Found:
    flow = sheet.flow
    if flow.stage not in rule.stages or flow.main is not None or (rule.returned and not flow.returned):
        return
    roles = {role for known in rule.doing(sheet.profile) if flow.stage in known.begins for role in known.roles}
    lies = any(pool.stage is flow.stage for pool in sheet.profile.pools) and flow.holder is None
    if lies is not rule.pool or not roles:
        return
    if rule.own:
        yield f"staff:{sheet.call_taker}", 0
        return
    for owner in {owner for role in roles for owner in _owners(role, sheet)}:
        held = flow.holder is not None and owner == sheet.centre
        yield (f"staff:{flow.holder}" if held and _is_pooled(sheet) else owner), 0


def _is_pooled(sheet: Sheet) -> bool:
    return any(pool.stage is sheet.flow.stage for pool in sheet.profile.pools)


def _owners(role: FlowRole, sheet: Sheet) -> Iterator[str]:
    """Yield whom a case waits for, when it waits for somebody of a role."""
    if role in EVERYWHERE:
        yield EVERYBODY
    elif role is FlowRole.GRID_OFFICER:
        yield f"staff:{sheet.flow.checker}"
    elif role in OF_A_UNIT:
        yield from {f"unit:{task.unit}" for task in deciding_tasks(sheet.flow)}
    elif role is not FlowRole.SYSTEM:
        yield sheet.centre


def _tasks_to_do(rule: TasksToDo, sheet: Sheet) -> _Found:
    flow = sheet.flow
    if flow.stage not in TASKS_LIVE_IN or flow.main is not None:
        return
    for task in flow.tasks:
        if task.main is None:
            yield from ((owner, task.no) for owner in _owners_of_task(rule, sheet, task))


def _owners_of_task(rule: TasksToDo, sheet: Sheet, task: Task) -> set[str]:
    waited = (known for known in rule.doing(sheet.profile) if task.state in known.begins)
    roles = {role for known in waited for role in known.roles if not rule.roles or role in rule.roles}
    return {owner for role in roles if (owner := _owner_of_task(role, sheet, task))}


def _owner_of_task(role: FlowRole, sheet: Sheet, task: Task) -> str:
    if role in EVERYWHERE:
        return EVERYBODY
    if role is FlowRole.GRID_OFFICER:
        return f"staff:{task.assignee}" if task.assignee is not None else ""
    if role is FlowRole.PARENT_DEPT:
        return _above(sheet.flow, task)
    if role in OF_A_UNIT:
        return f"staff:{task.assignee}" if task.assignee is not None else f"unit:{task.unit}"
    return "" if role is FlowRole.SYSTEM else sheet.centre


def _above(flow: CaseFlow, task: Task) -> str:
    above = task_of(flow, task.parent)
    return f"unit:{above.unit}" if above is not None else ""


def _tasks_in(rule: TasksIn, sheet: Sheet) -> _Found:
    yield from ((f"unit:{task.unit}", task.no) for task in sheet.flow.tasks if task.state in rule.states)


def _to_review(rule: ApplicationsToReview, sheet: Sheet) -> _Found:
    for known in sheet.flow.applications:
        if known.kind is not rule.kind or known.state is not ApplicationState.PENDING or sheet.flow.main is not None:
            continue
        task = task_of(sheet.flow, known.task)
        for_parent = known.reviewer is Reviewer.PARENT
        if for_parent and FlowRole.PARENT_DEPT in rule.roles and task is not None:
            yield _above(sheet.flow, task), known.no
        elif not for_parent and FlowRole.PARENT_DEPT not in rule.roles:
            yield f"centre:{known.centre}", known.no


def _made(rule: ApplicationsMade, sheet: Sheet) -> _Found:
    for known in sheet.flow.applications:
        task = task_of(sheet.flow, known.task)
        pending = known.state is ApplicationState.PENDING
        if known.kind is rule.kind and pending is rule.pending and task is not None:
            yield f"unit:{task.unit}", known.no


def _copied(rule: Copied, sheet: Sheet) -> _Found:
    yield from ((f"unit:{unit}", 0) for unit in sheet.flow.copies)


def _of_centre(rule: OfCentre, sheet: Sheet) -> _Found:
    yield from {(f"centre:{stop.centre}", 0) for stop in sheet.flow.path}


def _of_all(rule: OfAll, sheet: Sheet) -> _Found:
    if rule.only is None or _holds(rule.only, sheet):
        yield EVERYBODY, 0


def _holds(only: Only, sheet: Sheet) -> bool:
    flow = sheet.flow
    if only is Only.LATE:
        clock = overall_clock(sheet.state, flow) if flow.ended_at is not None else None
        return clock is not None and clock.standing(clock.ended_at or flow.reported_at) is Standing.DONE_LATE
    return {
        Only.OPEN: flow.ended_at is None,
        Only.FINISHED: flow.stage is Stage.CLOSED,
        Only.PASSED_ON: flow.round > 0,
        Only.VOID: flow.stage is Stage.VOID,
    }[only]


_LOOKS: Mapping[type[ListRule], Callable[[Any, Sheet], _Found]] = {
    CasesToDo: _cases_to_do,
    TasksToDo: _tasks_to_do,
    TasksIn: _tasks_in,
    ApplicationsToReview: _to_review,
    ApplicationsMade: _made,
    Copied: _copied,
    OfCentre: _of_centre,
    OfAll: _of_all,
}
