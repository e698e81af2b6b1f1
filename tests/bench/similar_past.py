"""Past cases put into a server's tables in bulk: the same rows as through the door, without its commands and events."""

import json
import os
import random
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Index, insert

from app.contract.centre.setup import CentreSetup
from app.contract.centre.state import Case, Reporter
from app.ids import new_id
from app.server import tables
from app.server.projections import case_row
from app.server.sealing import Sealer
from app.server.similar.rows import similar_row
from app.server.similar.sketch import hasher
from app.server.vault import KEY_BYTES, Box, Vault
from tests.bench.similar_calls import Issue, first_call, grid, issues, matter

DAYS = 90
"""Past cases lie evenly in the time in which a duplicate's original is looked for: the hardest there is."""
_CHUNK = 10_000
_WRITTEN = (tables.case, tables.data_key, tables.similar_case)
_TITLE, _ABOUT, _ADDRESS, _NAME, _PHONE = "题", "述", "址", "名", "13800000000"


class Past:
    """Writes the cases of a centre; `kept` are the issues of the cases that were to be kept, by case."""

    def __init__(self, vault: Vault, setup: CentreSetup, now: datetime, *, seed: int) -> None:
        self._vault = vault
        self._setup = setup
        self._now = now
        self._seed = seed
        self._chance = random.Random(seed)
        self.kept: dict[str, Issue] = {}

    def write(self, connection: Connection, count: int, keep: frozenset[int]) -> None:
        """Write so many cases; indexes are made after the rows, as that is faster than following each."""
        indexes = [index for table in _WRITTEN for index in table.indexes]
        self._drop(connection, indexes)
        template = self._template(connection)
        source = issues(self._seed)
        for first in range(0, count, _CHUNK):
            chunk = [
                self._rows(template, self._case(issue), issue, kept=first + place in keep)
                for place, issue in enumerate(islice(source, min(_CHUNK, count - first)))
            ]
            for table, rows in zip(_WRITTEN, zip(*chunk, strict=True), strict=True):
                connection.execute(insert(table), list(rows))
        for index in indexes:
            index.create(connection)

    def _drop(self, connection: Connection, indexes: list[Index]) -> None:
        for index in indexes:
            index.drop(connection)

    def _case(self, issue: Issue) -> Case:
        call = first_call(issue, self._chance)
        at = self._now - timedelta(seconds=self._chance.random() * DAYS * 86400)
        return _case(
            title=call.title,
            description=call.description,
            address=call.address,
            phone=f"139{int(self._chance.random() * 10**8):08d}",
            name="张三",
            at=at,
            area=grid(issue.estate),
            matter=matter(issue.topic),
        )

    def _template(self, connection: Connection) -> dict[str, Any]:
        """Return the row of a case as the server makes it, to be filled in."""
        case = _case(_TITLE, _ABOUT, _ADDRESS, _PHONE, _NAME, self._now, "AREA", "MATTER")
        row = case_row(self._vault, Sealer(connection, self._vault, ""), case, centre="line", timezone="Asia/Shanghai")
        return row | {"made": case}

    def _rows(self, template: dict[str, Any], case: Case, issue: Issue, *, kept: bool) -> tuple[dict[str, Any], ...]:
        vault, made = self._vault, template["made"]
        if kept:
            self.kept[case.id] = issue
        at, before = case.registered_at.isoformat(), made.registered_at.isoformat()
        body = template["body"]
        for old, new in (
            (made.id, case.id),
            (before, at),
            ("AREA", case.area),
            ("MATTER", case.matter),
            (made.number, case.number),
        ):
            body = body.replace(old, new)
        said = (case.reporter.name, case.reporter.phone, case.title, case.description, case.address)
        key, identity = os.urandom(KEY_BYTES), vault.identity(case.reporter.phone)
        row = {
            "id": case.id,
            "centre": "line",
            "number": case.number,
            "day": at[:10],
            "registered_at": at,
            "phone": identity,
            "phone_tail": vault.tail(case.reporter.phone),
            "body": body,
            "sealed": Box(key).seal(json.dumps(said, ensure_ascii=False).encode(), case.id),
        }
        wrapped = {"subject": case.id, "identity": identity, "wrapped": vault.keys.seal(key, case.id), "made_at": at}
        return row, wrapped, similar_row(hasher(vault), self._setup, case, centre="line")


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
