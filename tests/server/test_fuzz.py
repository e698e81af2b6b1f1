"""Whatever is sent, the answer is never a fault of the server."""

import asyncio
import json
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.contract.centre.commands import CENTRE_COMMANDS
from app.contract.command import Scope
from app.contract.errors import BatchAnswer
from app.contract.hall.commands import HALL_COMMANDS
from app.ids import new_id
from tests.server.harness import CENTRE, HALL, Client, TestServer, serving, settings_for
from tests.server.samples import Clock

PATHS = (f"/v1/feeds/{HALL}/commands", "/v1/login", "/v1/enrol", "/v1/password", "/v1/logout")

NASTY = [
    b"",
    b"null",
    b"[]",
    b'"',
    b"\x00",
    b"\xff\xfe{\x00",
    b"\xed\xa0\x80",
    b'{"commands":"\\ud800"}',
    b'{"number":"\\ud800","password":"\\udfff","device":"\\ud800","scope":"counter"}',
    b'{"code":"\\ud83d","name":"\\u0000"}',
    b'{"commands":[{"id":"' + b"9" * 5000 + b'"}]}',
    b'{"commands":[{"mono":' + b"9" * 5000 + b"}]}",
    b'{"commands":[{"dseq":1e999,"mono":NaN,"at":Infinity}]}',
    b'{"commands":' + b"[" * 20000 + b"]" * 20000 + b"}",
    b'{"a":' * 20000,
    b'{"commands":[{"commands":[{"commands":[]}]}]}',
    b'{"commands":{},"commands":[]}',
]


@pytest.mark.parametrize("path", PATHS)
async def test_bodies_that_are_no_bodies(server: TestServer, path: str) -> None:
    kiosk = await server.client(Scope.KIOSK)
    for body, type_ in product(NASTY, ("application/json", "text/plain", "application/json; charset=utf-16")):
        response = await server.http.post(path, content=body, headers=kiosk.headers | {"Content-Type": type_})
        assert response.status_code < 500
        if response.status_code != 204:
            assert response.json()["code"]


BODIES = [
    '{"service":"\\ud800"}',
    '{"service":NaN}',
    '{"service":1e400}',
    '{"service":' + "9" * 4000 + "}",
    '{"service":"\\u0000"}',
    '{"service":' + "[" * 150 + "]" * 150 + "}",
    '{"service":"tax","priority":"green","citizen":{"name":"\\u0000"}}',
    '{"service":"tax","citizen":{"name":"\\u202e"}}',
    '{"service":"tax","extra":{"a":[1,2,{"b":-Infinity}]}}',
]


@pytest.mark.parametrize("kind", ["request", "fact"])
async def test_commands_with_nasty_bodies(server: TestServer, kind: str) -> None:
    kiosk = await server.client(Scope.KIOSK)
    for body in BODIES:
        envelope = kiosk.request("issue_ticket") if kind == "request" else kiosk.fact("report_print")
        text = json.dumps({"commands": [envelope]}).replace('"body": {}', f'"body": {body}')
        for _ in range(2):
            response = await server.http.post(
                f"/v1/feeds/{HALL}/commands", content=text.encode(), headers=kiosk.headers
            )
            assert response.status_code in (200, 422), body


SENDERS = {
    HALL: (Scope.KIOSK, Scope.COUNTER, Scope.PAD, Scope.DISPLAY, Scope.MANAGER, Scope.SYSTEM),
    CENTRE: (Scope.HOTLINE, Scope.MANAGER, Scope.SYSTEM),
}


class Running:
    """One server for many examples: hypothesis and an event loop of its own."""

    def __init__(self, folder: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self._context = serving(settings_for(folder), Clock())
        self.server = self.loop.run_until_complete(self._context.__aenter__())
        self.clients = {
            feed: [
                self.loop.run_until_complete(self.server.client(scope, staff="1001", counter="1")) for scope in scopes
            ]
            for feed, scopes in {
                HALL: (Scope.KIOSK, Scope.COUNTER, Scope.PAD, Scope.DISPLAY, Scope.MANAGER, Scope.SYSTEM),
                CENTRE: (Scope.HOTLINE, Scope.MANAGER, Scope.SYSTEM),
            }.items()
        }

    def post(self, client: Client, feed: str, envelope: dict[str, Any]) -> BatchAnswer:
        """Post a command that is readable as an envelope, so that the door must take it."""
        return self.loop.run_until_complete(client.batch(envelope, feed=feed))

    def close(self) -> None:
        self.loop.run_until_complete(self._context.__aexit__(None, None, None))
        self.loop.close()


@pytest.fixture(scope="module")
def running() -> Any:
    with TemporaryDirectory() as folder:
        found = Running(Path(folder))
        yield found
        found.close()


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
    | st.sampled_from(
        ["1", "tax", "card", "meal", "printed", "1001", new_id(), "very_satisfied", "phone", "2026-11-23"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_", max_size=6), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def envelopes(draw: st.DrawFn) -> tuple[str, int, str, str, dict[str, Any]]:
    """Return feed, sender, type, kind and a body whose fields have the right names more often than not."""
    feed, commands = draw(st.sampled_from([(HALL, HALL_COMMANDS), (CENTRE, CENTRE_COMMANDS)]))
    type_ = draw(st.sampled_from(sorted(commands)) | st.from_regex(r"[a-z_]{1,40}", fullmatch=True))
    names = sorted(commands[type_].model_fields) if type_ in commands else ["a"]
    body = draw(st.fixed_dictionaries({}, optional=dict.fromkeys([*names, "extra"], VALUES)))
    return feed, draw(st.integers(0, 5)), type_, draw(st.sampled_from(["fact", "request"])), body


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(envelopes())
def test_no_command_is_a_fault_of_the_server(running: Running, sent: tuple[str, int, str, str, dict[str, Any]]) -> None:
    feed, sender, type_, kind, body = sent
    client = running.clients[feed][sender % len(running.clients[feed])]
    build = client.fact if kind == "fact" else client.request
    answer = running.post(client, feed, build(type_) | {"body": body})
    one = answer.answers[0]
    assert one.code != "internal"
    if kind == "fact":
        assert one.status in ("accepted", "quarantined")
        assert (answer.facts.upto, answer.facts.missing) == (client.dseq, ())
    else:
        assert one.status in ("accepted", "refused")
