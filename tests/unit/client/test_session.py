"""Who the program is: login, enrolment, what is kept, and what happens when the server does not know it any more."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.client.door import Door, Enrolment, Login
from app.client.errors import Locked, Rejected, Unreachable, WrongLogin
from app.client.secrets import FileStore
from app.client.session import Session
from app.contract.command import Scope
from tests.unit.client.small_server import SmallServer


@pytest.fixture
async def door(server: SmallServer) -> AsyncIterator[Door]:
    """A door to the server, without a token."""
    made = Door(server.url)
    yield made
    await made.aclose()


def session(door: Door, folder: Path) -> Session:
    """A session of the installation `device-1`."""
    return Session(door=door, secrets=FileStore(folder), device="device-1")


async def test_login_gives_the_door_its_token_and_survives_a_restart(door: Door, tmp_path: Path) -> None:
    login = await session(door, tmp_path).login("1001", "right", scope=Scope.COUNTER)
    assert (login.staff, login.hall, door.token) == ("1001", "test", "window")
    assert "window" not in repr(login)
    door.token = None

    restored = await session(door, tmp_path).restore()

    assert isinstance(restored, Login)
    assert door.token == "window"


async def test_login_that_is_over_is_not_taken_up(door: Door, tmp_path: Path) -> None:
    login = await session(door, tmp_path).login("1001", "right", scope=Scope.COUNTER)
    over = login.model_copy(update={"expires": login.expires.replace(year=2020)})
    FileStore(tmp_path).set("login", over.model_dump_json())
    door.token = None

    assert await session(door, tmp_path).restore() is None
    assert door.token is None


async def test_enrolment_survives_a_restart_and_a_logout(door: Door, tmp_path: Path) -> None:
    mine = session(door, tmp_path)
    await mine.enrol("123456", "取号机 1")
    await mine.login("1001", "right", scope=Scope.COUNTER)
    await mine.logout()
    assert door.token == "kiosk"

    restored = await session(door, tmp_path).restore()

    assert isinstance(restored, Enrolment)
    assert restored.zone == "A"


async def test_wrong_and_locked_are_told_apart_and_change_nothing(door: Door, tmp_path: Path) -> None:
    mine = session(door, tmp_path)
    with pytest.raises(WrongLogin):
        await mine.login("1001", "wrong", scope=Scope.COUNTER)
    with pytest.raises(Locked):
        await mine.login("locked", "right", scope=Scope.COUNTER)
    with pytest.raises(WrongLogin):
        await mine.enrol("000000", "x")
    assert door.token is None


async def test_logout_forgets_even_without_a_server(server: SmallServer, door: Door, tmp_path: Path) -> None:
    mine = session(door, tmp_path)
    await mine.login("1001", "right", scope=Scope.COUNTER)
    await server.stop()

    await mine.logout()

    assert door.token is None
    assert await session(door, tmp_path).restore() is None
    with pytest.raises(Unreachable):
        await mine.login("1001", "right", scope=Scope.COUNTER)
    await server.start()


async def test_rejected_token_asks_for_a_login_and_waits_for_it(door: Door, tmp_path: Path) -> None:
    mine = session(door, tmp_path)
    asked, times = asyncio.Event(), list[None]()
    mine.on_login_needed(lambda _nothing: asked.set())
    mine.on_login_needed(times.append)
    door.token = "old"

    renewing = [asyncio.create_task(mine.renew("old")) for _ in range(2)]  # the stream's reader and the uploader
    await asyncio.wait_for(asked.wait(), 5)
    assert not any(task.done() for task in renewing)
    await mine.login("1001", "right", scope=Scope.COUNTER)
    await asyncio.gather(*renewing)
    assert times == [None]

    await mine.renew("old")  # the token is another one already: nothing to wait for


async def test_neither_token_nor_password_nor_phone_number_is_logged(
    door: Door, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await session(door, tmp_path).login("1001", "right", scope=Scope.COUNTER)
    with pytest.raises(Rejected):
        await door.cases("test", phone="13812345678")

    assert not [word for word in ("13812345678", "Bearer", '"right"', "password") if word in caplog.text]


async def test_unreadable_secrets_are_no_session(door: Door, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    await session(door, tmp_path).login("1001", "right", scope=Scope.COUNTER)
    (tmp_path / "secrets.bin").write_bytes(b"x" * 100)

    assert await session(door, tmp_path).restore() is None
    assert "cannot be read" in caplog.text
