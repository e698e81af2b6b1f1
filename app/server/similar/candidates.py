"""Which earlier cases are worth comparing: of the caller, the place or the grid, and the newest, by plain indexes."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, select, text

from app.server import tables
from app.server.similar.score import WINDOW_SECONDS, Candidate
from app.server.similar.sketch import NOBODY, Sketch

_C = tables.similar_case.c
_SELECT: Select[Any] = select(
    _C.row, _C.case, _C.phone, _C.place, _C.building, _C.area, _C.matter, _C.at, _C.open, _C.confidential, _C.words
)

MOST_OF_PLACE = 1500
MOST_OF_AREA = 1500
MOST_BESIDE_PLACE = 500
"""Cases of the grid when the place is known as well: those of other places, and where it was not understood."""
MOST_OF_CALLER = 200
NEWEST = 200


def _newest_first(condition: ColumnElement[bool]) -> Select[Any]:
    same_centre = _C.centre == bindparam("centre")
    return _SELECT.where(same_centre, condition).order_by(_C.at.desc()).limit(bindparam("most", type_=Integer))


def _open_and_recent(column: ColumnElement[object]) -> tuple[Select[Any], ...]:
    """Return the questions for open cases and for closed ones young enough, each along one index."""
    same = column == bindparam("value")
    return (
        _newest_first(same & _C.open.is_(True)),
        _newest_first(same & _C.open.is_(False) & (_C.at > bindparam("since"))),
    )


# Written once: putting a statement together costs more than running it.
_OF_PLACE = _open_and_recent(_C.place)
_OF_AREA = _open_and_recent(_C.area)
_OF_CALLER = _newest_first(_C.phone == bindparam("value"))
_NEWEST = _newest_first(_C.at > bindparam("since"))
_OF_ROWS: Select[Any] = _SELECT.where(_C.row.in_(text("SELECT value FROM json_each(:rows)")))


def candidates(connection: Connection, centre: str, sketch: Sketch, *, now: float) -> dict[int, Candidate]:
    """Return the cases that may be the same incident, by row; `now` in seconds since 1970."""
    since = {"centre": centre, "since": int(now - WINDOW_SECONDS)}
    found: dict[int, Candidate] = {}

    def take(query: Select[Any], most: int, value: object = None) -> None:
        for row in connection.execute(query, since | {"value": value, "most": most}).all():
            found[row[0]] = Candidate(*row)

    if sketch.phone != NOBODY:
        take(_OF_CALLER, MOST_OF_CALLER, sketch.phone)
    if sketch.place != NOBODY:
        for query in _OF_PLACE:
            take(query, MOST_OF_PLACE, sketch.place)
    if sketch.area is not None:
        for query in _OF_AREA:
            take(query, MOST_OF_AREA if sketch.place == NOBODY else MOST_BESIDE_PLACE, sketch.area)
    take(_NEWEST, NEWEST)
    return found


def of_rows(connection: Connection, rows: Iterable[int]) -> dict[int, Candidate]:
    """Return the cases of these rows that are still there."""
    return {row[0]: Candidate(*row) for row in connection.execute(_OF_ROWS, {"rows": json.dumps(list(rows))}).all()}
