"""Decide and evolve of a hotline centre: taking cases and numbering them (spec 04, 1.2 and 1.8)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from app.contract.centre import commands, events
from app.contract.centre.calls import NoteCall, ReportAgent, ReportCall, ReportCallBack, TakeMissedCall
from app.contract.centre.flow_commands import ActOnCase, AppendToCase, ExtractCases
from app.contract.centre.flow_events import FLOW_EVENTS
from app.contract.centre.flow_state import CaseFlow
from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case, CaseState, CentreState, Disposition, Reporter
from app.contract.centre.suggestions import Reception, ReportSuggestion, SuggestionReported, SuggestionTally
from app.contract.command import Command, Context
from app.contract.errors import RefusalCode, Refused
from app.contract.event import Event, Recorded
from app.contract.hall.commands import PassTime
from app.contract.hall.events import DayBegan, IrregularityFound
from app.rules import calls, case, case_pools
from app.rules.calendar import local
from app.rules.case_evolve import follow
from app.rules.days import begin_day, day_to_begin
from app.rules.decision import Decision, Handlers, decide_with, with_irregularity
from app.rules.flow import problems
from app.rules.numbering import case_number


def initial(code: str) -> CentreState:
    """Return the state of a centre in which nothing has happened."""
    return CentreState(centre=code)


def decide(state: CentreState, command: Command, context: Context) -> tuple[Event, ...]:
    """Return the events that follow from a command; raises `Refused` for requests only."""
    decision = Decision(state, context, evolve)
    begin_day(decision)
    return decide_with(_DECIDE, decision, command)


def evolve(state: CentreState, recorded: Recorded) -> CentreState:
    """Return the state after an event."""
    followed = _EVOLVE[type(recorded.event)](state, recorded, recorded.event)
    return followed.model_copy(update={"seq": recorded.seq})


def due(state: CentreState, now: datetime) -> bool:
    """Whether a new day is to begin, or a case goes back to its pool."""
    return day_to_begin(state, now) is not None or bool(case_pools.untouched(state, now))


def _setup_of(state: CentreState) -> CentreSetup:
    if state.setup is None:
        raise Refused(RefusalCode.NOT_SET_UP)
    return state.setup


def _set_up_centre(decision: Decision[CentreState], command: commands.SetUpCentre) -> None:
    if command.setup.flow is not None and (wrong := problems(command.setup)):
        raise Refused(RefusalCode.SETUP_WRONG, problems=len(wrong), place=wrong[0].place, problem=wrong[0].expected)
    decision.happen(events.CentreSetUp(setup=command.setup))
    begin_day(decision)


def _pass_time(decision: Decision[CentreState], command: PassTime) -> None:
    """The day has already begun when this runs."""
    case_pools.put_back(decision)


def _register_case(decision: Decision[CentreState], command: commands.RegisterCase) -> None:
    """Number and keep a case. What it refers to and the centre does not know is flagged beside it, not refused."""
    state, context = decision.state, decision.context
    setup = _setup_of(state)
    prefix = _prefix_of(setup, command.channel)
    count = state.numbers.get(prefix, 0) + 1
    registered = Case(
        id=context.command_id,
        number=case_number(prefix, state.day or context.now.date(), count, setup.number_width),
        registered_at=context.now,
        reporter=Reporter(**command.reporter.model_dump()),
        call_taker=context.actor.staff or context.actor.scope.value,
        state=_first_state(command.disposition),
        **{name: getattr(command, name) for name in _COPIED},
    )
    decision.happen(events.CaseRegistered(case=registered))
    found = _unknown_references(setup, command)
    try:
        case.begin(decision, registered, merge_with=command.merge_with)
    except Refused as refusal:
        found.append(refusal.code)
    for code in found:
        decision.happen(IrregularityFound(type=command.TYPE, code=code.value))


_NOT_COPIED = {"reporter", "merge_with"}
_COPIED = tuple(name for name in commands.RegisterCase.model_fields if name not in _NOT_COPIED)
_OTHER_CHANNEL_PREFIX = "QT"
"""其他: a case that came by a channel the set-up does not name still gets a number."""


def _prefix_of(setup: CentreSetup, channel: str) -> str:
    return next((known.prefix for known in setup.channels if known.code == channel), _OTHER_CHANNEL_PREFIX)


def _first_state(disposition: Disposition) -> CaseState:
    return CaseState.CLOSED if disposition is Disposition.DIRECT_ANSWER else CaseState.DISPATCH


def _unknown_references(setup: CentreSetup, command: commands.RegisterCase) -> list[RefusalCode]:
    found = []
    if command.channel not in {channel.code for channel in setup.channels}:
        found.append(RefusalCode.UNKNOWN_CHANNEL)
    if command.matter is not None and command.matter not in {matter.code for matter in setup.matters}:
        found.append(RefusalCode.UNKNOWN_MATTER)
    if command.area is not None and command.area not in {area.code for area in setup.areas}:
        found.append(RefusalCode.UNKNOWN_AREA)
    return found


def _import_cases(decision: Decision[CentreState], command: commands.ImportCases) -> None:
    _setup_of(decision.state)
    for imported in command.cases:
        decision.happen(events.CaseImported(case=imported))


def _report_suggestion(decision: Decision[CentreState], command: ReportSuggestion) -> None:
    decision.happen(SuggestionReported(**{name: getattr(command, name) for name in ReportSuggestion.model_fields}))


def _centre_set_up(state: CentreState, recorded: Recorded, event: events.CentreSetUp) -> CentreState:
    return state.model_copy(update={"setup": event.setup})


def _day_began(state: CentreState, recorded: Recorded, event: DayBegan) -> CentreState:
    """Cases on their way stay at hand, those that ended lately, and calls that somebody still has to see to."""
    flows, earlier, calls_ = state.flows, state.earlier, state.calls
    for flow in state.flows.values():
        if _is_long_over(state, flow, event.day):
            flows, earlier = flows.remove(flow.case), earlier.discard(flow.case)
    for known in state.cases.values():
        if known.id in flows:
            earlier = earlier.insert(known.id, known)
    for call in state.calls.values():
        if not calls.kept_over_night(call, recorded.at):
            calls_ = calls_.remove(call.key)
    return CentreState(
        centre=state.centre,
        setup=state.setup,
        day=event.day,
        flows=flows,
        earlier=earlier,
        calls=calls_,
        agents=state.agents,
    )


def _is_long_over(state: CentreState, flow: CaseFlow, today: date) -> bool:
    setup = state.setup
    if flow.ended_at is None or setup is None or setup.flow is None:
        return False
    return (today - local(setup.timezone, flow.ended_at).date()).days > setup.flow.keep_closed_days


def _case_registered(state: CentreState, recorded: Recorded, event: events.CaseRegistered) -> CentreState:
    prefix = event.case.number.rstrip("0123456789")
    return state.model_copy(
        update={
            "cases": state.cases.insert(event.case.id, event.case),
            "numbers": state.numbers.insert(prefix, state.numbers.get(prefix, 0) + 1),
        }
    )


def _case_imported(state: CentreState, recorded: Recorded, event: events.CaseImported) -> CentreState:
    return state


def _suggestion_reported(state: CentreState, recorded: Recorded, event: SuggestionReported) -> CentreState:
    before = state.suggestions.get(event.field, SuggestionTally())
    taken = event.reception is Reception.ACCEPTED
    tally = SuggestionTally(accepted=before.accepted + taken, ignored=before.ignored + (not taken))
    return state.model_copy(update={"suggestions": state.suggestions.insert(event.field, tally)})


def _irregularity_found(state: CentreState, recorded: Recorded, event: IrregularityFound) -> CentreState:
    return state.model_copy(update={"irregularities": with_irregularity(state.irregularities, recorded, event)})


_DECIDE: Handlers[CentreState] = {
    commands.SetUpCentre: _set_up_centre,
    PassTime: _pass_time,
    commands.RegisterCase: _register_case,
    commands.ImportCases: _import_cases,
    ActOnCase: case.act,
    AppendToCase: case.append,
    ReportCall: calls.report,
    NoteCall: calls.report,
    TakeMissedCall: calls.take_missed,
    ReportCallBack: calls.report_call_back,
    ReportAgent: calls.report_agent,
    ExtractCases: case_pools.extract,
    ReportSuggestion: _report_suggestion,
}

_EVOLVE: dict[type[Event], Callable[[CentreState, Recorded, Any], CentreState]] = {
    events.CentreSetUp: _centre_set_up,
    DayBegan: _day_began,
    events.CaseRegistered: _case_registered,
    events.CaseImported: _case_imported,
    SuggestionReported: _suggestion_reported,
    IrregularityFound: _irregularity_found,
    **calls.EVOLVE,
    **dict.fromkeys(FLOW_EVENTS, follow),
}
