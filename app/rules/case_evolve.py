"""How a case on its way follows what happens to it."""

from collections.abc import Callable, Mapping
from typing import Any

from app.contract.centre import flow_events as events
from app.contract.centre.flow import Action, Stage
from app.contract.centre.flow_state import CaseFlow, FollowUp, Note, StageClock, TaskRef
from app.contract.centre.state import CentreState
from app.contract.event import Event, Recorded
from app.rules import case_facts, deadline


def follow(state: CentreState, recorded: Recorded, event: events.CaseEvent) -> CentreState:
    """Return the state of the centre after something happened to one of its cases."""
    if isinstance(event, events.FlowBegan | events.MainFollowed):
        version = event.flow.version + (0 if isinstance(event, events.FlowBegan) else 1)
        return _with(state, event.flow.model_copy(update={"version": version}))
    if isinstance(event, events.CaseMerged | events.CaseSplit):
        return _joined(state, event)
    if isinstance(event, events.TaskMerged | events.TaskSplit):
        return _tasks_joined(state, event)
    flow = state.flows.get(event.case)
    if flow is None:
        return state
    if isinstance(event, events.CaseAppended):
        return _appended(state, flow, event)
    if isinstance(event, events.FactsChanged):
        state = _with_facts(state, event)
    return _with(state, _FOLLOW[type(event)](flow, recorded, event))


def _with(state: CentreState, flow: CaseFlow) -> CentreState:
    return state.model_copy(update={"flows": state.flows.insert(flow.case, flow)})


def _appended(state: CentreState, flow: CaseFlow, event: events.CaseAppended) -> CentreState:
    """What a citizen said later stands at their own case and at the main one that it follows."""
    for known in dict.fromkeys((flow.case, flow.main or flow.case)):
        there = state.flows.get(known)
        if there is None:
            continue
        additions = (*there.additions, event.addition)
        state = _with(state, there.model_copy(update={"additions": additions, "version": there.version + 1}))
    return state


def _with_facts(state: CentreState, event: events.FactsChanged) -> CentreState:
    """Put right what the case is about, where the centre has it at hand."""
    for name in ("cases", "earlier"):
        known = getattr(state, name).get(event.case)
        if known is not None:
            held = getattr(state, name).insert(event.case, case_facts.corrected(known, event))
            state = state.model_copy(update={name: held})
    return state


def _acted(flow: CaseFlow, recorded: Recorded, event: events.CaseActed) -> CaseFlow:
    changes: dict[str, Any] = {"version": flow.version + 1}
    note = Note(by=recorded.actor, role=event.role, at=recorded.at, text=event.details.opinion)
    if event.action is Action.URGE or event.action is Action.URGE_GRID:
        changes["urges"] = (*flow.urges, note)
    elif event.action is Action.SUPERVISE:
        changes["supervision"] = (*flow.supervision, note)
    elif event.action is Action.SCORE and event.details.score is not None:
        changes["scores"] = (*flow.scores, event.details.score)
    if event.action in _CALLED_BACK:
        changes["follow_ups"] = (*flow.follow_ups, _follow_up(recorded, event))
    if event.details.result is not None:
        changes["results"] = (*flow.results, event.details.result)
    if event.details.satisfaction is not None:
        changes["satisfaction"] = event.details.satisfaction
    return flow.model_copy(update=changes)


_CALLED_BACK = frozenset({Action.FOLLOW_UP, Action.AUTO_FOLLOW_UP})


def _follow_up(recorded: Recorded, event: events.CaseActed) -> FollowUp:
    return FollowUp(
        by=recorded.actor,
        at=recorded.at,
        result=event.details.result,
        satisfaction=event.details.satisfaction,
        text=event.details.opinion,
        automatic=event.action is Action.AUTO_FOLLOW_UP,
    )


def _entered(flow: CaseFlow, recorded: Recorded, event: events.StageEntered) -> CaseFlow:
    """The clock of the stage that is left stops, that of the stage that is entered runs."""
    left = [
        known.model_copy(update={"timer": deadline.leave(known.timer, recorded.at)})
        if known.stage is flow.stage
        else known
        for known in flow.clocks
        if known.stage is not event.stage
    ]
    changes = {
        "stage": event.stage,
        "path": event.path,
        "returned": event.returned,
        "clocks": (*left, StageClock(stage=event.stage, timer=event.clock)),
        "holder": None,
        "held_at": None,
    }
    if event.stage not in {Stage.VERIFY, Stage.RECHECK}:
        changes["checker"] = None
    return flow.model_copy(update=changes)


def _task_opened(flow: CaseFlow, recorded: Recorded, event: events.TaskOpened) -> CaseFlow:
    return flow.model_copy(update={"tasks": (*flow.tasks, event.task)})


def _task_changed(flow: CaseFlow, recorded: Recorded, event: events.TaskChanged) -> CaseFlow:
    tasks = tuple(event.task if task.no == event.task.no else task for task in flow.tasks)
    return flow.model_copy(update={"tasks": tasks})


def _assigned(flow: CaseFlow, recorded: Recorded, event: events.CaseAssigned) -> CaseFlow:
    names = ("round", "host_decides", "forced", "copies")
    return flow.model_copy(update={name: getattr(event, name) for name in names})


def _filed(flow: CaseFlow, recorded: Recorded, event: events.ApplicationFiled) -> CaseFlow:
    return flow.model_copy(update={"applications": (*flow.applications, event.application)})


def _application_moved(flow: CaseFlow, recorded: Recorded, event: events.ApplicationMoved) -> CaseFlow:
    changes = {"state": event.state, "reviewer": event.reviewer, "centre": event.centre}
    applications = tuple(
        known.model_copy(update=changes) if known.no == event.no else known for known in flow.applications
    )
    return flow.model_copy(update={"applications": applications})


def _checker_named(flow: CaseFlow, recorded: Recorded, event: events.CheckerNamed) -> CaseFlow:
    return flow.model_copy(update={"checker": event.staff})


def _held(flow: CaseFlow, recorded: Recorded, event: events.CaseHeld) -> CaseFlow:
    at = recorded.at if event.holder is not None else None
    return flow.model_copy(update={"holder": event.holder, "held_at": at, "version": flow.version + 1})


def _facts_changed(flow: CaseFlow, recorded: Recorded, event: events.FactsChanged) -> CaseFlow:
    changes = {name: getattr(event, name) for name in ("urgency", "matter", "area")}
    said = {name: getattr(event.correction, name) for name in ("follow_up", "confidential")}
    return flow.model_copy(update=changes | {name: value for name, value in said.items() if value is not None})


def _overall_changed(flow: CaseFlow, recorded: Recorded, event: events.OverallChanged) -> CaseFlow:
    return flow.model_copy(update={"overall": event.timer, "ended_at": event.ended_at})


def _joined(state: CentreState, event: events.CaseMerged | events.CaseSplit) -> CentreState:
    slave, main = state.flows[event.case], state.flows[event.main]
    others = tuple(case for case in main.slaves if case != slave.case)
    merged = isinstance(event, events.CaseMerged)
    led = (*others, slave.case) if merged else others
    state = _with(state, main.model_copy(update={"slaves": led}))
    changes = {"main": main.case if merged else None, "version": slave.version + 1}
    return _with(state, slave.model_copy(update=changes))


def _tasks_joined(state: CentreState, event: events.TaskMerged | events.TaskSplit) -> CentreState:
    slave = TaskRef(case=event.case, task=event.task)
    merged = isinstance(event, events.TaskMerged)
    state = _with_task(state, slave, {"main": event.main if merged else None})
    flow = state.flows[event.main.case]
    known = next(task.slaves for task in flow.tasks if task.no == event.main.task)
    others = tuple(ref for ref in known if ref != slave)
    return _with_task(state, event.main, {"slaves": (*others, slave) if merged else others})


def _with_task(state: CentreState, ref: TaskRef, changes: dict[str, Any]) -> CentreState:
    flow = state.flows[ref.case]
    tasks = tuple(task.model_copy(update=changes) if task.no == ref.task else task for task in flow.tasks)
    return _with(state, flow.model_copy(update={"tasks": tasks}))


_FOLLOW: Mapping[type[Event], Callable[[CaseFlow, Recorded, Any], CaseFlow]] = {
    events.CaseActed: _acted,
    events.StageEntered: _entered,
    events.TaskOpened: _task_opened,
    events.TaskChanged: _task_changed,
    events.CaseAssigned: _assigned,
    events.ApplicationFiled: _filed,
    events.ApplicationMoved: _application_moved,
    events.CheckerNamed: _checker_named,
    events.CaseHeld: _held,
    events.FactsChanged: _facts_changed,
    events.OverallChanged: _overall_changed,
}
