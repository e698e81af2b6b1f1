"""The rows of calls, of cases that were put right, and of the clauses of descriptions; written with their events."""

from typing import Any

from sqlalchemy import Connection, bindparam, case, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.centre.calls import Call, CallMoved
from app.contract.centre.events import CaseImported, CaseRegistered
from app.contract.centre.state import Case, CentreState
from app.contract.event import Event
from app.rules.calendar import local
from app.server import tables
from app.server.clock import sortable
from app.server.intake.clauses import ENOUGH, clauses_of
from app.server.sealing import Owner, Sealer
from app.server.subjects import call_subject
from app.server.vault import Vault

_call = upsert(tables.call)
_REPLACE_CALL = _call.on_conflict_do_update(
    index_elements=["id"],
    set_={column.name: _call.excluded[column.name] for column in tables.call.columns if not column.primary_key},
)
_P = tables.phrase.c
_phrase = upsert(tables.phrase)
_another = case((_P.last != _phrase.excluded.last, 1), else_=0)
_COUNT_PHRASE = _phrase.on_conflict_do_update(
    index_elements=["id"],
    set_={
        "cases": _P.cases + _another,
        "last": _phrase.excluded.last,
        "text": case((_P.cases + _another >= ENOUGH, bindparam("said")), else_=_P.text),
    },
)


class IntakeRows:
    """Collects what the events of one transaction change; the last word on a row wins."""

    def __init__(self, vault: Vault, sealer: Sealer) -> None:
        self._vault = vault
        self._sealer = sealer
        self._calls: dict[str, dict[str, Any]] = {}
        self._phrases: list[dict[str, Any]] = []

    def follow(self, state: CentreState, event: Event) -> None:
        """Note what an event changed; `state` is the centre after it."""
        if isinstance(event, CallMoved):
            row = self._call_row(state, event.call)
            self._calls[row["id"]] = row
        elif isinstance(event, CaseRegistered | CaseImported):
            self._count_clauses(state.centre, event.case)

    def _call_row(self, state: CentreState, call: Call) -> dict[str, Any]:
        zone = state.setup.timezone if state.setup is not None else "UTC"
        identity = self._vault.identity(call.number)
        owner = Owner(call_subject(state.centre, call.key), f"centre:{state.centre}", identity)
        sealed = self._sealer.seal(call, owner)
        return {
            "id": f"{state.centre}/{call.key}",
            "centre": state.centre,
            "day": local(zone, call.offered_at).date().isoformat(),
            "offered_at": sortable(call.offered_at),
            "number": identity,
            "staff": call.staff or "",
            "body": sealed.body,
            "subject": sealed.subject,
            "sealed": sealed.values,
        }

    def _count_clauses(self, centre: str, registered: Case) -> None:
        caller = self._vault.digest(f"phrase:caller:{self._vault.identity(registered.reporter.phone)}".encode()).hex()
        for clause in clauses_of(registered):
            digest = self._vault.digest(f"phrase:{centre}:{clause}".encode()).hex()
            values = {"id": digest, "centre": centre, "cases": 1, "last": caller, "text": None, "said": clause}
            self._phrases.append(values)

    def store(self, connection: Connection) -> None:
        """Write the rows."""
        if self._calls:
            connection.execute(_REPLACE_CALL, list(self._calls.values()))
        if self._phrases:
            connection.execute(_COUNT_PHRASE, self._phrases)


_CORRECT_FLOW = (
    update(tables.case_flow)
    .where(tables.case_flow.c.case == bindparam("of_case"))
    .values(confidential=bindparam("is_confidential"), kind=bindparam("is_kind"))
)


def correct_flows(connection: Connection, cases: dict[str, Case]) -> None:
    """Put right what the lists of the desk know of cases that were edited."""
    if cases:
        rows = [
            {"of_case": known.id, "is_confidential": known.confidential, "is_kind": known.kind}
            for known in cases.values()
        ]
        connection.execute(_CORRECT_FLOW, rows)
