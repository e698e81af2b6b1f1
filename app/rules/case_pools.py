"""Pools of cases that wait for somebody to take them (工单池; spec 04, 1.3.7)."""

from datetime import datetime, timedelta

from app.contract.centre.flow import FlowProfile, FlowRole, PoolSetup
from app.contract.centre.flow_commands import ExtractCases
from app.contract.centre.flow_events import CaseHeld
from app.contract.centre.flow_state import CaseFlow
from app.contract.centre.state import CentreState
from app.contract.centre.why import Why
from app.rules.case import refused
from app.rules.case_legal import officer_of
from app.rules.decision import Decision


def extract(decision: Decision[CentreState], command: ExtractCases) -> None:
    """Take the oldest cases that lie in the pools of a stage of the officer's centre; all in one decision."""
    state = decision.state
    setup = state.setup.flow if state.setup is not None else None
    officer = officer_of(setup, decision.context.actor) if setup is not None else None
    if setup is None or officer is None:
        raise refused(Why.NOT_AN_OFFICER)
    found: list[CaseFlow] = []
    batches: list[int] = []
    for profile in setup.profiles:
        for pool in profile.pools:
            if pool.stage is command.stage and _works_on(profile, pool, officer.roles):
                batches.append(pool.batch)
                found += (flow for flow in state.flows.values() if _lies_in(flow, profile, pool, officer.centre))
    if not batches:
        raise refused(Why.NO_POOL)
    if not found:
        raise refused(Why.POOL_EMPTY)
    found.sort(key=lambda flow: (flow.reported_at, flow.case))
    for flow in found[: max(batches)]:
        decision.happen(CaseHeld(case=flow.case, holder=officer.staff))


def _works_on(profile: FlowProfile, pool: PoolSetup, roles: tuple[FlowRole, ...]) -> bool:
    """Whether one of the roles does something in the pool's stage."""
    return any(pool.stage in known.begins and set(known.roles) & set(roles) for known in profile.order)


def _lies_in(flow: CaseFlow, profile: FlowProfile, pool: PoolSetup, centre: str) -> bool:
    here = flow.profile == profile.code and flow.stage is pool.stage and flow.path[-1].centre == centre
    return here and flow.holder is None and flow.main is None


def untouched(state: CentreState, now: datetime) -> tuple[str, ...]:
    """Return the cases that were taken from a pool so long ago that they go back."""
    setup = state.setup.flow if state.setup is not None else None
    if setup is None:
        return ()
    spans = {
        (profile.code, pool.stage): timedelta(minutes=pool.minutes)
        for profile in setup.profiles
        for pool in profile.pools
    }
    return tuple(
        flow.case
        for flow in (state.flows.values() if spans else ())
        if flow.held_at is not None
        and (span := spans.get((flow.profile, flow.stage))) is not None
        and flow.held_at + span <= now
    )


def put_back(decision: Decision[CentreState]) -> None:
    """Let the cases go back that nobody touched."""
    for case in untouched(decision.state, decision.context.now):
        decision.happen(CaseHeld(case=case, holder=None))
