"""Drafts on the server: the latest wins, nobody reads or touches another's, nothing is left of what is done with."""

from typing import Any

from sqlalchemy import select

from app.contract.command import Scope
from app.ids import new_id
from app.server import tables
from app.server.ticker import sweep, tick
from tests.server.desk.town import Town
from tests.server.harness import Client, TestServer

FEED = "drafts:line"
TYPED = {"title": "路灯不亮", "name": "顾念云", "phone": "13800137777"}


async def save(client: Client, draft: str, version: int, /, **more: Any) -> str:
    """Save a draft; returns what the server says."""
    body = {"form": TYPED} | more
    return (await client.one(client.fact("save_draft", draft=draft, version=version, **body), feed=FEED)).status


async def listed(client: Client, query: str = "") -> list[dict[str, Any]]:
    """Return the drafts the server lists."""
    response = await client.get(f"/v1/centres/line/drafts{query}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["drafts"]
    return found


async def test_tabs_of_a_call_come_back_at_another_seat(server: TestServer) -> None:
    seat = await server.client(Scope.HOTLINE, staff="2001")
    first, second = new_id(), new_id()
    await save(seat, first, 1, call="c-1", tab=0)
    await save(seat, second, 1, call="c-1", tab=1, form={"title": "井盖"})
    await save(seat, first, 2, tab=0, form=TYPED | {"focus": "title", "cursor": 4})
    elsewhere = await server.client(Scope.HOTLINE, staff="2001")
    found = await listed(elsewhere)
    assert [(draft["id"], draft["call"], draft["tab"]) for draft in found] == [(first, "c-1", 0), (second, "c-1", 1)]
    assert (found[0]["form"]["phone"], found[0]["form"]["cursor"]) == ("13800137777", 4)


async def test_the_latest_version_wins_in_whatever_order_they_come(server: TestServer) -> None:
    seat = await server.client(Scope.HOTLINE, staff="2001")
    draft = new_id()
    for version, title in ((1, "一"), (5, "五"), (3, "三")):
        assert await save(seat, draft, version, form={"title": title}) == "accepted"
    assert [known["form"]["title"] for known in await listed(seat)] == ["五"]


async def test_nobody_touches_or_reads_anothers(server: TestServer) -> None:
    seat, other = [await server.client(Scope.HOTLINE, staff=staff) for staff in ("2001", "2002")]
    draft = new_id()
    await save(seat, draft, 1)
    await save(other, draft, 9, form={"title": "别人的"})
    assert [known["form"]["title"] for known in await listed(seat)] == ["路灯不亮"]
    assert await listed(other) == []
    for part in ("snapshot", "tail"):
        said = (await other.get(f"/v1/feeds/{FEED}/{part}")).text
        assert draft in said
        assert not [word for word in TYPED.values() if word in said]


async def test_put_by_thrown_away_and_restored(town: Town) -> None:
    seat = await town.officer("calltaker.city")
    leader = await town.server.client(Scope.HOTLINE, staff="shift_leader.city")
    draft = new_id()
    await save(seat, draft, 1, keep=True)
    await seat.one(seat.fact("void_draft", draft=draft, version=2), feed=FEED)
    assert [known["standing"] for known in await listed(seat)] == ["void"]
    (seen,) = await listed(leader, "?others=true")
    assert (seen["standing"], seen["form"]["name"], seen["form"]["phone"]) == ("void", "顾**", "138****7777")
    assert await listed(await town.officer("calltaker.east"), "?others=true") == []
    await seat.one(seat.fact("restore_draft", draft=draft, version=3), feed=FEED)
    assert [(known["standing"], known["form"]["title"]) for known in await listed(seat)] == [("kept", "路灯不亮")]


async def test_nothing_is_left_of_what_became_a_case(server: TestServer) -> None:
    seat = await server.client(Scope.HOTLINE, staff="2001")
    done, going = new_id(), new_id()
    await save(seat, done, 1)
    await save(seat, going, 1)
    await seat.one(seat.fact("close_draft", draft=done, version=2, case=new_id()), feed=FEED)
    assert await save(seat, done, 3) == "accepted"
    assert [known["id"] for known in await listed(seat)] == [going]
    await sweep(server.core)
    with server.core.database.reading() as connection:
        query = select(tables.data_key.c.subject).where(tables.data_key.c.subject.startswith("draft:"))
        assert list(connection.execute(query).scalars()) == [f"draft:{going}"]


async def test_what_was_thrown_away_is_forgotten_after_a_month(server: TestServer) -> None:
    seat = await server.client(Scope.HOTLINE, staff="2001")
    draft = new_id()
    await save(seat, draft, 1)
    await seat.one(seat.fact("void_draft", draft=draft, version=2), feed=FEED)
    server.clock.advance(days=29)
    await tick(server.core)
    assert len(await listed(seat)) == 1
    server.clock.advance(days=2)
    await tick(server.core)
    assert await listed(seat) == []


async def test_only_who_takes_calls_has_drafts(server: TestServer) -> None:
    for scope in (Scope.MANAGER, Scope.DESK, Scope.SWITCH, Scope.KIOSK):
        assert (await (await server.client(scope)).get("/v1/centres/line/drafts")).status_code == 403
