"""What the server holds of each device's facts: dense numbers, holes, and what could not be read."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.errors import FactReceipt
from app.server import tables

MISSING_SHOWN = 256
"""At most so many missing numbers are named in one receipt; the next receipt names the next ones."""

# Written once: putting a statement together costs more than running it.
_UPSERT = upsert(tables.fact_receipt)
_STORE = _UPSERT.on_conflict_do_update(
    index_elements=["device"], set_={"upto": _UPSERT.excluded.upto, "highest": _UPSERT.excluded.highest}
)
_INSERT_NUMBER = insert(tables.device_fact)


@dataclass
class DeviceFacts:
    """The fact numbers of one device: all up to `upto`, and those beyond the first hole."""

    upto: int = 0
    highest: int = 0
    beyond: set[int] = field(default_factory=set)

    def add(self, dseq: int) -> None:
        """Note that a fact is here."""
        self.highest = max(self.highest, dseq)
        if dseq <= self.upto:
            return
        self.beyond.add(dseq)
        while self.upto + 1 in self.beyond:
            self.upto += 1
            self.beyond.remove(self.upto)

    def has(self, dseq: int) -> bool:
        """Whether a fact of this number is here."""
        return dseq <= self.upto or dseq in self.beyond

    def copy(self) -> "DeviceFacts":
        """Return one that can be changed by itself."""
        return DeviceFacts(self.upto, self.highest, set(self.beyond))

    def receipt(self) -> FactReceipt:
        """Return what the device is told."""
        missing: list[int] = []
        number = self.upto + 1
        while number < self.highest and len(missing) < MISSING_SHOWN:
            if number not in self.beyond:
                missing.append(number)
            number += 1
        return FactReceipt(upto=self.upto, highest=self.highest, missing=tuple(missing))


def load(connection: Connection, device: str) -> DeviceFacts:
    """Return what is here of a device's facts."""
    table = tables.fact_receipt
    row = connection.execute(select(table.c.upto, table.c.highest).where(table.c.device == device)).first()
    if row is None:
        return DeviceFacts()
    numbers = tables.device_fact.c
    beyond = connection.execute(select(numbers.dseq).where(numbers.device == device, numbers.dseq > row.upto)).scalars()
    return DeviceFacts(upto=row.upto, highest=row.highest, beyond=set(beyond))


def store(connection: Connection, devices: dict[str, DeviceFacts]) -> None:
    """Write the receipts of these devices down."""
    if not devices:
        return
    rows = [{"device": name, "upto": facts.upto, "highest": facts.highest} for name, facts in devices.items()]
    connection.execute(_STORE, rows)


def store_numbers(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Write down which fact has which number: rows of `device`, `dseq`, `command_id`."""
    if rows:
        connection.execute(_INSERT_NUMBER, rows)


def store_quarantine(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Keep facts that could not be read or applied, whole."""
    if rows:
        connection.execute(insert(tables.quarantine), rows)
