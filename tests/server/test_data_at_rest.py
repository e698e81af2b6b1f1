"""What citizens said lies nowhere in clear: not in the record, not beside it, not in a log."""

import json
import logging
import os
from pathlib import Path

import pytest
from alembic import command as alembic
from alembic.config import Config
from sqlalchemy import Connection

from app.contract.command import Scope
from app.server import log, unlocking
from app.server.console import verify
from app.server.database import Database
from app.server.migrations import upgrade as migrations
from app.server.vault import KeyProblem
from tests.server.harness import CENTRE, HALL, Client, TestServer, serving, settings_for
from tests.server.samples import MONDAY_MORNING, Clock
from tests.server.test_door import CASE
from tests.server.test_personal_data import COMMENT, ID_NUMBER, NAME, PHONE, a_visit

ADDRESS, TITLE, SAID = "标记路九十九号", "标记标题", "标记描述很长"
PLAIN_CASE = CASE | {
    "title": TITLE,
    "description": SAID,
    "address": ADDRESS,
    "reporter": {"name": NAME, "phone": PHONE},
}
MARKERS = (NAME, PHONE, ID_NUMBER, COMMENT, ADDRESS, TITLE, SAID)


def found_in(folder: Path, markers: tuple[str, ...] = MARKERS) -> list[tuple[str, str]]:
    """Return each marker in each file of a folder, in any way text is usually written down."""
    files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "citydesk.db" in files
    forms = {
        form: marker
        for marker in markers
        for form in (
            marker.encode(),
            marker.encode("utf-16-le"),
            marker.encode("gb18030"),
            json.dumps(marker).encode().strip(b'"'),
        )
    }
    return [(name, marker) for name, content in files.items() for form, marker in forms.items() if form in content]


async def a_case(server: TestServer) -> tuple[Client, str]:
    """Register a case; return the call-taker and the case."""
    taker = await server.client(Scope.HOTLINE, staff="2001")
    envelope = taker.fact("register_case", **PLAIN_CASE)
    assert (await taker.one(envelope, feed=CENTRE)).status == "accepted"
    return taker, str(envelope["id"])


async def play(server: TestServer) -> tuple[str, str, str]:
    """Play a visit, a case, a refusal and a fact that cannot be read; return ticket, slip key and case."""
    ticket, key = await a_visit(server)
    _, case = await a_case(server)
    kiosk = await server.client(Scope.KIOSK)
    await kiosk.one(kiosk.fact("never_heard_of", name=NAME, phone=PHONE))
    setup = (await (await server.client(Scope.MANAGER)).snapshot())["state"]["setup"]
    manager = await server.client(Scope.MANAGER)
    listed = {"key": ID_NUMBER, "reason": COMMENT, "until": None}
    set_up = manager.request("set_up_hall", setup=setup | {"blacklist": [listed]})
    assert (await manager.one(set_up)).status == "accepted"
    refused = await kiosk.one(kiosk.request("issue_ticket", service="card", citizen={"id_number": ID_NUMBER}))
    assert (refused.code, refused.detail) == ("blacklisted", {"reason": COMMENT})
    return ticket, key, case


async def test_no_byte_on_the_disk_tells_a_citizen(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    file = logging.FileHandler(tmp_path / "server.log", encoding="utf-8")
    logging.getLogger("app").addHandler(file)
    try:
        async with serving(settings_for(tmp_path, checkpoint_events=4), clock) as server:
            _, key, _ = await play(server)
            assert found_in(tmp_path, (*MARKERS, key)) == []
            assert (tmp_path / "citydesk.db-wal").stat().st_size > 0
        assert found_in(tmp_path, (*MARKERS, key)) == []
    finally:
        logging.getLogger("app").removeHandler(file)
        file.close()
    assert (tmp_path / "server.log").read_text("utf-8")


async def test_after_a_start_everything_is_there_as_it_was(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path), clock) as server:
        ticket, key, case = await play(server)
        before = {name: channel.state for name, channel in server.core.hub.channels.items()}
    async with serving(settings_for(tmp_path), clock) as server:
        assert {name: channel.state for name, channel in server.core.hub.channels.items()} == before
        kiosk = await server.client(Scope.KIOSK)
        assert (await kiosk.snapshot())["state"]["tickets"][ticket]["slip_key"] == key
        taker = await server.client(Scope.HOTLINE)
        found = (await taker.get(f"/v1/centres/line/cases?phone={PHONE}")).json()["cases"]
        assert [(one["id"], one["description"], one["reporter"]["name"]) for one in found] == [(case, SAID, NAME)]
        assert [event["type"] for event in await kiosk.tail()] == [
            event["type"] for event in await (await server.client(Scope.MANAGER)).tail()
        ]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        (f"phone={PHONE}", 1),
        (f"phone=%2B86{PHONE}", 1),
        (f"phone={PHONE[:-1]}", 0),
        ("tail=9876", 1),
        ("tail=9875", 0),
        (f"text={ADDRESS}", 1),
        (f"text={TITLE} {SAID}", 1),
        (f"text={TITLE} nowhere", 0),
    ],
)
async def test_what_is_sealed_is_found(server: TestServer, query: str, hits: int) -> None:
    taker, _ = await a_case(server)
    assert len((await taker.get(f"/v1/centres/line/cases?{query}")).json()["cases"]) == hits


async def test_a_citizen_is_forgotten_and_the_chain_holds(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path), clock) as server:
        ticket, _ = await a_visit(server)
        await a_case(server)
        kiosk = await server.client(Scope.KIOSK)
        other = await server.queue_ticket(kiosk, citizen={"name": "旁人", "phone": "13900001111"})
        vault = server.core.database.vault
        for number in (ID_NUMBER, PHONE):
            assert await server.core.writer.erase(vault.identity(number)) == 1
        assert await server.core.writer.erase(vault.identity("13700000000")) == 0
        assert await server.core.writer.erase("") == 0
        assert NAME not in (await (await server.client(Scope.HOTLINE)).get(f"/v1/feeds/{CENTRE}/snapshot")).text
    assert all(broken is None for _, _, broken in verify(tmp_path))
    async with serving(settings_for(tmp_path), clock) as server:
        state = server.core.hall_state("test")
        assert state is not None
        gone, kept = state.tickets[ticket].citizen, state.tickets[other].citizen
        assert gone is not None
        assert kept is not None
        assert (gone.name, gone.phone, gone.id_number) == (None, None, None)
        assert (kept.name, kept.phone) == ("旁人", "13900001111")
        manager, taker = await server.client(Scope.MANAGER), await server.client(Scope.HOTLINE)
        visits = (await manager.get("/v1/halls/test/visits")).json()["visits"]
        said = visits[0]["evaluation"]
        assert (said["rating"], said["reasons"], said["comment"]) == ("dissatisfied", [], "")
        cases = (await taker.get("/v1/centres/line/cases")).json()["cases"]
        assert [(one["title"], one["reporter"]["phone"]) for one in cases] == [("", "")]


async def test_the_chain_is_proved_without_the_key(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path), clock) as server:
        await play(server)
    (tmp_path / "service.key").unlink()
    proved = {feed: broken for feed, _, broken in verify(tmp_path)}
    assert proved.keys() >= {HALL, CENTRE}
    assert set(proved.values()) == {None}
    database = Database(tmp_path / "citydesk.db", clock)
    with database.writing() as connection:
        seq = connection.exec_driver_sql("SELECT min(seq) FROM event WHERE sealed IS NOT NULL").scalar_one()
        changed = "UPDATE event SET sealed = zeroblob(80) WHERE seq = ? AND feed = ?"
        connection.exec_driver_sql(changed, (seq, HALL))
        assert log.verify(connection, HALL) == log.Break(HALL, seq, "changed")
    database.close()


def _opened(folder: Path) -> None:
    database = Database(folder / "citydesk.db", Clock())
    try:
        database.unlock(folder / "service.key")
    finally:
        database.close()


def test_another_key_and_no_key_are_told(tmp_path: Path) -> None:
    _opened(tmp_path)
    key = tmp_path / "service.key"
    assert key.stat().st_mode & 0o777 == 0o600 or os.name != "posix"
    right = key.read_bytes()
    key.unlink()
    with pytest.raises(KeyProblem, match="is not at"):
        _opened(tmp_path)
    unlocking.make_key(key)
    with pytest.raises(KeyProblem, match="is not the service key"):
        _opened(tmp_path)
    key.write_bytes(b"c2hvcnQ=")
    with pytest.raises(KeyProblem, match="holds no key"):
        _opened(tmp_path)
    key.write_bytes(right)
    key.chmod(0o644)
    if os.name == "posix":
        with pytest.raises(KeyProblem, match="read by others"):
            _opened(tmp_path)
    key.chmod(0o600)
    _opened(tmp_path)


def _old_record(connection: Connection) -> None:
    """Make the tables of the first version, with a case, an answer and a fact as it wrote them."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    alembic.upgrade(config, "0001")
    case = {
        "id": "01a204ac-8374-700c-b128-411d9f2e5a5d",
        "number": "DH2026112300001",
        "channel": "phone",
        "kind": "complaint",
        "reported_at": MONDAY_MORNING.isoformat(),
        "registered_at": MONDAY_MORNING.isoformat(),
        "reporter": {"name": NAME, "phone": PHONE},
        "title": TITLE,
        "description": SAID,
        "call_taker": "2001",
    }
    row = {
        "feed": CENTRE,
        "seq": 1,
        "stream": f"{CENTRE}/case:{case['id']}",
        "version": 1,
        "type": "case_registered",
        "v": 1,
        "body": json.dumps({"case": case}, ensure_ascii=False),
        "at": MONDAY_MORNING.isoformat(),
        "actor": "2001",
        "device": "d",
        "command_id": case["id"],
    }
    row["hash"] = log.seal(log.NO_HASH, row | {"sealed": None})
    rows: dict[str, dict[str, object]] = {
        "feed": {"name": CENTRE, "opened_at": MONDAY_MORNING.isoformat()},
        "event": row,
        "case": {
            "id": case["id"],
            "centre": "line",
            "number": case["number"],
            "day": "2026-11-23",
            "registered_at": MONDAY_MORNING.isoformat(),
            "phone": PHONE,
            "words": f"{TITLE}\n{SAID}",
            "body": json.dumps(case, ensure_ascii=False),
        },
        "quarantine": {
            **{name: name for name in ("id", "feed", "device", "type", "code", "at")},
            "dseq": 1,
            "raw": json.dumps({"name": NAME}),
        },
    }
    for table, values in rows.items():
        marks = ", ".join("?" * len(values))
        connection.exec_driver_sql(
            f'INSERT INTO "{table}" ({", ".join(values)}) VALUES ({marks})', tuple(values.values())
        )


async def test_a_record_of_an_earlier_version_goes_on(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rows are readable and proved as before; what lay beside the record in clear is sealed."""
    with monkeypatch.context() as patch:
        patch.setattr("app.server.database.upgrade", _old_record)
        Database(tmp_path / "citydesk.db", clock).close()
    async with serving(settings_for(tmp_path), clock) as server:
        taker = await server.client(Scope.HOTLINE)
        for query in (f"phone={PHONE}", "tail=9876", f"text={SAID}"):
            found = (await taker.get(f"/v1/centres/line/cases?{query}")).json()["cases"]
            assert [one["title"] for one in found] == [TITLE], query
        assert [event["body"]["case"]["title"] for event in (await taker.tail(feed=CENTRE))[:1]] == [TITLE]
        with server.core.database.reading() as connection:
            assert log.verify(connection, CENTRE) is None
            beside = [
                str(row)
                for table in ('"case"', "quarantine", "command_result", "visit")
                for row in connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            ]
            raw = connection.exec_driver_sql("SELECT raw FROM quarantine").scalar_one()
        assert not [marker for marker in MARKERS if marker in "".join(beside)]
        assert json.loads(server.core.database.vault.open_text(raw, "id")) == {"name": NAME}
