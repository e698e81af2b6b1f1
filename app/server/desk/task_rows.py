"""The rows of tasks that figures are made from: when a unit got, signed and settled each, and whether in time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.centre.flow import SETTLED, TaskState
from app.contract.centre.flow_state import CaseFlow, Task
from app.contract.centre.limits import Standing
from app.contract.centre.state import CentreState
from app.rules.case_clock import task_clock
from app.server import tables

_TASK = tables.case_task
_KNOWN = select(_TASK.c.no, _TASK.c.state, _TASK.c.signed_at, _TASK.c.settled_at).where(
    _TASK.c.case_row == bindparam("row")
)
_insert = upsert(_TASK)
_REPLACE = _insert.on_conflict_do_update(
    index_elements=["case_row", "no"],
    set_={column.name: _insert.excluded[column.name] for column in _TASK.columns if not column.primary_key},
)


class TaskRows:
    """Collects the rows of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[dict[str, Any]] = []

    def follow(self, row: int, state: CentreState, flow: CaseFlow, at: datetime) -> None:
        """Note the tasks of a case as they are `at` a time."""
        if not flow.tasks:
            return
        known = {found.no: found for found in self._connection.execute(_KNOWN, {"row": row})}
        for task in flow.tasks:
            before = known.get(task.no)
            if before is None or before.state != task.state.value or before.settled_at is None:
                clock = task_clock(state, flow, task)
                late = clock is not None and clock.standing(at) is Standing.DONE_LATE
                stays = {"case_row": row, "centre": state.centre, "late": late and task.state in SETTLED}
                self._rows.append(stays | _columns(task, int(at.timestamp()), before))

    def store(self) -> None:
        """Write the rows."""
        if self._rows:
            self._connection.execute(_REPLACE, self._rows)
            self._rows.clear()


def _columns(task: Task, now: int, before: Any) -> dict[str, Any]:
    """Return what a row says of a task at a time; `before` is the row as it was, if there was one."""
    signed = before is not None and before.state == TaskState.TO_SIGN and task.state is not TaskState.TO_SIGN
    return {
        "no": task.no,
        "unit": task.unit,
        "share": task.share.value,
        "state": task.state.value,
        "round": task.round,
        "opened_at": int(task.opened_at.timestamp()),
        "signed_at": now if signed else getattr(before, "signed_at", None),
        "settled_at": (getattr(before, "settled_at", None) or now) if task.state in SETTLED else None,
    }
