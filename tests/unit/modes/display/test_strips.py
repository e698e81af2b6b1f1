"""What the strips above the counters show, and which strip is whose."""

from collections.abc import AsyncIterator

import pytest

from app.contract.hall.commands import CallNext, PauseCounter, RecallTicket, StartServing
from app.contract.hall.setup import Texts
from app.contract.hall.state import PauseReason
from app.contract.model import LocalText
from app.modes.display.strip_words import FLASH_S, strip_text
from app.modes.display.strips import CounterStrips
from app.modes.errands import Errands
from devices.open import open_strip
from devices.strip.text import Colour, Motion, StripText
from tests.unit.modes.live_hall import LiveHall, LiveOperations
from tests.unit.rules.halls import DISPLAY, small_setup

WORDS = {
    "open": LocalText(zh="{yellow}{counter}号 {green}{services}", en="{scroll}{name}"),
    "calling": LocalText(zh="请{red}{ticket}{green}到{counter}号窗口"),
    "serving": LocalText(zh="{still}{service} {ticket}"),
    "paused": LocalText(zh="暂停：{reason}"),
}


class Bus:
    """A hall whose strips hang on one virtual bus; `shown` is what came to each address, in order."""

    def __init__(self, url: str = "virtual://strip", *, zone: str = "A", counter: str = "", texts=WORDS) -> None:
        self.hall = LiveHall(setup=small_setup(texts=Texts(strip=texts)))
        self.wang = self.hall.open("1", "1001")
        self.errands = Errands()
        self.shown: dict[int, list[StripText]] = {}
        self.strips = CounterStrips(
            strips=open_strip(url, listener=lambda address, text: self.shown.setdefault(address, []).append(text)),
            replica=self.hall.follow(DISPLAY),
            operations=LiveOperations(self.hall, DISPLAY),
            reader="zh",
            run=self.errands.run,
            zone=zone,
            counter=counter,
        )

    async def call(self):
        """Take a ticket and call it at counter 1; return the visit's id."""
        self.hall.take()
        self.hall.tell(CallNext(counter="1"), self.wang)
        await self.errands.settled()
        return self.hall.state.desks["1"].visit

    def latest(self, address: int = 1) -> StripText:
        """What a strip shows now; a flash that ended is the same text, still."""
        return self.shown[address][-1]


@pytest.fixture
async def bus() -> AsyncIterator[Bus]:
    """The strips of zone A."""
    bus = Bus()
    await bus.errands.settled()
    yield bus
    await bus.strips.close()
    await bus.errands.close()


def words_of(hall: LiveHall, counter: str = "1", reader: str = "zh") -> StripText:
    """What a counter's strip is to show."""
    found = next(each for each in hall.state.setup.counters if each.number == counter)
    return strip_text(hall.state, found, reader)


async def test_each_state_has_its_words_and_colours(bus):
    assert words_of(bus.hall).runs() == ((Colour.YELLOW, "1号 "), (Colour.GREEN, "身份证 迁入 限号 实名"))
    visit = await bus.call()
    calling = words_of(bus.hall)
    assert calling.runs() == ((Colour.RED, "请"), (Colour.RED, "A001"), (Colour.GREEN, "到1号窗口"))
    assert (calling.motion, calling.seconds) == (Motion.FLASH, FLASH_S)
    bus.hall.tell(StartServing(counter="1", visit=visit), bus.wang)
    assert (words_of(bus.hall).text, words_of(bus.hall).motion) == ("身份证 A001", Motion.STATIC)


async def test_the_readers_language_and_a_scrolling_text(bus):
    english = words_of(bus.hall, reader="en")
    assert (english.text, english.motion, english.colour) == ("一号", Motion.SCROLL, Colour.GREEN)


async def test_without_own_words_a_state_says_its_name(bus):
    bus.hall.tell(PauseCounter(counter="1", reason=PauseReason.MEAL), bus.wang)
    assert words_of(bus.hall).text == "暂停：Meal"
    assert (words_of(bus.hall, "2").text, words_of(bus.hall, "2").colour) == ("Closed", Colour.RED)
    plain = LiveHall(setup=small_setup())
    plain.open("1", "1001")
    assert words_of(plain).text == "一号 身份证 迁入 限号 实名"


async def test_a_call_is_shown_and_reported_and_a_recall_flashes_again(bus):
    visit = await bus.call()
    assert "strip" in bus.hall.state.visits[visit].announced
    flashes = [text for text in bus.shown[1] if text.motion is Motion.FLASH]
    bus.hall.tell(RecallTicket(counter="1", visit=visit), bus.wang)
    await bus.errands.settled()
    assert [text for text in bus.shown[1] if text.motion is Motion.FLASH] == flashes * 2


async def test_only_the_zones_counters_are_shown(bus):
    assert set(bus.shown) == {1, 2, 3}


@pytest.mark.parametrize(
    ("url", "counter", "addresses"),
    [
        ("virtual://strip?counters=2-3", "", {2, 3}),
        ("virtual://strip?counters=3&addr=7", "", {7}),
        ("virtual://strip?addr=9", "2", {9}),
        ("virtual://strip?counters=40-60", "", set()),
    ],
)
async def test_a_bus_says_whose_strips_hang_on_it(url, counter, addresses):
    bus = Bus(url, counter=counter)
    await bus.errands.settled()
    await bus.strips.close()
    assert set(bus.shown) == addresses
