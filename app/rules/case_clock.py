"""How the clocks of a case stand: its overall limit, its stage's, its tasks' (spec 04, 1.5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.contract.centre.desk import ClockOf
from app.contract.centre.flow import SETTLED, FlowProfile, Stage
from app.contract.centre.flow_setup import FlowSetup
from app.contract.centre.flow_state import CaseFlow, Task
from app.contract.centre.limits import Limit, Standing, Timer
from app.contract.centre.state import CentreState
from app.rules import deadline
from app.rules.case_deed import overall_limit
from app.rules.deadline import WorkClock


@dataclass(frozen=True)
class CaseClock:
    """A clock of a case against its limit. `near`: how long before the due moment the warning begins.

    `ended_at`: when what it is for was finished, `None` while it is open.
    """

    of: ClockOf
    limit: Limit
    timer: Timer
    work: WorkClock
    flow: CaseFlow
    near: timedelta
    stage: Stage | None = None
    task: int | None = None
    ended_at: datetime | None = None

    def due(self) -> datetime | None:
        """Return when the limit is used up; `None` while nothing limits or the clock stands still."""
        return deadline.due(self.work, self.limit, self.flow.urgency, self.timer)

    def near_due(self) -> datetime | None:
        """Return when the warning begins; `None` where there is none before the due moment."""
        if not self.near:
            return None
        return deadline.moment(self.work, self.limit, self.flow.urgency, self.timer, after_due=-self.near)

    def standing(self, now: datetime) -> Standing:
        """Return the tag of the clock."""
        return deadline.standing(
            self.work, self.limit, self.flow.urgency, self.timer, now, near=self.near, done_at=self.ended_at
        )


def clocks(state: CentreState, flow: CaseFlow) -> Iterator[CaseClock]:
    """Yield the clocks of a case that something limits: of the case, of the stage it stands in, of its tasks."""
    found = (overall_clock(state, flow), stage_clock(state, flow), *(task_clock(state, flow, t) for t in flow.tasks))
    yield from (clock for clock in found if clock is not None)


def overall_clock(state: CentreState, flow: CaseFlow) -> CaseClock | None:
    """Return the clock of a case against its matter's limit (整体时限)."""
    limit = overall_limit(state, flow.matter)
    return _clock(state, flow, ClockOf.OVERALL, limit, flow.overall, ended_at=flow.ended_at)


def stage_clock(state: CentreState, flow: CaseFlow) -> CaseClock | None:
    """Return the clock of the stage a case stands in; tasks have clocks of their own."""
    if flow.stage is Stage.HANDLING:
        return None
    timer = next((known.timer for known in flow.clocks if known.stage is flow.stage), None)
    return _clock(state, flow, ClockOf.STAGE, _limit(state, flow, flow.stage), timer, stage=flow.stage)


def task_clock(state: CentreState, flow: CaseFlow, task: Task) -> CaseClock | None:
    """Return the clock of a task against the limit of handling."""
    done_at = task.timer.left_at if task.timer is not None and task.state in SETTLED else None
    limit = _limit(state, flow, Stage.HANDLING)
    return _clock(state, flow, ClockOf.TASK, limit, task.timer, task=task.no, ended_at=done_at)


def case_standing(state: CentreState, flow: CaseFlow, now: datetime) -> Standing:
    """Return the tag of a case against its matter's limit; normal when it has none."""
    clock = overall_clock(state, flow)
    return Standing.NORMAL if clock is None else clock.standing(now)


def task_standing(state: CentreState, flow: CaseFlow, task: Task, now: datetime) -> Standing:
    """Return the tag of a task against the limit of handling; normal when its clock has not begun."""
    clock = task_clock(state, flow, task)
    return Standing.NORMAL if clock is None else clock.standing(now)


def _clock(
    state: CentreState,
    flow: CaseFlow,
    of: ClockOf,
    limit: Limit | None,
    timer: Timer | None,
    *,
    stage: Stage | None = None,
    task: int | None = None,
    ended_at: datetime | None = None,
) -> CaseClock | None:
    flows, profile = _flows(state), _profile(state, flow)
    if flows is None or profile is None or limit is None or timer is None or state.setup is None:
        return None
    return CaseClock(
        of=of,
        limit=limit,
        timer=timer,
        work=WorkClock(flows.calendar, state.setup.timezone),
        flow=flow,
        near=timedelta(minutes=profile.near_due_minutes or 0),
        stage=stage,
        task=task,
        ended_at=ended_at,
    )


def _limit(state: CentreState, flow: CaseFlow, stage: Stage) -> Limit | None:
    profile = _profile(state, flow)
    stages = profile.stages if profile is not None else ()
    return next((known.limit for known in stages if known.stage is stage), None)


def _flows(state: CentreState) -> FlowSetup | None:
    return state.setup.flow if state.setup is not None else None


def _profile(state: CentreState, flow: CaseFlow) -> FlowProfile | None:
    flows = _flows(state)
    return next((known for known in flows.profiles if known.code == flow.profile), None) if flows else None
