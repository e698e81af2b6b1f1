"""Strips that do not answer, buses that come back, and calls that flash, by a clock that is moved."""

from collections.abc import Iterator

import pytest

from devices.errors import JobDoesNotFit, NoAnswer
from devices.health import FINE, Condition, DeviceState
from devices.strip.flashing import BLINK_S, FLASH_S
from devices.strip.lag import BETWEEN_TRIES_S
from devices.strip.text import Flashing, Motion, StripText
from devices.strip.worker import CHECK_EVERY_S, LatestTexts
from tests.devices.fake_clock import FakeClock

IDLE = StripText("3号窗口")
CALLING = StripText("请A001号到3号窗口", motion=Motion.FLASH)


class Bus:
    """Strips of which some are away. `sent` is all that was tried, `shown` what each shows."""

    name = "bus"

    def __init__(self) -> None:
        self.flashing = Flashing.BY_HOST
        self.away: set[int] = set()
        self.sent: list[tuple[int, str]] = []
        self.asked: list[int] = []
        self.shown: dict[int, str] = {}

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass

    def show(self, text: StripText, *, address: int = 1) -> None:
        self.sent.append((address, text.text))
        self._require(address)
        if text.text == "too much":
            raise JobDoesNotFit("test.too-much", "it does not fit")
        self.shown[address] = text.text

    def check(self, address: int = 1) -> Condition:
        self.asked.append(address)
        self._require(address)
        return FINE

    def _require(self, address: int) -> None:
        if address in self.away:
            raise NoAnswer("strip.no-answer", "the strip does not answer")


class WalkingClock(FakeClock):
    """Waiting moves it: everything happens in the test's own thread."""

    def wait(self, condition: object, seconds: float) -> None:  # type: ignore[override]
        del condition
        self.advance(seconds)


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def walking() -> WalkingClock:
    return WalkingClock()


@pytest.fixture
def texts(bus: Bus, walking: WalkingClock) -> Iterator[LatestTexts[Bus]]:
    texts = LatestTexts(bus, clock=walking)
    texts.open()
    yield texts
    texts.close()


def show(texts: LatestTexts[Bus], text: StripText, address: int = 1) -> None:
    texts.want(text, address=address)
    texts.bring_up_to_date(address)


def live(texts: LatestTexts[Bus], clock: WalkingClock, seconds: float) -> Condition:
    """What a supervisor does in `seconds`."""
    end = clock.monotonic() + seconds
    condition = texts.status()
    while clock.monotonic() + texts.next_due_s() <= end:
        clock.advance(texts.next_due_s())
        condition = texts.status()
    clock.advance(end - clock.monotonic())
    return condition


def test_three_tries_a_tenth_of_a_second_apart(texts: LatestTexts[Bus], bus: Bus, walking: WalkingClock) -> None:
    bus.away = {1}
    with pytest.raises(NoAnswer):
        show(texts, IDLE)
    assert len(bus.sent) == 3
    assert walking.monotonic() == pytest.approx(2 * BETWEEN_TRIES_S)
    assert texts.status().state is DeviceState.FAILED


def test_a_silent_strip_is_tried_with_growing_pauses_and_gets_its_current_text(
    texts: LatestTexts[Bus], bus: Bus, walking: WalkingClock
) -> None:
    bus.away = {1}
    with pytest.raises(NoAnswer):
        show(texts, IDLE)
    live(texts, walking, 120)
    assert 5 <= len(bus.sent) < 40
    with pytest.raises(NoAnswer):
        show(texts, StripText("暂停"))
    bus.away = set()
    assert live(texts, walking, 31).state is DeviceState.OK
    assert bus.shown == {1: "暂停"}


def test_the_first_that_answers_brings_all_back(texts: LatestTexts[Bus], bus: Bus, walking: WalkingClock) -> None:
    bus.away = set(range(1, 21))
    for address in range(1, 21):
        with pytest.raises(NoAnswer):
            show(texts, StripText(f"{address}号"), address)
    live(texts, walking, 60)
    bus.away = set()
    show(texts, StripText("回来"), 7)
    assert bus.shown == {**{address: f"{address}号" for address in range(1, 21)}, 7: "回来"}
    assert texts.status() == FINE


def test_others_are_served_between_the_tries(texts: LatestTexts[Bus], bus: Bus) -> None:
    bus.away = {1}
    texts.want(IDLE, address=1)
    texts.want(IDLE, address=2)
    texts.bring_up_to_date(2)
    assert bus.sent == [(1, IDLE.text), (2, IDLE.text)]


def test_strips_are_asked_in_turns_and_one_that_lost_power_gets_its_text_again(
    texts: LatestTexts[Bus], bus: Bus, walking: WalkingClock
) -> None:
    for address in (1, 2, 3):
        show(texts, IDLE, address)
    live(texts, walking, 6 * CHECK_EVERY_S)
    assert sorted(bus.asked[-6:]) == [1, 1, 2, 2, 3, 3]
    bus.away = {2}
    bus.sent.clear()
    condition = live(texts, walking, 4 * CHECK_EVERY_S)
    assert condition.state is DeviceState.WARNING
    bus.away = set()
    assert live(texts, walking, 31) == FINE
    assert bus.sent[-1] == (2, IDLE.text)


def test_a_call_flashes_and_then_stands_still(texts: LatestTexts[Bus], bus: Bus, walking: WalkingClock) -> None:
    show(texts, CALLING)
    assert bus.sent == [(1, CALLING.text)]
    live(texts, walking, FLASH_S + BLINK_S)
    words = [word for _, word in bus.sent]
    assert words == [CALLING.text, *["", CALLING.text] * 3]
    live(texts, walking, 10)
    assert len(bus.sent) == len(words)


def test_a_strip_that_flashes_by_itself_is_told_when_to_stop(
    texts: LatestTexts[Bus], bus: Bus, walking: WalkingClock
) -> None:
    bus.flashing = Flashing.BY_STRIP
    show(texts, StripText("A001", motion=Motion.FLASH, seconds=2))
    live(texts, walking, 1.9)
    assert len(bus.sent) == 1
    live(texts, walking, 0.2)
    assert bus.sent == [(1, "A001"), (1, "A001")]


def test_a_new_text_ends_the_flashing(texts: LatestTexts[Bus], bus: Bus, walking: WalkingClock) -> None:
    show(texts, CALLING)
    live(texts, walking, BLINK_S)
    show(texts, IDLE)
    live(texts, walking, 10)
    assert [word for _, word in bus.sent] == [CALLING.text, "", IDLE.text]


def test_a_text_that_can_never_be_shown_is_not_tried_again(
    texts: LatestTexts[Bus], bus: Bus, walking: WalkingClock
) -> None:
    with pytest.raises(JobDoesNotFit):
        show(texts, StripText("too much"))
    live(texts, walking, 60)
    assert len(bus.sent) == 1
    show(texts, IDLE)
    assert bus.shown == {1: IDLE.text}
