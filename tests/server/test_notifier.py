"""Notices reach a receiver that fails, is slow, is down and comes back: once, and without holding anybody up."""

import asyncio
import hmac
import json
import logging
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from app.contract.command import Scope
from app.server.notifier import Notifier
from app.server.settings import ServerSettings
from tests.server.harness import Client, TestServer, serving, settings_for
from tests.server.samples import Clock

SECRET = "the receiver knows it"
FIRST_PHONE = 13800000001


class Receiver:
    """A web server on loopback that answers what it is told and keeps what it got."""

    def __init__(self) -> None:
        self.status = 200
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.go_on = threading.Event()
        self.go_on.set()
        self._server: ThreadingHTTPServer | None = None
        self.start()

    def start(self, port: int = 0) -> None:
        """Listen."""
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
                receiver.go_on.wait()
                self.send_response(receiver.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.block_on_close = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def port(self) -> int:
        assert self._server is not None
        return int(self._server.server_address[1])

    def stop(self) -> None:
        """End; the port is free then."""
        assert self._server is not None
        self.go_on.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver that takes everything until it is told otherwise."""
    made = Receiver()
    yield made
    made.stop()


@asynccontextmanager
async def notifying(folder: Path, clock: Clock, port: int, **more: Any) -> AsyncIterator[tuple[TestServer, Notifier]]:
    """Run a server that posts its notices to a port of this machine, and a notifier that goes when told to."""
    settings = settings_for(
        folder,
        notify_url=f"http://127.0.0.1:{port}/sms?app=hall",
        notify_secret=SECRET,
        notify_headers={"X-App": "citydesk"},
        notify_template={"to": ["{phone}"], "say": {"text": "{text}", "no": "{number}"}},
        **{"notify_timeout_seconds": 5.0, **more},
    )
    async with serving(settings, clock) as server:
        notifier = Notifier(server.core)
        try:
            yield server, notifier
        finally:
            notifier.close()


async def five_in_line(server: TestServer) -> tuple[Client, list[str]]:
    """Let six people wait, five with numbers to reach them by, and call the first; return window and tickets."""
    window = await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    tickets = [
        await server.queue_ticket(kiosk, citizen={"phone": str(FIRST_PHONE + place)} if place < 5 else None)
        for place in range(6)
    ]
    await window.one(window.request("call_next", counter="1"))
    return window, tickets


def outcomes(server: TestServer) -> list[tuple[str, str]]:
    """Return kind and outcome of every notice."""
    with server.core.database.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql("SELECT kind, outcome FROM notice ORDER BY id").all()]


async def test_a_citizen_is_told_to_get_ready_once(tmp_path: Path, clock: Clock, receiver: Receiver) -> None:
    async with notifying(tmp_path, clock, receiver.port) as (server, notifier):
        _, tickets = await five_in_line(server)
        assert receiver.got == []
        assert await notifier.send_due() == 1
        assert await notifier.send_due() == 0
        ((headers, body),) = receiver.got
        said = json.loads(body)
        assert (said["to"], said["say"]["no"]) == ([str(FIRST_PHONE + 4)], "A005")
        assert "A005号您好，前面还有3位" in said["say"]["text"]
        assert (headers["idempotency-key"], headers["x-app"]) == (f"get_ready:{tickets[4]}", "citydesk")
        stamp, _, signature = headers["citydesk-signature"].removeprefix("t=").partition(",v1=")
        assert signature == hmac.new(SECRET.encode(), stamp.encode() + b"." + body, "sha256").hexdigest()
        assert outcomes(server) == [("get_ready", "sent")]


async def test_a_bad_rating_tells_the_manager_and_a_good_one_does_not(
    tmp_path: Path, clock: Clock, receiver: Receiver
) -> None:
    async with notifying(tmp_path, clock, receiver.port) as (server, notifier):
        window, kiosk = await server.window("1", "1001"), await server.client(Scope.KIOSK)
        pad = await server.client(Scope.PAD, counter="1")
        for rating in ("satisfied", "dissatisfied"):
            await server.queue_ticket(kiosk)
            visit = (await window.one(window.request("call_next", counter="1"))).id
            await window.one(window.fact("start_serving", counter="1", visit=visit))
            await window.one(window.fact("finish_visit", counter="1", visit=visit, ask_rating=True))
            await pad.one(pad.fact("rate_visit", visit=visit, rating=rating, comment="等了一小时"))
        assert await notifier.send_due() == 1
        ((headers, body),) = receiver.got
        assert headers["idempotency-key"] == f"bad_rating:{visit}"
        assert "1号窗口A002号办件收到差评" in json.loads(body)["say"]["text"]


async def test_what_fails_is_tried_again_later_under_the_same_id(
    tmp_path: Path, clock: Clock, receiver: Receiver
) -> None:
    async with notifying(tmp_path, clock, receiver.port) as (server, notifier):
        await five_in_line(server)
        receiver.status = 503
        assert await notifier.send_due() == 1
        waits = []
        for _ in range(4):
            waits.append(0)
            while await notifier.send_due() == 0:
                clock.advance(seconds=1)
                waits[-1] += 1
        assert waits == [5, 10, 20, 40]
        receiver.status = 204
        clock.advance(hours=1)
        assert await notifier.send_due() == 1
        assert await notifier.send_due() == 0
        assert len({headers["idempotency-key"] for headers, _ in receiver.got}) == 1
        assert outcomes(server) == [("get_ready", "sent")]


async def test_a_receiver_that_is_down_gets_it_when_it_is_back(
    tmp_path: Path, clock: Clock, receiver: Receiver
) -> None:
    port = receiver.port
    receiver.stop()
    async with notifying(tmp_path, clock, port) as (server, notifier):
        await five_in_line(server)
        assert await notifier.send_due() == 1
        assert outcomes(server) == [("get_ready", "")]
    # The server went away as well; the notice waits in the record's database.
    receiver.start(port)
    async with notifying(tmp_path, clock, port) as (server, notifier):
        clock.advance(seconds=5)
        assert await notifier.send_due() == 1
        assert len(receiver.got) == 1
        assert outcomes(server) == [("get_ready", "sent")]


async def test_a_slow_receiver_holds_nobody_up(tmp_path: Path, clock: Clock, receiver: Receiver) -> None:
    async with notifying(tmp_path, clock, receiver.port, notify_timeout_seconds=30.0) as (server, notifier):
        window, _ = await five_in_line(server)
        receiver.go_on.clear()
        sending = asyncio.create_task(notifier.send_due())
        while not receiver.got:
            await asyncio.sleep(0.005)
        visit = (await window.snapshot())["state"]["desks"]["1"]["visit"]
        assert (await window.one(window.fact("start_serving", counter="1", visit=visit))).status == "accepted"
        assert not sending.done()
        receiver.go_on.set()
        assert await sending == 1
        assert outcomes(server) == [("get_ready", "sent")]


async def test_a_receiver_that_never_answers_is_given_up_for_now(
    tmp_path: Path, clock: Clock, receiver: Receiver
) -> None:
    async with notifying(tmp_path, clock, receiver.port, notify_timeout_seconds=0.05) as (server, notifier):
        await five_in_line(server)
        receiver.go_on.clear()
        assert await notifier.send_due() == 1
        receiver.go_on.set()
        assert outcomes(server) == [("get_ready", "")]


async def test_two_servers_send_a_notice_once(tmp_path: Path, clock: Clock, receiver: Receiver) -> None:
    async with (
        notifying(tmp_path, clock, receiver.port) as (one, first),
        notifying(tmp_path, clock, receiver.port) as (_, second),
    ):
        await five_in_line(one)
        await asyncio.gather(first.send_due(), second.send_due())
        assert len(receiver.got) == 1


@pytest.mark.parametrize("status", [400, 422])
async def test_what_is_refused_for_good_is_not_repeated(
    tmp_path: Path, clock: Clock, receiver: Receiver, status: int
) -> None:
    async with notifying(tmp_path, clock, receiver.port) as (server, notifier):
        await five_in_line(server)
        receiver.status = status
        await notifier.send_due()
        clock.advance(hours=2)
        assert await notifier.send_due() == 0
        assert outcomes(server) == [("get_ready", "refused")]


async def test_what_came_too_late_is_not_sent(tmp_path: Path, clock: Clock, receiver: Receiver) -> None:
    async with notifying(tmp_path, clock, receiver.port) as (server, notifier):
        _, tickets = await five_in_line(server)
        manager = await server.client(Scope.MANAGER)
        await manager.one(manager.request("cancel_ticket", ticket=tickets[4], reason=""))
        assert await notifier.send_due() == 1
        assert receiver.got == []
        assert outcomes(server) == [("get_ready", "too_late")]
        with server.core.database.reading() as connection:
            assert connection.exec_driver_sql("SELECT DISTINCT fields FROM notice").scalars().all() == [""]


async def test_without_an_address_the_log_says_it_without_a_citizen(
    server: TestServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await five_in_line(server)
    notifier = Notifier(server.core)
    assert await notifier.send_due() == 1
    notifier.close()
    assert "notice get_ready for ticket A005 of hall test" in caplog.text
    assert str(FIRST_PHONE)[:-1] not in caplog.text
    assert outcomes(server) == [("get_ready", "sent")]


def test_a_template_with_an_unknown_field_is_told_at_the_start(tmp_path: Path) -> None:
    for template in ({"to": "{telephone}"}, {"to": ["{"]}, {"to": "{0}"}, {"to": "{phone.x}"}):
        with pytest.raises(ValidationError, match="a text may have the fields"):
            ServerSettings(data=tmp_path, notify_template=template)
