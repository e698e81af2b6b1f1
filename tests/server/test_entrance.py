"""Logging in and out, locking, passwords, and how devices become known."""

import asyncio
from typing import Any

import httpx
import pytest

from app.contract.command import Scope
from app.rules.passwords import SHORTEST_PASSWORD
from app.server import accounts
from app.server.accounts import Place
from tests.server.harness import HALL, TestServer

PASSWORD = "correct horse battery"


@pytest.fixture
async def staffed(server: TestServer) -> TestServer:
    """A server whose staff can log in."""
    hashed = await server.core.passwords.hash(PASSWORD)

    def store(connection: Any) -> None:
        for number in ("1001", "2001", "3001", "4001", "9999"):
            accounts.set_password(connection, number, hashed, server.clock())

    await server.core.writer.execute(store)
    return server


async def log_in(server: TestServer, number: str = "1001", password: str = PASSWORD, **more: Any) -> httpx.Response:
    """Post a login."""
    given = {"number": number, "password": password, "device": "pc-1", "scope": "counter"} | more
    return await server.http.post("/v1/login", json=given)


async def test_a_login_gives_a_token_that_works(staffed: TestServer) -> None:
    response = await log_in(staffed)
    assert response.status_code == 200
    given = response.json()
    assert {name: given[name] for name in ("scope", "staff", "name", "hall", "centre", "expires")} == {
        "scope": "counter",
        "staff": "1001",
        "name": "林晓岚",
        "hall": "test",
        "centre": "line",
        "expires": "2026-11-23T14:00:00+00:00",
    }
    headers = {"Authorization": f"Bearer {given['token']}"}
    assert (await staffed.http.get(f"/v1/feeds/{HALL}/snapshot", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    ("number", "scopes"),
    [
        ("1001", {"counter"}),
        ("2001", {"hotline"}),
        ("3001", {"manager", "counter", "reception", "hotline"}),
        ("4001", {"reception"}),
        ("9999", set()),
    ],
)
async def test_roles_decide_what_a_login_is_for(staffed: TestServer, number: str, scopes: set[str]) -> None:
    allowed = {scope.value for scope in Scope if (await log_in(staffed, number, scope=scope.value)).status_code == 200}
    assert allowed == scopes


async def test_the_token_is_nowhere_in_the_database(staffed: TestServer) -> None:
    token = (await log_in(staffed)).json()["token"]
    with staffed.core.database.reading() as connection:
        dump = "\n".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert token not in dump
    assert PASSWORD not in dump
    assert "$argon2id$" in dump


async def test_a_session_ends_after_twelve_hours(staffed: TestServer) -> None:
    headers = {"Authorization": f"Bearer {(await log_in(staffed)).json()['token']}"}
    staffed.clock.advance(hours=11, minutes=59)
    assert (await staffed.http.get(f"/v1/feeds/{HALL}/snapshot", headers=headers)).status_code == 200
    staffed.clock.advance(minutes=1)
    response = await staffed.http.get(f"/v1/feeds/{HALL}/snapshot", headers=headers)
    assert (response.status_code, response.json()) == (401, {"code": "unauthenticated"})


async def test_after_logging_out_the_token_is_worth_nothing(staffed: TestServer) -> None:
    headers = {"Authorization": f"Bearer {(await log_in(staffed)).json()['token']}"}
    assert (await staffed.http.post("/v1/logout", headers=headers)).status_code == 204
    assert (await staffed.http.get(f"/v1/feeds/{HALL}/snapshot", headers=headers)).status_code == 401
    assert (await staffed.http.post("/v1/logout", headers=headers)).status_code == 401


async def test_a_revoked_device_is_out_at_once(server: TestServer) -> None:
    kiosk = await server.client(Scope.KIOSK)
    assert (await kiosk.get(f"/v1/feeds/{HALL}/snapshot")).status_code == 200
    await server.core.writer.execute(
        lambda connection: accounts.revoke_device(connection, kiosk.device, server.clock())
    )
    server.clock.advance(seconds=2)
    assert (await kiosk.get(f"/v1/feeds/{HALL}/snapshot")).status_code == 401


@pytest.mark.parametrize("number", ["1001", "no-such-number"])
async def test_five_wrong_logins_lock_longer_each_time(staffed: TestServer, number: str) -> None:
    """Known and unknown numbers behave alike: nobody learns who works here."""
    for minutes in (15, 30, 60):
        for _ in range(5):
            response = await log_in(staffed, number, "wrong")
            assert (response.status_code, response.json()) == (401, {"code": "wrong_login"})
        locked = await log_in(staffed, number)
        assert (locked.status_code, locked.json()) == (429, {"code": "locked", "seconds": minutes * 60})
        assert locked.headers["retry-after"] == str(minutes * 60)
        staffed.clock.advance(minutes=minutes, seconds=-1)
        assert (await log_in(staffed, number)).status_code == 429
        staffed.clock.advance(seconds=1)


async def test_a_right_login_forgives_the_wrong_ones(staffed: TestServer) -> None:
    for _ in range(3):
        for _ in range(4):
            assert (await log_in(staffed, password="wrong")).status_code == 401
        assert (await log_in(staffed)).status_code == 200


async def test_many_guesses_at_once_are_not_more_guesses(staffed: TestServer) -> None:
    answers = await asyncio.gather(*(log_in(staffed, password=f"wrong-{n}") for n in range(12)))
    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 7


async def test_a_first_password_has_to_be_changed(server: TestServer) -> None:
    hashed = await server.core.passwords.hash("one-time-password")
    await server.core.writer.execute(
        lambda connection: accounts.set_password(connection, "1001", hashed, server.clock(), must_change=True)
    )
    assert (await log_in(server, password="one-time-password")).json() == {"code": "password_must_change"}

    async def change(new: str, old: str = "one-time-password") -> httpx.Response:
        return await server.http.post("/v1/password", json={"number": "1001", "password": old, "new": new})

    assert (await change("x" * (SHORTEST_PASSWORD - 1))).json() == {"code": "malformed", "where": ["new"]}
    assert (await change("one-time-password")).json() == {"code": "malformed", "where": ["new"]}
    assert (await change(PASSWORD, old="wrong")).json() == {"code": "wrong_login"}
    assert (await change(PASSWORD)).status_code == 200
    assert (await log_in(server)).status_code == 200


async def test_a_new_password_ends_what_began_with_the_old_one(staffed: TestServer) -> None:
    headers = {"Authorization": f"Bearer {(await log_in(staffed)).json()['token']}"}
    given = {"number": "1001", "password": PASSWORD, "new": "another long password"}
    assert (await staffed.http.post("/v1/password", json=given)).status_code == 200
    assert (await staffed.http.get(f"/v1/feeds/{HALL}/snapshot", headers=headers)).status_code == 401


async def code_for(server: TestServer, scope: Scope = Scope.PAD, **place: str) -> str:
    """Return a one-time code."""
    where = Place(**({"hall": "test"} | place))
    return await server.core.writer.execute(
        lambda connection: accounts.make_code(connection, scope, "Pad 1", where, server.clock().timestamp())
    )


async def enrol(server: TestServer, code: str) -> httpx.Response:
    """Post an enrolment."""
    return await server.http.post("/v1/enrol", json={"code": code, "name": "平板1"})


async def test_a_code_makes_a_device_known_once(server: TestServer) -> None:
    code = await code_for(server, zone="A", counter="3")
    response = await enrol(server, code.lower())
    assert response.status_code == 200
    given = response.json()
    assert {name: given[name] for name in ("scope", "hall", "centre", "zone", "counter")} == {
        "scope": "pad",
        "hall": "test",
        "centre": None,
        "zone": "A",
        "counter": "3",
    }
    headers = {"Authorization": f"Bearer {given['token']}"}
    assert (await server.http.get(f"/v1/feeds/{HALL}/snapshot", headers=headers)).status_code == 200
    again = await enrol(server, code)
    assert (again.status_code, again.json()) == (401, {"code": "wrong_code"})


async def test_a_code_is_good_for_ten_minutes(server: TestServer) -> None:
    early, late = await code_for(server), await code_for(server)
    server.clock.advance(minutes=9, seconds=59)
    assert (await enrol(server, early)).status_code == 200
    server.clock.advance(seconds=1)
    assert (await enrol(server, late)).status_code == 401


async def test_guessing_codes_locks_the_address(server: TestServer) -> None:
    code = await code_for(server)
    for n in range(5):
        assert (await enrol(server, f"AAAA{n}-BBBBB")).status_code == 401
    assert (await enrol(server, code)).json() == {"code": "locked", "seconds": 900}


@pytest.mark.parametrize("scope", [Scope.MANAGER, Scope.COUNTER, Scope.HOTLINE, Scope.SYSTEM])
async def test_only_devices_are_enrolled(server: TestServer, scope: Scope) -> None:
    with pytest.raises(ValueError, match=scope.value):
        await code_for(server, scope)


async def test_nobody_logs_in_as_an_enrolled_device(staffed: TestServer) -> None:
    device = (await enrol(staffed, await code_for(staffed))).json()["device"]
    response = await log_in(staffed, device=device)
    assert (response.status_code, response.json()) == (403, {"code": "not_allowed"})


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "Bearer nonsense", "Bearer \xff\xfe"])
async def test_without_a_good_token_there_is_nothing(server: TestServer, header: str) -> None:
    response = await server.http.get(
        f"/v1/feeds/{HALL}/snapshot",
        headers={"Authorization": header.encode("latin-1")},  # type: ignore[dict-item]
    )
    assert (response.status_code, response.json()) == (401, {"code": "unauthenticated"})
