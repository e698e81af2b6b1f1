"""The acts of a case as something to press: names, what they need, what may be chosen, why the others are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.contract.centre.desk import Act, CaseWhole, DeskOfficer
from app.contract.centre.flow import Action, FlowProfile, FlowRole, OrderTransition, Reviewer, TaskTransition
from app.contract.centre.flow_state import Application, ApplicationState, CaseFlow, Task
from app.contract.centre.why import Why
from app.modes.desk import words
from app.modes.desk.choices import Choices
from app.modes.desk.directory import Directory
from app.modes.desk.view import Deed, NotNow
from app.rules.case_deed import task_of
from app.rules.case_needs import Need, needs

translate = QCoreApplication.translate

_FIRST = (
    Action.ASSIGN,
    Action.SIGN,
    Action.REVIEW_APPLICATION,
    Action.FINISH,
    Action.APPROVE_RESULT,
    Action.APPROVE_UPPER,
    Action.PARENT_APPROVE,
    Action.LEADER_APPROVE,
    Action.VERIFIED,
    Action.RECHECKED,
    Action.FOLLOW_UP,
    Action.EVALUATE,
    Action.CLOSE,
    Action.TO_DISPATCH,
    Action.SUPERVISE,
    Action.REPORT_PROGRESS,
    Action.REJECT_RESULT,
)
"""What moves a case on stands first, and the first of these that is possible is the main one."""

_DANGER = frozenset({Action.VOID, Action.RETURN, Action.SEND_BACK, Action.REDO})
_OTHERS = frozenset({Why.NOT_YOUR_ROLE, Why.NOT_AN_OFFICER, Why.NOT_YOURS})


@dataclass(frozen=True)
class Chosen:
    """An act that may be done, with what its command needs besides what is filled in."""

    act: Act
    needs: tuple[Need, ...]
    application: int | None = None

    @property
    def key(self) -> str:
        """What tells it from the others of the case."""
        parts = (self.act.action.value, self.act.kind, self.act.task, self.application)
        return "-".join(str(part) for part in parts if part is not None)


def possible(whole: CaseWhole, profile: FlowProfile, officer: DeskOfficer) -> tuple[Chosen, ...]:
    """Return the acts that may be done now, what moves the case on first; a review stands once per application."""
    found: list[Chosen] = []
    for act in whole.acts:
        if act.why is not None:
            continue
        wanted = needs(profile, act.action, row=act.row, kind=act.kind, of_task=act.task is not None)
        if act.action is Action.REVIEW_APPLICATION and whole.flow is not None:
            wanted = (Need.VERDICT, Need.OPINION)
            found += [Chosen(act, wanted, one.no) for one in to_review(whole.flow, officer)]
        else:
            found.append(Chosen(act, wanted))
    return tuple(sorted(found, key=lambda one: _rank(one.act.action)))


def _rank(action: Action) -> int:
    return _FIRST.index(action) if action in _FIRST else len(_FIRST)


def to_review(flow: CaseFlow, officer: DeskOfficer) -> tuple[Application, ...]:
    """Return the applications on which it is the officer's turn, or their centre's, to decide."""
    above = FlowRole.PARENT_DEPT in officer.roles
    return tuple(
        one
        for one in flow.applications
        if one.state is ApplicationState.PENDING
        and (above if one.reviewer is Reviewer.PARENT else one.centre == officer.centre)
    )


def deed(chosen: Chosen, whole: CaseWhole, names: Directory, choices: Choices, *, main: bool, of_several: bool) -> Deed:
    """Return an act as it stands on its button and in its form; `of_several`: it tells of which unit."""
    flow, act = whole.flow, chosen.act
    task = task_of(flow, act.task) if flow is not None else None
    return Deed(
        key=chosen.key,
        name=_name(chosen, flow, task if of_several else None, names),
        about=_about(chosen, flow, names),
        needs=chosen.needs,
        options={need: choices.of(need, task) for need in chosen.needs},
        areas=choices.areas() if Need.FACTS in chosen.needs else (),
        guess=choices.guess if Need.UNITS in chosen.needs else (),
        main=main,
        danger=act.action in _DANGER,
        until=choices.due_of(task) if Need.DATE in chosen.needs else None,
    )


def _name(chosen: Chosen, flow: CaseFlow | None, task: Task | None, names: Directory) -> str:
    name = words.action(chosen.act.action, chosen.act.kind)
    if chosen.application is not None and flow is not None:
        one = _application(flow, chosen.application)
        return f"{name}: {words.application(one.kind)}"
    return f"{name} · {names.unit(task.unit)}" if task is not None else name


def _about(chosen: Chosen, flow: CaseFlow | None, names: Directory) -> str:
    """Return what an application asks for, to be read before deciding on it."""
    if chosen.application is None or flow is None:
        return ""
    one = _application(flow, chosen.application)
    task = task_of(flow, one.task)
    parts = [names.unit(task.unit)] if task is not None else []
    parts.append(words.application(one.kind))
    if one.until is not None:
        parts.append(translate("Desk", "until {date}").replace("{date}", f"{names.here(one.until):%Y-%m-%d %H:%M}"))
    if one.unit is not None:
        parts.append(names.unit(one.unit))
    return "  ·  ".join(parts)


def _application(flow: CaseFlow, no: int) -> Application:
    return next(one for one in flow.applications if one.no == no)


def not_now(
    acts: Sequence[Act], profile: FlowProfile, officer: DeskOfficer, why_words: Mapping[Why, str]
) -> tuple[NotNow, ...]:
    """Return what the officer's roles do, yet cannot do now, by reason; what others do is left out."""
    mine = _actions_of(profile, officer)
    found: dict[Why, dict[str, None]] = {}
    open_now = {(act.action, act.kind) for act in acts if act.why is None}
    for act in acts:
        closed = act.why is not None and (act.action, act.kind) not in open_now
        if act.why is not None and closed and act.why not in _OTHERS and act.action in mine:
            found.setdefault(act.why, {})[words.action(act.action, act.kind)] = None
    ranked = sorted(found.items(), key=lambda pair: pair[0] is Why.NOT_IN_THIS_STAGE)
    return tuple(NotNow(why.value, why_words.get(why, why.value), tuple(each)) for why, each in ranked)


def _actions_of(profile: FlowProfile, officer: DeskOfficer) -> frozenset[Action]:
    roles = set(officer.roles)
    every: tuple[OrderTransition | TaskTransition, ...] = (*profile.order, *profile.task)
    return frozenset(one.action for one in every if roles & set(one.roles))
