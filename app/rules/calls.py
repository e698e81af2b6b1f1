"""What becomes of a telephone call, step by step, and of those nobody answered (spec 04, 1.6)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from app.contract.centre import calls as contract
from app.contract.centre.calls import ON_THE_LINE, Agent, Call, CallBack, CallFigures, CallState, CallStep, Direction
from app.contract.centre.state import CentreState
from app.contract.command import Scope
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Event, Recorded
from app.rules.decision import Decision

KEEP_MISSED = timedelta(days=3)
"""So long is a missed call shown that nobody has answered by one back."""
QUICK_SECONDS = 15
"""GB/T 33358-2016 asks for the share of calls answered within 15 s."""

_WAITING = frozenset({CallBack.OPEN, CallBack.NOT_REACHED})


def report(decision: Decision[CentreState], command: contract.ReportCall) -> None:
    """Follow a step of a call. What is known already, or too late to change anything, changes nothing."""
    staff = command.staff
    if staff is None and decision.context.actor.scope is Scope.HOTLINE:
        staff = decision.context.actor.staff
    known = decision.state.calls.get(command.call)
    call = _told(known or _new(command), command, staff)
    stepped = _STEPS[command.step](call, command)
    if stepped != known:
        decision.happen(contract.CallMoved(call=stepped))
    if command.step is CallStep.ANSWERED and stepped.direction is Direction.IN:
        _call_came_again(decision, stepped)


def _new(command: contract.ReportCall) -> Call:
    """Return a call of which nothing was heard before, perhaps because its beginning is still under way."""
    return Call(key=command.call, direction=command.direction, state=CallState.RINGING, offered_at=command.happened_at)


def _told(call: Call, command: contract.ReportCall, staff: str | None) -> Call:
    """Return a call with what a step says beside the step itself; what was known stays where nothing is said."""
    said = {
        "number": command.number,
        "called": command.called,
        "recording": command.recording,
        "extension": command.extension,
        "staff": staff if command.step is not CallStep.OFFERED or command.staff is not None else None,
    }
    return call.model_copy(update={name: value for name, value in said.items() if value})


def _offered(call: Call, command: contract.ReportCall) -> Call:
    return call.model_copy(update={"offered_at": min(call.offered_at, command.happened_at)})


def _answered(call: Call, command: contract.ReportCall) -> Call:
    if call.answered_at is not None:
        return call
    changes: dict[str, Any] = {"answered_at": command.happened_at}
    if call.state is CallState.RINGING:
        changes["state"] = CallState.TALKING
    elif call.ended_at is not None and command.happened_at <= call.ended_at:
        # The end was told first: it was no missed call after all.
        changes |= {"state": CallState.AFTER_CALL, "back": None}
    else:
        return call
    return call.model_copy(update=changes)


def _held(call: Call, command: contract.ReportCall) -> Call:
    if call.state is not CallState.TALKING:
        return call
    return call.model_copy(update={"state": CallState.HELD, "held_since": command.happened_at})


def _resumed(call: Call, command: contract.ReportCall) -> Call:
    return _off_hold(call, command.happened_at) if call.state is CallState.HELD else call


def _off_hold(call: Call, at: datetime) -> Call:
    since = call.held_since or at
    seconds = call.held_seconds + max(0, int((at - since).total_seconds()))
    return call.model_copy(update={"state": CallState.TALKING, "held_since": None, "held_seconds": seconds})


def _transferred(call: Call, command: contract.ReportCall) -> Call:
    if command.to is None or (call.transfers and call.transfers[-1] == command.to):
        return call
    here = _off_hold(call, command.happened_at) if call.state is CallState.HELD else call
    changes = {"transfers": (*here.transfers, command.to), "extension": command.to, "staff": command.staff}
    return here.model_copy(update=changes)


def _hung_up(call: Call, command: contract.ReportCall) -> Call:
    if call.state not in ON_THE_LINE:
        return call
    here = _off_hold(call, command.happened_at) if call.state is CallState.HELD else call
    if here.answered_at is not None:
        return here.model_copy(update={"state": CallState.AFTER_CALL, "ended_at": command.happened_at})
    missed = here.direction is Direction.IN
    return here.model_copy(
        update={
            "state": CallState.MISSED if missed else CallState.DONE,
            "ended_at": command.happened_at,
            "back": CallBack.OPEN if missed else None,
        }
    )


def _wrapped_up(call: Call, command: contract.ReportCall) -> Call:
    if call.state is not CallState.AFTER_CALL:
        return call
    return call.model_copy(update={"state": CallState.DONE, "wrapped_up_at": command.happened_at})


_STEPS: Mapping[CallStep, Callable[[Call, contract.ReportCall], Call]] = {
    CallStep.OFFERED: _offered,
    CallStep.ANSWERED: _answered,
    CallStep.HELD: _held,
    CallStep.RESUMED: _resumed,
    CallStep.TRANSFERRED: _transferred,
    CallStep.HUNG_UP: _hung_up,
    CallStep.WRAPPED_UP: _wrapped_up,
}


def _call_came_again(decision: Decision[CentreState], answered: Call) -> None:
    """Whoever called in vain and got through now need not be called back."""
    for call in decision.state.calls.values():
        if call.back in _WAITING and answered.number and call.number == answered.number:
            changes = {"back": CallBack.REACHED, "back_by": answered.staff, "back_at": decision.context.now}
            decision.happen(contract.CallMoved(call=call.model_copy(update=changes)))


def take_missed(decision: Decision[CentreState], command: contract.TakeMissedCall) -> None:
    """Let one call-taker call back.

    :raises Refused: there is no such missed call, or somebody else does.
    """
    call, staff = _missed(decision, command.call), decision.context.actor.staff
    if call.back not in _WAITING and not (call.back is CallBack.TAKEN and call.back_by == staff):
        raise Refused(RefusalCode.CALL_TAKEN, staff=call.back_by or "")
    _call_back(decision, call, back=CallBack.TAKEN)


def report_call_back(decision: Decision[CentreState], command: contract.ReportCallBack) -> None:
    """Keep what became of a call back."""
    call = _missed(decision, command.call)
    back = CallBack.REACHED if command.reached else CallBack.NOT_REACHED
    _call_back(decision, call, back=back, back_note=command.note)


def _call_back(decision: Decision[CentreState], call: Call, **changes: object) -> None:
    by = {"back_by": decision.context.actor.staff, "back_at": decision.context.now}
    decision.happen(contract.CallMoved(call=call.model_copy(update=changes | by)))


def _missed(decision: Decision[CentreState], key: str) -> Call:
    call = decision.state.calls.get(key)
    if call is None or call.back is None:
        raise Refused(RefusalCode.UNKNOWN_CALL)
    return call


def report_agent(decision: Decision[CentreState], command: contract.ReportAgent) -> None:
    """Keep what a call-taker is ready for."""
    staff = decision.context.actor.staff
    if staff is None:
        raise Refused(RefusalCode.UNKNOWN_STAFF)
    before = decision.state.agents.get(staff)
    if before is None or (before.state, before.extension) != (command.state, command.extension):
        agent = Agent(staff=staff, state=command.state, extension=command.extension, since=decision.context.now)
        decision.happen(contract.AgentMoved(agent=agent))


def call_moved(state: CentreState, recorded: Recorded, event: contract.CallMoved) -> CentreState:
    """Return the state with a call as it stands now."""
    return state.model_copy(update={"calls": state.calls.insert(event.call.key, event.call)})


def agent_moved(state: CentreState, recorded: Recorded, event: contract.AgentMoved) -> CentreState:
    """Return the state with a call-taker as they are now."""
    return state.model_copy(update={"agents": state.agents.insert(event.agent.staff, event.agent)})


def kept_over_night(call: Call, now: datetime) -> bool:
    """Whether a call is still at hand on the next day: it lasts, or nobody has called back yet."""
    if call.state in ON_THE_LINE:
        return True
    return call.back in {CallBack.OPEN, CallBack.TAKEN, CallBack.NOT_REACHED} and now - call.offered_at < KEEP_MISSED


def figures(calls: Iterable[Call]) -> CallFigures:
    """Return how incoming calls went (接通率, 15 s 接通率). Calls that still ring count as neither."""
    offered = [call for call in calls if call.direction is Direction.IN and call.state is not CallState.RINGING]
    answered = [call for call in offered if call.answered_at is not None]
    waits = _seconds((call.offered_at, call.answered_at) for call in answered)
    talks = _seconds((call.answered_at, call.ended_at) for call in answered)
    after = _seconds((call.ended_at, call.wrapped_up_at) for call in answered)
    return CallFigures(
        offered=len(offered),
        answered=len(answered),
        missed=len(offered) - len(answered),
        answered_share=len(answered) / len(offered) if offered else None,
        in_15_s=sum(wait <= QUICK_SECONDS for wait in waits) / len(offered) if offered else None,
        mean_seconds_to_answer=_mean(waits),
        mean_talk_seconds=_mean(talks),
        mean_after_call_seconds=_mean(after),
    )


def _seconds(spans: Iterable[tuple[datetime | None, datetime | None]]) -> list[float]:
    """Return how long those spans lasted whose both ends are known."""
    return [(end - begin).total_seconds() for begin, end in spans if begin is not None and end is not None]


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


EVOLVE: dict[type[Event], Callable[[CentreState, Recorded, Any], CentreState]] = {
    contract.CallMoved: call_moved,
    contract.AgentMoved: agent_moved,
}
"""How a centre follows what happens to calls."""
