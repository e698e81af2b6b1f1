"""Decide and evolve of an audit, and who may see personal data in full (spec 08, Audit)."""

from datetime import datetime

from app.contract.audit.views import AuditState, KeptView, PersonalDataViewed, RecordView
from app.contract.command import Actor, Command, Context, Scope
from app.contract.errors import Refused
from app.contract.event import Event, Recorded
from app.contract.hall.state import HallState
from app.rules.decision import Decision, Handlers, decide_with
from app.rules.places import check_role, setup_of

VIEWS_KEPT = 200

_STAFF = frozenset({Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER})
"""Whose tokens stand for a person who can answer for having looked."""


def may_see_citizen(state: HallState, actor: Actor) -> bool:
    """Whether somebody may see what the citizen of a ticket gave, in full; the hall's rules name the roles."""
    if actor.scope not in _STAFF:
        return False
    try:
        check_role(state, actor, setup_of(state).rules.full_view_roles)
    except Refused:
        return False
    return True


def may_see_case(actor: Actor) -> bool:
    """Whether somebody may see a case in full: who takes calls, and managers."""
    return actor.scope in {Scope.HOTLINE, Scope.MANAGER}


def initial(code: str) -> AuditState:
    """Return the audit in which nobody has looked yet."""
    return AuditState(code=code)


def decide(state: AuditState, command: Command, context: Context) -> tuple[Event, ...]:
    """Return the events that follow from a command; raises `Refused` for whoever is not the server."""
    return decide_with(_DECIDE, Decision(state, context, evolve), command)


def evolve(state: AuditState, recorded: Recorded) -> AuditState:
    """Return the state after an event."""
    event = recorded.event
    views = state.views
    if isinstance(event, PersonalDataViewed):
        said = {name: getattr(event.view, name) for name in type(event.view).model_fields}
        kept = KeptView(**said, staff=recorded.actor, device=recorded.device, bearer=event.bearer, at=recorded.at)
        views = (kept, *views)[:VIEWS_KEPT]
    return state.model_copy(update={"seq": recorded.seq, "views": views})


def due(state: AuditState, now: datetime) -> bool:
    """Nothing happens here by itself."""
    return False


def _record_view(decision: Decision[AuditState], command: RecordView) -> None:
    decision.happen(PersonalDataViewed(view=command.view, bearer=command.bearer))


_DECIDE: Handlers[AuditState] = {RecordView: _record_view}
