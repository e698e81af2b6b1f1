"""A full disk: facts still fit, because room was kept back."""

import sqlite3
from pathlib import Path

import pytest

from app.client import ballast
from app.client.envelopes import envelope
from app.client.errors import OutboxError
from app.client.fact_file import FactFile
from app.client.outbox import Outbox
from app.contract.hall.commands import ResumeCounter

FACT = ResumeCounter(counter="1")


def full_until_let_go(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """The disk takes nothing while the ballast is there or once it is used up."""
    whole = FactFile.record

    def record(self: FactFile, *given: object) -> object:
        if (folder / ballast.FILE).exists():
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return whole(self, *given)

    patch.setattr(FactFile, "record", record)


async def test_a_fact_is_stored_on_a_full_disk_and_it_is_known(
    outbox: Outbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "profile"
    await outbox.keep_room()
    assert (folder / ballast.FILE).stat().st_size == ballast.BYTES
    full_until_let_go(monkeypatch, folder)
    assert not outbox.disk_full
    await outbox.record("hall:test", envelope(FACT))
    assert outbox.waiting.count == 1
    assert outbox.disk_full
    assert not (folder / ballast.FILE).exists()


async def test_without_room_the_fact_is_not_shown_as_stored(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def record(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(FactFile, "record", record)
    with pytest.raises(OutboxError):
        await outbox.record("hall:test", envelope(FACT))
    assert outbox.waiting.count == 0
