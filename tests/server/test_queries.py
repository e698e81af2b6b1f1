"""Lists and searches over what has happened."""

from typing import Any

import pytest

from app.contract.command import Scope
from tests.server.harness import CENTRE, Client, TestServer
from tests.server.test_door import CASE


async def cases(taker: Client, query: str = "") -> list[dict[str, Any]]:
    """Ask for cases."""
    response = await taker.get(f"/v1/centres/line/cases{query}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["cases"]
    return found


@pytest.fixture
async def taker(server: TestServer) -> Client:
    """A call-taker who has registered four cases, one of them the day before."""
    taker = await server.client(Scope.HOTLINE, staff="2001")

    async def register(title: str, phone: str, **more: str) -> None:
        body = CASE | {"title": title, "reporter": {"name": "张三", "phone": phone}} | more
        assert (await taker.one(taker.fact("register_case", **body), feed=CENTRE)).status == "accepted"
        server.clock.advance(minutes=1)

    await register("路灯不亮", "13800130001")
    server.clock.advance(days=1)
    await register("井盖松动", "13800130001", description="100%松了_危险")
    await register("垃圾未清运", "13800130002", address="云溪路8号花园三栋")
    await register("夜间施工", "13800130003")
    return taker


async def test_cases_come_newest_first_with_what_was_said_and_masked_who_said_it(
    server: TestServer, taker: Client
) -> None:
    found = await cases(taker)
    assert [case["title"] for case in found] == ["夜间施工", "垃圾未清运", "井盖松动", "路灯不亮"]
    reporter = found[3]["reporter"]
    assert (reporter["name"], reporter["phone"], reporter["gender"]) == ("张*", "138****0001", "unknown")
    assert (found[1]["address"], found[2]["description"]) == ("云溪路8号花****", "100%松了_危险")
    assert found[3]["number"] == "DH2026112300001"
    assert found[2]["number"] == "DH2026112400001"
    assert found[0]["call_taker"] == "2001"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?day=2026-11-23", ["路灯不亮"]),
        ("?phone=13800130001", ["井盖松动", "路灯不亮"]),
        ("?phone=1380013", []),
        ("?text=路灯", ["夜间施工", "垃圾未清运", "路灯不亮"]),
        ("?text=云溪路 垃圾", ["垃圾未清运"]),
        ("?text=DH20261124", ["夜间施工", "垃圾未清运", "井盖松动"]),
        ("?text=100%25松了_", ["井盖松动"]),
        ("?text=%25", ["井盖松动"]),
        ("?text=没有这样的", []),
        ("?limit=2", ["夜间施工", "垃圾未清运"]),
        ("?phone=13800130001&day=2026-11-24", ["井盖松动"]),
    ],
)
async def test_cases_are_found_by_day_phone_and_words(taker: Client, query: str, titles: list[str]) -> None:
    assert [case["title"] for case in await cases(taker, query)] == titles


@pytest.mark.parametrize(
    ("query", "where"), [("?day=yesterday", ["day"]), ("?limit=0", ["limit"]), ("?limit=9999", ["limit"])]
)
async def test_a_wrong_question_is_told_by_its_part(taker: Client, query: str, where: list[str]) -> None:
    response = await taker.get(f"/v1/centres/line/cases{query}")
    assert (response.status_code, response.json()) == (422, {"code": "malformed", "where": where})


async def test_visits_of_a_day_in_the_order_of_calling(server: TestServer) -> None:
    window = await server.window("1", "1001")
    kiosk, manager = await server.client(Scope.KIOSK), await server.client(Scope.MANAGER)
    for _ in range(2):
        await server.queue_ticket(kiosk)
    for _ in range(2):
        visit = (await window.one(window.request("call_next", counter="1"))).id
        await window.one(window.fact("start_serving", counter="1", visit=visit))
        server.clock.advance(minutes=5)
        await window.one(window.fact("finish_visit", counter="1", visit=visit, ask_rating=False))
    visits = (await manager.get("/v1/halls/test/visits")).json()["visits"]
    assert [visit["number"] for visit in visits] == ["A001", "A002"]
    assert all(visit["finished_at"] and visit["staff"] == "1001" for visit in visits)
    assert (await manager.get("/v1/halls/test/visits?day=2026-11-22")).json()["visits"] == []
