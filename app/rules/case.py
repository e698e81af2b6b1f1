"""Decide on a case on its way (spec 04, 1.3).

A case follows a profile (`app.contract.centre.flow`): of the transitions for an act, the first whose role and guards
hold is taken. It moves the case or the task, then its effects work, then the tasks say where the case goes.
"""

from app.contract.centre.commands import RegisterCase
from app.contract.centre.flow import Action, FlowRole, Stage, TaskTransition
from app.contract.centre.flow_commands import ActOnCase, AppendToCase, Details
from app.contract.centre.flow_events import CaseActed, CaseAppended, FlowBegan
from app.contract.centre.flow_state import Addition, CaseFlow, StageClock, Stop
from app.contract.centre.limits import Limit, Timer
from app.contract.centre.state import Case, CentreState, Disposition
from app.contract.centre.why import Why
from app.contract.command import Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.events import IrregularityFound
from app.rules import deadline
from app.rules.case_deed import Deed, Work, overall_limit, profile_of, task_of
from app.rules.case_effects import EFFECTS
from app.rules.case_legal import Transition, choose, officer_of
from app.rules.case_merging import follow_main, split_all, split_settled
from app.rules.case_moves import enter, enter_next
from app.rules.case_tasks import move_task, settle
from app.rules.decision import Decision

_AFTER_RESULT = frozenset({Stage.FOLLOWUP, Stage.CENTRE_FOLLOWUP, Stage.EVALUATE, Stage.CLOSE, Stage.CLOSED})
_WHATEVER_VERSION = frozenset({Action.URGE, Action.URGE_GRID})
"""Asking to hurry holds however the case stands by now."""
_DISPOSITIONS = {
    Disposition.DRAFT: Action.SAVE_DRAFT,
    Disposition.DIRECT_ANSWER: Action.ANSWER,
    Disposition.TO_REVIEW: Action.TO_REVIEW,
    Disposition.TO_VERIFY: Action.TO_VERIFY,
    Disposition.TO_DISPATCH: Action.TO_DISPATCH,
}


def begin(decision: Decision[CentreState], case: Case, *, merge_with: tuple[str, ...] = ()) -> None:
    """Send a case that was just registered on its way, as far as its disposition says.

    One that is about the same thing as cases that are named follows their main case instead: a merged case is not
    disposed of by itself. Where it may not be merged, it goes its own way, and that is flagged.

    :raises Refused: the profile does not allow that; the case is then in acceptance all the same.
    """
    setup = decision.state.setup.flow if decision.state.setup is not None else None
    if setup is None:
        return
    now, officer = decision.context.now, officer_of(setup, decision.context.actor)
    flow = CaseFlow(
        case=case.id,
        profile=profile_of(setup, case.matter).code,
        stage=Stage.ACCEPT,
        path=(Stop(centre=officer.centre if officer is not None else setup.centres[0].code),),
        reported_at=case.reported_at,
        channel=case.channel,
        matter=case.matter,
        area=case.area,
        urgency=case.urgency,
        follow_up=case.follow_up,
        confidential=case.confidential,
        overall=Timer(since=case.reported_at),
        clocks=(StageClock(stage=Stage.ACCEPT, timer=Timer(since=now)),),
        holder=officer.staff if officer is not None else None,
        held_at=now if officer is not None else None,
    )
    decision.happen(FlowBegan(case=case.id, flow=flow))
    if merge_with and _join(decision, flow, merge_with):
        return
    action, details = _DISPOSITIONS[case.disposition], Details(opinion=case.opinion)
    act(decision, ActOnCase(case=case.id, base_version=flow.version, action=action, details=details))


def _join(decision: Decision[CentreState], flow: CaseFlow, with_: tuple[str, ...]) -> bool:
    """Merge a case that was just registered; false when that may not be."""
    command = ActOnCase(case=flow.case, base_version=flow.version, action=Action.MERGE, details=Details(cases=with_))
    try:
        act(decision, command)
    except Refused as refusal:
        decision.happen(IrregularityFound(type=RegisterCase.TYPE, code=refusal.code.value))
        return False
    return True


def append(decision: Decision[CentreState], command: AppendToCase) -> None:
    """Keep what a citizen said later. What is said of a merged case is there for whoever handles its main case."""
    actor, now = decision.context.actor, decision.context.now
    by = actor.staff or actor.scope.value
    addition = Addition(by=by, at=now, text=command.text, call=command.call)
    decision.happen(CaseAppended(case=command.case, addition=addition))


def act(decision: Decision[CentreState], command: ActOnCase) -> None:
    """Do something with a case.

    :raises Refused: it may not be done, with the reason; or the sender has not seen the latest of the case.
    """
    deed = _deed(decision, command)
    if command.base_version != deed.flow.version and command.action not in _WHATEVER_VERSION:
        raise Refused(RefusalCode.CASE_CHANGED, version=deed.flow.version)
    chosen = choose(deed)
    if isinstance(chosen, Why):
        raise refused(chosen)
    transition, role = chosen
    work = Work(decision, deed)
    decision.happen(_row(deed, transition, role))
    _move(work, transition)
    for name in transition.effects:
        EFFECTS[name](work)
    settle(work)
    split_settled(work)
    _lead_merged(work)


def refused(why: Why) -> Refused:
    """Return the refusal of an act on a case, with its reason."""
    return Refused(RefusalCode.CASE_REFUSES, reason=why.value)


def _deed(decision: Decision[CentreState], command: ActOnCase) -> Deed:
    state, actor = decision.state, decision.context.actor
    setup = state.setup.flow if state.setup is not None else None
    flow = state.flows.get(command.case)
    known = () if setup is None or flow is None else setup.profiles
    profile = next((profile for profile in known if flow is not None and profile.code == flow.profile), None)
    if setup is None or flow is None or profile is None:
        raise refused(Why.UNKNOWN_CASE)
    officer = officer_of(setup, actor)
    if officer is None and actor.scope is not Scope.SYSTEM:
        raise refused(Why.NOT_AN_OFFICER)
    task = task_of(flow, command.task)
    if command.task is not None and task is None:
        raise refused(Why.UNKNOWN_TASK)
    return Deed(
        state=state,
        setup=setup,
        profile=profile,
        flow=flow,
        action=command.action,
        officer=officer,
        now=decision.context.now,
        details=command.details,
        task=task,
    )


def _row(deed: Deed, transition: Transition, role: FlowRole) -> CaseActed:
    """Return the row of the flow, with how the clocks stand before the act."""
    if deed.task is not None:
        limit, timer = deed.limit(Stage.HANDLING), deed.task.timer
    else:
        stage = deed.flow.stage
        limit = deed.limit(stage)
        timer = next((known.timer for known in deed.flow.clocks if known.stage is stage), None)
    spent = None if limit is None or timer is None else deadline.elapsed(deed.clock, limit.unit, timer, deed.now)
    return CaseActed(
        case=deed.flow.case,
        action=deed.action,
        role=role,
        row=transition.row,
        unit=deed.officer.unit if deed.officer is not None else None,
        task=deed.task.no if deed.task is not None else None,
        details=deed.details,
        stage_minutes=None if spent is None else int(spent.total_seconds() // 60),
        stage_left=_left(deed, limit, timer),
        overall_left=_left(deed, overall_limit(deed.state, deed.flow.matter), deed.flow.overall),
    )


def _left(deed: Deed, limit: Limit | None, timer: Timer | None) -> int | None:
    if limit is None or timer is None:
        return None
    left = deadline.remaining(deed.clock, limit, deed.flow.urgency, timer, deed.now)
    return int(left.total_seconds() // 60)


def _move(work: Work, transition: Transition) -> None:
    if isinstance(transition, TaskTransition):
        if transition.to is not None:
            move_task(work, work.task, transition.to)
    elif transition.to_next:
        enter_next(work, work.flow.stage)
    elif transition.to is not None:
        enter(work, transition.to)


def _lead_merged(work: Work) -> None:
    """Take the cases that follow this one along; from the follow-up on, each has its own citizen to call."""
    main = work.flow.main or work.flow.case
    if work.decision.state.flows[main].slaves:
        follow_main(work, main)
        if work.flow.case == main and work.flow.stage in _AFTER_RESULT:
            split_all(work)
