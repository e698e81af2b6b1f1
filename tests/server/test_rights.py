"""Every endpoint with every kind of token: who gets in, who is told no, and who is told nothing."""

import pytest

from app.contract.command import Scope
from tests.server.harness import CENTRE, HALL, TestServer

ALL = frozenset(Scope)
HALL_READERS = ALL - {Scope.HOTLINE}
CENTRE_READERS = frozenset({Scope.HOTLINE, Scope.MANAGER, Scope.SYSTEM})

READS = {
    f"/v1/feeds/{HALL}/snapshot": HALL_READERS,
    f"/v1/feeds/{HALL}/tail": HALL_READERS,
    f"/v1/feeds/{CENTRE}/snapshot": CENTRE_READERS,
    f"/v1/feeds/{CENTRE}/tail": CENTRE_READERS,
    "/v1/centres/line/cases": frozenset({Scope.HOTLINE}),
    "/v1/halls/test/visits": frozenset({Scope.MANAGER}),
    "/v1/halls/test/portraits/1001.png": ALL,
}
STREAMS = {f"/v1/feeds/{HALL}/events?after=9": HALL_READERS, f"/v1/feeds/{CENTRE}/events?after=9": CENTRE_READERS}


def place_picture(server: TestServer) -> None:
    """Put a portrait where the server looks for it."""
    folder = server.core.settings.portraits / "test"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1001.png").write_bytes(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("scope", Scope)
async def test_who_may_read_what(server: TestServer, path: str, scope: Scope) -> None:
    place_picture(server)
    response = await (await server.client(scope)).get(path)
    assert response.status_code == (200 if scope in READS[path] else 403)
    if scope not in READS[path]:
        assert response.json() == {"code": "not_allowed"}


@pytest.mark.parametrize("path", STREAMS)
@pytest.mark.parametrize("scope", Scope)
async def test_who_may_follow_what(server: TestServer, path: str, scope: Scope) -> None:
    """A place beyond the record answers 410 to whoever may read, and never begins to stream."""
    response = await (await server.client(scope)).get(path)
    assert response.status_code == (410 if scope in STREAMS[path] else 403)


@pytest.mark.parametrize("path", [*READS, *STREAMS])
async def test_without_a_token_there_is_nothing(server: TestServer, path: str) -> None:
    response = await server.http.get(path)
    assert (response.status_code, response.json()) == (401, {"code": "unauthenticated"})


@pytest.mark.parametrize("path", [*READS, *STREAMS])
@pytest.mark.parametrize("scope", Scope)
async def test_what_belongs_to_another_hall_is_not_there(server: TestServer, path: str, scope: Scope) -> None:
    place_picture(server)
    stranger = await server.client(scope, hall="elsewhere", centre="elsewhere-line")
    response = await stranger.get(path)
    assert (response.status_code, response.json()) == (404, {"code": "unknown_feed"})


@pytest.mark.parametrize("feed", ["hall:nowhere", "hall:", "desk:test", "%00", "hall:test%0d%0aX-Header:1", "..%2f.."])
async def test_a_feed_that_is_not_there_is_unknown(server: TestServer, feed: str) -> None:
    client = await server.client(Scope.MANAGER, hall="nowhere")
    for path in ("snapshot", "tail", "events?after=0"):
        assert (await client.get(f"/v1/feeds/{feed}/{path}")).status_code == 404
    response = await client.post(client.request("call_next", counter="1"), feed=feed)
    assert response.status_code == 404


COMMANDS = {
    ("set_up_hall", "request"): frozenset({Scope.MANAGER, Scope.SYSTEM}),
    ("pass_time", "request"): frozenset({Scope.SYSTEM}),
    ("issue_ticket", "request"): frozenset({Scope.KIOSK, Scope.COUNTER, Scope.MANAGER}),
    ("log_in_at_counter", "request"): frozenset({Scope.COUNTER}),
    ("call_next", "request"): frozenset({Scope.COUNTER}),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("scope", sorted(HALL_READERS))
async def test_who_may_ask_for_what(server: TestServer, command: tuple[str, str], scope: Scope) -> None:
    client = await server.client(scope, staff="1001", counter="1")
    setup = (await (await server.client(Scope.MANAGER)).snapshot())["state"]["setup"]
    bodies = {
        "set_up_hall": {"setup": setup},
        "issue_ticket": {"service": "tax"},
        "log_in_at_counter": {"counter": "1"},
        "call_next": {"counter": "1"},
    }
    answer = await client.one(client.request(command[0], **bodies.get(command[0], {})))
    assert (answer.code == "not_allowed") == (scope not in COMMANDS[command])


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


@pytest.mark.parametrize(
    "file", ["9999.png", "1001.PNG", "1001.png.", "..%2f..%2fcitydesk.db", "%2e%2e", "1001.jpg", "a" * 80 + ".png"]
)
async def test_only_portraits_are_served(server: TestServer, file: str) -> None:
    place_picture(server)
    display = await server.client(Scope.DISPLAY)
    assert (await display.get(f"/v1/halls/test/portraits/{file}")).status_code == 404


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
