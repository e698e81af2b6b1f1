"""Who may do what with a case as it stands, and why not (spec 04, 1.1 and 1.3.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from app.contract.centre.flow import (
    SETTLED,
    Action,
    ApplicationKind,
    FlowRole,
    OrderTransition,
    Reviewer,
    Stage,
    TaskTransition,
)
from app.contract.centre.flow_commands import Details
from app.contract.centre.flow_setup import FlowSetup, Officer
from app.contract.centre.flow_state import Application, ApplicationState, Task
from app.contract.centre.state import CentreState
from app.contract.centre.why import Why
from app.contract.command import Actor, Scope
from app.rules.case_deed import Deed, deciding_tasks, task_of
from app.rules.case_guards import GUARDS, STATE_GUARDS, application_possible

Transition = OrderTransition | TaskTransition

TASKS_LIVE_IN = frozenset({Stage.HANDLING, Stage.RESULT_REVIEW})
"""Only in these stages of a case are its tasks acted on."""

_ALSO_WHEN_MERGED = frozenset({Action.SPLIT, Action.URGE, Action.SUPERVISE})
_FROM_AFAR = frozenset({Action.URGE, Action.SPLIT})
EVERYWHERE = frozenset({FlowRole.SUPERVISOR, FlowRole.LEADER, FlowRole.EVALUATOR})
"""Roles that have to do with every case of the feed."""

OF_A_UNIT = frozenset({FlowRole.DEPT_HANDLER, FlowRole.UNIT_LEADER})
"""Roles that have to do with the cases of their own unit."""


@dataclass(frozen=True)
class Legal:
    """One act on a case as it stands now. `why` is `None` when it may be done, given what it needs."""

    action: Action
    task: int | None
    kind: ApplicationKind | None
    row: str
    why: Why | None


def officer_of(setup: FlowSetup, actor: Actor) -> Officer | None:
    """Return who in the flows an actor is."""
    return next((known for known in setup.officers if known.staff == actor.staff), None)


def choose(deed: Deed) -> tuple[Transition, FlowRole] | Why:
    """Return the transition that an act takes and in which role, or the reason against it."""
    return _choose(deed, arguments=True)


def legal(state: CentreState, case: str, actor: Actor, now: datetime) -> tuple[Legal, ...]:
    """Return every act of the case's profile in its order, each with the reason against it, if there is one.

    Acts on tasks are told for every task that somebody still works on. What an act needs to bring is not asked for.
    """
    bare = bare_deed(state, case, actor, now)
    if bare is None:
        return ()
    found = [_told(replace(bare, action=action)) for action in _actions(bare.profile.order)]
    for task in bare.flow.tasks:
        if task.state not in SETTLED:
            for action in _actions(bare.profile.task):
                found += _told_of_task(replace(bare, action=action, task=task))
    return tuple(found)


def bare_deed(state: CentreState, case: str, actor: Actor, now: datetime) -> Deed | None:
    """Return somebody before a case, with nothing in mind yet; `None` when the case or they are not in the flows."""
    setup = state.setup.flow if state.setup is not None else None
    flow = state.flows.get(case)
    if setup is None or flow is None:
        return None
    officer = officer_of(setup, actor)
    if officer is None and actor.scope is not Scope.SYSTEM:
        return None
    profile = next(known for known in setup.profiles if known.code == flow.profile)
    return Deed(state=state, setup=setup, profile=profile, flow=flow, action=Action.URGE, officer=officer, now=now)


def _actions(transitions: tuple[Transition, ...]) -> tuple[Action, ...]:
    return tuple(dict.fromkeys(known.action for known in transitions))


def _told_of_task(deed: Deed) -> Iterator[Legal]:
    if deed.action is not Action.APPLY:
        yield _told(deed)
        return
    for application in deed.profile.applications:
        yield _told(replace(deed, details=Details(kind=application.kind)))


def _told(deed: Deed) -> Legal:
    chosen = _choose(deed, arguments=False)
    task, kind = deed.task.no if deed.task is not None else None, deed.details.kind
    rows = [known.row for known in _known(deed) if known.action is deed.action]
    if isinstance(chosen, Why):
        return Legal(deed.action, task, kind, rows[0], chosen)
    why = application_possible(deed) if kind is not None else None
    return Legal(deed.action, task, kind, chosen[0].row, why)


def _known(deed: Deed) -> tuple[Transition, ...]:
    return deed.profile.order if deed.task is None else deed.profile.task


def _choose(deed: Deed, *, arguments: bool) -> tuple[Transition, FlowRole] | Why:
    """Take the first transition that nothing speaks against; else say what speaks against the one that came nearest."""
    reason = Why.NOT_IN_THIS_STAGE
    held = _held_back(deed)
    for transition in _here(deed):
        role = _role(deed, transition)
        why = role if isinstance(role, Why) else held or _against(deed, transition, arguments=arguments)
        if why is None and isinstance(role, FlowRole):
            return transition, role
        if why is not None and _nearness(why) > _nearness(reason):
            reason = why
    return reason


_FAR = (Why.NOT_IN_THIS_STAGE, Why.NOT_YOUR_ROLE, Why.NOT_YOURS, Why.IS_A_CHILD, Why.IS_NO_CHILD)
"""Reasons that a nearer one replaces, the farthest first."""


def _nearness(why: Why) -> int:
    return _FAR.index(why) if why in _FAR else len(_FAR)


def _here(deed: Deed) -> Iterator[Transition]:
    if deed.task is None:
        yield from (known for known in deed.profile.order if _is(deed, known) and deed.flow.stage in known.begins)
    elif deed.flow.stage in TASKS_LIVE_IN:
        yield from (known for known in deed.profile.task if _is(deed, known) and deed.task.state in known.begins)


def _is(deed: Deed, transition: Transition) -> bool:
    return transition.action is deed.action


def _against(deed: Deed, transition: Transition, *, arguments: bool) -> Why | None:
    for name in transition.guards:
        if (arguments or name in STATE_GUARDS) and (why := GUARDS[name](deed)) is not None:
            return why
    return None


def _held_back(deed: Deed) -> Why | None:
    """What stops everybody: the case or the task follows another one, or the case lies in a pool."""
    if deed.action in _ALSO_WHEN_MERGED:
        return None
    if deed.flow.main is not None or (deed.task is not None and deed.task.main is not None):
        return Why.FOLLOWS_MAIN
    pooled = any(pool.stage is deed.flow.stage for pool in deed.profile.pools)
    if pooled and deed.task is None and deed.staff is not None and deed.flow.holder != deed.staff:
        return Why.IN_POOL
    return None


def _role(deed: Deed, transition: Transition) -> FlowRole | Why:
    """Return the role in which the actor may take a transition here."""
    if deed.officer is None:
        return FlowRole.SYSTEM if FlowRole.SYSTEM in transition.roles else Why.NOT_YOUR_ROLE
    roles = [role for role in transition.roles if role in deed.officer.roles]
    if not roles:
        return Why.NOT_YOUR_ROLE
    return next((role for role in roles if _stands_for(role, deed, deed.officer)), Why.NOT_YOURS)


def _stands_for(role: FlowRole, deed: Deed, officer: Officer) -> bool:
    if deed.action is Action.REVIEW_APPLICATION:
        named = deed.application()
        pending = [known for known in deed.flow.applications if known.state is ApplicationState.PENDING]
        return any(_reviews(role, deed, officer, known) for known in ([named] if named is not None else pending))
    if role is FlowRole.PARENT_DEPT:
        return deed.task is not None and _above(deed, deed.task) == officer.unit
    if role is FlowRole.GRID_OFFICER:
        return officer.staff == (deed.task.assignee if deed.task is not None else deed.flow.checker)
    if role in OF_A_UNIT:
        return _of_the_unit(deed, officer)
    return role in EVERYWHERE or _of_the_centre(deed, officer)


def _of_the_centre(deed: Deed, officer: Officer) -> bool:
    """Whether the officer's centre has the case; whoever had it before may still ask for speed."""
    if deed.action in _FROM_AFAR:
        return officer.centre in {stop.centre for stop in deed.flow.path}
    return officer.centre == deed.centre


def _of_the_unit(deed: Deed, officer: Officer) -> bool:
    if deed.task is None:
        return officer.unit in {task.unit for task in deciding_tasks(deed.flow)}
    return officer.unit == deed.task.unit and deed.task.assignee in {None, officer.staff}


def _above(deed: Deed, task: Task) -> str | None:
    """Return the unit that handed a task down."""
    above = task_of(deed.flow, task.parent)
    return above.unit if above is not None else None


def _reviews(role: FlowRole, deed: Deed, officer: Officer, application: Application) -> bool:
    """Whether it is the officer's turn to decide on an application."""
    if application.reviewer is not Reviewer.PARENT:
        return role is not FlowRole.PARENT_DEPT and officer.centre == application.centre
    task = task_of(deed.flow, application.task)
    return role is FlowRole.PARENT_DEPT and task is not None and _above(deed, task) == officer.unit
