"""The state chart of a flow profile: which stages there are, and which acts by whom lead from one to another."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.contract.centre.flow import FlowProfile, OrderTransition, Stage
from app.rules.case_words import ACTIONS, ROLES

_ELSEWHERE = {"to_upper": "上级中心", "to_lower": "下级中心", "to_source": "来源中心"}

_CONDITIONS = {"assigned_from_above": "上级交办", "follow_up_wanted": "需回访", "single_unit": "单个部门"}
"""Conditions in words; another one is named as the profile names it."""


@dataclass(frozen=True)
class Box:
    """A place in the chart. `stage` is `None` for another centre."""

    key: str
    name: str
    stage: Stage | None = None


@dataclass(frozen=True)
class Arrow:
    """A way from one box to another. `label` says what leads there; `by_itself`: nobody does it."""

    begins: str
    ends: str
    label: str
    by_itself: bool = False


@dataclass(frozen=True)
class Chart:
    """A profile as boxes in reading order and arrows; `staying` are the acts that move nothing, by box."""

    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    staying: tuple[tuple[str, str], ...]


def chart_of(profile: FlowProfile) -> Chart:
    """Return the chart of a profile."""
    order = list(Stage)
    stages = sorted(profile.stages, key=lambda known: order.index(known.stage))
    ways = list(_ways(profile))
    others = dict.fromkeys(end for _, end, _, _ in ways if end in _ELSEWHERE.values())
    boxes = [Box(known.stage.value, known.name, known.stage) for known in stages]
    boxes += [Box(name, name) for name in others]
    return Chart(
        title=f"{profile.name} ({profile.code})",
        boxes=tuple(boxes),
        arrows=tuple(_merged(ways)),
        staying=tuple(_staying(profile)),
    )


_Way = tuple[str, str, str, bool]


def _ways(profile: FlowProfile) -> Iterator[_Way]:
    for known in profile.order:
        for begins in known.begins:
            for end, itself in _ends(profile, known, begins):
                where = _condition(profile, end) if known.to_next else ""
                label = "自动分拨" if itself else f"{ACTIONS[known.action]}（{_who(known)}）{where}"
                yield begins.value, end, label, itself
    yield from _of_tasks(profile)


def _who(known: OrderTransition) -> str:
    return "、".join(ROLES[role] for role in known.roles)


def _ends(profile: FlowProfile, known: OrderTransition, begins: Stage) -> Iterator[tuple[str, bool]]:
    """Yield where a transition leads from a stage, and whether it goes there by itself."""
    if known.to is not None:
        yield known.to.value, False
    if known.to_next:
        yield from ((stage.value, False) for stage in _next(profile, begins))
    for effect in known.effects:
        if effect in _ELSEWHERE:
            yield _ELSEWHERE[effect], False
        elif effect == "auto_dispatch":
            yield Stage.HANDLING.value, True


def _next(profile: FlowProfile, begins: Stage) -> tuple[Stage, ...]:
    """Return where a stage's `next` may lead: each as far as its condition may fail, then the end."""
    setup = next(known for known in profile.stages if known.stage is begins)
    found = []
    for stage in setup.next:
        found.append(stage)
        if all(known.when is None for known in profile.stages if known.stage is stage):
            return tuple(found)
    return (*found, Stage.CLOSED)


def _condition(profile: FlowProfile, end: str) -> str:
    """Return when a case goes on to a stage rather than to the next one that is named."""
    when = next((known.when for known in profile.stages if known.stage.value == end), None)
    return f"：{_CONDITIONS.get(when, when)}" if when is not None else ""


def _of_tasks(profile: FlowProfile) -> Iterator[_Way]:
    """Yield where the tasks bring a case: to the review of results or on, and back when units gave it back."""
    stages = {known.stage for known in profile.stages}
    if Stage.HANDLING not in stages:
        return
    last = Stage.HANDLING
    if Stage.RESULT_REVIEW in stages:
        last = Stage.RESULT_REVIEW
        yield Stage.HANDLING.value, last.value, "部门办结", True
        yield last.value, Stage.HANDLING.value, "审核不通过", True
    for stage in _next(profile, last):
        said = "审核通过" if last is Stage.RESULT_REVIEW else "部门办结"
        yield last.value, stage.value, said + _condition(profile, stage.value), True
    back = Stage.DISPATCH if Stage.DISPATCH in stages else Stage.ACCEPT
    yield Stage.HANDLING.value, back.value, "部门退回", True


def _merged(ways: list[_Way]) -> Iterator[Arrow]:
    """Yield one arrow between two boxes, with all that leads along it."""
    labels: dict[tuple[str, str, bool], list[str]] = {}
    for begins, ends, label, itself in ways:
        known = labels.setdefault((begins, ends, itself), [])
        if begins != ends and label not in known:
            known.append(label)
    for (begins, ends, itself), said in labels.items():
        if said:
            yield Arrow(begins, ends, " / ".join(said), itself)


def _staying(profile: FlowProfile) -> Iterator[tuple[str, str]]:
    for stage in profile.stages:
        acts = dict.fromkeys(
            ACTIONS[known.action]
            for known in profile.order
            if stage.stage in known.begins and not list(_ends(profile, known, stage.stage))
        )
        if acts:
            yield stage.name, "、".join(acts)
