"""How the clocks of a case stand: the tags of its overall limit and of its tasks (spec 04, 1.5)."""

from datetime import datetime, timedelta

from app.contract.centre.flow import SETTLED, FlowProfile, Stage
from app.contract.centre.flow_setup import FlowSetup
from app.contract.centre.flow_state import CaseFlow, Task
from app.contract.centre.limits import Standing
from app.contract.centre.state import CentreState
from app.rules import deadline
from app.rules.case_deed import overall_limit
from app.rules.deadline import WorkClock


def case_standing(state: CentreState, flow: CaseFlow, now: datetime) -> Standing:
    """Return the tag of a case against its matter's limit; normal when it has none."""
    limit = overall_limit(state, flow.matter)
    clock, profile = _clock(state), _profile(state, flow)
    if limit is None or clock is None or profile is None:
        return Standing.NORMAL
    near = timedelta(minutes=profile.near_due_minutes or 0)
    return deadline.standing(clock, limit, flow.urgency, flow.overall, now, near=near, done_at=flow.ended_at)


def task_standing(state: CentreState, flow: CaseFlow, task: Task, now: datetime) -> Standing:
    """Return the tag of a task against the limit of handling; normal when its clock has not begun."""
    clock, profile = _clock(state), _profile(state, flow)
    if clock is None or profile is None or task.timer is None:
        return Standing.NORMAL
    limit = next((known.limit for known in profile.stages if known.stage is Stage.HANDLING), None)
    if limit is None:
        return Standing.NORMAL
    near = timedelta(minutes=profile.near_due_minutes or 0)
    done_at = task.timer.left_at if task.state in SETTLED else None
    return deadline.standing(clock, limit, flow.urgency, task.timer, now, near=near, done_at=done_at)


def _flows(state: CentreState) -> FlowSetup | None:
    return state.setup.flow if state.setup is not None else None


def _clock(state: CentreState) -> WorkClock | None:
    flows = _flows(state)
    return None if flows is None or state.setup is None else WorkClock(flows.calendar, state.setup.timezone)


def _profile(state: CentreState, flow: CaseFlow) -> FlowProfile | None:
    flows = _flows(state)
    return next((known for known in flows.profiles if known.code == flow.profile), None) if flows else None
