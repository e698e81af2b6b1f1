"""Which citizens are to be called back now, and when those who were not reached are tried again (spec 04, 1.3.2)."""

from datetime import datetime, timedelta

from app.contract.centre.flow import Action, FlowProfile, FlowRole, FollowUpSetup
from app.contract.centre.flow_state import CaseFlow, FollowUpResult
from app.contract.centre.followups import CitizenToCall
from app.contract.centre.state import CentreState
from app.rules.case_facts import case_of

_USUAL = FollowUpSetup()


def to_call(state: CentreState, action: Action, *, centre: str | None = None) -> tuple[CitizenToCall, ...]:
    """Return whose citizens are to be called back by an act (`FOLLOW_UP`, `AUTO_FOLLOW_UP`), the oldest case first.

    :param centre: only cases that this centre of the tree has.
    """
    setup = state.setup.flow if state.setup is not None else None
    profiles = {profile.code: profile for profile in setup.profiles} if setup is not None else {}
    waiting = [
        flow
        for flow in state.flows.values()
        if flow.main is None
        and (centre is None or flow.path[-1].centre == centre)
        and flow.profile in profiles
        and _waits(profiles[flow.profile], flow, action)
    ]
    waiting.sort(key=lambda flow: (flow.reported_at, flow.case))
    found = (_citizen(state, profiles[flow.profile], flow) for flow in waiting)
    return tuple(citizen for citizen in found if citizen is not None)


def _waits(profile: FlowProfile, flow: CaseFlow, action: Action) -> bool:
    """Whether the act is of the stage in which the case stands; units that call their own citizens are not meant."""
    return any(
        known.action is action and flow.stage in known.begins and FlowRole.DEPT_HANDLER not in known.roles
        for known in profile.order
    )


def _citizen(state: CentreState, profile: FlowProfile, flow: CaseFlow) -> CitizenToCall | None:
    case = case_of(state, flow.case)
    if case is None:
        return None
    in_vain = list[datetime]()
    for known in reversed(flow.follow_ups):
        if known.result is not FollowUpResult.UNREACHABLE:
            break
        in_vain.append(known.at)
    rule = profile.follow_up or _USUAL
    last = in_vain[0] if in_vain else None
    return CitizenToCall(
        case=flow.case,
        version=flow.version,
        number=case.number,
        title=case.title,
        name=case.reporter.name,
        phone=case.reporter.phone,
        tries=len(in_vain),
        most=profile.follow_up.most_tries if profile.follow_up is not None else None,
        last_at=last,
        next_at=last + timedelta(minutes=rule.again_minutes) if last is not None else None,
    )
