"""Many cases in the lists of the desk: a few that went their way through the door, copied with times of their own.

A copy has a key of its own and is sealed with it, so that a page costs what it costs with real ones.
"""

import json
import os
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from app.ids import new_id
from app.server import tables
from app.server.database import Database
from app.server.desk.rows import NEVER
from app.server.sealing import open_values
from app.server.vault import KEY_BYTES, Box, Vault

_TABLES = (tables.case, tables.data_key, tables.case_flow, tables.case_task, tables.case_entry)
_CHUNK = 20_000
YEARS_SECONDS, OPEN_SECONDS = 3 * 365 * 86400, 10 * 86400
"""Closed cases lie in the last three years, open ones in the last ten days."""

_TIMES = ("registered_at", "reported_at", "overall_due", "overall_near", "assigned_at", "ended_at")


@dataclass(frozen=True)
class Template:
    """The rows of one case, and what is sealed in them."""

    case: dict[str, Any]
    flow: dict[str, Any]
    tasks: tuple[dict[str, Any], ...]
    entries: tuple[dict[str, Any], ...]
    said: bytes
    noted: bytes | None

    @property
    def open(self) -> bool:
        """Whether it is still on its way."""
        return self.flow["ended_at"] is None


def templates(database: Database) -> list[Template]:
    """Return every case that is in the tables."""
    with database.reading() as connection:
        flows = [dict(row) for row in connection.execute(select(tables.case_flow)).mappings()]
        return [_template(connection, database.vault, flow) for flow in flows]


def _template(connection: Connection, vault: Vault, flow: dict[str, Any]) -> Template:
    def of(table: Any, column: Any, value: Any) -> tuple[dict[str, Any], ...]:
        return tuple(dict(row) for row in connection.execute(select(table).where(column == value)).mappings())

    (case,) = of(tables.case, tables.case.c.id, flow["case"])
    (key,) = of(tables.data_key, tables.data_key.c.subject, flow["case"])
    noted = flow["sealed"] and open_values(vault, flow["case"], flow["sealed"], key["wrapped"])
    return Template(
        case=case,
        flow=flow,
        tasks=of(tables.case_task, tables.case_task.c.case_row, flow["row"]),
        entries=of(tables.case_entry, tables.case_entry.c.case_row, flow["row"]),
        said=json.dumps(open_values(vault, flow["case"], case["sealed"], key["wrapped"])).encode(),
        noted=json.dumps(noted).encode() if noted else None,
    )


class Copies:
    """Adds copies of templates. `open_share`: how many of them are still on their way."""

    def __init__(self, database: Database, known: list[Template], *, open_share: float, seed: int) -> None:
        self._database = database
        self._vault = database.vault
        self._chance = random.Random(seed)
        self._ended = [template for template in known if not template.open]
        self._open = [template for template in known if template.open]
        self._open_share = open_share
        self._row = max(template.flow["row"] for template in known)

    def add(self, count: int) -> None:
        """Add so many copies."""
        while count > 0:
            chunk: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _TABLES}
            for _ in range(min(count, _CHUNK)):
                self._copy(chunk)
            with self._database.writing() as connection:
                for name, rows in chunk.items():
                    _insert(connection, name, rows)
            count -= _CHUNK
        self._count_lists()

    def _copy(self, chunk: dict[str, list[dict[str, Any]]]) -> None:
        is_open = self._chance.random() < self._open_share
        template = self._chance.choice(self._open if is_open else self._ended)
        back = int(self._chance.random() * (OPEN_SECONDS if is_open else YEARS_SECONDS))
        self._row += 1
        old, id_, row = template.flow["case"], new_id(), self._row
        key = os.urandom(KEY_BYTES)
        box = Box(key)
        at = datetime.fromtimestamp(template.flow["registered_at"] - back, UTC)
        number = f"DH{at:%Y%m%d}{row % 100_000:05}"
        texts = {"id": id_, "number": number, "registered_at": at.isoformat(), "day": at.date().isoformat()}
        body = template.case["body"].replace(old, id_).replace(template.flow["number"], number)
        chunk["case"].append(template.case | texts | {"body": body, "sealed": box.seal(template.said, id_)})
        wrapped = self._vault.keys.seal(key, id_)
        chunk["data_key"].append({"subject": id_, "identity": "", "wrapped": wrapped, "made_at": at.isoformat()})
        times = {name: value - back for name in _TIMES if (value := template.flow[name]) is not None}
        sealed = {"subject": id_, "sealed": box.seal(template.noted, id_)} if template.noted else {}
        flow = {"row": row, "case": id_, "number": number, "body": template.flow["body"].replace(old, id_)}
        chunk["case_flow"].append(template.flow | times | sealed | flow)
        chunk["case_task"] += (
            task | {"case_row": row, "opened_at": task["opened_at"] - back} for task in template.tasks
        )
        chunk["case_entry"] += (entry | _moved(entry, back) | {"case_row": row} for entry in template.entries)

    def _count_lists(self) -> None:
        with self._database.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE case_list SET size = (SELECT count(*) FROM case_entry WHERE case_entry.list = case_list.id)"
            )
            connection.exec_driver_sql("ANALYZE")


def _moved(entry: dict[str, Any], back: int) -> dict[str, Any]:
    """Return the places of an entry so much earlier: newest first is kept as minus the time."""
    near = entry["near"]
    return {
        "sort": entry["sort"] + (back if entry["sort"] < 0 else -back),
        "near": near - back if near is not None and entry["sort"] < NEVER else near,
    }


def _insert(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    columns = list(rows[0])
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    values = [tuple(row[column] for column in columns) for row in rows]
    connection.exec_driver_sql(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', values)
