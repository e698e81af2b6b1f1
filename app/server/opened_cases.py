"""Cases by their ids, opened."""

import json
from collections.abc import Collection

from sqlalchemy import Connection, select, text

from app.contract.centre.state import Case
from app.server import tables
from app.server.sealing import unseal
from app.server.vault import Vault

_CASES = (
    select(tables.case.c.id, tables.case.c.body, tables.case.c.sealed, tables.data_key.c.wrapped)
    .select_from(tables.case.join(tables.data_key, tables.data_key.c.subject == tables.case.c.id))
    .where(tables.case.c.id.in_(text("SELECT value FROM json_each(:cases)")))
)


def open_cases(connection: Connection, vault: Vault, cases: Collection[str]) -> dict[str, Case]:
    """Return cases in full; those whose citizen was forgotten are not there."""
    return {
        row.id: unseal(vault, Case.model_validate_json(row.body), row.id, row.sealed, row.wrapped)
        for row in connection.execute(_CASES, {"cases": json.dumps(sorted(cases))})
    }
