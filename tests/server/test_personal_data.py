"""What a citizen said reaches nobody who need not know it: no answer, no stream, no error, no log."""

import logging
from pathlib import Path

import pytest

from app.contract.command import Scope
from app.server.console import record
from tests.server.harness import CENTRE, HALL, TestServer, listening, serving, settings_for
from tests.server.samples import Clock
from tests.server.test_door import CASE
from tests.server.test_stream import reading, recorded

NAME, PHONE, ID_NUMBER, COMMENT = "欧阳标记", "13812349876", "11010519491231002X", "标记评语"
MARKERS = (NAME, PHONE, ID_NUMBER, COMMENT)
CITIZEN = {"name": NAME, "phone": PHONE, "id_number": ID_NUMBER}
PUBLIC = (Scope.DISPLAY, Scope.PAD)


async def a_visit(server: TestServer) -> tuple[str, str]:
    """Bring a citizen through a whole visit; return ticket and slip key."""
    window = await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    ticket = await server.queue_ticket(kiosk, "card", citizen=CITIZEN)
    visit = (await window.one(window.request("call_next", counter="1"))).id
    await window.one(window.fact("start_serving", counter="1", visit=visit))
    await window.one(window.fact("finish_visit", counter="1", visit=visit, ask_rating=True))
    pad = await server.client(Scope.PAD, counter="1")
    rated = await pad.one(pad.fact("rate_visit", visit=visit, rating="dissatisfied", comment=COMMENT))
    assert [event["type"] for event in rated.events] == ["visit_rated"]
    assert COMMENT not in str(rated.events)
    key = (await kiosk.snapshot())["state"]["tickets"][ticket]["slip_key"]
    assert key
    return ticket, key


@pytest.mark.parametrize("scope", PUBLIC)
async def test_nothing_personal_reaches_a_public_screen(tmp_path: Path, clock: Clock, scope: Scope) -> None:
    async with serving(settings_for(tmp_path), clock) as server, listening(server) as url:
        ticket, key = await a_visit(server)
        screen = await server.client(scope, counter="1")
        seq = (await screen.snapshot())["seq"]
        bodies = [
            (await screen.get(path)).text
            for path in (
                f"/v1/feeds/{HALL}/snapshot",
                f"/v1/feeds/{HALL}/tail",
                f"/v1/feeds/{CENTRE}/snapshot",
                f"/v1/centres/line/cases?phone={PHONE}&text={NAME}",
                f"/v1/halls/test/visits?day={NAME}",
                f"/v1/feeds/{PHONE}/snapshot",
                f"/t/{ticket}/{PHONE}",
                f"/{ID_NUMBER}",
            )
        ]
        async with reading(url, screen, "?after=0") as events:
            bodies.append(str(await recorded(events, seq)))
    for body in bodies:
        assert not [marker for marker in (*MARKERS, key) if marker in body]


async def test_a_window_sees_masked_what_it_needs(server: TestServer) -> None:
    _, key = await a_visit(server)
    window = await server.client(Scope.COUNTER, staff="1002")
    for part in ("snapshot", "tail"):
        text = (await window.get(f"/v1/feeds/{HALL}/{part}")).text
        assert not [marker for marker in (*MARKERS, key) if marker in text]
        assert "138****9876" in text


async def test_errors_and_logs_never_say_back_what_was_sent(
    server: TestServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await a_visit(server)
    kiosk = await server.client(Scope.KIOSK)
    taker = await server.client(Scope.HOTLINE, staff="2001")
    answers = [
        await kiosk.post(kiosk.request("issue_ticket", service="card", citizen=CITIZEN | {"phone": f"+{PHONE}x"})),
        await kiosk.post(kiosk.request("issue_ticket", service="card", citizen={"id_number": ID_NUMBER[:-1] + "1"})),
        await kiosk.post(kiosk.fact("report_print", ticket=PHONE, outcome=NAME)),
        await kiosk.post(kiosk.fact("report_print", **{PHONE: NAME})),
        await kiosk.post({"id": PHONE, NAME: ID_NUMBER}),
        await taker.post(taker.fact("register_case", **(CASE | {"kind": PHONE * 9, "title": NAME})), feed=CENTRE),
        await server.http.post("/v1/login", json={"number": PHONE, "password": NAME, "device": "d", "scope": NAME}),
        await server.http.post("/v1/login", json={"number": PHONE, "password": NAME, "device": "d"}),
        await server.http.post("/v1/enrol", json={"code": PHONE, "name": NAME}),
        await server.http.get(f"/v1/feeds/{HALL}/tail?after={PHONE}x", headers=kiosk.headers),
        await server.http.get(f"/t/{PHONE}/{NAME}"),
    ]
    said = "\n".join(answer.text for answer in answers)
    assert not [marker for marker in MARKERS if marker in said]
    # The client in this test logs the addresses it asks for itself.
    logged = "\n".join(entry.getMessage() for entry in caplog.records if not entry.name.startswith("httpx"))
    assert logged
    assert not [marker for marker in MARKERS if marker in logged]


async def test_the_printed_record_is_masked(tmp_path: Path, clock: Clock) -> None:
    async with serving(settings_for(tmp_path), clock) as server:
        _, key = await a_visit(server)
    lines = list(record(tmp_path, HALL, 0))
    text = "\n".join(lines)
    assert not [marker for marker in (*MARKERS, key) if marker in text]
    assert "138****9876" in text
    assert "ticket_called" in text
    assert any("2026-11-23 10:00:00" in line and " 1001 " in line for line in lines)
    assert len(lines) == len({line.split()[0] for line in lines})
