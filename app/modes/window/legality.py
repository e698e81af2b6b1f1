"""Whether something may be done now: the rules are asked for their decision, and nothing comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.contract.command import Actor, Command, Context, Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.hall.commands import RecallTicket
from app.contract.hall.events import IrregularityFound
from app.contract.hall.state import CounterState, Desk, HallState
from app.ids import new_id
from app.modes import words
from app.modes.window.actions import ACTIONS, Action, Group
from app.modes.window.view import Deed
from app.rules.feeds import feed_rules
from app.rules.serving import seconds_to_recall

translate = QCoreApplication.translate

_RULES = feed_rules("hall:dry-run")

_HIDDEN = frozenset({RefusalCode.ID_NUMBER_WRONG})
"""What cannot be told from masked data: only the server knows, and says no itself if it must."""


@dataclass(frozen=True)
class Objection:
    """Why the rules say no."""

    code: RefusalCode
    detail: Mapping[str, str | int]


def objection(
    state: HallState, command: Command, *, staff: str, now: datetime, scope: Scope = Scope.COUNTER
) -> Objection | None:
    """Return why a command of a member of staff may not be done now, or `None` when it may."""
    actor = Actor(scope=scope, device="dry-run", staff=staff)
    context = Context(now=now, pressed_at=now, actor=actor, command_id=new_id())
    try:
        events = _RULES.decide(state, command, context)
    except Refused as refusal:
        return Objection(refusal.code, refusal.detail)
    for event in events:
        if isinstance(event, IrregularityFound):
            return Objection(RefusalCode(event.code), _limits(state, command, now))
    return None


def why_not(state: HallState, command: Command, *, staff: str, now: datetime, scope: Scope = Scope.COUNTER) -> str:
    """Return in words why a command may not be done now; nothing when it may."""
    found = objection(state, command, staff=staff, now=now, scope=scope)
    return words.refusal(found.code, found.detail) if found is not None and found.code not in _HIDDEN else ""


def reasons(state: HallState, desk: Desk, *, staff: str, now: datetime) -> dict[Deed, str]:
    """Return, for everything that can be done at a counter, why it may not be done now; nothing where it may."""
    return {deed: _reason(action, state, desk, staff=staff, now=now) for deed, action in ACTIONS.items()}


def _reason(action: Action, state: HallState, desk: Desk, *, staff: str, now: datetime) -> str:
    found = objection(state, action.probe(state, desk), staff=staff, now=now)
    if action.deed is Deed.CLEAR_PAD and desk.task is None and found is None:
        return translate("Window", "Nothing of yours is on the pad.")
    if found is None or found.code in action.to_choose:
        return ""
    if action.deed is Deed.MISRATING and found.code is RefusalCode.UNKNOWN_VISIT:
        return translate("Window", "No rating of yours is there to be filed.")
    return _at_the_counter(action, desk, found.code) or words.refusal(found.code, found.detail)


def _at_the_counter(action: Action, desk: Desk, code: RefusalCode) -> str:
    """Return the words for who looks at their own counter, where the rules speak of tickets in general."""
    if action.deed is Deed.RESUME_PARKED and not desk.parked:
        return translate("Window", "No ticket is parked at your counter.")
    if action.group is not Group.TICKET or action.deed is Deed.CALL_NEXT:
        return ""
    if desk.visit is None:
        return translate("Window", "Nobody is before your counter.")
    if code is RefusalCode.WRONG_TICKET_STATE and desk.state is CounterState.CALLING:
        return translate("Window", "Start serving first.")
    if code is RefusalCode.WRONG_TICKET_STATE and desk.state is CounterState.SERVING:
        return translate("Window", "The citizen is at your counter already.")
    return ""


def _limits(state: HallState, command: Command, now: datetime) -> dict[str, str | int]:
    """Return the numbers that words about a flagged fact name; an irregularity carries its code only."""
    if state.setup is None:
        return {}
    visit = state.visits.get(command.visit) if isinstance(command, RecallTicket) else None
    return {
        "most": state.setup.rules.max_recalls,
        "least": state.setup.rules.recalls_before_pass,
        "seconds": seconds_to_recall(state, visit, now) if visit is not None else 0,
    }
