"""The server as a process: killed, ended, started again, and looked after from the console."""

import asyncio
import signal
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.ids import new_id
from app.server.commands import main
from app.server.main import create_app
from app.server.settings import ServerSettings

SAMPLE = Path(str(files("resources"))) / "sample_hall"
FEED = "/v1/feeds/hall:yunxi"
PASSWORD = "demonstration-only"
SECONDS = 30
_START = "import sys; from app.server.commands import main; sys.exit(main(sys.argv[1:]))"


class Process:
    """One server process and a client of it."""

    def __init__(self, process: asyncio.subprocess.Process, http: httpx.AsyncClient, said: list[str]) -> None:
        self.process = process
        self.http = http
        self.said = said

    async def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        await self.process.wait()

    async def end(self) -> int:
        """End it as a service manager would; returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(SECONDS):
            return await self.process.wait()


@asynccontextmanager
async def started(data: Path, *more: str) -> AsyncIterator[Process]:
    """Start a server on a free port and wait until it says that it is ready."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _START, "--data", str(data), "--port", "0", *more),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        said: list[str] = []
        async with asyncio.timeout(SECONDS):
            while not said or not said[-1].startswith("Citydesk server ready on http://127.0.0.1:"):
                line = (await process.stdout.readline()).decode().strip()
                assert line or process.returncode is None, said
                said.append(line)
        async with httpx.AsyncClient(base_url=said[-1].split()[-1], timeout=SECONDS) as http:
            yield Process(process, http, said)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def log_in(server: Process, number: str, scope: str) -> dict[str, str]:
    """Return the headers of a member of staff."""
    given = {"number": number, "password": PASSWORD, "device": f"pc-{number}", "scope": scope}
    response = await server.http.post("/v1/login", json=given)
    assert response.status_code == 200, response.text
    return {"Authorization": f"Bearer {response.json()['token']}"}


async def send(server: Process, headers: dict[str, str], type_: str, id_: str | None = None, **body: Any) -> Any:
    """Post one request and return its answer."""
    envelope = {
        "id": id_ or new_id(),
        "kind": "request",
        "type": type_,
        "at": "2026-11-23T10:00:00+08:00",
        "body": body,
    }
    response = await server.http.post(f"{FEED}/commands", json={"commands": [envelope]}, headers=headers)
    assert response.status_code == 200, response.text
    return response.json()["answers"][0]


def ask(data: Path, statement: str) -> list[Any]:
    """Ask the database of a server that has ended."""
    connection = sqlite3.connect(data / "citydesk.db")
    rows = connection.execute(statement).fetchall()
    connection.commit()
    connection.close()
    return rows


async def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    loading = ("--load", str(SAMPLE), "--open-today", "--staff-password", PASSWORD)
    given: dict[str, str] = {}
    pending: list[str] = []
    async with started(tmp_path, *loading) as server:
        headers = await log_in(server, "1001", "counter")
        assert (await send(server, headers, "log_in_at_counter", counter="1"))["status"] == "accepted"

        async def issue() -> None:
            while True:
                pending.append(id_ := new_id())
                answer = await send(server, headers, "issue_ticket", id_, service="id-first")
                given[id_] = answer["events"][0]["body"]["number"]

        issuing = asyncio.gather(*(issue() for _ in range(4)), return_exceptions=True)
        while len(given) < 40:
            await asyncio.sleep(0.005)
        await server.kill()
        failures = await issuing
        assert all(isinstance(failure, httpx.TransportError) for failure in failures)

    async with started(tmp_path) as server:
        state = (await server.http.get(f"{FEED}/snapshot", headers=headers)).json()["state"]
        assert {id_: state["tickets"][id_]["number"] for id_ in given} == given
        again = [await send(server, headers, "issue_ticket", id_, service="id-first") for id_ in pending]
        assert [answer["status"] for answer in again if answer["id"] in given] == ["replayed"] * len(given)
        numbers = [answer["events"][0]["body"]["number"] for answer in again]
        assert sorted(numbers) == [f"AB{n:03d}" for n in range(1, len(pending) + 1)]
        assert await server.end() == 0
    assert main(["verify", "--data", str(tmp_path)]) == 0


async def test_ended_in_order_it_lays_its_state_down_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loading = ("--load", str(SAMPLE), "--open-today", "--staff-password", PASSWORD)
    async with started(tmp_path, *loading) as server:
        headers = await log_in(server, "1001", "counter")
        await send(server, headers, "log_in_at_counter", counter="1")
        before = (await server.http.get(f"{FEED}/snapshot", headers=headers)).json()
        assert main(["enrol", "--scope", "pad", "--name", "P1", "--counter", "1", "--data", str(tmp_path)]) == 0
        code = capsys.readouterr().out.strip()
        enrolled = await server.http.post("/v1/enrol", json={"code": code})
        assert enrolled.json()["counter"] == "1"
        assert await server.end() == 0
    assert ("hall:yunxi", before["seq"]) in ask(tmp_path, "SELECT feed, seq FROM checkpoint")
    async with started(tmp_path) as server:
        after = (await server.http.get(f"{FEED}/snapshot", headers=headers)).json()
        assert {name: after[name] for name in ("epoch", "seq", "state")} == {
            name: before[name] for name in ("epoch", "seq", "state")
        }
        pad = {"Authorization": f"Bearer {enrolled.json()['token']}"}
        assert (await server.http.get(f"{FEED}/snapshot", headers=pad)).status_code == 200

    ask(tmp_path, "UPDATE event SET actor = 'nobody' WHERE feed = 'hall:yunxi' AND seq = 2")
    assert main(["verify", "--data", str(tmp_path)]) == 1
    assert "hall:yunxi: broken at event 2 (changed)" in capsys.readouterr().out
    assert main(["record", "--feed", "hall:yunxi", "--after", "2", "--data", str(tmp_path)]) == 0
    assert "counter_staffed counter=1 staff=1001" in capsys.readouterr().out


async def test_the_first_run_makes_an_administrator_and_says_so_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with started(tmp_path) as server:
        line = next(line for line in server.said if "administrator" in line)
        password = line.rsplit(" ", 1)[1]
        login = {"number": "admin", "password": password, "device": "pc", "scope": "manager"}
        assert (await server.http.post("/v1/login", json=login)).json() == {"code": "password_must_change"}
        change = {"number": "admin", "password": password, "new": "a long password of mine"}
        assert (await server.http.post("/v1/password", json=change)).status_code == 200
        response = await server.http.post("/v1/login", json=login | {"password": change["new"]})
        assert response.json()["scope"] == "manager"
    async with started(tmp_path) as server:
        assert not [line for line in server.said if "administrator" in line]
        assert main(["staff-password", "admin", "--data", str(tmp_path)]) == 0
        fresh = capsys.readouterr().out.strip()
        response = await server.http.post("/v1/login", json=login | {"password": fresh})
        assert response.json() == {"code": "password_must_change"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["verify"], "there is no record in"),
        (["run", "--load", "nowhere"], "hall.toml: no such file in nowhere"),
        (["run", "--port", "99999"], "port: "),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main([*words, "--data", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("citydesk server: ")
    assert told.count("\n") == 1


async def test_places_of_a_code_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with started(tmp_path, "--load", str(SAMPLE)) as server:
        await server.end()
    for words, said in {
        ("kiosk", "--zone", "Q"): "hall yunxi has no zone Q",
        ("pad", "--counter", "99"): "hall yunxi has no counter 99",
        ("pad", "--zone", "A"): "a pad stands at a counter",
        ("kiosk", "--hall", "other"): "which hall? name one with --hall (yunxi)",
    }.items():
        assert main(["enrol", "--name", "X", "--data", str(tmp_path), "--scope", *words]) == 2
        assert said in capsys.readouterr().err
    assert main(["record", "--feed", "hall:other", "--data", str(tmp_path)]) == 2
    assert "there is no feed hall:other here" in capsys.readouterr().err


async def test_a_start_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    async def fail(_: object) -> None:
        raise RuntimeError("not today")

    app = create_app(ServerSettings(data=tmp_path), prepare=fail)
    with pytest.raises(RuntimeError, match="not today"):
        async with app.router.lifespan_context(app):
            pytest.fail("it started")
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("writer", "argon2"))]
