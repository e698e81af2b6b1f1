"""Past cases put into a server's tables in bulk: the same rows as through the door, without its commands and events."""

import json
import os
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine

from app.contract.centre.state import Case, Reporter
from app.ids import new_id
from app.server import tables
from app.server.database import Database
from app.server.projections import case_row
from app.server.sealing import Sealer
from app.server.similar.rows import similar_row
from app.server.similar.sketch import hasher
from app.server.vault import KEY_BYTES, Box, Vault, read_key
from tests.bench.similar_calls import Issue, city, first_call, grid, issues, matter

DAYS = 90
"""Past cases lie evenly in the time in which a duplicate's original is looked for: the hardest there is."""
_CHUNK = 10_000
_WRITTEN = (tables.case, tables.data_key, tables.similar_case)
_TITLE, _ABOUT, _ADDRESS, _NAME, _PHONE, _AREA, _MATTER = "题", "述", "址", "张三", "13800000000", "AREA", "MATTER"


@dataclass(frozen=True)
class Past:
    """What past cases are made from. `keep` are those, by place in their order, whose issues are needed later.

    Frozen and small: the processes that make the rows are each handed one.
    """

    key_file: Path
    now: datetime
    seed: int
    count: int
    keep: frozenset[int]

    def write(self, database: Database) -> dict[str, Issue]:
        """Write the cases of the centre; return the issues of those to be kept, by case.

        Indexes are made after the rows, as that is faster than following each.
        """
        indexes = [index for table in _WRITTEN for index in table.indexes]
        with database.writing() as connection:
            for index in indexes:
                index.drop(connection)
        kept: dict[str, Issue] = {}
        firsts = range(0, self.count, _CHUNK)
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            for chunk in pool.map(self.rows, firsts) if len(firsts) > 1 else map(self.rows, firsts):
                kept |= chunk.kept
                with database.writing() as connection:
                    chunk.write(connection)
        with database.writing() as connection:
            for index in indexes:
                index.create(connection)
        return kept

    def rows(self, first: int) -> "Chunk":
        """Return the rows of the cases from `first` on."""
        key = read_key(self.key_file)
        assert key is not None
        maker = RowMaker(Vault(key), self.now, self.seed + first)
        made = []
        kept = {}
        for place, issue in enumerate(islice(issues(self.seed + first), min(_CHUNK, self.count - first))):
            case = maker.case(issue)
            made.append(maker.rows(case))
            if first + place in self.keep:
                kept[case.id] = issue
        return Chunk(
            columns={table: tuple(row) for table, row in made[0].items()},
            rows={table: [tuple(rows[table].values()) for rows in made] for table in made[0]},
            kept=kept,
        )


@dataclass(frozen=True)
class Chunk:
    """Rows by table, as plain values: they cross from one process to another. `kept` are the issues of some cases."""

    columns: dict[str, tuple[str, ...]]
    rows: dict[str, list[tuple[Any, ...]]]
    kept: dict[str, Issue]

    def write(self, connection: Connection) -> None:
        """Write the rows."""
        for table, rows in self.rows.items():
            marks = ", ".join("?" * len(self.columns[table]))
            names = ", ".join(f'"{name}"' for name in self.columns[table])
            connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


class RowMaker:
    """Makes cases of issues and the rows of the cases."""

    def __init__(self, vault: Vault, now: datetime, seed: int) -> None:
        self._vault = vault
        self._setup = city()
        self._now = now
        self._chance = random.Random(seed)
        self._sample = _case(_TITLE, _ABOUT, _ADDRESS, _PHONE, _NAME, now, _AREA, _MATTER)
        with create_engine("sqlite://").begin() as connection:
            tables.data_key.create(connection)
            sealer = Sealer(connection, vault, "")
            row = case_row(vault, sealer, self._sample, centre="line", timezone="Asia/Shanghai")
        self._body: str = row["body"]
        """As the server writes it, to be filled in: writing each from its model takes ten times as long."""

    def case(self, issue: Issue) -> Case:
        """Return the case of the first caller about an issue."""
        call = first_call(issue, self._chance)
        return _case(
            title=call.title,
            description=call.description,
            address=call.address,
            phone=f"139{int(self._chance.random() * 10**8):08d}",
            name=_NAME,
            at=self._now - timedelta(seconds=self._chance.random() * DAYS * 86400),
            area=grid(issue.estate),
            matter=matter(issue.topic),
        )

    def rows(self, case: Case) -> dict[str, dict[str, Any]]:
        """Return the rows of a case in the tables that are written."""
        vault, sample = self._vault, self._sample
        at, phone = case.registered_at.isoformat(), case.reporter.phone
        body = self._body
        for old, new in (
            (sample.id, case.id),
            (sample.registered_at.isoformat().replace("+00:00", "Z"), at.replace("+00:00", "Z")),
            (_AREA, str(case.area)),
            (_MATTER, str(case.matter)),
            (sample.number, case.number),
        ):
            body = body.replace(old, new)
        said = (case.reporter.name, phone, case.title, case.description, case.address)
        key, identity = os.urandom(KEY_BYTES), vault.identity(phone)
        row = {
            "id": case.id,
            "centre": "line",
            "number": case.number,
            "day": at[:10],
            "registered_at": at,
            "phone": identity,
            "phone_tail": vault.tail(phone),
            "body": body,
            "sealed": Box(key).seal(json.dumps(said, ensure_ascii=False).encode(), case.id),
        }
        wrapped = {"subject": case.id, "identity": identity, "wrapped": vault.keys.seal(key, case.id), "made_at": at}
        similar = similar_row(hasher(vault), self._setup, case, centre="line")
        return {tables.case.name: row, tables.data_key.name: wrapped, tables.similar_case.name: similar}


def _case(
    title: str, description: str, address: str, phone: str, name: str, at: datetime, area: str, matter: str
) -> Case:
    id_ = new_id()
    reporter = Reporter.model_construct(name=name, phone=phone)
    return Case.model_construct(
        id=id_,
        number=f"DH{id_[-12:]}",
        channel="phone",
        kind="complaint",
        reported_at=at,
        registered_at=at,
        reporter=reporter,
        title=title,
        description=description,
        address=address,
        area=area,
        matter=matter,
        call_taker="2001",
    )
