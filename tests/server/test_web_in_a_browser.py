"""The citizen's page on a phone: a real Chromium without a screen, at the width of a small one."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from app.contract.command import Scope
from installer import browser
from tests.server.harness import Client, TestServer, listening
from tests.server.test_web import link_of

CHROMIUM = browser.find()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="this machine has no Chromium")

WIDTH = 360
_RINGS = """
navigator.vibrate = () => {
  const page = document.documentElement;
  page.dataset.rung = Number(page.dataset.rung || 0) + 1;
  return true;
};
"""


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A Chromium; without its sandbox, which a container's root may not use. It only meets our own page."""
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        await running.close()


class Hall:
    """A hall with counter 3 open, and a citizen's phone."""

    def __init__(self, server: TestServer, address: str, chromium: Browser) -> None:
        self._server = server
        self._address = address
        self._browser = chromium
        self.complaints: list[str] = []
        self.window: Client
        self.kiosk: Client

    async def open(self) -> None:
        """Let somebody sit down at counter 3."""
        self.window = await self._server.window("3", "1001")
        self.kiosk = await self._server.client(Scope.KIOSK)

    async def phone(self, ticket: str, *, script: bool = True, locale: str = "zh-CN") -> Page:
        """Scan a ticket's code."""
        context: BrowserContext = await self._browser.new_context(
            viewport={"width": WIDTH, "height": 640}, java_script_enabled=script, locale=locale
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        if script:
            await page.add_init_script(_RINGS)
        await page.goto(self._address + await link_of(self.kiosk, ticket))
        return page

    async def call(self) -> str:
        """Call the next ticket; returns the visit."""
        return (await self.window.one(self.window.request("call_next", counter="3"))).id


@pytest.fixture
async def hall(server: TestServer, chromium: Browser) -> AsyncIterator[Hall]:
    """The hall, reachable by a browser."""
    async with listening(server) as address:
        made = Hall(server, address, chromium)
        await made.open()
        yield made
        assert made.complaints == []


async def _rung(page: Page) -> int:
    return int(await page.locator("html").get_attribute("data-rung") or 0)


async def test_the_page_rings_when_it_is_the_holders_turn_and_at_every_recall(hall: Hall, server: TestServer) -> None:
    await server.queue_ticket(hall.kiosk)
    page = await hall.phone(await server.queue_ticket(hall.kiosk))
    await expect(page.get_by_text("前面还有 1 人")).to_be_visible()
    await page.get_by_role("button", name="叫到我时响铃").click()
    await expect(page.get_by_role("button", name="叫到您时会响铃")).to_be_disabled()
    first = await hall.call()
    await hall.window.one(hall.window.fact("start_serving", counter="3", visit=first))
    await hall.window.one(hall.window.fact("finish_visit", counter="3", visit=first, ask_rating=False))
    await expect(page.get_by_text("下一位就是您")).to_be_visible()
    assert await _rung(page) == 0
    visit = await hall.call()
    await expect(page.get_by_text("请到 3 号窗口")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("data-rung", "1")
    await hall.window.one(hall.window.fact("recall_ticket", counter="3", visit=visit))
    await expect(page.locator("html")).to_have_attribute("data-rung", "2")
    await hall.window.one(hall.window.fact("start_serving", counter="3", visit=visit))
    await expect(page.get_by_text("正在为您办理")).to_be_visible()
    assert await _rung(page) == 2


async def test_without_script_the_page_renews_itself_and_the_number_can_be_given_up(
    hall: Hall, server: TestServer
) -> None:
    page = await hall.phone(await server.queue_ticket(hall.kiosk), script=False)
    await expect(page.locator("meta[http-equiv=refresh]")).to_have_count(1)
    await page.get_by_text("不办了，取消此号").click()
    await page.get_by_role("button", name="确定取消").click()
    await expect(page.get_by_text("此号已取消")).to_be_visible()
    await expect(page.locator("meta[http-equiv=refresh]")).to_have_count(0)


@pytest.mark.parametrize(("locale", "large"), [("zh-CN", "大字"), ("zh-HK", "大字"), ("en-US", "Large text")])
async def test_nothing_is_cut_on_a_small_phone_even_in_large_text(
    hall: Hall, server: TestServer, locale: str, large: str
) -> None:
    await server.queue_ticket(hall.kiosk)
    page = await hall.phone(await server.queue_ticket(hall.kiosk), locale=locale)
    for _ in range(2):
        assert await page.evaluate("document.documentElement.scrollWidth") <= WIDTH
        small = await page.locator("button:visible, summary, nav a").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height).filter(height => height < 48)"
        )
        assert small == []
        if not page.url.endswith("text=large"):
            await page.get_by_role("link", name=large).click()
    assert page.url.endswith("text=large")


async def test_a_page_that_lost_its_server_says_so(server: TestServer, chromium: Browser) -> None:
    async with listening(server) as address:
        hall = Hall(server, address, chromium)
        await hall.open()
        page = await hall.phone(await server.queue_ticket(hall.kiosk))
        await expect(page.get_by_text("下一位就是您")).to_be_visible()
    await expect(page.get_by_text("连接中断")).to_be_visible()
