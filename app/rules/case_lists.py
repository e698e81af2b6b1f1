"""The lists of the desk (spec 04, 1.6): which there are, what is in each, and who sees them.

A list of things to do is made of *verbs*: it holds what one of its acts is waited for on. The profile says who does an
act, so whoever is given the review of results by a profile has the list of results to review as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.contract.centre.desk import Module, Tab
from app.contract.centre.flow import (
    SETTLED,
    Action,
    ApplicationKind,
    FlowProfile,
    FlowRole,
    OrderTransition,
    Stage,
    TaskState,
    TaskTransition,
)
from app.contract.centre.flow_setup import FlowSetup, Officer
from app.contract.centre.limits import Standing

Transition = OrderTransition | TaskTransition


class Only(StrEnum):
    """Which cases of all: still open, ended, ended after their time, given to units at least once, void."""

    OPEN = "open"
    FINISHED = "finished"
    LATE = "late"
    PASSED_ON = "passed_on"
    VOID = "void"


@dataclass(frozen=True, kw_only=True)
class ListRule:
    """A list. `roles`: who sees it; empty: whoever does its `verbs` by a profile of the centre.

    `open`: there is something to do in it. `lasting`: what is in it once is never taken out.
    """

    module: Module
    tab: Tab
    kind: ApplicationKind | None = None
    verbs: frozenset[Action] = frozenset()
    roles: frozenset[FlowRole] = frozenset()
    open: bool = False
    lasting: ClassVar[bool] = False

    @property
    def name(self) -> str:
        """How the list is asked for."""
        return ".".join(part.value for part in (self.module, self.kind, self.tab) if part is not None)

    def seen_by(self, profile: FlowProfile) -> frozenset[FlowRole]:
        """Return the roles that see the list where a profile is in use."""
        if self.roles and not self.verbs:
            return self.roles
        found = {role for known in self.doing(profile) for role in known.roles}
        return frozenset(found & self.roles) if self.roles else frozenset(found)

    def doing(self, profile: FlowProfile) -> Iterator[Transition]:
        """Yield the transitions of a profile that the list is about."""
        every: tuple[Transition, ...] = (*profile.order, *profile.task)
        yield from (known for known in every if known.action in self.verbs)


@dataclass(frozen=True, kw_only=True)
class CasesToDo(ListRule):
    """Cases in one of these stages in which a verb is waited for.

    `returned`: only those that came back from the units. `pool`: only what lies in the stage's pool. `own`: each sees
    what they took in themselves.
    """

    stages: frozenset[Stage]
    returned: bool = False
    pool: bool = False
    own: bool = False
    open: bool = True

    def doing(self, profile: FlowProfile) -> Iterator[Transition]:
        """Yield the transitions out of these stages."""
        if self.pool and not any(known.stage in self.stages for known in profile.pools):
            return
        for known in profile.order:
            if known.action in self.verbs and self.stages & set(known.begins):
                yield known


@dataclass(frozen=True, kw_only=True)
class TasksToDo(ListRule):
    """Tasks for which a verb is waited for."""

    open: bool = True

    def doing(self, profile: FlowProfile) -> Iterator[Transition]:
        """Yield the transitions of tasks."""
        yield from (known for known in profile.task if known.action in self.verbs)


@dataclass(frozen=True, kw_only=True)
class TasksIn(ListRule):
    """Tasks of a unit in these states, whatever comes next."""

    states: frozenset[TaskState]


@dataclass(frozen=True, kw_only=True)
class ApplicationsToReview(ListRule):
    """Applications of a kind that wait for a reviewer's word."""

    open: bool = True


@dataclass(frozen=True, kw_only=True)
class ApplicationsMade(ListRule):
    """Applications of a kind that a unit made: still `pending`, or not any more."""

    pending: bool


@dataclass(frozen=True, kw_only=True)
class Worked(ListRule):
    """Cases on which somebody did one of the verbs in one of these stages."""

    lasting: ClassVar[bool] = True

    stages: frozenset[Stage] = frozenset(Stage)

    def doing(self, profile: FlowProfile) -> Iterator[Transition]:
        """Yield the transitions out of these stages, and those of tasks."""
        yield from (known for known in profile.order if known.action in self.verbs and self.stages & set(known.begins))
        yield from (known for known in profile.task if known.action in self.verbs)


@dataclass(frozen=True, kw_only=True)
class Answered(ListRule):
    """Cases that were answered at once: all, or for units those of their matters (前台办结件)."""

    lasting: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Copied(ListRule):
    """Cases of which a unit was sent a copy (抄送)."""


@dataclass(frozen=True, kw_only=True)
class OfCentre(ListRule):
    """Every case that came to a centre."""


@dataclass(frozen=True, kw_only=True)
class OfAll(ListRule):
    """Cases of the whole feed: all, or only some."""

    only: Only | None = None


@dataclass(frozen=True, kw_only=True)
class Cut(ListRule):
    """What of another list, which is open, stands so against its clock."""

    of: str
    standing: Standing


_TAKING = frozenset({Action.ANSWER, Action.TO_REVIEW, Action.TO_VERIFY, Action.TO_DISPATCH, Action.VOID})
_GRID = frozenset({Action.URGE_GRID, Action.REPLACE_GRID_OFFICER})
_PLACING = frozenset({Action.ASSIGN, Action.TO_UPPER, Action.TO_LOWER, Action.ANSWER, Action.TO_REVIEW})
_SIGNING = frozenset({Action.SIGN, Action.SIGN_AND_HAND_ON})
_WORKING = frozenset({Action.FINISH, Action.TO_LEADER})
_WATCHING = frozenset({FlowRole.SUPERVISOR, FlowRole.LEADER})
_UNITS = frozenset({FlowRole.DEPT_HANDLER})
_CENTRE_REVIEWERS = frozenset(set(FlowRole) - {FlowRole.PARENT_DEPT, FlowRole.SYSTEM})
_TO_DISPATCH_FROM = frozenset({Stage.ACCEPT, Stage.DISPATCH})


def _acts(*actions: Action) -> frozenset[Action]:
    return frozenset(actions)


def _stages(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


def _both(module: Module, verbs: frozenset[Action], *stages: Stage) -> tuple[ListRule, ...]:
    """Cases of stages to do and done."""
    return (
        CasesToDo(module=module, tab=Tab.TODO, verbs=verbs, stages=_stages(*stages)),
        Worked(module=module, tab=Tab.DONE, verbs=verbs, stages=_stages(*stages)),
    )


def _tasks(module: Module, todo: frozenset[Action], done: frozenset[Action]) -> tuple[ListRule, ...]:
    """Tasks to do and done."""
    return TasksToDo(module=module, tab=Tab.TODO, verbs=todo), Worked(module=module, tab=Tab.DONE, verbs=done)


def _applications(kind: ApplicationKind) -> tuple[ListRule, ...]:
    """The lists of one kind of application: to review at the centre and in the unit above, and the applicant's own."""
    review, apply = _acts(Action.REVIEW_APPLICATION), _acts(Action.APPLY)
    above = frozenset({FlowRole.PARENT_DEPT})
    found: list[ListRule] = []
    for module, roles in ((Module.REVIEW, _CENTRE_REVIEWERS), (Module.PARENT_REVIEW, above)):
        found += (
            ApplicationsToReview(module=module, tab=Tab.TODO, kind=kind, verbs=review, roles=roles),
            Worked(module=module, tab=Tab.DONE, kind=kind, verbs=review, roles=roles),
        )
    mine = Module.APPLICATIONS
    found += (
        ApplicationsMade(module=mine, tab=Tab.DOING, kind=kind, verbs=apply, pending=True),
        ApplicationsMade(module=mine, tab=Tab.DONE, kind=kind, verbs=apply, pending=False),
    )
    return tuple(found)


LISTS: tuple[ListRule, ...] = (
    *_both(Module.ACCEPTANCE, _TAKING, Stage.ACCEPT),
    CasesToDo(module=Module.ACCEPTANCE_POOL, tab=Tab.TODO, verbs=_TAKING, stages=_stages(Stage.ACCEPT), pool=True),
    CasesToDo(module=Module.DRAFTS, tab=Tab.TODO, verbs=_TAKING, stages=_stages(Stage.DRAFT), own=True),
    CasesToDo(module=Module.VOIDED, tab=Tab.ALL, verbs=_acts(Action.RESTORE), stages=_stages(Stage.VOID), open=False),
    CasesToDo(module=Module.VERIFICATION, tab=Tab.TODO, verbs=_GRID, stages=_stages(Stage.VERIFY)),
    *_both(Module.GRID_VERIFICATION, _acts(Action.VERIFIED), Stage.VERIFY),
    *_both(Module.ACCEPTANCE_REVIEW, _TAKING, Stage.ACCEPT_REVIEW),
    *_both(Module.DISPATCH, _acts(Action.ASSIGN), *_TO_DISPATCH_FROM),
    CasesToDo(module=Module.DISPATCH_POOL, tab=Tab.TODO, verbs=_PLACING, stages=_stages(Stage.DISPATCH), pool=True),
    CasesToDo(
        module=Module.DISPATCH_RETURNED,
        tab=Tab.TODO,
        verbs=_acts(Action.ASSIGN),
        stages=_TO_DISPATCH_FROM,
        returned=True,
    ),
    OfCentre(
        module=Module.DISPATCH_QUERY,
        tab=Tab.ALL,
        roles=frozenset({FlowRole.DISPATCHER, FlowRole.SHIFT_LEADER, FlowRole.RESULT_REVIEWER}),
    ),
    *_both(Module.DISPATCH_REVIEW, _acts(Action.ASSIGN), Stage.DISPATCH_REVIEW),
    *(rule for kind in ApplicationKind for rule in _applications(kind)),
    *_tasks(Module.RESULT_REVIEW, _acts(Action.APPROVE_RESULT), _acts(Action.APPROVE_RESULT, Action.REJECT_RESULT)),
    *_both(Module.UPPER_REVIEW, _acts(Action.APPROVE_UPPER, Action.REJECT_UPPER), Stage.UPPER_REVIEW),
    CasesToDo(module=Module.RECHECK, tab=Tab.TODO, verbs=_GRID, stages=_stages(Stage.RECHECK)),
    Worked(module=Module.RECHECK, tab=Tab.DONE, verbs=_acts(Action.TO_RECHECK)),
    *_both(Module.GRID_RECHECK, _acts(Action.RECHECKED), Stage.RECHECK),
    TasksToDo(module=Module.HANDLING, tab=Tab.TO_SIGN, verbs=_SIGNING),
    TasksToDo(module=Module.HANDLING, tab=Tab.TODO, verbs=_WORKING, roles=_UNITS),
    TasksIn(
        module=Module.HANDLING,
        tab=Tab.DOING,
        roles=_UNITS,
        states=frozenset(
            {TaskState.SUSPENDED, TaskState.LEADER_REVIEW, TaskState.PARENT_REVIEW, TaskState.RESULT_REVIEW}
        ),
    ),
    TasksIn(module=Module.HANDLING, tab=Tab.DONE, roles=_UNITS, states=SETTLED),
    TasksToDo(module=Module.GRID_TASKS, tab=Tab.TODO, verbs=_WORKING, roles=frozenset({FlowRole.GRID_OFFICER})),
    *_tasks(Module.PARENT_RESULTS, _acts(Action.PARENT_APPROVE), _acts(Action.PARENT_APPROVE, Action.PARENT_REJECT)),
    *_tasks(Module.LEADER_REVIEW, _acts(Action.LEADER_APPROVE), _acts(Action.LEADER_APPROVE, Action.LEADER_REJECT)),
    Copied(module=Module.COPIES, tab=Tab.ALL, roles=_UNITS),
    Answered(module=Module.ANSWERED, tab=Tab.ALL, roles=_UNITS),
    *_both(Module.FOLLOW_UP, _acts(Action.FOLLOW_UP), Stage.FOLLOWUP),
    *_both(Module.CENTRE_FOLLOW_UP, _acts(Action.FOLLOW_UP), Stage.CENTRE_FOLLOWUP),
    *_both(Module.EVALUATION, _acts(Action.EVALUATE), Stage.EVALUATE),
    *_both(Module.CLOSING, _acts(Action.CLOSE), Stage.CLOSE),
    OfAll(module=Module.SUPERVISION, tab=Tab.ALL, roles=_WATCHING),
    OfAll(module=Module.SUPERVISION, tab=Tab.TODO, roles=_WATCHING, only=Only.OPEN, open=True),
    Cut(
        module=Module.SUPERVISION, tab=Tab.NEAR_DUE, roles=_WATCHING, of="supervision.todo", standing=Standing.NEAR_DUE
    ),
    Cut(module=Module.SUPERVISION, tab=Tab.OVERDUE, roles=_WATCHING, of="supervision.todo", standing=Standing.OVERDUE),
    OfAll(module=Module.SUPERVISION, tab=Tab.FINISHED, roles=_WATCHING, only=Only.FINISHED),
    OfAll(module=Module.SUPERVISION, tab=Tab.FINISHED_LATE, roles=_WATCHING, only=Only.LATE),
    OfAll(module=Module.CALLS, tab=Tab.PASSED_ON, roles=_WATCHING, only=Only.PASSED_ON),
    Answered(module=Module.CALLS, tab=Tab.ANSWERED, roles=_WATCHING),
    OfAll(module=Module.CALLS, tab=Tab.INVALID, roles=_WATCHING, only=Only.VOID),
)
"""Every list, in the order of the menu."""

BY_NAME = {rule.name: rule for rule in LISTS}


def lists_of(setup: FlowSetup, officer: Officer) -> tuple[ListRule, ...]:
    """Return the lists that an officer sees, in the order of the menu."""
    mine = set(officer.roles)
    return tuple(rule for rule in LISTS if any(mine & rule.seen_by(profile) for profile in setup.profiles))
