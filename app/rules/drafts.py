"""Decide and evolve of what call-takers type (spec 04, 1.10): the latest version wins, nobody touches another's."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.contract.centre import drafts as contract
from app.contract.centre.drafts import Draft, DraftsState, DraftStanding
from app.contract.command import Actor, Command, Context
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Event, Recorded
from app.contract.hall.commands import PassTime
from app.contract.hall.events import IrregularityFound
from app.rules.decision import Decision, Handlers, decide_with

KEEP_VOID = timedelta(days=30)
"""So long can a draft be restored that was thrown away."""
KEEP_CLOSED = timedelta(days=8)
"""So long is it known that a draft is done with: longer than an outbox sends a fact again."""


def initial(code: str) -> DraftsState:
    """Return the state of a centre in which nobody has typed anything."""
    return DraftsState(centre=code)


def decide(state: DraftsState, command: Command, context: Context) -> tuple[Event, ...]:
    """Return the events that follow from a command."""
    return decide_with(_DECIDE, Decision(state, context, evolve), command)


def evolve(state: DraftsState, recorded: Recorded) -> DraftsState:
    """Return the state after an event."""
    followed = _EVOLVE[type(recorded.event)](state, recorded, recorded.event)
    return followed.model_copy(update={"seq": recorded.seq})


def due(state: DraftsState, now: datetime) -> bool:
    """Whether what is too old has not been looked for today."""
    return bool(state.drafts or state.closed) and state.swept != _day(now)


def writer_of(actor: Actor) -> str:
    """Return whose a draft is that an actor saves."""
    return actor.staff or actor.scope.value


def _day(now: datetime) -> date:
    return now.astimezone(UTC).date()


def _latest(decision: Decision[DraftsState], draft: str, version: int) -> Draft | None:
    """Return what is known of a draft, `None` when this is its first word.

    :raises Refused: it is somebody else's.
    :raises Stale: something newer is known.
    """
    if draft in decision.state.closed:
        raise _Stale
    known = decision.state.drafts.get(draft)
    if known is not None and known.staff != writer_of(decision.context.actor):
        raise Refused(RefusalCode.NOT_ALLOWED)
    if known is not None and version <= known.version:
        raise _Stale
    return known


class _Stale(Exception):
    """Something newer is known: an older word that comes late changes nothing, and nothing is wrong with that."""


def _save(decision: Decision[DraftsState], command: contract.SaveDraft) -> None:
    context = decision.context
    known = _latest(decision, command.draft, command.version)
    draft = Draft(
        id=command.draft,
        staff=writer_of(context.actor),
        device=context.actor.device,
        call=command.call if known is None else known.call,
        tab=command.tab,
        version=command.version,
        standing=DraftStanding.KEPT if command.keep else DraftStanding.OPEN,
        form=command.form,
        began_at=known.began_at if known is not None else context.now,
        changed_at=context.now,
    )
    decision.happen(contract.DraftSaved(draft=draft))


def _void(decision: Decision[DraftsState], command: contract.VoidDraft) -> None:
    _move(decision, command.draft, command.version, DraftStanding.VOID)


def _restore(decision: Decision[DraftsState], command: contract.RestoreDraft) -> None:
    _move(decision, command.draft, command.version, DraftStanding.KEPT)


def _move(decision: Decision[DraftsState], draft: str, version: int, standing: DraftStanding) -> None:
    if _latest(decision, draft, version) is None:
        raise Refused(RefusalCode.UNKNOWN_DRAFT)
    decision.happen(contract.DraftMoved(draft=draft, version=version, standing=standing))


def _close(decision: Decision[DraftsState], command: contract.CloseDraft) -> None:
    """Known or not: a tab whose words never got here is done with all the same."""
    _latest(decision, command.draft, command.version)
    decision.happen(contract.DraftClosed(draft=command.draft, case=command.case))


def _pass_time(decision: Decision[DraftsState], command: PassTime) -> None:
    if due(decision.state, decision.context.now):
        decision.happen(contract.DraftsSwept(day=_day(decision.context.now)))


_Handler = Callable[[Decision[DraftsState], Any], None]


def _unless_stale(handler: _Handler) -> _Handler:
    def handle(decision: Decision[DraftsState], command: Any) -> None:
        try:
            handler(decision, command)
        except _Stale:
            return

    return handle


def _saved(state: DraftsState, recorded: Recorded, event: contract.DraftSaved) -> DraftsState:
    return state.model_copy(update={"drafts": state.drafts.insert(event.draft.id, event.draft)})


def _moved(state: DraftsState, recorded: Recorded, event: contract.DraftMoved) -> DraftsState:
    changes = {"version": event.version, "standing": event.standing, "changed_at": recorded.at}
    draft = state.drafts[event.draft].model_copy(update=changes)
    return state.model_copy(update={"drafts": state.drafts.insert(event.draft, draft)})


def _closed(state: DraftsState, recorded: Recorded, event: contract.DraftClosed) -> DraftsState:
    return state.model_copy(
        update={
            "drafts": state.drafts.discard(event.draft),
            "closed": state.closed.insert(event.draft, recorded.at),
        }
    )


def _swept(state: DraftsState, recorded: Recorded, event: contract.DraftsSwept) -> DraftsState:
    drafts, closed = state.drafts, state.closed
    for draft in drafts.values():
        if draft.standing is DraftStanding.VOID and recorded.at - draft.changed_at > KEEP_VOID:
            drafts = drafts.remove(draft.id)
    for draft_id, at in closed.items():
        if recorded.at - at > KEEP_CLOSED:
            closed = closed.remove(draft_id)
    return state.model_copy(update={"drafts": drafts, "closed": closed, "swept": event.day})


def _nothing(state: DraftsState, recorded: Recorded, event: IrregularityFound) -> DraftsState:
    return state


_DECIDE: Handlers[DraftsState] = {
    PassTime: _pass_time,
    contract.SaveDraft: _unless_stale(_save),
    contract.VoidDraft: _unless_stale(_void),
    contract.RestoreDraft: _unless_stale(_restore),
    contract.CloseDraft: _unless_stale(_close),
}

_EVOLVE: dict[type[Event], Callable[[DraftsState, Recorded, Any], DraftsState]] = {
    contract.DraftSaved: _saved,
    contract.DraftMoved: _moved,
    contract.DraftClosed: _closed,
    contract.DraftsSwept: _swept,
    IrregularityFound: _nothing,
}
