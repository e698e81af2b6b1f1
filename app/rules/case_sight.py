"""Which cases an officer may see, and whether with the reporter of a confidential one (spec 04, 1.10).

Officers of a centre see what came to their centre; units what they have, had, were sent a copy of or was answered for
them; grid officers what was given to them; supervisors, leaders and evaluators everything.
"""

from app.contract.centre.flow import FlowRole
from app.contract.centre.flow_setup import FlowSetup, Officer
from app.contract.centre.flow_state import CaseFlow
from app.contract.centre.setup import CentreSetup
from app.rules.case_legal import EVERYWHERE

_OF_A_CENTRE = frozenset({FlowRole.CALLTAKER, FlowRole.SHIFT_LEADER, FlowRole.DISPATCHER, FlowRole.RESULT_REVIEWER})
_KNOW_REPORTERS = _OF_A_CENTRE | EVERYWHERE
"""Roles that see who reported in confidence; units and grid officers do not."""


def may_see(setup: CentreSetup, officer: Officer, flow: CaseFlow, *, answered: bool = False) -> bool:
    """Whether an officer may see a case. `answered`: it was answered at once, which its unit may read."""
    roles = set(officer.roles)
    if roles & EVERYWHERE:
        return True
    if roles & _OF_A_CENTRE and officer.centre in {stop.centre for stop in flow.path}:
        return True
    if officer.staff in {flow.checker, *(task.assignee for task in flow.tasks)}:
        return True
    if officer.unit is None or setup.flow is None:
        return False
    own = _own_units(setup.flow, officer)
    if own & {task.unit for task in flow.tasks} or officer.unit in flow.copies:
        return True
    return answered and officer.unit in _department(setup, flow)


def knows_reporter(officer: Officer) -> bool:
    """Whether an officer may know who reported something in confidence."""
    return bool(set(officer.roles) & _KNOW_REPORTERS)


def _own_units(flows: FlowSetup, officer: Officer) -> set[str]:
    """Return an officer's unit, and for who reviews for the units below it those as well."""
    own = {officer.unit} if officer.unit is not None else set()
    if FlowRole.PARENT_DEPT in officer.roles:
        own |= {unit.code for unit in flows.units if unit.parent is not None and unit.parent == officer.unit}
    return own


def _department(setup: CentreSetup, flow: CaseFlow) -> set[str]:
    return {matter.department for matter in setup.matters if matter.code == flow.matter and matter.department}
