"""`citydesk hall`: a manager gives a hall to a running server and takes it back as a workbook."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import resources
from app import cli
from app.contract.command import Scope
from app.contract.hall.setup import HallSetup, ListedCitizen
from app.server import accounts
from app.workbook.reading import read_workbook
from app.workbook.writing import write_workbook
from tests.server.harness import HALL, TestServer, listening

PASSWORD = "Yunxi-Hall-2026"


@pytest.fixture
async def url(server: TestServer) -> AsyncIterator[str]:
    """A server that listens; the manager 3001 and the window's 1001 have a password."""
    core = server.core
    hashed = await core.passwords.hash(PASSWORD)
    for number in ("3001", "1001"):
        await core.writer.execute(
            lambda connection, number=number: accounts.set_password(connection, number, hashed, core.now())
        )
    async with listening(server) as address:
        yield address


async def hall(*words: str, number: str = "3001", password: str = PASSWORD) -> int:
    """Run the command beside the server, as another program would."""
    return await asyncio.to_thread(cli.main, ["hall", *words, "--number", number, "--password", password])


def set_up(server: TestServer) -> HallSetup:
    """Return the hall as the server has it."""
    state = server.core.hall_state("test")
    assert state is not None
    assert state.setup is not None
    return state.setup


async def test_what_is_exported_changed_and_loaded_is_the_hall_and_tickets_go_on(
    server: TestServer, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kiosk = await server.client(Scope.KIOSK, zone="A")
    await server.window("1", "1001")
    ticket = await server.queue_ticket(kiosk)
    file = tmp_path / "hall.xlsx"
    assert await hall("export", str(file), "--server", url) == 0
    before = set_up(server)
    assert read_workbook(file) == before
    changed = before.model_copy(update={"phone": "010-1", "remarks": "改过"})
    write_workbook(changed, file)
    assert await hall("load", str(file), "--server", url) == 0
    assert set_up(server) == changed
    state = server.core.hall_state("test")
    assert state is not None
    assert ticket in state.tickets
    assert "hall test" in capsys.readouterr().out


async def test_the_lists_of_citizens_stay_with_the_server(server: TestServer, url: str, tmp_path: Path) -> None:
    listed = set_up(server).model_copy(update={"blacklist": (ListedCitizen(key="ab" * 16),)})
    manager = await server.client(Scope.MANAGER, staff="3001")
    answer = await manager.one(manager.request("set_up_hall", setup=listed.model_dump(mode="json")), HALL)
    assert answer.status == "accepted"
    file = tmp_path / "hall.xlsx"
    assert await hall("export", str(file), "--server", url) == 0
    assert read_workbook(file).blacklist == ()
    assert await hall("load", str(file), "--server", url) == 0
    assert set_up(server).blacklist == listed.blacklist


async def test_only_a_manager_of_this_hall_gets_in(
    server: TestServer, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set_up(server)
    own = tmp_path / "hall.xlsx"
    write_workbook(before, own)
    sample = str(resources.path("sample_hall"))
    assert await hall("load", str(own), "--server", url, password="wrong") == 1
    assert "number or password is wrong" in capsys.readouterr().err
    assert await hall("load", str(own), "--server", url, number="1001") == 1
    assert "only a manager" in capsys.readouterr().err
    assert await hall("load", sample, "--server", url) == 1
    assert "is hall yunxi, the server has hall test" in capsys.readouterr().err
    assert set_up(server) == before


async def test_a_server_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert await hall("export", str(tmp_path / "hall.xlsx"), "--server", "http://127.0.0.1:9") == 1
    assert "does not answer" in capsys.readouterr().err
    assert not (tmp_path / "hall.xlsx").exists()


async def test_a_booking_systems_file_becomes_the_appointments_of_its_day(
    server: TestServer, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = server.clock().astimezone(ZoneInfo("Asia/Shanghai")).date()
    slot = f"{day}T10:00+08:00,{day}T10:30+08:00"
    file = tmp_path / "today.csv"
    file.write_text(f"code,service,begins,ends,name\nYY7,tax,{slot},张三丰\n", encoding="utf-8")
    assert await hall("appointments", str(file), "--server", url) == 0
    assert f"1 appointments on {day}" in capsys.readouterr().out
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK, zone="A")
    assert (await kiosk.one(kiosk.request("check_in_by_code", code="yy7"))).status == "accepted"
    assert await hall("appointments", str(file), "--server", url, number="1001") == 1
    file.write_text("code\n", encoding="utf-8")
    assert await hall("appointments", str(file), "--server", url) == 1
    assert "today.csv, line 1" in capsys.readouterr().err


async def test_a_manager_has_words_said_aloud(server: TestServer, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert await hall("announce", "请车主挪车", "--zone", "A", "--server", url) == 0
    state = server.core.hall_state("test")
    assert state is not None
    (said,) = state.announcements
    assert (said.text, said.zone, said.language, said.staff) == ("请车主挪车", "A", "zh", "3001")
    assert await hall("announce", "喂", "--zone", "Z", "--server", url) == 1
    assert "unknown_zone" in capsys.readouterr().err
    assert await hall("announce", "x" * 201, "--server", url) == 1
    assert "1 to 200 characters" in capsys.readouterr().err


async def test_designs_given_one_by_one_are_written_as_files_and_a_wrong_one_is_refused_with_its_place(
    server: TestServer, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manager = await server.client(Scope.MANAGER, staff="3001")
    sources = {
        "ticket": resources.read_text("ticket_templates/narrow.toml").strip(),
        "display": resources.read_text("display_layouts/list.toml").strip(),
    }
    for kind, source in sources.items():
        design = {"code": "ours", "name": "我们的", "source": source}
        answer = await manager.one(manager.request(f"keep_{kind}_design", design=design))
        assert [event["type"] for event in answer.events] == [f"{kind}_design_kept"]
        wrong = design | {"source": source.replace("kind =", "knid =", 1)}
        refused = await manager.one(manager.request(f"keep_{kind}_design", design=wrong))
        assert (refused.code, refused.detail["element"]) == ("design_wrong", 1)
        assert refused.detail["line"] > 1
        late = design | {"source": source.replace("name =", "name = 'x' #", 1)}
        assert (await manager.one(manager.request(f"keep_{kind}_design", design=late))).code == "design_changed"
    window = await server.client(Scope.COUNTER, staff="1001")
    assert (await window.one(window.request("keep_ticket_design", design=design))).code == "not_allowed"
    assert await hall("designs", str(tmp_path / "ours"), "--server", url) == 0
    assert capsys.readouterr().out.split() == ["tickets/ours.toml", "layouts/ours.toml"]
    assert (tmp_path / "ours" / "tickets" / "ours.toml").read_text(encoding="utf-8").strip() == sources["ticket"]
