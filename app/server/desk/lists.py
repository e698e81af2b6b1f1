"""Pages of the lists of the desk, and how many cases are in each."""

import base64
import binascii
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import merge
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, select, tuple_

from app.contract.centre.desk import CaseLine, CasePage, ListCount, Sort
from app.contract.centre.limits import Standing
from app.contract.centre.state import Urgency
from app.rules.case_listing import owners_of
from app.rules.case_lists import BY_NAME, Cut, ListRule, lists_of
from app.server import log, tables
from app.server.desk.asking import Asker
from app.server.desk.lines import is_number, opened_row
from app.server.desk.rows import URGENCIES
from app.server.problems import Problem

MOST_SORTED = 20_000
"""A longer list is only read in its own order."""

MOST_SEARCHED = 3_000
"""So many cases are opened to look for words in one answer; the next page looks on from there."""

_LIST, _ENTRY, _FLOW, _CASE = tables.case_list.c, tables.case_entry.c, tables.case_flow.c, tables.case.c
_OF = {number: urgency for urgency, number in URGENCIES.items()}
_ORDERS: dict[Sort, tuple[ColumnElement[Any], bool]] = {
    Sort.REPORTED: (_FLOW.reported_at, False),
    Sort.NEWEST: (_FLOW.reported_at, True),
    Sort.NUMBER: (_FLOW.number, False),
    Sort.URGENCY: (_FLOW.urgency, True),
}
"""By what a list is ordered, and whether the highest comes first."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What part of a list is asked for; as in `CasePage`."""

    sort: Sort = Sort.DEFAULT
    limit: int = 50
    after: str = ""
    text: str = ""
    standing: Standing | None = None
    matter: str | None = None
    area: str | None = None
    channel: str | None = None
    urgency: Urgency | None = None
    since: date | None = None
    until: date | None = None
    mine: bool = False


def seen_list(asker: Asker, name: str) -> ListRule:
    """Return a list that the asker sees.

    :raises Problem: 404: there is no such list, or not for them.
    """
    rule = BY_NAME.get(name)
    if rule is None or rule not in lists_of(asker.flows, asker.officer):
        raise Problem(404, "not_found")
    return rule


def counts(connection: Connection, asker: Asker, now: datetime) -> tuple[ListCount, ...]:
    """Return the lists of the asker, each with how many are in it."""
    rules = lists_of(asker.flows, asker.officer)
    sizes = _sizes(connection, asker, {_stored(rule) for rule in rules})
    pressing = {
        name: _pressing(connection, sizes.get(name, ()), int(now.timestamp()))
        for name in {_stored(rule) for rule in rules if rule.open or isinstance(rule, Cut)}
    }
    return tuple(_count(rule, sizes.get(_stored(rule), ()), pressing.get(_stored(rule), (0, 0))) for rule in rules)


def _stored(rule: ListRule) -> str:
    """Return the list that a list is cut out of, or itself."""
    return rule.of if isinstance(rule, Cut) else rule.name


def _sizes(connection: Connection, asker: Asker, names: set[str]) -> dict[str, list[tuple[int, int]]]:
    """Return the numbers and sizes of the lists that are the asker's, by name."""
    query = select(_LIST.id, _LIST.name, _LIST.size).where(
        _LIST.centre == asker.centre, _LIST.owner.in_(owners_of(asker.officer)), _LIST.name.in_(sorted(names))
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for row in connection.execute(query.order_by(_LIST.id)):
        found.setdefault(row.name, []).append((row.id, row.size))
    return found


def _pressing(connection: Connection, sizes: Iterable[tuple[int, int]], now: int) -> tuple[int, int]:
    """Return how many of some lists are near their time and past it."""
    numbers = [number for number, size in sizes if size]
    if not numbers:
        return 0, 0
    near, overdue = (_number_of(connection, numbers, _standing(one, now)) for one in _PRESSING)
    return near, overdue


_PRESSING = (Standing.NEAR_DUE, Standing.OVERDUE)


def _count(rule: ListRule, sizes: Iterable[tuple[int, int]], pressing: tuple[int, int]) -> ListCount:
    near, overdue = pressing
    total = sum(size for _, size in sizes)
    if isinstance(rule, Cut):
        near, overdue = (near, 0) if rule.standing is Standing.NEAR_DUE else (0, overdue)
        total = near + overdue
    return ListCount(
        name=rule.name,
        module=rule.module,
        tab=rule.tab,
        kind=rule.kind,
        open=rule.open,
        total=total,
        near_due=near,
        overdue=overdue,
    )


def _number_of(connection: Connection, numbers: Sequence[int], which: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(tables.case_entry).where(_ENTRY.list.in_(numbers), which)
    return int(connection.execute(query).scalar_one())


def _standing(standing: Standing, now: int) -> ColumnElement[bool]:
    """Return what is true of the entries that stand so now."""
    if standing is Standing.OVERDUE:
        return _ENTRY.sort < now
    if standing is Standing.NEAR_DUE:
        return (_ENTRY.sort >= now) & (_ENTRY.near <= now)
    return (_ENTRY.sort >= now) & (_ENTRY.near.is_(None) | (_ENTRY.near > now))


def page(connection: Connection, asker: Asker, rule: ListRule, wanted: Wanted, now: datetime) -> CasePage:
    """Return a page of a list.

    :raises Problem: 409: the list is too long for another order; 422: `after` is not from a page.
    """
    sizes = _sizes(connection, asker, {_stored(rule)}).get(_stored(rule), [])
    query = _query(asker, rule, wanted, int(now.timestamp()))
    if wanted.sort is not Sort.DEFAULT and sum(size for _, size in sizes) > MOST_SORTED:
        raise Problem(409, "list_too_long")
    rows = _in_order(connection, query, [number for number, size in sizes if size], wanted)
    lines, after, complete = _lines(asker, rows, rule, wanted, now)
    # Only what is cut out of a list has to be counted; the size of a list is known.
    pressing = _pressing(connection, sizes, int(now.timestamp())) if isinstance(rule, Cut) else (0, 0)
    total = _count(rule, sizes, pressing).total
    return CasePage(
        seq=log.head(connection, f"centre:{asker.centre}").seq,
        time=now,
        list=rule.name,
        total=total,
        lines=tuple(lines),
        next=after,
        complete=complete,
    )


def every_line(
    connection: Connection, asker: Asker, rule: ListRule, wanted: Wanted, now: datetime
) -> Iterator[CaseLine]:
    """Yield every line of a list that fits, in its order."""
    sizes = _sizes(connection, asker, {_stored(rule)}).get(_stored(rule), [])
    query = _query(asker, rule, wanted, int(now.timestamp()))
    for row in _in_order(connection, query, [number for number, size in sizes if size], wanted):
        line = _fitting(asker, row, rule, wanted, now)
        if line is not None:
            yield line


def _query(asker: Asker, rule: ListRule, wanted: Wanted, now: int) -> Select[Any]:
    """Return the query for the entries of a list, without their order."""
    flows = tables.case_entry.join(tables.case_flow, _FLOW.row == _ENTRY.case_row)
    place = (_ENTRY.sort, _ENTRY.near, _ENTRY.item, _ENTRY.case_row)
    query = select_lines(place, flows).where(*_filters(asker, wanted))
    for standing in {wanted.standing, rule.standing if isinstance(rule, Cut) else None}:
        if standing is not None:
            query = query.where(_standing(standing, now))
    return query


def select_lines(place: Sequence[ColumnElement[Any]], flows: FromClause) -> Select[Any]:
    """Return the query for what lines are made of (`opened_row`).

    :param place: columns named `sort`, `near`, `item` and `case_row`.
    :param flows: `case_flow`, joined with whatever else decides.
    """
    keys = tables.data_key.c
    return select(
        *(*place, _FLOW.case, _FLOW.registered_at, _FLOW.reported_at, _FLOW.number, _FLOW.urgency),
        *(_FLOW.overall_due, _FLOW.overall_near, _FLOW.late, _FLOW.subject),
        *(_FLOW.body.label("flow_body"), _FLOW.sealed.label("flow_sealed")),
        *(_CASE.body, _CASE.sealed, keys.wrapped),
    ).select_from(
        flows.join(tables.case, _CASE.id == _FLOW.case).outerjoin(tables.data_key, keys.subject == _FLOW.case)
    )


def _filters(asker: Asker, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    for name in ("matter", "channel"):
        if (value := getattr(wanted, name)) is not None:
            yield _FLOW[name] == value
    if wanted.area is not None:
        # A community has the cases of its grids: their codes are below its own in the tree of areas.
        yield _FLOW.area.in_(sorted(_below(asker, wanted.area)))
    if wanted.urgency is not None:
        yield _FLOW.urgency == URGENCIES[wanted.urgency]
    if wanted.since is not None:
        yield _FLOW.reported_at >= midnight(asker, wanted.since)
    if wanted.until is not None:
        yield _FLOW.reported_at < midnight(asker, wanted.until + timedelta(days=1))
    if wanted.mine:
        yield _FLOW.call_taker == asker.officer.staff
    if is_number(wanted.text):
        yield (_FLOW.number >= wanted.text) & (_FLOW.number < f"{wanted.text}~")


def _below(asker: Asker, area: str) -> set[str]:
    found, more = {area}, {area}
    while more:
        more = {known.code for known in asker.setup.areas if known.parent in more} - found
        found |= more
    return found


def midnight(asker: Asker, day: date) -> int:
    """Return when a local day begins, in seconds since 1970."""
    return int(datetime.combine(day, time(), ZoneInfo(asker.setup.timezone)).timestamp())


def _in_order(connection: Connection, query: Select[Any], lists: Sequence[int], wanted: Wanted) -> Iterator[Any]:
    """Yield the rows of some lists together in the order that is asked for, from the place that is asked for on."""
    place = _read_place(wanted)
    if wanted.sort is Sort.DEFAULT:
        ordered = query.order_by(_ENTRY.sort, _ENTRY.case_row, _ENTRY.item)
        if place is not None:
            ordered = ordered.where(tuple_(_ENTRY.sort, _ENTRY.case_row, _ENTRY.item) > tuple_(*place))
        streams = [connection.execute(ordered.where(_ENTRY.list == number)) for number in lists]
        yield from merge(*streams, key=lambda row: (row.sort, row.case_row, row.item))
        return
    column, highest_first = _ORDERS[wanted.sort]
    rest = (_ENTRY.case_row, _ENTRY.item)
    ordered = query.where(_ENTRY.list.in_(lists)).order_by(column.desc() if highest_first else column, *rest)
    if place is not None:
        value, *others = place
        further = column < value if highest_first else column > value
        ordered = ordered.where(further | ((column == value) & (tuple_(*rest) > tuple_(*others))))
    yield from connection.execute(ordered)


def _lines(
    asker: Asker, rows: Iterator[Any], rule: ListRule, wanted: Wanted, now: datetime
) -> tuple[list[CaseLine], str, bool]:
    """Return the lines of a page, where the next one begins, and whether the list was seen as far as the page goes."""
    lines: list[CaseLine] = []
    last: Any = None
    for row in islice(rows, MOST_SEARCHED):
        if len(lines) == wanted.limit:
            return lines, _place(last, wanted), True
        last = row
        line = _fitting(asker, row, rule, wanted, now)
        if line is not None:
            lines.append(line)
    more = next(rows, None) is not None
    return lines, _place(last, wanted) if more else "", not more


def _place(row: Any, wanted: Wanted) -> str:
    """Return where a row stands in the order, for `after`."""
    name = _ORDERS[wanted.sort][0].key if wanted.sort is not Sort.DEFAULT else "sort"
    said = [getattr(row, str(name)), row.case_row, row.item]
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


def _read_place(wanted: Wanted) -> tuple[Any, int, int] | None:
    if not wanted.after:
        return None
    try:
        value, row, item = json.loads(base64.urlsafe_b64decode(wanted.after + "=" * (-len(wanted.after) % 4)))
        expected = str if wanted.sort is Sort.NUMBER else int
        if not (isinstance(value, expected) and isinstance(row, int) and isinstance(item, int)):
            raise ValueError(wanted.sort)
    except (TypeError, ValueError, binascii.Error):
        raise Problem(422, "malformed", where=["after"]) from None
    return value, row, item


def _fitting(asker: Asker, row: Any, rule: ListRule, wanted: Wanted, now: datetime) -> CaseLine | None:
    """Return a row as a line, or `None` when it does not have the words that are looked for."""
    opened = opened_row(asker, row)
    if not is_number(wanted.text) and not opened.has(wanted.text.split()):
        return None
    return opened.line(rule, now)
