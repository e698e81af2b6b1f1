"""Figures of the desk, counted in the tables of cases and tasks; what each counts is `FigureKey`'s to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    true,
)

from app.contract.centre.desk import CaseLine
from app.contract.centre.desk_figures import (
    DeskFigure,
    DeskFigures,
    FigureKey,
    GroupBy,
    GroupFigures,
    UnitFigures,
)
from app.contract.centre.flow import SETTLED, Stage, TaskState
from app.contract.centre.flow_state import FollowUpResult, Share
from app.rules.case_lists import BY_NAME
from app.server import log, tables
from app.server.desk.asking import Asker
from app.server.desk.lines import opened_row
from app.server.desk.lists import midnight, select_lines

SIGN_SECONDS = 2 * 3600
"""Within so long a task is to be signed for; the documents name the figure and no time."""

SATISFIED_FROM = 4
"""Of five levels."""

_F, _T = tables.case_flow.c, tables.case_task.c
_ALL = BY_NAME["supervision.all"]
_DONE = (TaskState.DONE.value,)
_SETTLED = tuple(state.value for state in SETTLED)


@dataclass(frozen=True)
class Period:
    """Seconds since 1970, from (included) to (excluded); `now` decides what is past its time."""

    since: int
    until: int
    now: int


@dataclass(frozen=True)
class Formula:
    """What a figure counts: `part` of `whole`, rows of `table`; `aside` belongs to neither."""

    table: Table
    part: ColumnElement[bool]
    whole: ColumnElement[bool]
    aside: ColumnElement[bool] | None = None


def formulas(now: int) -> Mapping[FigureKey, Formula]:
    """Return how each figure is counted."""
    flow, task = tables.case_flow, tables.case_task
    valid = _F.stage != Stage.VOID.value
    ended = valid & _F.ended_at.is_not(None)
    placed = valid & (_F.rounds > 0)
    to_sign = _T.signed_at.is_not(None) | (_T.state == TaskState.TO_SIGN.value)
    called = or_(_F.result.is_not(None), _F.satisfaction.is_not(None))
    unreached = _F.satisfaction.is_(None) & (_F.result == FollowUpResult.UNREACHABLE.value)
    content = or_(
        _F.satisfaction >= SATISFIED_FROM,
        _F.satisfaction.is_(None) & (_F.result == FollowUpResult.SATISFIED.value),
    )
    return {
        FigureKey.ANSWERED: Formula(flow, _F.answered, valid),
        FigureKey.DISPATCHED_IN_TIME: Formula(
            flow, _F.dispatch_late.is_(False), placed & _F.dispatch_late.is_not(None)
        ),
        FigureKey.PLACED_FIRST: Formula(flow, (_F.rounds == 1) & (_F.returns == 0), placed),
        FigureKey.SIGNED_IN_TIME: Formula(task, _T.signed_at - _T.opened_at <= SIGN_SECONDS, to_sign),
        FigureKey.FINISHED_IN_TIME: Formula(
            flow, ended & _F.late.is_(False), ended | (_F.ended_at.is_(None) & (_F.overall_due < now))
        ),
        FigureKey.RETURNED: Formula(task, _T.state == TaskState.RETURNED.value, true()),
        FigureKey.FOLLOWED_UP: Formula(flow, called, ended & _F.follow_up),
        FigureKey.SATISFIED: Formula(flow, content, valid & called & ~unreached, valid & unreached),
        FigureKey.REPEATED: Formula(flow, _F.merged, valid),
    }


def figures(connection: Connection, asker: Asker, since: date, until: date, now: datetime) -> DeskFigures:
    """Return every figure of the cases taken from one local day to another, both included."""
    period = period_of(asker, since, until, now)
    known = formulas(period.now)
    of_flows = _counted(connection, asker, period, tables.case_flow, known)
    of_tasks = _counted(connection, asker, period, tables.case_task, known)
    counted = of_flows | of_tasks
    sums = connection.execute(
        select(
            func.count(),
            _sum(_F.rounds > 0),
            _sum(_F.stage == Stage.VOID.value),
            _sum(_F.ended_at.is_(None)),
        ).where(*in_period(asker, period, tables.case_flow))
    ).one()
    taken, passed_on, void, open_ = (int(value or 0) for value in sums)
    return DeskFigures(
        seq=log.head(connection, f"centre:{asker.centre}").seq,
        time=now,
        since=since,
        until=until,
        taken=taken,
        passed_on=passed_on,
        void=void,
        open=open_,
        figures=tuple(counted[key] for key in FigureKey),
        units=tuple(_units(connection, asker, period)),
        groups=tuple(group for by in GroupBy for group in _groups(connection, asker, period, by)),
    )


def cases_of(
    connection: Connection, asker: Asker, period: Period, key: FigureKey, *, part: bool, unit: str | None, limit: int
) -> tuple[CaseLine, ...]:
    """Return the newest cases that a figure counts: those in its part, or the others of its whole."""
    formula = formulas(period.now)[key]
    of_tasks = formula.table is tables.case_task
    flows = tables.case_flow.join(tables.case_task, _T.case_row == _F.row) if of_tasks else tables.case_flow
    place = (
        (-_F.registered_at).label("sort"),
        null().label("near"),
        literal(0).label("item"),
        _F.row.label("case_row"),
    )
    query = (
        select_lines(place, flows)
        .where(*in_period(asker, period, formula.table), formula.whole, formula.part if part else not_(formula.part))
        .order_by(_F.registered_at.desc(), _F.row)
        .limit(limit)
    )
    if unit is not None:
        query = query.where(_F.row.in_(select(_T.case_row).where(_T.unit == unit)))
    now = datetime.fromtimestamp(period.now, UTC)
    found = (opened_row(asker, row).line(_ALL, now) for row in connection.execute(query))
    return tuple({line.case: line for line in found}.values())


def period_of(asker: Asker, since: date, until: date, now: datetime) -> Period:
    """Return the seconds of some local days."""
    return Period(midnight(asker, since), midnight(asker, until + timedelta(days=1)), int(now.timestamp()))


def in_period(asker: Asker, period: Period, table: Table) -> tuple[ColumnElement[bool], ...]:
    """Return what is true of the rows that a period has: cases taken in it, tasks opened in it."""
    at = _F.registered_at if table is tables.case_flow else _T.opened_at
    return table.c.centre == asker.centre, at >= period.since, at < period.until


def _counted(
    connection: Connection, asker: Asker, period: Period, table: Table, known: Mapping[FigureKey, Formula]
) -> dict[FigureKey, DeskFigure]:
    """Count all figures of one table in one go."""
    columns: list[ColumnElement[Any]] = []
    wanted = {key: formula for key, formula in known.items() if formula.table is table}
    for formula in wanted.values():
        columns += [_sum(formula.whole & formula.part), _sum(formula.whole)]
        columns.append(_sum(formula.aside) if formula.aside is not None else cast(0, Integer))
    values = iter(connection.execute(select(*columns).where(*in_period(asker, period, table))).one())
    found = {}
    for key in wanted:
        part, whole, aside = (int(next(values) or 0) for _ in range(3))
        found[key] = DeskFigure(key=key, part=part, whole=whole, share=part / whole if whole else None, aside=aside)
    return found


def _sum(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.sum(case((condition, 1), else_=0))


def _units(connection: Connection, asker: Asker, period: Period) -> list[UnitFigures]:
    done, settled = _T.state.in_(_DONE), _T.state.in_(_SETTLED)
    query = (
        select(
            _T.unit,
            func.count().label("tasks"),
            _sum(done).label("done"),
            _sum(done & _T.late.is_(False)).label("in_time"),
            _sum(_T.state == TaskState.RETURNED.value).label("returned"),
            _sum(~settled).label("open"),
            func.avg(case((done, _T.settled_at - _T.opened_at))).label("seconds"),
        )
        .where(*in_period(asker, period, tables.case_task))
        .group_by(_T.unit)
        .order_by(_T.unit)
    )
    points = _points(connection, asker, period)
    return [
        UnitFigures(
            **{name: int(row[name]) for name in ("tasks", "done", "in_time", "returned", "open")},
            unit=row["unit"],
            hours=None if row["seconds"] is None else round(row["seconds"] / 3600, 1),
            points=points.get(row["unit"], 0),
        )
        for row in connection.execute(query).mappings()
    ]


def _points(connection: Connection, asker: Asker, period: Period) -> dict[str, int]:
    """Return the points of units: those of the cases whose last round they were part of."""
    of_round = and_(_T.case_row == _F.row, _T.round == _F.rounds, _T.share != Share.CHILD.value)
    query: Select[Any] = (
        select(_T.unit, func.sum(_F.points))
        .select_from(tables.case_flow.join(tables.case_task, of_round))
        .where(*in_period(asker, period, tables.case_flow), _F.points != 0)
        .group_by(_T.unit)
    )
    return {unit: int(points) for unit, points in connection.execute(query)}


def _groups(connection: Connection, asker: Asker, period: Period, by: GroupBy) -> list[GroupFigures]:
    column = _F[by.value]
    query = (
        select(
            column.label("code"),
            func.count().label("taken"),
            _sum(_F.ended_at.is_not(None)).label("ended"),
            _sum(_F.late).label("late"),
            _sum(_F.ended_at.is_(None) & (_F.overall_due < period.now)).label("overdue"),
        )
        .where(*in_period(asker, period, tables.case_flow))
        .group_by(column)
        .order_by(func.count().desc(), column)
    )
    return [GroupFigures(by=by, **row) for row in connection.execute(query).mappings()]
