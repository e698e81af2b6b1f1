"""Whether something may be done now: the rules are asked for their decision, and nothing comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.contract.command import Actor, Command, Context, Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import (
    CallNext,
    FinishVisit,
    LogOutOfCounter,
    PassTicket,
    PauseCounter,
    RecallTicket,
    ResumeCounter,
    StartServing,
)
from app.contract.hall.events import IrregularityFound
from app.contract.hall.state import Desk, HallState, PauseReason
from app.ids import new_id
from app.modes.window.view import Deed
from app.rules.feeds import feed_rules

_RULES = feed_rules("hall:dry-run")


@dataclass(frozen=True)
class Objection:
    """Why the rules say no."""

    code: RefusalCode
    detail: Mapping[str, str | int]


def objection(state: HallState, command: Command, *, staff: str, now: datetime) -> Objection | None:
    """Return why a command of a member of staff may not be done now, or `None` when it may."""
    actor = Actor(scope=Scope.COUNTER, device="dry-run", staff=staff)
    context = Context(now=now, pressed_at=now, actor=actor, command_id=new_id())
    try:
        events = _RULES.decide(state, command, context)
    except Refused as refusal:
        return Objection(refusal.code, refusal.detail)
    for event in events:
        if isinstance(event, IrregularityFound):
            return Objection(RefusalCode(event.code), _limits(state))
    return None


def objections(state: HallState, desk: Desk, *, staff: str, now: datetime) -> dict[Deed, Objection | None]:
    """Return, for everything that can be done at a counter, why it may not be done now."""
    return {deed: objection(state, command, staff=staff, now=now) for deed, command in _commands(desk).items()}


def _commands(desk: Desk) -> dict[Deed, Command]:
    counter = desk.counter
    visit = desk.visit or desk.last_visit or new_id()
    return {
        Deed.CALL_NEXT: CallNext(counter=counter),
        Deed.START: StartServing(counter=counter, visit=visit),
        Deed.FINISH: FinishVisit(counter=counter, visit=visit),
        Deed.FINISH_UNRATED: FinishVisit(counter=counter, visit=visit, ask_rating=False),
        Deed.RECALL: RecallTicket(counter=counter, visit=visit),
        Deed.NO_SHOW: PassTicket(counter=counter, visit=visit),
        Deed.PAUSE: PauseCounter(counter=counter, reason=PauseReason.AWAY),
        Deed.RESUME: ResumeCounter(counter=counter),
        Deed.LOG_OUT: LogOutOfCounter(counter=counter),
    }


def _limits(state: HallState) -> dict[str, str | int]:
    """Return the numbers that words about a flagged fact name; an irregularity carries its code only."""
    if state.setup is None:
        return {}
    return {"most": state.setup.rules.max_recalls, "least": state.setup.rules.recalls_before_pass}
