"""Calling citizens back about the result: whose turn it is, how often they were tried, and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.contract.centre.flow import FlowProfile, Stage
from app.contract.centre.flow_commands import Details
from app.contract.centre.flow_state import CaseFlow, FollowUpResult
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case, CentreState
from app.modes import words
from app.modes.hotline.view import CaseRow
from app.rules.calendar import local

translate = QCoreApplication.translate

_STAGES = frozenset({Stage.FOLLOWUP, Stage.CENTRE_FOLLOWUP})
_CONTENT_FROM = 3
"""五级评价 counts 5 very satisfied to 1 very dissatisfied; from "fairly satisfied" on the citizen is satisfied."""


@dataclass(frozen=True)
class Said:
    """What the citizen said: `satisfaction` 5 (very satisfied) to 1, `None` when nobody was reached."""

    satisfaction: int | None = None
    note: str = ""


def waiting(setup: CentreSetup, state: CentreState, *, now: datetime) -> tuple[CaseRow, ...]:
    """Return the cases whose citizen is to be called back, those to be tried again later at the end.

    A merged case follows its main one and is not called back by itself.
    """
    flows = (flow for flow in state.flows.values() if flow.stage in _STAGES and flow.main is None)
    known = ((flow, state.cases.get(flow.case) or state.earlier.get(flow.case)) for flow in flows)
    found = [(again_at(setup, flow), case, flow) for flow, case in known if case is not None]
    found.sort(key=lambda each: (each[0] or each[1].registered_at, each[1].number))
    found.sort(key=lambda each: each[0] is not None and each[0] > now)
    return tuple(_row(setup, case, flow, again, now=now) for again, case, flow in found)


def again_at(setup: CentreSetup, flow: CaseFlow) -> datetime | None:
    """Return when somebody who was not reached may be tried again; `None` when nothing speaks against now."""
    last = flow.follow_ups[-1] if flow.follow_ups else None
    rules = _profile(setup, flow)
    if last is None or last.result is not FollowUpResult.UNREACHABLE or rules is None or rules.follow_up is None:
        return None
    return last.at + timedelta(minutes=rules.follow_up.again_minutes)


def details_of(said: Said) -> Details:
    """Return what is recorded of a try; without words of the citizen the verdict is the words."""
    if said.satisfaction is None:
        text = said.note or translate("FollowUp", "Nobody was reached")
        return Details(result=FollowUpResult.UNREACHABLE, opinion=text)
    content = said.satisfaction >= _CONTENT_FROM
    return Details(
        result=FollowUpResult.SATISFIED if content else FollowUpResult.UNSATISFIED,
        satisfaction=said.satisfaction,
        opinion=said.note or verdict(said.satisfaction),
    )


def verdict(satisfaction: int) -> str:
    """Return the word of one of the five levels, 5 the best."""
    return {
        5: translate("FollowUp", "Very good"),
        4: translate("FollowUp", "Good"),
        3: translate("FollowUp", "Fair"),
        2: translate("FollowUp", "Poor"),
        1: translate("FollowUp", "Very poor"),
    }[satisfaction]


def _row(setup: CentreSetup, case: Case, flow: CaseFlow, again: datetime | None, *, now: datetime) -> CaseRow:
    tries = sum(each.result is FollowUpResult.UNREACHABLE for each in flow.follow_ups)
    state = translate("FollowUp", "Tried {count} times").format(count=tries) if tries else ""
    why = next((task.result for task in flow.tasks if task.result), "")
    if again is not None and again > now:
        at = words.clock(local(setup.timezone, again))
        why = translate("FollowUp", "Not reached; again from {time}").format(time=at)
    reporter = " ".join(filter(None, (case.reporter.name, case.reporter.phone)))
    return CaseRow(id=case.id, number=case.number, time="", title=case.title, kind=reporter, state=state, why=why)


def _profile(setup: CentreSetup, flow: CaseFlow) -> FlowProfile | None:
    profiles: Mapping[str, FlowProfile] = (
        {profile.code: profile for profile in setup.flow.profiles} if setup.flow is not None else {}
    )
    return profiles.get(flow.profile)
