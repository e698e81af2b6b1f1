"""Reader, scanner and loudspeaker of a kiosk over the lines of real ones: a card, a code, a sentence."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.modes.errands import Errands
from app.modes.kiosk.citizen_devices import CitizenDevices
from app.modes.kiosk.look import Language, Look, Size
from app.modes.kiosk.view import Choice, KioskView, Page
from devices.speech.virtual import RECORD
from tests.devices.far_end import SerialFarEnd
from tests.devices.reader.sam_module import SamModule, card_text
from tests.unit.modes.kiosk.test_presenter import Kiosk
from tests.unit.modes.kiosk.test_ways import expect, send_for_papers

CARD = card_text("顾念云", "351002198703142823")
WRONG = card_text("顾念云", "351002198703142824")
SECONDS = 20


class Mute:
    """A scanner takes nothing in."""

    def receive(self, data: bytes) -> bytes:
        raise AssertionError("nobody speaks to a scanner")


async def until_seen(kiosk: Kiosk, page: Page) -> None:
    """Wait until the kiosk shows a page."""
    async with asyncio.timeout(SECONDS):
        while kiosk.view.page is not page:
            await asyncio.sleep(0.01)


@asynccontextmanager
async def listening(kiosk: Kiosk, **urls: str) -> AsyncIterator[CitizenDevices]:
    """A kiosk with these devices."""
    devices = CitizenDevices(urls, run=kiosk.errands.run)
    devices.listen(on_card=kiosk.presenter.read_card, on_scan=kiosk.presenter.scan)
    try:
        yield devices
    finally:
        await devices.close()
        kiosk.presenter.close()


async def test_a_card_on_the_reader_is_a_ticket_and_the_slip_shows_the_name_masked() -> None:
    kiosk, module = Kiosk(), SamModule()
    far_end = SerialFarEnd(module)
    async with listening(kiosk, reader=f"sam+serial://{far_end.path}") as devices:
        kiosk.presenter.choose("card")
        module.lay(CARD)
        await until_seen(kiosk, Page.TAKEN)
        await kiosk.errands.settled()
        assert kiosk.view.taken.number == "D001"
        assert kiosk.view.taken.slip["name"] == "顾**"
        assert devices.has_reader()
        assert "351002198703142823" not in str(kiosk.views)
    far_end.close()
    assert not devices.has_scanner()


async def test_a_card_where_none_is_asked_for_and_one_with_a_wrong_number_are_no_ticket() -> None:
    kiosk, module = Kiosk(), SamModule()
    far_end = SerialFarEnd(module)
    heard: list[str] = []
    devices = CitizenDevices({"reader": f"sam+serial://{far_end.path}"}, run=kiosk.errands.run)

    def on_card(citizen: object) -> None:
        kiosk.presenter.read_card(citizen)
        heard.append(kiosk.view.page)

    devices.listen(on_card=on_card, on_scan=kiosk.presenter.scan)
    module.lay(CARD)
    async with asyncio.timeout(SECONDS):
        while not heard:
            await asyncio.sleep(0.01)
    assert heard == [Page.CHOOSING]
    kiosk.presenter.choose("card")
    module.lay(WRONG)
    async with asyncio.timeout(SECONDS):
        while module.asked.count("30 01") < 2:
            await asyncio.sleep(0.01)
    await devices.close()
    assert heard == [Page.CHOOSING]
    assert kiosk.view.page is Page.IDENTIFYING
    kiosk.presenter.close()
    far_end.close()


async def scan_until(kiosk: Kiosk, far_end: SerialFarEnd, code: str, page: Page) -> None:
    """Hold a code before the scanner until the kiosk has read it: what comes while the port is opened is lost."""
    async with asyncio.timeout(SECONDS):
        while kiosk.view.page is not page:
            far_end.say(code.encode() + b"\r\n")
            await asyncio.sleep(0.5)


@pytest.mark.parametrize("what", ["appointment", "slip"])
async def test_a_scanned_code_leads_to_what_it_is_for(what: str) -> None:
    kiosk = Kiosk()
    far_end = SerialFarEnd(Mute())
    if what == "appointment":
        expect(kiosk)
        code = "YX01"
    else:
        code = send_for_papers(kiosk)
    async with listening(kiosk, scanner=f"scan+serial://{far_end.path}") as devices:
        async with asyncio.timeout(SECONDS):
            while not devices.has_scanner():
                await asyncio.sleep(0.01)
        await scan_until(kiosk, far_end, code, Page.CONFIRMING)
        kiosk.presenter.agree()
        await kiosk.errands.settled()
        assert kiosk.view.page is Page.TAKEN
        kiosk.presenter.home()
        far_end.say(b"<script>\r\nNOBODYS\r\n")
        await until_seen(kiosk, Page.SORRY)
    far_end.close()


def asking(title: str, language: Language, size: Size = Size.PLAIN) -> KioskView:
    """A page with a question in a language."""
    choice = Choice(level=title, title=title, cards=())
    return KioskView(page=Page.CHOOSING, look=Look(language, size), choice=choice)


def spoken(folder: Path) -> list[tuple[float, str]]:
    """What the virtual loudspeaker said, in order: seconds and words."""
    lines = (folder / RECORD).read_text(encoding="utf-8").splitlines()
    return [(float(line.split()[1]), line.split(".wav", 1)[1].strip()) for line in lines]


async def test_each_page_is_spoken_once_in_the_citizens_language_and_slowly_to_elders(tmp_path: Path) -> None:
    errands = Errands()
    devices = CitizenDevices({"speech": f"virtual://speech?dir={tmp_path}&pace=simulated"}, run=errands.run)
    views = (
        asking("您要办理什么业务？", Language.MANDARIN),
        asking("您想辦理咩業務？", Language.CANTONESE),
        asking("What do you come for?", Language.ENGLISH),
        asking("您要办理什么业务？", Language.MANDARIN, Size.ELDER),
    )
    for view in views:
        devices.voice.follow(view)
        devices.voice.follow(replace(view, clock="10:01"))
        await errands.settled()
    await devices.close()
    said = spoken(tmp_path)
    assert [words for _, words in said] == [view.choice.title for view in views]
    assert said[3][0] > said[0][0]


async def test_without_a_loudspeaker_it_is_silent_and_well() -> None:
    errands = Errands()
    devices = CitizenDevices({}, run=errands.run)
    devices.voice.follow(asking("What do you come for?", Language.ENGLISH))
    await errands.settled()
    assert devices.voice.health() is None
    await devices.close()
