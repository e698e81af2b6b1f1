"""The record: its order, its seal, and what happens when somebody else was faster."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.contract.command import Actor, Context, Scope
from app.contract.hall.events import CounterLeft
from app.ids import new_id
from app.rules.decision import recorded
from app.rules.feeds import feed_rules
from app.server import log
from app.server.database import Database
from app.server.sealing import Sealed
from app.server.vault import Vault
from tests.server.samples import MONDAY_MORNING, Clock

FEED = "hall:test"
VAULT = Vault(bytes(32))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A transaction on an empty database."""
    database = Database(tmp_path / "citydesk.db", Clock())
    with database.writing() as opened:
        yield opened
    database.close()


def write(connection: Connection, count: int, *, feed: str = FEED, head: log.Head | None = None) -> log.Head:
    """Append `count` events after `head`."""
    head = head or log.Head()
    actor = Actor(scope=Scope.COUNTER, device="d", staff="1001")
    for _ in range(count):
        context = Context(now=MONDAY_MORNING, pressed_at=MONDAY_MORNING, actor=actor, command_id=new_id())
        event = recorded(CounterLeft(counter="3"), seq=head.seq + 1, context=context)
        row = log.make_row(feed, feed, head.seq + 1, event, head, sealed=Sealed(event.event.model_dump_json()))
        log.append(connection, [row])
        head = log.Head(event.seq, row["hash"])
    return head


def test_events_are_read_back_as_they_were(connection: Connection) -> None:
    head = write(connection, 5)
    assert log.head(connection, FEED) == head
    events = feed_rules(FEED).events
    assert [row.seq for row in log.read(connection, VAULT, events, FEED, after=2)] == [3, 4, 5]
    assert [row.seq for row in log.read(connection, VAULT, events, FEED, after=1, upto=4, limit=2)] == [2, 3]
    last = next(log.read(connection, VAULT, events, FEED, after=4))
    assert (last.actor, last.device, last.at, last.event) == ("1001", "d", MONDAY_MORNING, CounterLeft(counter="3"))


def test_an_append_at_a_taken_place_is_lost(connection: Connection) -> None:
    write(connection, 2)
    with pytest.raises(log.VersionTaken):
        write(connection, 1, head=log.Head(seq=1))


def test_an_append_at_a_taken_version_of_a_stream_is_lost(connection: Connection) -> None:
    head = write(connection, 1)
    row = dict(connection.exec_driver_sql("SELECT * FROM event").mappings().one())
    with pytest.raises(log.VersionTaken):
        log.append(connection, [row | {"seq": head.seq + 1}])


def test_an_untouched_record_is_unbroken(connection: Connection) -> None:
    write(connection, 3)
    write(connection, 2, feed="hall:other")
    assert log.verify(connection, FEED) is None
    assert log.verify(connection, "hall:none") is None


@pytest.mark.parametrize(
    ("damage", "seq", "reason"),
    [
        ("UPDATE event SET body = replace(body, '3', '4') WHERE seq = 2", 2, "changed"),
        ("UPDATE event SET actor = '1002' WHERE seq = 3", 3, "changed"),
        ("UPDATE event SET at = '2026-11-23T02:00:01+00:00' WHERE seq = 1", 1, "changed"),
        ("UPDATE event SET hash = zeroblob(32) WHERE seq = 4", 4, "changed"),
        ("DELETE FROM event WHERE seq = 2", 2, "missing"),
    ],
)
def test_a_touched_record_is_broken_at_that_row(connection: Connection, damage: str, seq: int, reason: str) -> None:
    write(connection, 4)
    connection.exec_driver_sql(damage)
    assert log.verify(connection, FEED) == log.Break(FEED, seq, reason)


def test_a_row_changed_with_its_own_hash_breaks_the_next_one(connection: Connection) -> None:
    write(connection, 4)
    row = dict(connection.exec_driver_sql("SELECT * FROM event WHERE seq = 2").mappings().one())
    before = connection.exec_driver_sql("SELECT hash FROM event WHERE seq = 1").scalar_one()
    forged = log.seal(before, row | {"actor": "1002"})
    connection.exec_driver_sql("UPDATE event SET actor = '1002', hash = ? WHERE seq = 2", (forged,))
    assert log.verify(connection, FEED) == log.Break(FEED, 3, "changed")
