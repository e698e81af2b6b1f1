"""A counter out of the server's reach: what can still be done there, what waits to be sent, in words (spec 06)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.client.fact_file import Fact
from app.contract.command import Kind
from app.contract.errors import RefusalCode
from app.contract.hall.state import CounterState, Desk, HallState
from app.modes import words
from app.modes.window.actions import ACTIONS
from app.modes.window.view import AloneView, Deed

translate = QCoreApplication.translate

_STILL = frozenset({Deed.CALL_NEXT, Deed.CALL_NUMBER})
"""What asks the server when it is there, and goes on by itself when it is not."""

_MOST_LINES = 8


@dataclass(frozen=True)
class Alone:
    """The server has been out of reach since `since`; `own` tickets may be called; `facts` wait to be sent."""

    since: datetime
    own: int
    facts: tuple[Fact, ...] = ()


def why_not_alone(reasons: Mapping[Deed, str], state: HallState, desk: Desk, alone: Alone) -> dict[Deed, str]:
    """Return, for everything that can be done at a counter, why it may not be done without the server."""
    needs = translate("Window", "This needs the server, which does not answer since {since}.").format(
        since=words.clock(alone.since.astimezone())
    )
    found = dict(reasons)
    for deed, action in ACTIONS.items():
        if deed not in _STILL and action.probe(state, desk).KIND is Kind.REQUEST:
            found[deed] = found[deed] or needs
    free = desk.state is CounterState.OPEN
    found[Deed.CALL_NUMBER] = "" if free else found[Deed.CALL_NEXT]
    if free:
        found[Deed.CALL_NEXT] = "" if alone.own else words.refusal(RefusalCode.NOT_OWNED, {})
    return found


def alone_view(alone: Alone, state: HallState) -> AloneView:
    """Return the words of the strip: since when, what is possible, what is not, and what waits."""
    since = words.clock(alone.since.astimezone())
    head = translate("Window", "The server does not answer since {since}. You can go on.").format(since=since)
    can = translate(
        "Window",
        "Finish, pass, park, ask to rate. Call the {count} tickets of this counter, or any slip shown to you.",
    ).format(count=alone.own)
    cannot = translate("Window", "Not now: transfer, cancel, the pad, messages. All will be sent by itself later.")
    lines = [_line(fact, state) for fact in alone.facts[-_MOST_LINES:]]
    more = len(alone.facts) - len(lines)
    if more:
        lines.insert(0, translate("Window", "{count} earlier ones").format(count=more))
    return AloneView(head=head, can=can, cannot=cannot, waiting=len(alone.facts), lines=tuple(lines))


def _line(fact: Fact, state: HallState) -> str:
    body = fact.envelope.body
    visit = state.visits.get(body.get("visit") or fact.envelope.id)
    ticket = state.tickets.get(body.get("ticket") or "")
    number = visit.number if visit is not None else ticket.number if ticket is not None else ""
    return "  ".join(filter(None, (words.clock(fact.recorded_at.astimezone()), _done(fact), number)))


def _done(fact: Fact) -> str:
    """Return what a fact says, in a word or two."""
    said = {
        "call_offline": translate("Window", "Called"),
        "start_serving": translate("Window", "Serving began"),
        "finish_visit": translate("Window", "Finished"),
        "pass_ticket": translate("Window", "Passed"),
        "park_ticket": translate("Window", "Parked"),
        "resume_parked": translate("Window", "Went on with parked"),
        "recall_ticket": translate("Window", "Called again"),
        "ask_for_papers": translate("Window", "Papers asked for"),
        "pause_counter": translate("Window", "Paused"),
        "resume_counter": translate("Window", "Resumed"),
        "rate_visit": translate("Window", "Rating"),
        "log_out_of_counter": translate("Window", "Counter left"),
    }
    return said.get(fact.envelope.type) or translate("Window", "Report")
