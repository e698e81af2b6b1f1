"""Days over HTTP: they begin once, end once, and a clock that is set back brings nothing back."""

from typing import Any

from app.contract.command import Scope
from app.server.ticker import tick
from tests.server.harness import Client, TestServer


async def visits(server: TestServer, day: str) -> list[dict[str, Any]]:
    """Return the visits of a day as a report lists them."""
    manager = await server.client(Scope.MANAGER)
    found: list[dict[str, Any]] = (await manager.get(f"/v1/halls/test/visits?day={day}")).json()["visits"]
    return found


async def number_of(server: TestServer, kiosk: Client) -> str:
    """Issue a ticket and return its number."""
    ticket = await server.queue_ticket(kiosk)
    return str((await kiosk.snapshot())["state"]["tickets"][ticket]["number"])


async def test_numbers_begin_again_the_next_day_and_never_twice_on_one(server: TestServer) -> None:
    kiosk = await server.client(Scope.KIOSK)
    await server.window("1", "1001")
    assert [await number_of(server, kiosk) for _ in range(2)] == ["A001", "A002"]
    server.clock.advance(days=1)
    await tick(server.core)
    await server.window("1", "1001")
    assert await number_of(server, kiosk) == "A001"
    days = [event["body"]["day"] for event in await kiosk.tail() if event["type"] == "day_began"]
    assert days == ["2026-11-23", "2026-11-24"]


async def test_a_clock_set_back_does_not_bring_yesterday_back(server: TestServer) -> None:
    kiosk = await server.client(Scope.KIOSK)
    server.clock.advance(days=1)
    await tick(server.core)
    await server.window("1", "1001")
    assert await number_of(server, kiosk) == "A001"
    server.clock.advance(days=-1, hours=-3)
    await tick(server.core)
    assert (await kiosk.snapshot())["state"]["day"] == "2026-11-24"
    assert await number_of(server, kiosk) == "A002"
    events = await kiosk.tail()
    assert [event["body"]["day"] for event in events if event["type"] == "day_began"] == ["2026-11-23", "2026-11-24"]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))


async def test_the_day_is_that_of_the_hall_and_not_of_greenwich(server: TestServer) -> None:
    """16:00 UTC is midnight in Shanghai."""
    kiosk = await server.client(Scope.KIOSK)
    for hours, day in ((13.9, "2026-11-23"), (0.2, "2026-11-24")):
        server.clock.advance(hours=hours)
        await tick(server.core)
        assert (await kiosk.snapshot())["state"]["day"] == day


async def test_a_visit_given_up_is_listed_as_such(server: TestServer) -> None:
    window, kiosk = await server.window("1", "1001"), await server.client(Scope.KIOSK)
    ticket = await server.queue_ticket(kiosk)
    await window.one(window.request("call_next", counter="1"))
    assert (await window.one(window.request("cancel_ticket", ticket=ticket, reason="left"))).status == "accepted"
    (visit,) = await visits(server, "2026-11-23")
    assert visit["outcome"] == "cancelled"
    assert visit["finished_at"]


async def test_what_was_set_aside_is_listed_as_expired_after_the_day(server: TestServer) -> None:
    window, kiosk = await server.window("1", "1001"), await server.client(Scope.KIOSK)
    manager = await server.client(Scope.MANAGER)
    setup = (await manager.snapshot())["state"]["setup"]
    setup["calendar"]["week"][0]["periods"] = [{"opens": "08:30:00", "closes": "17:30:00"}]
    assert (await manager.one(manager.request("set_up_hall", setup=setup))).status == "accepted"
    await server.queue_ticket(kiosk)
    visit = (await window.one(window.request("call_next", counter="1"))).id
    await window.one(window.fact("start_serving", counter="1", visit=visit))
    assert (await window.one(window.fact("park_ticket", counter="1", visit=visit))).status == "accepted"
    server.clock.advance(hours=9)
    await tick(server.core)
    assert (await kiosk.snapshot())["state"]["ended"] == "2026-11-23"
    (listed,) = await visits(server, "2026-11-23")
    assert (listed["id"], listed["outcome"]) == (visit, "expired")
