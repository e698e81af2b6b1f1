"""One attempt to do something with a case: what guards look at, and what effects work on."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.contract.centre.flow import SETTLED, Action, ApplicationSetup, FlowProfile, FlowRole, Stage, StageSetup
from app.contract.centre.flow_commands import Details
from app.contract.centre.flow_events import CaseEvent
from app.contract.centre.flow_setup import FlowSetup, Officer, Unit
from app.contract.centre.flow_state import Application, ApplicationState, CaseFlow, Share, Source, Task
from app.contract.centre.limits import Limit
from app.contract.centre.setup import Matter
from app.contract.centre.state import CentreState
from app.rules.deadline import WorkClock
from app.rules.decision import Decision


@dataclass(frozen=True)
class Deed:
    """Who wants to do what with which case, and everything that bears on it. `officer` is `None` for the server."""

    state: CentreState
    setup: FlowSetup
    profile: FlowProfile
    flow: CaseFlow
    action: Action
    officer: Officer | None
    now: datetime
    details: Details = field(default_factory=Details)
    task: Task | None = None

    @property
    def centre(self) -> str:
        """The centre that has the case."""
        return self.flow.path[-1].centre

    @property
    def source(self) -> Source:
        """How the case came to that centre."""
        return self.flow.path[-1].source

    @property
    def clock(self) -> WorkClock:
        """Which time counts here."""
        return WorkClock(self.setup.calendar, self.state.setup.timezone if self.state.setup else "UTC")

    @property
    def staff(self) -> str | None:
        """The number of the member of staff who acts; `None`: the server does."""
        return self.officer.staff if self.officer is not None else None

    def stage(self, stage: Stage) -> StageSetup | None:
        """Return the set-up of a stage, `None` when the profile does not have it."""
        return next((known for known in self.profile.stages if known.stage is stage), None)

    def limit(self, stage: Stage) -> Limit | None:
        """Return the limit of a stage (环节时限)."""
        known = self.stage(stage)
        return known.limit if known is not None else None

    def unit(self, code: str | None) -> Unit | None:
        """Return a unit."""
        return next((known for known in self.setup.units if known.code == code), None)

    def depth(self, unit: Unit) -> int:
        """Return how many units stand above a unit."""
        above = self.unit(unit.parent)
        return 0 if above is None else 1 + self.depth(above)

    def upper(self) -> str | None:
        """Return the centre above the one that has the case."""
        return next((known.parent for known in self.setup.centres if known.code == self.centre), None)

    def lower(self) -> tuple[str, ...]:
        """Return the centres right below the one that has the case."""
        return tuple(known.code for known in self.setup.centres if known.parent == self.centre)

    def areas(self) -> Iterator[str]:
        """Yield the case's area and all above it."""
        known = {area.code: area.parent for area in self.state.setup.areas} if self.state.setup is not None else {}
        area, seen = self.flow.area, set[str]()
        while area is not None and area not in seen:
            yield area
            seen.add(area)
            area = known.get(area)

    def grid_officers(self) -> tuple[str, ...]:
        """Return the staff numbers of the grid officers of the case's grid."""
        areas = set(self.areas())
        return tuple(
            known.staff
            for known in self.setup.officers
            if FlowRole.GRID_OFFICER in known.roles and areas & set(known.grids)
        )

    def application(self) -> Application | None:
        """Return the pending application that the act names."""
        named = self.details.application
        pending = (known for known in self.flow.applications if known.state is ApplicationState.PENDING)
        return next((known for known in pending if known.no == named), None)

    def kind(self) -> ApplicationSetup | None:
        """Return the set-up of the kind of application that the act names."""
        return next((known for known in self.profile.applications if known.kind is self.details.kind), None)


@dataclass
class Work:
    """A deed that is being done: effects read the case as it is after what has happened so far."""

    decision: Decision[CentreState]
    deed: Deed

    @property
    def flow(self) -> CaseFlow:
        """The case as it is now."""
        return self.decision.state.flows[self.deed.flow.case]

    @property
    def now(self) -> Deed:
        """The deed against the case as it is now."""
        task = self.deed.task
        return replace(
            self.deed,
            state=self.decision.state,
            flow=self.flow,
            task=task_of(self.flow, task.no) if task is not None else None,
        )

    @property
    def task(self) -> Task:
        """The task that is acted on, as it is now; only for acts on a task."""
        task = self.now.task
        if task is None:
            raise LookupError(f"{self.deed.action} is not done with a task")
        return task

    def happen(self, event: CaseEvent) -> None:
        """Let something happen."""
        self.decision.happen(event)


def task_of(flow: CaseFlow, no: int | None) -> Task | None:
    """Return a task of a case."""
    return next((task for task in flow.tasks if task.no == no), None)


def live_tasks(flow: CaseFlow) -> tuple[Task, ...]:
    """Return the tasks that somebody still has."""
    return tuple(task for task in flow.tasks if task.state not in SETTLED)


def deciding_tasks(flow: CaseFlow) -> tuple[Task, ...]:
    """Return the tasks of the last dispatch whose end decides where the case goes: the host's, or all."""
    of_round = (task for task in flow.tasks if task.round == flow.round and task.parent is None)
    if flow.host_decides:
        return tuple(task for task in of_round if task.share is Share.HOST)
    return tuple(of_round)


def profile_of(setup: FlowSetup, matter: str | None) -> FlowProfile:
    """Return the flow of a matter (领域), the first one when it has none of its own."""
    codes = {known.matter: known.profile for known in setup.matters}
    wanted = codes.get(matter or "")
    return next((profile for profile in setup.profiles if profile.code == wanted), setup.profiles[0])


def overall_limit(state: CentreState, matter: str | None) -> Limit | None:
    """Return the limit of a matter (整体时限): that of its flow, else its working hours in the catalogue."""
    if state.setup is None or state.setup.flow is None:
        return None
    own = next((known.limit for known in state.setup.flow.matters if known.matter == matter), None)
    if own is not None:
        return own
    return next((_in_hours(known) for known in state.setup.matters if known.code == matter), None)


def _in_hours(matter: Matter) -> Limit | None:
    if matter.hours is None:
        return None
    urgent, very_urgent = matter.urgent_hours, matter.very_urgent_hours
    return Limit(
        minutes=round(matter.hours * 60),
        urgent=None if urgent is None else round(urgent * 60),
        very_urgent=None if very_urgent is None else round(very_urgent * 60),
    )
