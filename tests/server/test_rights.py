"""Every endpoint with every kind of token: who gets in, who is told no, and who is told nothing."""

import pytest

from app.contract.command import Scope
from tests.server.harness import CENTRE, HALL, TestServer

ALL = frozenset(Scope)
HALL_READERS = ALL - {Scope.HOTLINE, Scope.DESK, Scope.SWITCH}
CENTRE_READERS = frozenset({Scope.HOTLINE, Scope.MANAGER, Scope.SYSTEM})

READS = {
    f"/v1/feeds/{HALL}/snapshot": HALL_READERS,
    f"/v1/feeds/{HALL}/tail": HALL_READERS,
    f"/v1/feeds/{CENTRE}/snapshot": CENTRE_READERS,
    f"/v1/feeds/{CENTRE}/tail": CENTRE_READERS,
    "/v1/centres/line/cases": frozenset({Scope.HOTLINE}),
    "/v1/halls/test/visits": frozenset({Scope.MANAGER}),
    "/v1/halls/test/ratings?since=2026-11-23&until=2026-11-23": frozenset({Scope.MANAGER}),
    "/v1/halls/test/ratings.xlsx?since=2026-11-23&until=2026-11-23": frozenset({Scope.MANAGER}),
    "/v1/halls/test/reviews?since=2026-11-23&until=2026-11-23": frozenset({Scope.MANAGER}),
    "/v1/halls/test/reviews.xlsx?since=2026-11-23&until=2026-11-23": frozenset({Scope.MANAGER}),
    "/v1/halls/test/portraits/1001.png": ALL,
}
STREAMS = {f"/v1/feeds/{HALL}/events?after=9": HALL_READERS, f"/v1/feeds/{CENTRE}/events?after=9": CENTRE_READERS}


def place_picture(server: TestServer) -> None:
    """Put a portrait where the server looks for it."""
    folder = server.core.settings.portraits / "test"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1001.png").write_bytes(b"\x89PNG\r\n\x1a\n")


async def statuses(server: TestServer, path: str, **grant: str) -> dict[Scope, tuple[int, str]]:
    """Return what each kind of token gets: the status, and the code of an error."""
    found: dict[Scope, tuple[int, str]] = {}
    for scope in Scope:
        response = await (await server.client(scope, **grant)).get(path)
        found[scope] = response.status_code, response.json()["code"] if response.status_code >= 400 else ""
    return found


@pytest.mark.parametrize("path", READS)
async def test_who_may_read_what(server: TestServer, path: str) -> None:
    place_picture(server)
    expected = {scope: (200, "") if scope in READS[path] else (403, "not_allowed") for scope in Scope}
    assert await statuses(server, path) == expected


@pytest.mark.parametrize("path", STREAMS)
async def test_who_may_follow_what(server: TestServer, path: str) -> None:
    """A place beyond the record answers 410 to whoever may read, and never begins to stream."""
    expected = {scope: (410, "reset") if scope in STREAMS[path] else (403, "not_allowed") for scope in Scope}
    assert await statuses(server, path) == expected


async def test_without_a_token_there_is_nothing(server: TestServer) -> None:
    for path in (*READS, *STREAMS):
        response = await server.http.get(path)
        assert (response.status_code, response.json()) == (401, {"code": "unauthenticated"}), path


@pytest.mark.parametrize("path", [*READS, *STREAMS])
async def test_what_belongs_to_another_hall_is_not_there(server: TestServer, path: str) -> None:
    place_picture(server)
    found = await statuses(server, path, hall="elsewhere", centre="elsewhere-line")
    assert found == dict.fromkeys(Scope, (404, "unknown_feed"))


async def test_a_feed_that_is_not_there_is_unknown(server: TestServer) -> None:
    client = await server.client(Scope.MANAGER, hall="nowhere")
    for feed in ("hall:nowhere", "hall:", "desk:test", "%00", "hall:test%0d%0aX-Header:1", "..%2f.."):
        for path in ("snapshot", "tail", "events?after=0"):
            assert (await client.get(f"/v1/feeds/{feed}/{path}")).status_code == 404, feed
        response = await client.post(client.request("call_next", counter="1"), feed=feed)
        assert response.status_code == 404, feed


COMMANDS = {
    "set_up_hall": frozenset({Scope.MANAGER, Scope.SYSTEM}),
    "pass_time": frozenset({Scope.SYSTEM}),
    "issue_ticket": frozenset({Scope.KIOSK, Scope.COUNTER, Scope.RECEPTION, Scope.MANAGER}),
    "log_in_at_counter": frozenset({Scope.COUNTER}),
    "call_next": frozenset({Scope.COUNTER}),
}


@pytest.mark.parametrize("command", COMMANDS)
async def test_who_may_ask_for_what(server: TestServer, command: str) -> None:
    setup = (await (await server.client(Scope.MANAGER)).snapshot())["state"]["setup"]
    bodies = {
        "set_up_hall": {"setup": setup},
        "issue_ticket": {"service": "tax"},
        "log_in_at_counter": {"counter": "1"},
        "call_next": {"counter": "1"},
    }
    allowed = set()
    for scope in HALL_READERS:
        client = await server.client(scope, staff="1001", counter="1")
        answer = await client.one(client.request(command, **bodies.get(command, {})))
        if answer.code != "not_allowed":
            allowed.add(scope)
    assert allowed == COMMANDS[command]


async def test_staff_cannot_rate_themselves(server: TestServer) -> None:
    window = await server.window("1", "1001")
    await server.queue_ticket(await server.client(Scope.KIOSK))
    visit = (await window.one(window.request("call_next", counter="1"))).id
    await window.one(window.fact("start_serving", counter="1", visit=visit))
    await window.one(window.fact("finish_visit", counter="1", visit=visit, ask_rating=True))
    answer = await window.one(window.fact("rate_visit", visit=visit, rating="very_satisfied"))
    assert [event["type"] for event in answer.events] == ["irregularity_found"]
    pad = await server.client(Scope.PAD, counter="1")
    answer = await pad.one(pad.fact("rate_visit", visit=visit, rating="dissatisfied", comment="等得太久"))
    assert [event["type"] for event in answer.events] == ["visit_rated"]


async def test_no_token_of_the_network_is_the_server_itself(server: TestServer) -> None:
    """A scope is not something a command can bring along."""
    kiosk = await server.client(Scope.KIOSK)
    for change in ({"scope": "system"}, {"actor": {"scope": "system", "device": "server"}}):
        assert (await kiosk.post(kiosk.request("pass_time") | change)).status_code == 422


async def test_only_portraits_are_served(server: TestServer) -> None:
    place_picture(server)
    display = await server.client(Scope.DISPLAY)
    long = f"{'a' * 80}.png"
    for file in ("9999.png", "1001.PNG", "1001.png.", "..%2f..%2fcitydesk.db", "%2e%2e", "1001.jpg", long):
        assert (await display.get(f"/v1/halls/test/portraits/{file}")).status_code == 404, file


async def test_every_answer_has_the_security_headers(server: TestServer) -> None:
    display = await server.client(Scope.DISPLAY)
    for path in ("/v1/health", f"/v1/feeds/{HALL}/snapshot", "/nothing", "/t/x"):
        headers = (await display.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in headers["content-security-policy"]


async def test_health_needs_no_token_and_says_little(server: TestServer) -> None:
    response = await server.http.get("/v1/health")
    assert response.json().keys() == {"status", "version"}
    assert response.json()["status"] == "ok"
