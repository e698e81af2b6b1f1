"""A picture goes from a counter through the server's memory to that counter's pad, and to nobody else."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.contract.command import Scope
from app.contract.errors import BatchAnswer
from app.contract.hall.setup import HallRules
from app.contract.hall.shots import MOST_SHOT_BYTES
from app.ids import new_id
from app.server.ticker import command, sweep, tick
from tests.server.harness import HALL, Client, TestServer, serving, settings_for
from tests.server.pictures import noise, webp
from tests.server.samples import Clock, hall


async def put(client: Client, picture: bytes, *, counter: str = "1", shot: str | None = None) -> httpx.Response:
    """Upload a picture."""
    path = f"/v1/halls/test/counters/{counter}/shots/{shot or new_id()}"
    return await client.http.put(path, content=picture, headers=client.headers)


async def pushed(client: Client, picture: bytes) -> str:
    """Put a picture on the pad of counter 1 and return its id."""
    shot = new_id()
    response = await put(client, picture, shot=shot)
    answer = BatchAnswer.model_validate_json(response.content).answers[0]
    assert (response.status_code, answer.status, answer.code) == (200, "accepted", "")
    return shot


async def fetch(client: Client, shot: str) -> httpx.Response:
    """Ask for a picture."""
    return await client.get(f"/v1/halls/test/shots/{shot}")


async def set_rules(server: TestServer, **rules: int) -> None:
    """Change the hall's rules."""
    setup = hall().model_copy(update={"rules": HallRules(**rules)})
    await command(server.core, HALL, "set_up_hall", {"setup": setup.model_dump(mode="json")})


@pytest.fixture
async def window(server: TestServer) -> Client:
    """1001 at counter 1."""
    return await server.window("1", "1001")


@pytest.fixture
async def pad(server: TestServer) -> Client:
    """The pad of counter 1."""
    return await server.client(Scope.PAD, counter="1")


async def test_the_counters_pad_gets_the_very_bytes(server: TestServer, window: Client, pad: Client) -> None:
    picture = webp()
    shot = await pushed(window, picture)
    answer = await fetch(pad, shot)
    assert (answer.status_code, answer.content) == (200, picture)
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == ("image/webp", "no-store")
    desk = (await pad.snapshot())["state"]["desks"]["1"]
    assert (desk["shot"]["id"], desk["shot"]["width"], desk["shot"]["received"]) == (shot, 320, False)


async def test_it_is_reported_back_to_the_window(window: Client, pad: Client) -> None:
    shot = await pushed(window, webp())
    await pad.one(pad.fact("report_shot", counter="1", shot=shot))
    assert (await window.snapshot())["state"]["desks"]["1"]["shot"]["received"] is True


async def test_nobody_else_can_have_it(server: TestServer, window: Client) -> None:
    shot = await pushed(window, webp())
    for counter in ("2", ""):
        other = await fetch(await server.client(Scope.PAD, counter=counter), shot)
        assert (other.status_code, other.json()) == (404, {"code": "not_found"})
    elsewhere = await fetch(await server.client(Scope.PAD, counter="1", hall="elsewhere"), shot)
    assert (elsewhere.status_code, elsewhere.json()) == (404, {"code": "unknown_feed"})
    manager = await fetch(await server.client(Scope.MANAGER), shot)
    assert manager.status_code == 404
    for scope in set(Scope) - {Scope.PAD, Scope.MANAGER, Scope.HOTLINE}:
        assert (await fetch(await server.client(scope, counter="1"), shot)).status_code == 403, scope
    assert (await server.http.get(f"/v1/halls/test/shots/{shot}")).status_code == 401


async def test_only_who_sits_there_puts_one_there(server: TestServer, window: Client, pad: Client) -> None:
    other = await server.window("2", "1002")
    mine = await pushed(window, webp())
    answer = BatchAnswer.model_validate_json((await put(other, webp("other"))).content).answers[0]
    assert (answer.status, answer.code) == ("refused", "not_your_counter")
    assert len(server.core.shots) == 1
    assert (await put(other, webp("other"), counter="2", shot=mine)).status_code == 409
    assert (await fetch(pad, mine)).content == webp()
    for scope in set(Scope) - {Scope.COUNTER, Scope.HOTLINE}:
        assert (await put(await server.client(scope, counter="1"), webp())).status_code == 403, scope


async def test_the_same_upload_twice_is_one_picture(server: TestServer, window: Client) -> None:
    shot = new_id()
    first, second = [await put(window, webp(), shot=shot) for _ in range(2)]
    assert first.json()["answers"][0]["seq"] == second.json()["answers"][0]["seq"]
    assert second.json()["answers"][0]["status"] == "replayed"
    assert len(server.core.shots) == 1


async def test_it_is_gone_when_its_time_is_over_or_staff_take_it_away(
    server: TestServer, clock: Clock, window: Client, pad: Client
) -> None:
    shot = await pushed(window, webp())
    clock.advance(seconds=59)
    assert (await fetch(pad, shot)).status_code == 200
    clock.advance(seconds=1)
    assert (await fetch(pad, shot)).status_code == 404
    shot = await pushed(window, webp())
    await window.one(window.request("clear_shot", counter="1"))
    assert (await fetch(pad, shot)).status_code == 404


@pytest.mark.parametrize(("seconds", "status"), [(10, 200), (4, 422), (601, 422)])
async def test_a_counter_says_how_long_it_stays(
    server: TestServer, clock: Clock, window: Client, pad: Client, seconds: int, status: int
) -> None:
    shot = new_id()
    path = f"/v1/halls/test/counters/1/shots/{shot}?seconds={seconds}"
    assert (await window.http.put(path, content=webp(), headers=window.headers)).status_code == status
    clock.advance(seconds=9)
    assert (await fetch(pad, shot)).status_code == (200 if status == 200 else 404)
    clock.advance(seconds=1)
    assert (await fetch(pad, shot)).status_code == 404


async def test_memory_is_given_back_by_itself(server: TestServer, clock: Clock, window: Client) -> None:
    shot = await pushed(window, webp())
    assert await pushed(window, webp("next")) != shot
    assert len(server.core.shots) == 1, "one a counter"
    await tick(server.core)
    assert len(server.core.shots) == 1
    clock.advance(seconds=60)
    await tick(server.core)
    assert len(server.core.shots) == 0
    await pushed(window, webp())
    await window.one(window.request("clear_shot", counter="1"))
    await tick(server.core)
    assert len(server.core.shots) == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 415),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), 415),
        (webp()[:-7], 415),
        (webp() + b"<?php", 415),
        (bytes(MOST_SHOT_BYTES + 1), 413),
        (bytes(2_000_000), 413),
        (webp(size=(8193, 1)), 415),
    ],
    ids=["nothing", "png", "cut", "more", "large", "larger", "wide"],
)
async def test_what_is_no_picture_is_not_taken(server: TestServer, window: Client, body: bytes, status: int) -> None:
    assert (await put(window, body)).status_code == status
    assert len(server.core.shots) == 0


async def test_wrong_names_are_not_taken(window: Client) -> None:
    assert (await put(window, webp(), shot="../../x")).status_code == 404
    assert (await put(window, webp(), shot="x")).status_code == 422
    assert (await put(window, webp(), counter="one")).status_code == 422


@pytest.fixture
async def folder(tmp_path: Path) -> AsyncIterator[Path]:
    """Where a server has all its files."""
    return tmp_path / "files"


def holds(folder: Path, picture: bytes) -> bool:
    """Whether any file has a piece of the picture in it."""
    piece = picture[1000:1024]
    return any(piece in file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_nothing_of_it_is_ever_on_the_disk(folder: Path, clock: Clock) -> None:
    picture = noise()
    async with serving(settings_for(folder), clock) as server:
        window, pad = await server.window("1", "1001"), await server.client(Scope.PAD, counter="1")
        shot = await pushed(window, picture)
        assert (await fetch(pad, shot)).content == picture
        assert not holds(folder, picture)
        assert not (folder / "shots").exists()
    assert not holds(folder, picture)
    async with serving(settings_for(folder), clock) as server:
        again = await server.client(Scope.PAD, counter="1")
        assert (await fetch(again, shot)).status_code == 404, "a restarted server has no pictures"


async def test_a_hall_that_keeps_pictures_has_them_sealed_for_its_days(folder: Path, clock: Clock) -> None:
    picture = noise()
    async with serving(settings_for(folder), clock) as server:
        await set_rules(server, shot_kept_days=2)
        window, manager = await server.window("1", "1001"), await server.client(Scope.MANAGER)
        shot = await pushed(window, picture)
        assert not holds(folder, picture)
        assert (await fetch(manager, shot)).content == picture
        clock.advance(days=1)
        await sweep(server.core)
        assert (await fetch(manager, shot)).content == picture
        clock.advance(days=1)
        await sweep(server.core)
        assert (await fetch(manager, shot)).status_code == 404
        assert not [file for file in (folder / "shots").rglob("*") if file.is_file()]
