"""The citizen's page behind the QR code of a ticket."""

import re

import httpx
import pytest

from app.contract.command import Scope
from tests.server.harness import Client, TestServer


async def key_of(kiosk: Client, ticket: str) -> str:
    """Return what is printed into the QR code."""
    key: str = (await kiosk.snapshot())["state"]["tickets"][ticket]["slip_key"]
    return key


async def page(server: TestServer, ticket: str, key: str) -> httpx.Response:
    """Open the page as a phone does: without a token."""
    return await server.http.get(f"/t/{ticket}", params={"k": key})


async def test_the_page_follows_the_ticket(server: TestServer) -> None:
    window = await server.window("3", "1001")
    kiosk = await server.client(Scope.KIOSK)
    tickets = [await server.queue_ticket(kiosk) for _ in range(4)]
    key = await key_of(kiosk, tickets[3])
    waiting = await page(server, tickets[3], key)
    assert waiting.status_code == 200
    assert all(words in waiting.text for words in ("A004", "税务申报", "前面还有 3 人", "测试大厅"))
    assert re.search(r"预计等候约 \d+–\d+ 分钟", waiting.text)
    assert '<meta http-equiv="refresh"' in waiting.text
    for _ in range(4):
        visit = (await window.one(window.request("call_next", counter="3"))).id
        called = await page(server, tickets[3], key)
        await window.one(window.fact("start_serving", counter="3", visit=visit))
        served = await page(server, tickets[3], key)
        await window.one(window.fact("finish_visit", counter="3", visit=visit, ask_rating=False))
    assert "请到3号窗口" in called.text
    assert "3号窗口办理中" in served.text
    over = await page(server, tickets[3], key)
    assert "已办理完毕" in over.text
    assert "refresh" not in over.text


async def test_the_link_of_a_slip_needs_no_query(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    ticket = await server.queue_ticket(kiosk)
    key = await key_of(kiosk, ticket)
    slip = await server.http.get(f"/t/{ticket}/{key}")
    assert slip.status_code == 200
    assert slip.text == (await page(server, ticket, key)).text
    assert (await server.http.get(f"/t/{ticket}/wrong")).status_code == 404


async def test_the_page_works_without_script_and_loads_nothing(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    ticket = await server.queue_ticket(kiosk)
    response = await page(server, ticket, await key_of(kiosk, ticket))
    assert not re.search(r"<script|<img|<link|src=|href=", response.text)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert response.headers["cache-control"] == "no-store"
    assert 'lang="zh-CN"' in response.text
    assert "width=device-width" in response.text


@pytest.mark.parametrize("key", ["", "?k=", "?k=wrong", "?k=密钥", "?k=%ED%A0%80", "?k=%00%ff", f"?k={'x' * 5000}"])
async def test_without_its_key_a_ticket_is_not_found(server: TestServer, key: str) -> None:
    await server.window("1", "1001")
    ticket = await server.queue_ticket(await server.client(Scope.KIOSK))
    response = await server.http.get(f"/t/{ticket}{key}")
    assert response.status_code == 404
    assert "未找到此号" in response.text
    assert "A001" not in response.text


async def test_yesterdays_ticket_is_not_found(server: TestServer) -> None:
    await server.window("1", "1001")
    kiosk = await server.client(Scope.KIOSK)
    ticket = await server.queue_ticket(kiosk)
    key = await key_of(kiosk, ticket)
    server.clock.advance(hours=13, minutes=59)
    assert (await page(server, ticket, key)).status_code == 200
    server.clock.advance(minutes=1)
    assert (await page(server, ticket, key)).status_code == 404
