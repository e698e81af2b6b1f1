"""The way of a case as people read it: the rows of its flow, what changed after a version (spec 04, 1.4, rule 4)."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.contract.centre.desk import FactChange, FlowRow
from app.contract.centre.events import CaseImported, CaseRegistered
from app.contract.centre.flow import Stage
from app.contract.centre.flow_events import (
    CaseActed,
    CaseHeld,
    CaseMerged,
    CaseSplit,
    FactsChanged,
    FlowBegan,
    MainFollowed,
    StageEntered,
)
from app.contract.event import Event, Recorded

_NOTED = (CaseRegistered, CaseImported, CaseHeld, CaseMerged, CaseSplit)
"""What is a row of its own, though no act of the profile."""


def history(record: Iterable[Recorded], names: Mapping[str, str]) -> tuple[FlowRow, ...]:
    """Return the rows of a case's flow from the record of its stream, the oldest first; `names` are those of staff."""
    rows: list[FlowRow] = []
    version, stage = 0, None
    for recorded in record:
        event = recorded.event
        version = version_after(event, version)
        told: dict[str, Any] | None = None
        if isinstance(event, CaseActed):
            told = {name: getattr(event, name) for name in _OF_ACT}
        elif isinstance(event, _NOTED):
            told = {"note": event.TYPE}
        if told is not None:
            name = names.get(recorded.actor, "")
            row = FlowRow(version=version, at=recorded.at, staff=recorded.actor, name=name, stage=stage, **told)
            rows.append(row)
        stage = _stage_after(event, stage)
    return tuple(rows)


_OF_ACT = (
    "role",
    "action",
    "row",
    "unit",
    "task",
    "details",
    "stage_minutes",
    "stage_left",
    "overall_left",
)


def version_after(event: Event, version: int) -> int:
    """Return the version of a case after one of its events, as `app.rules.case_evolve` counts it."""
    if isinstance(event, FlowBegan):
        return event.flow.version
    if isinstance(event, MainFollowed):
        return event.flow.version + 1
    return version + isinstance(event, CaseActed | CaseHeld | CaseMerged | CaseSplit)


def _stage_after(event: Event, stage: Stage | None) -> Stage | None:
    if isinstance(event, FlowBegan | MainFollowed):
        return event.flow.stage
    return event.stage if isinstance(event, StageEntered) else stage


_FACTS = ("urgency", "matter", "area")


def facts_changed(record: Iterable[Recorded], since: int) -> tuple[FactChange, ...]:
    """Return the facts of a case that are not what they were at a version."""
    version = 0
    was: dict[str, str] = {}
    now: dict[str, str] = {}
    for recorded in record:
        event = recorded.event
        version = version_after(event, version)
        facts = event.flow if isinstance(event, FlowBegan) else event if isinstance(event, FactsChanged) else None
        if facts is None:
            continue
        now = {name: str(getattr(facts, name) or "") for name in _FACTS}
        if version <= since or not was:
            was = now
    return tuple(
        FactChange(field=name, was=was[name], now=now[name]) for name in _FACTS if now and was[name] != now[name]
    )
