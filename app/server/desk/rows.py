"""The rows of cases on their way and their places in the lists of the desk, written with the events that moved them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.centre.events import CaseImported, CaseRegistered, CentreSetUp
from app.contract.centre.flow import Action, Stage
from app.contract.centre.flow_events import (
    CaseActed,
    CaseAssigned,
    CaseEvent,
    CaseMerged,
    CaseSplit,
    StageEntered,
    TaskMerged,
    TaskSplit,
)
from app.contract.centre.flow_state import CaseFlow
from app.contract.centre.limits import Standing
from app.contract.centre.state import Case, CaseState, CentreState, Urgency
from app.contract.event import Recorded
from app.rules.case_clock import CaseClock, overall_clock
from app.rules.case_listing import Entry, Sheet, clock_of, entries, sheet_of, worked
from app.rules.case_lists import BY_NAME
from app.server import tables
from app.server.desk.list_ids import ListIds
from app.server.desk.task_rows import TaskRows
from app.server.sealing import Owner, Sealer

NEVER = 10**11
"""Added to when a case was reported, this sorts what has no due time after all that has one, the oldest first."""

URGENCIES = {Urgency.NORMAL: 0, Urgency.URGENT: 1, Urgency.VERY_URGENT: 2}

_FLOW, _ENTRY = tables.case_flow, tables.case_entry
_FACTS = ("number", "call_taker", "kind", "confidential", "registered_at")
_COLUMNS = tuple(column.name for column in _FLOW.columns)
_KEPT = (*_FACTS, "row", "case", "stage", "assigned_at", "answered", "returns", "entries", "dispatch_late", "merged")

# Written once: putting a statement together costs more than running it.
_KNOWN = select(*(_FLOW.c[name] for name in _KEPT)).where(_FLOW.c.case.in_(text("SELECT value FROM json_each(:cases)")))
_insert = upsert(_FLOW)
_REPLACE = _insert.on_conflict_do_update(
    index_elements=["case"],
    set_={name: _insert.excluded[name] for name in _COLUMNS if name not in {"row", "case"}},
).returning(_FLOW.c.row)
_TAKE_OUT = delete(_ENTRY).where(
    _ENTRY.c.list == bindparam("in_list"),
    _ENTRY.c.sort == bindparam("at"),
    _ENTRY.c.case_row == bindparam("of_row"),
    _ENTRY.c.item == bindparam("of_item"),
)
_SET_STATE = (
    update(tables.case)
    .where(tables.case.c.id == bindparam("of_case"))
    .values(body=text("json_set(body, '$.state', :state)"))
)

Place = tuple[int, int, int, int | None]
"""A row of `case_entry` without its case: list, sort, item, near."""


@dataclass
class _Change:
    """What happened to a case in one transaction. `state`: the centre after it; `at`: when."""

    state: CentreState
    at: datetime
    facts: dict[str, Any] | None = None
    worked: set[Entry] = field(default_factory=set)
    assigned_at: int | None = None
    answered: bool = False
    returns: int = 0
    dispatch_late: bool | None = None
    merged: bool = False


class DeskRows:
    """Collects what the events of one transaction change in the lists of the desk."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self._facts: dict[str, dict[str, Any]] = {}
        self._changes: dict[str, _Change] = {}

    def follow(self, before: CentreState, state: CentreState, recorded: Recorded) -> None:
        """Note what an event changed in the centre, from `before` to `state`."""
        event = recorded.event
        if isinstance(event, CaseRegistered | CaseImported):
            self._facts[event.case.id] = _facts_of(event.case)
        elif isinstance(event, CentreSetUp):
            for case in state.flows if _decides(before) != _decides(state) else ():
                self._note(state, recorded, case)
        elif isinstance(event, CaseEvent):
            for case in _touched(event):
                self._note(state, recorded, case)
            self._mark(state, recorded, event)

    def _note(self, state: CentreState, recorded: Recorded, case: str) -> None:
        if case not in state.flows:
            return
        change = self._changes.get(case)
        if change is None:
            change = self._changes[case] = _Change(state, recorded.at, self._facts.get(case))
        change.state, change.at = state, recorded.at

    def _mark(self, state: CentreState, recorded: Recorded, event: CaseEvent) -> None:
        change = self._changes.get(event.case)
        if change is None:
            return
        if isinstance(event, CaseActed):
            change.answered |= event.action is Action.ANSWER
            if event.action is Action.ASSIGN and event.stage_left is not None:
                change.dispatch_late = event.stage_left < 0
            sheet = sheet_of(state, state.flows[event.case])
            change.worked |= worked(sheet, event, recorded.actor) if sheet is not None else frozenset()
        elif isinstance(event, CaseAssigned):
            change.assigned_at = change.assigned_at or seconds(recorded.at)
        elif isinstance(event, StageEntered):
            change.returns += event.returned
        elif isinstance(event, CaseMerged):
            change.merged = True

    def store(self, connection: Connection) -> None:
        """Write the rows."""
        if self._changes:
            _Storing(connection, self._sealer).store(self._changes)


class _Storing:
    """Writes changed cases: their rows, their tasks, their places in lists, the sizes of the lists."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer
        self._lists = ListIds(connection)
        self._tasks = TaskRows(connection)

    def store(self, changes: Mapping[str, _Change]) -> None:
        """Write everything."""
        wanted = json.dumps(sorted(changes))
        known: dict[str, Mapping[str, Any]] = {
            str(row["case"]): dict(row) for row in self._connection.execute(_KNOWN, {"cases": wanted}).mappings()
        }
        self._lists.load_names(place[0] for row in known.values() for place in json.loads(row["entries"]))
        for case, change in changes.items():
            before = known.get(case)
            facts = dict(before) if before is not None else change.facts
            if facts is not None:
                self._store_case(change.state.flows[case], change, facts, before)
        self._tasks.store()
        self._lists.store()

    def _store_case(
        self, flow: CaseFlow, change: _Change, facts: Mapping[str, Any], before: Mapping[str, Any] | None
    ) -> None:
        sheet = sheet_of(change.state, flow, facts["call_taker"])
        old: list[Place] = [tuple(place) for place in json.loads(before["entries"])] if before is not None else []
        places = self._places(sheet, change, old) if sheet is not None else []
        row = self._row(flow, change, facts, before) | {"entries": json.dumps(places, separators=(",", ":"))}
        number = self._connection.execute(_REPLACE, row).scalar_one()
        self._move(number, set(old), set(places))
        if flow.main is None:
            self._tasks.follow(number, change.state, flow, change.at)
        if (state := state_of(flow.stage)) != (state_of(Stage(before["stage"])) if before is not None else None):
            self._connection.execute(_SET_STATE, {"of_case": flow.case, "state": state.value})

    def _places(self, sheet: Sheet, change: _Change, old: list[Place]) -> list[Place]:
        """Return where a case is now: what it is waited for by due time, everything else since when it came there."""
        centre = sheet.state.centre
        was = {(list_, item): sort for list_, sort, item, _ in old}
        found = {(place[0], place[2]): place for place in old if BY_NAME[self._lists.name(place[0])].lasting}
        clocks: dict[tuple[type, int], tuple[int | None, int | None]] = {}
        for entry in sorted(entries(sheet) | change.worked, key=lambda known: (known.list, known.owner, known.item)):
            rule = BY_NAME[entry.list]
            place = self._lists.number(centre, entry.owner, entry.list), entry.item
            if not rule.open:
                found[place] = (place[0], was.get(place, -seconds(change.at)), entry.item, None)
                continue
            key = (type(rule), entry.item)
            if key not in clocks:
                clocks[key] = _moments(clock_of(sheet, entry, rule))
            due, near = clocks[key]
            sort = NEVER + seconds(sheet.flow.reported_at) if due is None else due
            found[place] = (place[0], sort, entry.item, near)
        return list(found.values())

    def _move(self, row: int, old: set[Place], places: set[Place]) -> None:
        gone = [{"in_list": list_, "at": sort, "of_row": row, "of_item": item} for list_, sort, item, _ in old - places]
        new = [
            {"list": list_, "sort": sort, "case_row": row, "item": item, "near": near}
            for list_, sort, item, near in places - old
        ]
        if gone:
            self._connection.execute(_TAKE_OUT, gone)
        if new:
            self._connection.execute(insert(_ENTRY), new)
        for list_, *_ in places - old:
            self._lists.grow(list_, 1)
        for list_, *_ in old - places:
            self._lists.grow(list_, -1)

    def _row(
        self, flow: CaseFlow, change: _Change, facts: Mapping[str, Any], before: Mapping[str, Any] | None
    ) -> dict[str, Any]:
        state = change.state
        sealed = self._sealer.seal(flow, Owner(flow.case, f"centre:{state.centre}"))
        overall = overall_clock(state, flow)
        due, near = _moments(overall)
        late = overall is not None and overall.standing(change.at) is Standing.DONE_LATE
        known: Mapping[str, Any] = before or _NEW
        return {name: facts[name] for name in _FACTS} | {
            "case": flow.case,
            "centre": state.centre,
            "reported_at": seconds(flow.reported_at),
            "profile": flow.profile,
            "stage": flow.stage.value,
            "at_centre": flow.path[-1].centre,
            "matter": flow.matter,
            "area": flow.area,
            "channel": flow.channel,
            "urgency": URGENCIES[flow.urgency],
            "overall_due": due,
            "overall_near": near,
            "assigned_at": known["assigned_at"] or change.assigned_at,
            "ended_at": seconds(flow.ended_at) if flow.ended_at is not None else None,
            "late": late,
            "answered": known["answered"] or change.answered,
            "rounds": flow.round,
            "returns": known["returns"] + change.returns,
            "result": flow.results[-1].value if flow.results else None,
            "satisfaction": flow.satisfaction,
            "dispatch_late": change.dispatch_late if known["dispatch_late"] is None else known["dispatch_late"],
            "follow_up": flow.follow_up,
            "merged": known["merged"] or change.merged,
            "points": points_of(state, flow),
            "body": sealed.body,
            "subject": sealed.subject,
            "sealed": sealed.values,
        }


_NEW = {"assigned_at": None, "answered": False, "returns": 0, "dispatch_late": None, "merged": False}
"""What a row that is not there yet says of what happened before."""


def points_of(state: CentreState, flow: CaseFlow) -> int:
    """Return the points of assessment (绩效) that were given and taken for a case."""
    sheet = sheet_of(state, flow)
    rules = {rule.code: rule.points for rule in sheet.profile.scores} if sheet is not None else {}
    return sum(rules.get(code, 0) for code in flow.scores)


def _decides(state: CentreState) -> tuple[object, ...]:
    """Return what of a set-up decides where cases are listed and when they are due."""
    setup = state.setup
    if setup is None or setup.flow is None:
        return ()
    return setup.timezone, setup.matters, setup.flow.profiles, setup.flow.calendar, setup.flow.matters


def seconds(at: datetime) -> int:
    """Return a time in whole seconds since 1970."""
    return int(at.timestamp())


def _moments(clock: CaseClock | None) -> tuple[int | None, int | None]:
    """Return when a clock is due and when it is near that, in seconds."""
    if clock is None:
        return None, None
    due, near = clock.due(), clock.near_due()
    return (None if due is None else seconds(due)), (None if near is None else seconds(near))


def _facts_of(case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "call_taker": case.call_taker,
        "kind": case.kind,
        "confidential": case.confidential,
        "registered_at": seconds(case.registered_at),
    }


def _touched(event: CaseEvent) -> Iterable[str]:
    """Return the cases that an event changes: its own, and the one it is merged with or split from."""
    if isinstance(event, CaseMerged | CaseSplit):
        return event.case, event.main
    if isinstance(event, TaskMerged | TaskSplit):
        return event.case, event.main.case
    return (event.case,)


_BEFORE_UNITS = frozenset(
    {Stage.DRAFT, Stage.ACCEPT, Stage.ACCEPT_REVIEW, Stage.VERIFY, Stage.DISPATCH, Stage.DISPATCH_REVIEW}
)


def state_of(stage: Stage) -> CaseState:
    """Return what a stage of a flow is for those who only want to know whether anything happens."""
    if stage in {Stage.CLOSED, Stage.VOID}:
        return CaseState.CLOSED
    return CaseState.DISPATCH if stage in _BEFORE_UNITS else CaseState.HANDLING
