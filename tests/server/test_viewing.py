"""Personal data in full: who may, and that every look is recorded."""

from typing import Any

import pytest

from app.contract.command import Scope
from app.ids import new_id
from app.rules.feeds import feed_rules
from app.server import log
from tests.server.harness import CENTRE, HALL, Client, TestServer
from tests.server.test_data_at_rest import ADDRESS, a_case
from tests.server.test_personal_data import CITIZEN, ID_NUMBER, NAME, PHONE, a_visit

REASON = "核对身份证号"


async def looked(server: TestServer, code: str) -> list[dict[str, Any]]:
    """Return what the record has of looks: who, and the view."""
    manager = await server.client(Scope.MANAGER, staff="3001")
    events = await manager.tail(feed=f"audit:{code}")
    return [
        {"actor": event["actor"], "bearer": event["body"]["bearer"], **event["body"]["view"]}
        for event in events
        if event["type"] == "personal_data_viewed"
    ]


def place(ticket: str, reason: str = REASON) -> str:
    """Return where the citizen of a ticket is asked for."""
    return f"/v1/halls/test/tickets/{ticket}/personal?reason={reason}"


async def reception(server: TestServer) -> Client:
    """Return the program of the reception, with somebody at it."""
    return await server.client(Scope.RECEPTION, staff="4001")


async def test_reception_sees_a_citizen_in_full_and_the_record_says_so(server: TestServer) -> None:
    ticket, _ = await a_visit(server)
    desk = await reception(server)
    assert ID_NUMBER not in (await desk.get(f"/v1/feeds/{HALL}/snapshot")).text
    response = await desk.get(place(ticket))
    assert response.status_code == 200
    assert response.json()["citizen"] == CITIZEN
    assert await looked(server, "test") == [
        {
            "actor": "4001",
            "bearer": "reception",
            "looked": "ticket",
            "subject": ticket,
            "reason": REASON,
            "allowed": True,
            "found": 1,
        }
    ]
    with server.core.database.reading() as connection:
        assert log.verify(connection, "audit:test") is None


@pytest.mark.parametrize(
    ("scope", "staff"),
    [(Scope.COUNTER, "1001"), (Scope.RECEPTION, "1001"), (Scope.KIOSK, ""), (Scope.DISPLAY, ""), (Scope.PAD, "")],
)
async def test_who_may_not_look_is_refused_and_recorded(server: TestServer, scope: Scope, staff: str) -> None:
    ticket, _ = await a_visit(server)
    client = await server.client(scope, staff=staff)
    response = await client.get(place(ticket))
    assert (response.status_code, response.json()) == (403, {"code": "not_allowed"})
    (view,) = await looked(server, "test")
    assert (view["allowed"], view["found"], view["bearer"], view["subject"]) == (False, 0, scope.value, ticket)
    assert view["actor"] == (staff or "system")


async def test_the_hall_names_the_roles_that_may_look(server: TestServer) -> None:
    ticket, _ = await a_visit(server)
    manager = await server.client(Scope.MANAGER)
    setup = (await manager.snapshot())["state"]["setup"]
    setup["rules"]["full_view_roles"] = ["window"]
    assert (await manager.one(manager.request("set_up_hall", setup=setup))).status == "accepted"
    window = await server.client(Scope.COUNTER, staff="1001")
    assert (await window.get(place(ticket))).json()["citizen"]["phone"] == PHONE
    assert (await (await reception(server)).get(place(ticket))).status_code == 403


async def test_a_look_needs_a_reason_and_something_to_look_at(server: TestServer) -> None:
    ticket, _ = await a_visit(server)
    desk = await reception(server)
    for reason in ("", "%0a", "x" * 201):
        assert (await desk.get(place(ticket, reason))).status_code == 422, reason
    assert (await desk.get(f"/v1/halls/test/tickets/{ticket}/personal")).status_code == 422
    assert (await desk.get(place(new_id()))).status_code == 404
    assert (await desk.get(place(PHONE))).status_code == 404
    assert [view["subject"] for view in await looked(server, "test")] == [None, None]
    other = await server.client(Scope.RECEPTION, staff="4001", hall="elsewhere")
    assert (await other.get(place(ticket))).json() == {"code": "unknown_feed"}


async def test_a_case_is_seen_in_full_by_whoever_takes_calls(server: TestServer) -> None:
    taker, case = await a_case(server)
    listed = (await taker.get("/v1/centres/line/cases")).text
    assert not [marker for marker in (NAME, PHONE, ADDRESS) if marker in listed]
    path = f"/v1/centres/line/cases/{case}/personal?reason={REASON}"
    shown = (await taker.get(path)).json()["case"]
    assert (shown["reporter"]["phone"], shown["address"]) == (PHONE, ADDRESS)
    window = await server.client(Scope.COUNTER, staff="1001")
    assert (await window.get(path)).status_code == 403
    assert (await taker.get(path.replace(case, new_id()))).status_code == 404
    assert (await taker.get(f"/v1/centres/line/cases?phone={PHONE}")).json()["cases"][0]["address"] == ADDRESS
    assert [
        (view["actor"], view["looked"], view["allowed"], view["found"]) for view in await looked(server, "line")
    ] == [
        ("2001", "case", True, 1),
        ("1001", "case", False, 0),
        ("2001", "case", True, 0),
        ("2001", "caller", True, 1),
    ]


async def test_only_managers_read_the_audit_and_nobody_writes_it(server: TestServer) -> None:
    ticket, _ = await a_visit(server)
    desk = await reception(server)
    await desk.get(place(ticket))
    manager = await server.client(Scope.MANAGER, staff="3001")
    views = (await manager.snapshot(feed="audit:test"))["state"]["views"]
    assert [(view["staff"], view["reason"]) for view in views] == [("4001", REASON)]
    assert (await desk.get("/v1/feeds/audit:test/snapshot")).status_code == 403
    forged = manager.request("record_view", view=views[0] | {"reason": "x"}, bearer="manager")
    assert (await manager.one(forged, feed="audit:test")).code in ("malformed", "not_allowed")
    view = {name: views[0][name] for name in ("looked", "subject", "reason", "allowed", "found")}
    forged = manager.request("record_view", view=view, bearer="manager")
    assert (await manager.one(forged, feed="audit:test")).code == "not_allowed"


async def test_the_audit_is_there_after_a_start(server: TestServer) -> None:
    await a_case(server)
    taker = await server.client(Scope.HOTLINE, staff="2001")
    await taker.get(f"/v1/centres/line/cases?phone={PHONE}")
    rules = feed_rules("audit:line")
    state = rules.initial("line")
    with server.core.database.reading() as connection:
        for row in log.read(connection, server.core.database.vault, rules.events, "audit:line", after=0):
            state = rules.evolve(state, row)
    assert state == server.core.hub.channels["audit:line"].state
    assert CENTRE in server.core.hub.channels
