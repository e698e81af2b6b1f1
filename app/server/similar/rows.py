"""The projection that duplicates are found in: written with the case, forgotten with the citizen, made anew at will."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case, CaseState
from app.server import tables
from app.server.sealing import unseal
from app.server.similar.gazetteer import gazetteer
from app.server.similar.sketch import Hasher, pack, sketch_of_case
from app.server.vault import Vault

_TABLE = tables.similar_case
_INSERT = insert(_TABLE)
_GONE = insert(tables.similar_gone)
_OPEN = update(_TABLE).where(_TABLE.c.case == bindparam("wanted")).values(open=bindparam("is_open"))
_SETTLE = delete(tables.similar_gone).where(tables.similar_gone.c.row == bindparam("wanted"))
_ROW = select(_TABLE.c.row, _TABLE.c.centre).where(_TABLE.c.case == bindparam("wanted"))
_DELETE = delete(_TABLE).where(_TABLE.c.case == bindparam("wanted"))


def similar_row(hashes: Hasher, setup: CentreSetup | None, case: Case, *, centre: str) -> dict[str, Any]:
    """Return the row of a case."""
    sketch = sketch_of_case(hashes, gazetteer(setup), case)
    return {
        "case": case.id,
        "centre": centre,
        "at": int(case.registered_at.timestamp()),
        "open": case.state is not CaseState.CLOSED,
        "phone": sketch.phone,
        "place": sketch.place,
        "building": sketch.building,
        "area": sketch.area,
        "matter": sketch.matter,
        "confidential": case.confidential,
        "words": pack(sketch.words),
    }


def store(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write the rows of cases; a case that had one gets a new one, so that the index of words hears of it."""
    if rows:
        forget(connection, [row["case"] for row in rows])
        connection.execute(_INSERT, list(rows))


def set_open(connection: Connection, cases: Mapping[str, bool]) -> None:
    """Note which cases are open: those that are may be a duplicate's original whatever their age."""
    if cases:
        connection.execute(_OPEN, [{"wanted": case, "is_open": open_} for case, open_ in cases.items()])


def forget(connection: Connection, cases: Iterable[str]) -> None:
    """Drop the rows of cases, and note them for the index of words."""
    for case in cases:
        gone = connection.execute(_ROW, {"wanted": case}).first()
        if gone is not None:
            connection.execute(_GONE, {"row": gone.row, "centre": gone.centre})
            connection.execute(_DELETE, {"wanted": case})


def settle(connection: Connection, gone: Sequence[int]) -> None:
    """Strike the notes of rows that the index of words has dropped."""
    if gone:
        connection.execute(_SETTLE, [{"wanted": row} for row in gone])


def store_missing(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write the rows of earlier cases, but not of those whose citizen was forgotten meanwhile."""
    keys = tables.data_key.c.subject
    ids = [row["case"] for row in rows]
    kept = set(connection.execute(select(keys).where(keys.in_(ids))).scalars())
    store(connection, [row for row in rows if row["case"] in kept])


def missing(connection: Connection, vault: Vault, centre: str, *, after: str, most: int) -> list[Case]:
    """Return cases of a centre that have no row, in the order of their ids: those taken before there were any."""
    columns = tables.case.c
    query = (
        select(columns.id, columns.body, columns.sealed, tables.data_key.c.wrapped)
        .select_from(
            tables.case.outerjoin(_TABLE, _TABLE.c.case == columns.id).join(
                tables.data_key, tables.data_key.c.subject == columns.id
            )
        )
        .where(columns.centre == centre, columns.id > after, _TABLE.c.row.is_(None))
        .order_by(columns.id)
        .limit(most)
    )
    return [
        unseal(vault, Case.model_validate_json(row.body), row.id, row.sealed, row.wrapped)
        for row in connection.execute(query)
    ]
