"""Which cases one that is still being taken may follow from the start (并单 at registration; spec 04, 1.3.6)."""

from datetime import datetime

from app.contract.centre.flow import Action, Stage
from app.contract.centre.flow_state import CaseFlow, Stop
from app.contract.centre.limits import Timer
from app.contract.centre.state import CentreState
from app.contract.command import Actor
from app.rules.case_deed import Deed, profile_of
from app.rules.case_legal import officer_of
from app.rules.case_merging import candidates

_NOT_YET = "00000000-0000-7000-8000-000000000000"
"""Stands for a case that has no id yet; no clock gives it."""


def joinable(
    state: CentreState, actor: Actor, *, channel: str | None, matter: str | None, area: str | None, now: datetime
) -> tuple[str, ...]:
    """Return the cases on their way that a case of this channel, matter and grid may be merged with, main cases first.

    By the switches of the profile that the matter follows; empty where cases are not merged or no channel is chosen.
    """
    setup = state.setup.flow if state.setup is not None else None
    officer = officer_of(setup, actor) if setup is not None else None
    if setup is None or officer is None or channel is None:
        return ()
    profile = profile_of(setup, matter)
    flow = CaseFlow(
        case=_NOT_YET,
        profile=profile.code,
        stage=Stage.ACCEPT,
        path=(Stop(centre=officer.centre),),
        reported_at=now,
        channel=channel,
        matter=matter,
        area=area,
        overall=Timer(since=now),
    )
    return candidates(
        Deed(state=state, setup=setup, profile=profile, flow=flow, action=Action.MERGE, officer=officer, now=now)
    )
