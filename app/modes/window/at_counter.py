"""A counter at work, as its program shows it."""

from collections.abc import Mapping
from datetime import datetime
from math import ceil

from PySide6.QtCore import QCoreApplication

from app.contract.hall.state import CounterState, Desk, HallState
from app.modes import words
from app.modes.window import aftermath, portrayal
from app.modes.window.alone import Alone, why_not_alone
from app.modes.window.lamps import device_lamps
from app.modes.window.legality import reasons
from app.modes.window.pad_texts import on_pad_now
from app.modes.window.view import NEXT_DEED, AtCounter, Deed
from app.rules.places import index, setup_of

translate = QCoreApplication.translate


def at_counter(
    state: HallState,
    desk: Desk,
    *,
    staff: str,
    now: datetime,
    held: str,
    alone: Alone | None = None,
    restored: str = "",
) -> AtCounter:
    """Return what one member of staff sees of their counter. `held` is why nothing may be pressed for a moment.

    `restored` is the visit that was called before this program ended, and of which nobody knows whether it was heard.
    """
    why_not = dict.fromkeys(Deed, held) if held else reasons(state, desk, staff=staff, now=now)
    if alone is not None and not held:
        why_not = why_not_alone(why_not, state, desk, alone)
    visit = state.visits.get(desk.visit) if desk.visit else None
    counts = portrayal.service_counts(state, desk.counter)
    calls_in = _calls_in_seconds(desk, now)
    return AtCounter(
        number=desk.counter,
        name=words.local(index(setup_of(state)).counters[desk.counter].name),
        state=desk.state,
        state_words=portrayal.state_words(desk),
        timer=portrayal.elapsed(desk.since, now),
        ticket=portrayal.ticket_shown(state, visit, now) if visit is not None else None,
        why_not=why_not,
        auto_call=desk.auto_call,
        calls_in_seconds=calls_in,
        hint=_unconfirmed(desk, restored) or _hint(desk, why_not, calls_in),
        next_reason=portrayal.next_reason(state, desk.counter, now),
        coming=portrayal.coming_tickets(state, desk.counter, now),
        waiting=sum(count.waiting for count in counts),
        counts=counts,
        called_today=portrayal.called_today(state, desk.counter, staff),
        last=aftermath.last_visit(state, desk, now),
        pad=on_pad_now(state, desk),
        lamps=device_lamps(state, desk, now),
    )


def _calls_in_seconds(desk: Desk, now: datetime) -> int | None:
    if not desk.auto_call or desk.call_due_at is None:
        return None
    return max(0, ceil((desk.call_due_at - now).total_seconds()))


def _unconfirmed(desk: Desk, restored: str) -> str:
    if desk.state is not CounterState.CALLING or desk.visit != restored:
        return ""
    return translate("Window", "Called before the program ended, not confirmed. Call again if nobody comes.")


def _hint(desk: Desk, why_not: Mapping[Deed, str], calls_in: int | None) -> str:
    """Return when the next ticket is called by itself; else why the next deed may not be done, or what goes with it."""
    if calls_in:
        return translate("Window", "Automatic calling is on. Only a pause stops it.")
    if calls_in == 0 and why_not[Deed.CALL_NEXT]:
        said = translate("Window", "{reason} Calls by itself as soon as it can.")
        return said.format(reason=why_not[Deed.CALL_NEXT])
    if no := why_not[NEXT_DEED[desk.state]]:
        return no
    if desk.state is CounterState.CALLING:
        return why_not[Deed.NO_SHOW] or translate("Window", "If nobody comes, you may pass the ticket.")
    if desk.state is CounterState.SERVING:
        return translate("Window", "When you finish, the pad asks the citizen to rate.")
    return ""
