"""Who asks at a desk: the bearer of a token as an officer of the centre's flows."""

from dataclasses import dataclass

from fastapi import Request

from app.contract.centre.desk import DeskOfficer
from app.contract.centre.flow_setup import FlowSetup, Officer
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import CentreState
from app.contract.command import Scope
from app.contract.errors import RefusalCode
from app.rules.case_legal import officer_of
from app.server.core import Core, bearer, core_of, own_channel, require
from app.server.problems import Problem
from app.server.tokens import Principal

DESKS = (Scope.DESK, Scope.HOTLINE, Scope.MANAGER)
"""Whose tokens may stand for an officer."""


@dataclass(frozen=True)
class Asker:
    """An officer and what is known of the centre at the moment of asking."""

    core: Core
    principal: Principal
    state: CentreState
    setup: CentreSetup
    flows: FlowSetup
    officer: Officer

    @property
    def centre(self) -> str:
        """The code of the centre."""
        return self.state.centre

    def told(self) -> DeskOfficer:
        """Return the officer as answers name them."""
        known = self.officer
        return DeskOfficer(staff=known.staff, name=known.name, roles=known.roles, centre=known.centre, unit=known.unit)


async def asker(request: Request, centre: str) -> Asker:
    """Return who asks.

    :raises UnknownFeed: the centre is not there or not theirs.
    :raises Problem: 401 or 403: nobody who has a desk here; 409: the centre has no flows.
    """
    core = core_of(request)
    principal = await bearer(request)
    own_channel(core, principal, f"centre:{centre}")
    require(principal, *DESKS)
    state = core.centre_state(centre)
    if state is None or state.setup is None or state.setup.flow is None:
        raise Problem(409, RefusalCode.NOT_SET_UP.value)
    officer = officer_of(state.setup.flow, principal.actor)
    if officer is None:
        raise Problem(403, "not_allowed")
    return Asker(core, principal, state, state.setup, state.setup.flow, officer)
