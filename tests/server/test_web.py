"""The citizen's page behind the QR code of a ticket, as a phone gets it."""

import re
from typing import Any

import httpx
import pytest
from httpx_sse import aconnect_sse

from app.contract.command import Scope
from tests.server.harness import Client, TestServer, listening


async def link_of(reader: Client, ticket: str) -> str:
    """Return the path that is printed into the QR code."""
    key = (await reader.snapshot())["state"]["tickets"][ticket]["slip_key"]
    return f"/t/{ticket}/{key}"


async def page(server: TestServer, link: str, **query: str) -> httpx.Response:
    """Open the page as a phone does: without a token."""
    return await server.http.get(link, params=query)


async def state_of(reader: Client, ticket: str) -> dict[str, Any]:
    """Return a ticket as the record has it."""
    held: dict[str, Any] = (await reader.snapshot())["state"]["tickets"][ticket]
    return held


async def test_the_page_follows_the_ticket(server: TestServer) -> None:
    window = await server.window("3", "1001")
    kiosk = await server.client(Scope.KIOSK)
    tickets = [await server.queue_ticket(kiosk) for _ in range(4)]
    link = await link_of(kiosk, tickets[3])
    waiting = await page(server, link)
    assert waiting.status_code == 200
    assert all(words in waiting.text for words in ("A004", "税务申报", "前面还有 3 人", "测试大厅"))
    assert re.search(r"预计等候约 \d+–\d+ 分钟", waiting.text)
    assert '<meta http-equiv="refresh"' in waiting.text
    for _ in range(4):
        visit = (await window.one(window.request("call_next", counter="3"))).id
        called = await page(server, link)
        await window.one(window.fact("start_serving", counter="3", visit=visit))
        served = await page(server, link)
        await window.one(window.fact("finish_visit", counter="3", visit=visit, ask_rating=False))
    assert "请到 3 号窗口" in called.text
    assert "3 号窗口正在为您办理" in served.text
    over = await page(server, link)
    assert "已办理完毕" in over.text
    assert "refresh" not in over.text


async def test_the_page_speaks_the_language_of_the_phone_or_the_one_that_is_picked(server: TestServer) -> None:
    await server.window("3", "1001")
    kiosk = await server.client(Scope.KIOSK)
    await server.queue_ticket(kiosk)
    link = await link_of(kiosk, await server.queue_ticket(kiosk))
    by_phone = await server.http.get(link, headers={"Accept-Language": "fr-CA, en-GB;q=0.8, zh;q=0.5"})
    assert "1 person ahead of you" in by_phone.text
    assert 'lang="en"' in by_phone.text
    picked = await server.http.get(link, params={"lang": "zh-HK"}, headers={"Accept-Language": "en"})
    assert "前面仲有 1 位" in picked.text
    assert "前面还有 1 人" in (await page(server, link, lang="xx")).text


async def test_large_text_stays_when_the_language_is_changed(server: TestServer) -> None:
    await server.window("3", "1001")
    kiosk = await server.client(Scope.KIOSK)
    link = await link_of(kiosk, await server.queue_ticket(kiosk))
    large = await page(server, link, text="large")
    assert 'class="large"' in large.text
    assert f'href="{link}?lang=en&amp;text=large"' in large.text


async def test_the_page_needs_no_script_and_loads_nothing_from_elsewhere(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    response = await page(server, await link_of(kiosk, await server.queue_ticket(kiosk)))
    loaded = re.findall(r'(?:src|href|action)="([^"]*)"', response.text)
    assert all(address.startswith("/t/") for address in loaded)
    assert not re.search(r"<script>|<style|style=|onclick", response.text)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    for address in ("/t/assets/page.css", "/t/assets/page.js"):
        assert (await server.http.get(address)).status_code == 200
    assert (await server.http.get("/t/assets/routes.py")).status_code == 404


@pytest.mark.parametrize("key", ["", "/", "/wrong", "/密钥", "/%ED%A0%80", "/%00%ff", f"/{'x' * 5000}", "/wrong/live"])
async def test_without_its_key_a_ticket_is_not_found(server: TestServer, key: str) -> None:
    await server.window("1", "1001")
    ticket = await server.queue_ticket(await server.client(Scope.KIOSK))
    response = await server.http.get(f"/t/{ticket}{key}")
    assert response.status_code in {404, 307}
    assert "A001" not in response.text


async def test_yesterdays_ticket_is_not_found(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    link = await link_of(kiosk, await server.queue_ticket(kiosk))
    server.clock.advance(hours=13, minutes=59)
    assert (await page(server, link)).status_code == 200
    server.clock.advance(minutes=1)
    gone = await page(server, link)
    assert gone.status_code == 404
    assert "未找到此号" in gone.text


async def test_a_citizen_gives_the_number_up(server: TestServer) -> None:
    await server.window("3", "1001")
    kiosk = await server.client(Scope.KIOSK)
    ticket = await server.queue_ticket(kiosk)
    link = await link_of(kiosk, ticket)
    assert f'action="{link}/cancel' in (await page(server, link)).text
    sent = await server.http.post(f"{link}/cancel", params={"lang": "en"})
    assert sent.status_code == 303
    after = await server.http.get(sent.headers["location"])
    assert "This number is cancelled" in after.text
    assert "/cancel" not in after.text
    assert (await state_of(kiosk, ticket))["state"] == "cancelled"


async def test_giving_up_is_for_the_holder_and_only_while_waiting(server: TestServer) -> None:
    window = await server.window("3", "1001")
    kiosk = await server.client(Scope.KIOSK)
    ticket = await server.queue_ticket(kiosk)
    link = await link_of(kiosk, ticket)
    assert (await server.http.post(f"/t/{ticket}/wrong/cancel")).status_code == 404
    await window.one(window.request("call_next", counter="3"))
    assert (await server.http.post(f"{link}/cancel")).status_code == 303
    assert (await state_of(kiosk, ticket))["state"] == "called"
    assert "请到 3 号窗口" in (await page(server, link)).text


async def test_the_page_is_told_at_once_when_its_ticket_is_called(server: TestServer) -> None:
    window = await server.window("3", "1001")
    kiosk = await server.client(Scope.KIOSK)
    link = await link_of(kiosk, await server.queue_ticket(kiosk))
    told: list[dict[str, Any]] = []
    async with (
        listening(server) as address,
        httpx.AsyncClient(base_url=address) as phone,
        aconnect_sse(phone, "GET", f"{link}/live", params={"lang": "en"}) as stream,
    ):
        async for event in stream.aiter_sse():
            if event.event == "end":
                break
            told.append(event.json())
            await _go_on(window, len(told))
    assert [page["tone"] for page in told] == ["waiting", "called", "called", "serving", "over"]
    assert [page["calls"] for page in told] == [0, 1, 2, 0, 0]
    assert "Please go to counter 3" in told[1]["html"]


async def _go_on(window: Client, told: int) -> None:
    """Do the next thing at the counter, each time the page was told."""
    visit = (await window.snapshot())["state"]["desks"]["3"]["visit"]
    steps = {
        1: window.request("call_next", counter="3"),
        2: window.fact("recall_ticket", dseq=1, counter="3", visit=visit),
        3: window.fact("start_serving", dseq=2, counter="3", visit=visit),
        4: window.fact("finish_visit", dseq=3, counter="3", visit=visit, ask_rating=False),
    }
    if told in steps:
        await window.one(steps[told])
