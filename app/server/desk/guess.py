"""Which unit a case is likely for: whom the newest cases of its matter were given to, and how often that was right."""

from sqlalchemy import Connection, case, func, select

from app.contract.centre.desk import UnitGuess
from app.contract.centre.flow import TaskState
from app.contract.centre.flow_state import CaseFlow, Share
from app.server import tables
from app.server.desk.asking import Asker

CASES_ASKED, MOST = 500, 3
_WRONG = (TaskState.RETURNED.value, TaskState.TRANSFERRED.value)
_F, _T = tables.case_flow.c, tables.case_task.c


def guess_units(connection: Connection, asker: Asker, flow: CaseFlow) -> tuple[UnitGuess, ...]:
    """Return the units of the centre that has the case, most often given such cases first."""
    newest = (
        select(_F.row)
        .where(_F.centre == asker.centre, _F.matter == flow.matter, _F.rounds > 0, _F.case != flow.case)
        .order_by(_F.registered_at.desc())
        .limit(CASES_ASKED)
    )
    kept = func.sum(case((_T.state.in_(_WRONG), 0), else_=1))
    query = (
        select(_T.unit, func.count().label("tried"), kept.label("kept"))
        .where(_T.case_row.in_(newest), _T.share.in_((Share.HOST.value, Share.EQUAL.value)))
        .group_by(_T.unit)
        .order_by(kept.desc(), _T.unit)
    )
    own = {unit.code for unit in asker.flows.units if unit.centre == flow.path[-1].centre}
    found = (UnitGuess(unit=row.unit, tried=row.tried, kept=row.kept) for row in connection.execute(query))
    return tuple(guess for guess in found if guess.unit in own and guess.kept)[:MOST]
