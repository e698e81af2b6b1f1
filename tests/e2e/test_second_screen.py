"""The pad as the second screen of the counter's computer: one process, two screens, with and without a network."""

import json
from pathlib import Path

import pytest

from tests.e2e.rating_hall import RATINGS, MortalPlayer, RatingHall, hand_off_glass, rating_hall

SCREENS = ((0, 1366, 768), (1366, 1280, 800))
"""Left edge, width and height of the clerk's screen and the citizen's."""


@pytest.fixture
def two_screens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs started from here on have two screens side by side, on a platform that only paints into memory."""
    screens = [
        {
            "name": f"screen-{place}",
            "x": left,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for place, (left, width, height) in enumerate(SCREENS, start=1)
    ]
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": screens}))
    monkeypatch.setenv("QT_QPA_PLATFORM", f"offscreen:configfile={file}")


async def at_work(hall: RatingHall) -> MortalPlayer:
    """Start the counter's program with its second screen on the cable; the clerk sits down."""
    window = await hall.start("window", hall.cable.url, "--device", "pad=screen:2")
    await hall.sit_down(window)
    await window.see("staff-card", seconds=20)
    return window


async def choose(window: MortalPlayer, deed: str) -> None:
    """Choose a deed from the menu."""
    await window.click("more")
    await window.click(f"more-{deed}")


async def put(window: MortalPlayer, kind: int, text: str) -> None:
    """Put something on the pad: a text to confirm (0), to sign (1), a code to scan (2)."""
    await choose(window, "ask-on-pad")
    for _ in range(kind):
        await window.press("Down", "pad-kind")
    await window.type("pad-text", text)
    await window.click("answer")


async def reads_and_scans(window: MortalPlayer) -> None:
    """The citizen confirms a text, and is shown a code that is taken away again."""
    await put(window, 0, "请核对：收件地址 清河路18号")
    assert "清河路18号" in await window.see("text-to-confirm")
    await hand_off_glass()
    await window.click("confirm")
    await window.see("pad-words", "已确认")
    await put(window, 2, "https://pay.example.gov.cn/o/1")
    await window.see("code-to-scan")
    await hand_off_glass()  # the counter takes the next press once it has heard that the code is there
    await window.click("pad-row-clear")
    await window.see("staff-card")


async def sees_a_picture(window: MortalPlayer) -> None:
    """The clerk's whole screen goes to the pad, and away again."""
    await choose(window, "push-screenshot")
    await window.press("Return", "frozen-screen")
    await window.click("push")
    await window.see("shot")
    await window.see("shot-words", "看到")
    await window.click("clear-pad")
    await window.click("close-shot")


@pytest.mark.usefixtures("two_screens")
async def test_the_citizens_screen_needs_no_network_and_its_rating_survives_a_power_cut(tmp_path: Path) -> None:
    async with rating_hall(tmp_path / "hall") as hall:
        window = await at_work(hall)
        assert "林晓岚" in await window.see("staff-card")
        ticket = await hall.take()
        await window.click("call-next")
        await window.see("calling")
        await window.click("start-serving")
        await window.enabled("finish")
        await reads_and_scans(window)
        await hall.cable.unplug()
        await sees_a_picture(window)
        await window.click("finish")
        await hall.asked(window)
        await window.click("rating-1")
        await window.see("thanks")
        hall.counting.expected[await hall.visit_of(ticket)] = RATINGS[0]
        await window.kill()
        await hall.cable.plug()
        await hall.start("window", hall.cable.url, "--device", "pad=screen:2")
        await hall.settled()
    assert (hall.counting.lost, hall.counting.doubled) == (0, 0), hall.counting
