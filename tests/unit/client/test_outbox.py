"""The outbox as a file: dense numbers, survival, damage."""

import asyncio
import os
import signal
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from app.client.envelopes import envelope
from app.client.errors import FactsWaiting, OutboxError, OutboxTooNew
from app.client.outbox import FILE, KEY_FILE, Cursor, Outbox
from app.contract.command import Envelope
from app.contract.errors import FactReceipt
from app.contract.hall.commands import CallNext, ReportPrint
from app.ids import new_id

FEED = "hall:test"


def fact() -> Envelope:
    """Return some fact's envelope."""
    return envelope(ReportPrint(ticket=new_id(), outcome="printed"))


async def filled(folder: Path, count: int) -> list[str]:
    """Record facts in a folder, close, return their ids."""
    outbox = await Outbox.open(folder)
    stored = [await outbox.record(FEED, fact()) for _ in range(count)]
    await outbox.close()
    return [each.envelope.id for each in stored]


def sql(folder: Path, statement: str, *values: object) -> None:
    """Change the file behind the outbox's back."""
    db = sqlite3.connect(folder / FILE)
    db.execute(statement, values)
    db.commit()
    db.close()


async def test_numbers_are_dense_and_go_on_after_reopening(tmp_path: Path) -> None:
    await filled(tmp_path, 3)
    outbox = await Outbox.open(tmp_path)
    device = outbox.device

    stored = await outbox.record(FEED, fact())

    assert stored.dseq == stored.envelope.dseq == 4
    assert [each.dseq for each in await outbox.pending()] == [1, 2, 3, 4]
    await outbox.close()
    again = await Outbox.open(tmp_path)
    assert again.device == device
    await again.close()


async def test_same_command_is_stored_once(outbox: Outbox) -> None:
    one = fact()

    first, second = await outbox.record(FEED, one), await outbox.record(FEED, one)

    assert first == second
    assert outbox.waiting.count == 1


async def test_many_at_once_get_different_numbers(outbox: Outbox) -> None:
    stored = await asyncio.gather(*(outbox.record(FEED, fact()) for _ in range(50)))

    assert sorted(each.dseq for each in stored) == list(range(1, 51))


async def test_requests_are_never_stored(outbox: Outbox) -> None:
    with pytest.raises(ValueError, match="facts"):
        await outbox.record(FEED, envelope(CallNext(counter="1")))


@pytest.mark.parametrize(
    ("answered", "receipt", "left"),
    [
        ({1, 2, 3}, FactReceipt(upto=3, highest=3), [4]),
        ({1, 2, 3}, FactReceipt(upto=1, highest=3, missing=(2,)), [2, 4]),
        ({1, 2}, FactReceipt(upto=4, highest=4), [3, 4]),
        (set(), FactReceipt(upto=4, highest=4), [1, 2, 3, 4]),
        ({1, 2, 3, 4}, FactReceipt(), [1, 2, 3, 4]),
    ],
)
async def test_acknowledged_only_by_answer_and_receipt(
    outbox: Outbox, answered: set[int], receipt: FactReceipt, left: list[int]
) -> None:
    for _ in range(4):
        await outbox.record(FEED, fact())

    await outbox.settle(answered, receipt)

    assert [each.dseq for each in await outbox.pending()] == left


async def test_acknowledged_facts_wait_again_when_the_server_is_another(outbox: Outbox) -> None:
    for _ in range(3):
        await outbox.record(FEED, fact())
    await outbox.settle({1, 2, 3}, FactReceipt(upto=3, highest=3))
    assert outbox.waiting.count == 0

    assert await outbox.offer_all_again() == 3

    assert [each.dseq for each in await outbox.pending()] == [1, 2, 3]


async def test_numbers_go_on_above_what_the_server_has_seen_of_this_device(outbox: Outbox) -> None:
    await outbox.record(FEED, fact())
    await outbox.settle({1}, FactReceipt(upto=57, highest=57))

    assert (await outbox.record(FEED, fact())).dseq == 58


async def test_acknowledged_facts_are_kept_for_seven_days(tmp_path: Path) -> None:
    await filled(tmp_path, 2)
    outbox = await Outbox.open(tmp_path)
    await outbox.settle({1, 2}, FactReceipt(upto=2, highest=2))
    await outbox.close()
    sql(tmp_path, "UPDATE fact SET acknowledged_at = '2020-01-01T00:00:00+00:00' WHERE dseq = 1")
    outbox = await Outbox.open(tmp_path)

    await outbox.settle(set(), FactReceipt())

    assert await outbox.offer_all_again() == 1
    await outbox.close()


async def test_changed_row_is_never_sent_and_needs_a_person(tmp_path: Path) -> None:
    await filled(tmp_path, 3)
    sql(tmp_path, "UPDATE fact SET envelope = replace(envelope, 'printed', 'unknown') WHERE dseq = 2")
    outbox = await Outbox.open(tmp_path)

    assert [each.dseq for each in await outbox.pending()] == [1, 3]

    assert await outbox.buried() == [(2, "check failed")]
    assert (outbox.waiting.count, outbox.waiting.dead) == (2, 1)
    await outbox.close()


@pytest.mark.parametrize("column", ["id", "feed", "recorded_at", "envelope", "mac"])
async def test_every_column_is_checked(tmp_path: Path, column: str) -> None:
    await filled(tmp_path, 1)
    sql(tmp_path, f"UPDATE fact SET {column} = 'x'")
    outbox = await Outbox.open(tmp_path)

    assert await outbox.pending() == []

    await outbox.close()


async def test_spoilt_state_is_sent_once_more_rather_than_never(tmp_path: Path) -> None:
    await filled(tmp_path, 2)
    sql(tmp_path, "UPDATE fact SET state = 'wbiting' WHERE dseq = 1")
    outbox = await Outbox.open(tmp_path)

    assert outbox.waiting.count == 2
    assert [each.dseq for each in await outbox.pending()] == [1, 2]

    await outbox.settle({1, 2}, FactReceipt(upto=2, highest=2))
    assert outbox.waiting.count == 0
    await outbox.close()


async def test_rubbish_for_a_file_is_set_aside_and_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this was a database once" * 500)

    outbox = await Outbox.open(tmp_path)

    assert (await outbox.record(FEED, fact())).dseq == 1
    (aside,) = outbox.set_aside
    assert aside.read_bytes().startswith(b"this was a database once")
    await outbox.close()


async def test_readable_facts_of_a_broken_file_are_carried_over(tmp_path: Path) -> None:
    ids = await filled(tmp_path, 200)
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = os.urandom(4096)
    path.write_bytes(data)

    outbox = await Outbox.open(tmp_path)

    kept = await outbox.pending(1000)
    assert len(outbox.set_aside) == 1
    assert len(kept) > 50
    assert {each.envelope.id for each in kept} <= set(ids)
    assert [each.envelope.id for each in kept] == [ids[each.dseq - 1] for each in kept]
    assert (await outbox.record(FEED, fact())).dseq == 201
    await outbox.close()


async def test_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    await filled(tmp_path, 1)
    sql(tmp_path, "PRAGMA user_version = 99")

    with pytest.raises(OutboxTooNew):
        await Outbox.open(tmp_path)

    assert list(tmp_path.glob("facts.broken*")) == []


async def test_reset_is_refused_while_facts_wait(tmp_path: Path) -> None:
    outbox = await Outbox.open(tmp_path)
    await outbox.record(FEED, fact())
    with pytest.raises(FactsWaiting) as caught:
        await outbox.reset()
    assert caught.value.count == 1
    await outbox.settle({1}, FactReceipt(upto=1, highest=1))

    await outbox.reset()

    assert len(list(tmp_path.glob("facts.reset-*.db"))) == 1
    assert await outbox.pending() == []
    await outbox.close()


async def test_disk_that_takes_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outbox = await Outbox.open(tmp_path)
    await outbox._run(lambda file: file._db.execute("PRAGMA max_page_count = 1").fetchall())

    with pytest.raises(OutboxError):
        await asyncio.gather(*(outbox.record(FEED, fact()) for _ in range(200)))

    stored = [each.dseq for each in await outbox.pending(1000)]
    assert stored == list(range(1, len(stored) + 1))
    await outbox.close()


async def test_cursor_and_series_are_remembered(tmp_path: Path) -> None:
    outbox = await Outbox.open(tmp_path)
    await outbox.keep_cursor(FEED, Cursor("e-1", 12))
    assert [await outbox.next_number("A") for _ in range(3)] == [1, 2, 3]
    await outbox.close()

    outbox = await Outbox.open(tmp_path)

    assert await outbox.cursor(FEED) == Cursor("e-1", 12)
    assert await outbox.cursor("hall:other") is None
    assert await outbox.next_number("A") == 4
    await outbox.close()


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
async def test_key_is_for_this_user_only(tmp_path: Path) -> None:
    await filled(tmp_path, 1)

    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


RECORDER = """
import asyncio, sys
from pathlib import Path
from app.client.envelopes import envelope
from app.client.outbox import Outbox
from app.contract.hall.commands import ReportPrint
from app.ids import new_id

async def main():
    outbox = await Outbox.open(Path(sys.argv[1]))
    while True:
        stored = await outbox.record("hall:test", envelope(ReportPrint(ticket=new_id(), outcome="printed")))
        print(stored.dseq, stored.envelope.id, flush=True)

asyncio.run(main())
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
async def test_everything_recorded_survives_kill_9(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", RECORDER, str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    said = [await process.stdout.readline() for _ in range(20)]
    process.send_signal(signal.SIGKILL)
    said += (await process.stdout.read()).splitlines()
    await process.wait()
    promised = {int(line.split()[0]): line.split()[1].decode() for line in said if len(line.split()) == 2}

    outbox = await Outbox.open(tmp_path)

    kept = {each.dseq: each.envelope.id for each in await outbox.pending(100_000)}
    assert promised.items() <= kept.items()
    assert sorted(kept) == list(range(1, len(kept) + 1))
    assert len(kept) - len(promised) <= 1
    assert outbox.set_aside == ()
    await outbox.close()
