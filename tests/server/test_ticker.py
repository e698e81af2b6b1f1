"""What the server does by itself as time passes."""

from app.contract.command import Scope
from app.server.ticker import sweep, tick
from tests.server.harness import CENTRE, HALL, TestServer


async def test_an_unreported_print_becomes_callable(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    envelope = kiosk.request("issue_ticket", service="tax")
    await kiosk.one(envelope)
    before = (await kiosk.snapshot())["seq"]
    server.clock.advance(seconds=14)
    await tick(server.core)
    assert (await kiosk.snapshot())["seq"] == before
    server.clock.advance(seconds=1)
    await tick(server.core)
    ticket = (await kiosk.snapshot())["state"]["tickets"][envelope["id"]]
    assert (ticket["state"], ticket["unconfirmed"]) == ("waiting", True)
    assert [(row["type"], row["actor"]) for row in await kiosk.tail(before)] == [("ticket_queued", "system")]


async def test_a_new_day_begins_by_itself(server: TestServer) -> None:
    server.clock.advance(days=1)
    await tick(server.core)
    manager = await server.client(Scope.MANAGER)
    for feed in (HALL, CENTRE):
        assert (await manager.snapshot(feed))["state"]["day"] == "2026-11-24"


async def test_results_are_remembered_for_35_days(server: TestServer) -> None:
    kiosk = await server.client(Scope.KIOSK)
    envelope = kiosk.request("issue_ticket", service="tax")
    await kiosk.one(envelope)
    server.clock.advance(days=35)
    await sweep(server.core)
    assert (await kiosk.one(envelope)).status == "replayed"
    server.clock.advance(seconds=1)
    await sweep(server.core)
    assert (await kiosk.one(envelope)).status == "refused"
