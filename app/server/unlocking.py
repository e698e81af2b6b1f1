"""The first meeting of a record with its service key, and every later one.

A value sealed with the key lies in the record from the first meeting on: a server with another key, or with none, does
not start instead of writing what the next one could not read.
"""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from app.contract.centre.state import Case
from app.contract.hall.state import Visit
from app.server import results, tables
from app.server.projections import case_row, sealed_visit
from app.server.sealing import Owner, Sealer
from app.server.vault import KeyProblem, Vault, WrongKey, make_key, read_key

_PROOF = "service"
"""The row of the keys that only proves which service key is the right one."""


def unlock(connection: Connection, key_file: Path, at: str) -> Vault:
    """Return the vault of a record; at the first meeting what lies in clear beside the record is sealed.

    :param at: the time in ISO 8601.
    :raises KeyProblem: the key is missing, is another one, cannot be read or may be read by others.
    """
    keys = tables.data_key
    proof = connection.execute(select(keys.c.wrapped).where(keys.c.subject == _PROOF)).scalar()
    key = read_key(key_file)
    if key is None:
        if proof is not None:
            raise KeyProblem(f"the service key is not at {key_file}; personal data of this record cannot be read")
        key = make_key(key_file)
    vault = Vault(key)
    if proof is None:
        proof = vault.keys.seal(_PROOF.encode(), _PROOF)
        connection.execute(insert(keys).values(subject=_PROOF, identity="", wrapped=proof, made_at=at))
        _seal_what_is_clear(connection, vault, at)
    try:
        vault.keys.open(proof, _PROOF)
    except WrongKey:
        raise KeyProblem(f"{key_file} is not the service key of this record") from None
    return vault


def _seal_what_is_clear(connection: Connection, vault: Vault, at: str) -> None:
    """Seal what an earlier version wrote. The record itself stays: its chain is over what lies there."""
    sealer = Sealer(connection, vault, at)
    _rewrite(connection, tables.quarantine, lambda row: {"raw": vault.seal_text(row["raw"], row["id"])})
    _rewrite(connection, tables.command_result, lambda row: _result(vault, row))
    _rewrite(connection, tables.visit, lambda row: _visit(sealer, row))
    _rewrite(connection, tables.case, lambda row: _case(vault, sealer, row))
    sealer.store()


def _rewrite(connection: Connection, table: Table, changed: Any) -> None:
    rows = [dict(row) for row in connection.execute(select(table)).mappings()]
    changes = [{f"new_{name}": value for name, value in changed(row).items()} | {"row": row["id"]} for row in rows]
    if changes:
        names = [name.removeprefix("new_") for name in changes[0] if name != "row"]
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        connection.execute(update(table).where(table.c.id == bindparam("row")).values(values), changes)


def _result(vault: Vault, row: dict[str, Any]) -> dict[str, Any]:
    detail = results.sealed_detail(vault, row["id"], json.loads(row["detail"]))
    return {"digest": vault.digest(row["digest"]), "detail": detail}


def _visit(sealer: Sealer, row: dict[str, Any]) -> dict[str, Any]:
    visit = Visit.model_validate_json(row["body"])
    return sealed_visit(sealer, visit, Owner(visit.ticket, f"hall:{row['hall']}"))


def _case(vault: Vault, sealer: Sealer, row: dict[str, Any]) -> dict[str, Any]:
    case = Case.model_validate_json(row["body"])
    sealed = case_row(vault, sealer, case, centre=row["centre"], timezone="UTC")
    return {name: sealed[name] for name in ("phone", "phone_tail", "body", "sealed")}
