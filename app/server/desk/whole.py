"""One case whole: its facts, its way, what may be done with it now, and how its clocks stand."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, select

from app.contract.centre.desk import Act, CaseDifference, CaseWhole
from app.contract.centre.events import CENTRE_EVENTS
from app.contract.centre.flow import Action
from app.contract.centre.flow_setup import Officer
from app.contract.centre.flow_state import CaseFlow
from app.contract.centre.state import Case
from app.contract.command import Scope
from app.contract.event import Recorded
from app.contract.model import Model
from app.rules.case_deadlines import deadlines
from app.rules.case_history import facts_changed, history
from app.rules.case_legal import bare_deed, legal, officer_of
from app.rules.case_merging import candidates
from app.rules.case_sight import knows_reporter, may_see
from app.rules.masking import Rendition, redact
from app.rules.secrecy import for_handlers, texts_for_handlers
from app.server import log, tables
from app.server.case_facts import find_case
from app.server.core import Core
from app.server.desk.asking import Asker
from app.server.desk.guess import guess_units
from app.server.problems import Problem
from app.server.sealing import unseal
from app.server.tokens import Principal
from app.server.vault import Vault

M = TypeVar("M", bound=Model)

_GIVING = frozenset({Action.ASSIGN, Action.REASSIGN, Action.ADD_TASK})
_FLOW, _KEY = tables.case_flow.c, tables.data_key.c


@dataclass(frozen=True)
class Found:
    """A case that the asker may see. `hidden`: without who reported it."""

    case: Case
    flow: CaseFlow
    hidden: bool


def find(asker: Asker, connection: Connection, case: str) -> Found:
    """Return a case.

    :raises Problem: 404: there is none, or it is not for the asker; the two look alike on purpose.
    """
    flow, answered = flow_of(asker, connection, case)
    known = find_case(asker.core, asker.centre, case) if flow is not None else None
    if flow is None or known is None or not may_see(asker.setup, asker.officer, flow, answered=answered):
        raise Problem(404, "not_found")
    return Found(known, flow, hidden=known.confidential and not knows_reporter(asker.officer))


def flow_of(asker: Asker, connection: Connection, case: str) -> tuple[CaseFlow | None, bool]:
    """Return where a case stands, from memory or from its row, and whether it was answered at once."""
    row = connection.execute(
        select(_FLOW.body, _FLOW.subject, _FLOW.sealed, _FLOW.answered, _KEY.wrapped)
        .select_from(tables.case_flow.outerjoin(tables.data_key, _KEY.subject == _FLOW.case))
        .where(_FLOW.case == case, _FLOW.centre == asker.centre)
    ).first()
    at_hand = asker.state.flows.get(case)
    if row is None or at_hand is not None:
        return at_hand, row is not None and row.answered
    vault: Vault = asker.core.database.vault
    flow = CaseFlow.model_validate_json(row.body)
    return unseal(vault, flow, row.subject, row.sealed, row.wrapped), row.answered


def whole(asker: Asker, case: str) -> CaseWhole:
    """Return everything of a case at one look.

    :raises Problem: 404: there is none, or it is not for the asker.
    """
    core, now = asker.core, asker.core.now()
    with core.database.reading() as connection:
        found = find(asker, connection, case)
        record = _record(asker, connection, case)
        acts = _acts(asker, case, now)
        assigns = any(act.action in _GIVING and act.why is None for act in acts)
        guess = guess_units(connection, asker, found.flow) if assigns else ()
        seq = log.head(connection, f"centre:{asker.centre}").seq
    actor = asker.principal.actor
    bare = bare_deed(asker.state, case, actor, now)
    return CaseWhole(
        seq=seq,
        time=now,
        case=shown(found),
        hidden=found.hidden,
        flow=told(found, found.flow),
        rows=tuple(told(found, row) for row in history(record, names_of(asker))),
        acts=acts,
        guess=guess,
        deadlines=tuple(deadlines(asker.state, found.flow, now)),
        merge=candidates(bare) if bare is not None else (),
        present=core.presence.others(case, asker.officer.staff, now),
    )


def _acts(asker: Asker, case: str, now: datetime) -> tuple[Act, ...]:
    return tuple(
        Act(action=known.action, task=known.task, kind=known.kind, row=known.row, why=known.why)
        for known in legal(asker.state, case, asker.principal.actor, now)
    )


def shown(found: Found) -> Case:
    """Return the facts of a case: who reported it is masked, or nowhere in it where it was in confidence."""
    if found.hidden:
        return for_handlers(found.case)
    return redact(found.case, Rendition.MANAGER).model_copy(update={"address": found.case.address})


def told(found: Found, model: M) -> M:
    """Return what belongs to a case without what its reporter is recognised by, where that is not for the asker."""
    return texts_for_handlers(model, found.case) if found.hidden else model


def difference(asker: Asker, case: str, version: int) -> CaseDifference:
    """Return what happened to a case after a version of it.

    :raises Problem: 404: there is no such case for the asker.
    """
    with asker.core.database.reading() as connection:
        found = find(asker, connection, case)
        record = _record(asker, connection, case)
        seq = log.head(connection, f"centre:{asker.centre}").seq
    rows = history(record, names_of(asker))
    return CaseDifference(
        seq=seq,
        version=found.flow.version,
        rows=tuple(told(found, row) for row in rows if row.version > version),
        facts=facts_changed(record, version),
    )


def names_of(asker: Asker) -> dict[str, str]:
    """Return the names of staff by number, as far as they are known here."""
    members = {member.number: member.name for hall in asker.core.halls() for member in hall.staff}
    return members | {known.staff: known.name for known in asker.flows.officers if known.name}


def _record(asker: Asker, connection: Connection, case: str) -> list[Recorded]:
    stream = f"centre:{asker.centre}/case:{case}"
    return list(log.read_stream(connection, asker.core.database.vault, CENTRE_EVENTS, stream))


def may_see_all(core: Core, principal: Principal, case: str) -> bool:
    """Whether somebody at a desk may see a case in full, who reported it included."""
    state = core.centre_state(principal.centre)
    if principal.scope is not Scope.DESK or state is None or state.setup is None or state.setup.flow is None:
        return False
    officer: Officer | None = officer_of(state.setup.flow, principal.actor)
    if officer is None:
        return False
    asking = Asker(core, principal, state, state.setup, state.setup.flow, officer)
    try:
        with core.database.reading() as connection:
            return not find(asking, connection, case).hidden
    except Problem:
        return False
