"""Strips show the latest text, also after they were away."""

import threading
from pathlib import Path

import pytest

from devices.errors import DeviceUnavailable
from devices.health import FINE, Condition, DeviceKind, DeviceState
from devices.strip.supervised import SupervisedStrip
from devices.strip.text import LONGEST_TEXT, Colour, Flashing, Motion, StripText
from devices.strip.virtual import VirtualStrip
from tests.devices.fake_clock import PATIENCE_S, STARTED, FakeClock

IDLE = StripText("3号窗口 社保", Colour.GREEN, Motion.SCROLL)
CALLING = StripText("请A001号到3号窗口", Colour.RED, Motion.FLASH, seconds=3)
SERVING = StripText("正在办理 A001", Colour.YELLOW)


class FakeBus:
    """Strips on a bus that can be cut, and that can be held while it shows something."""

    name = "fake"
    flashing = Flashing.BY_STRIP

    def __init__(self) -> None:
        self.cut = False
        self.shown: list[tuple[int, StripText]] = []
        self.showing = threading.Event()
        self.let = threading.Event()
        self.let.set()

    def open(self) -> None:
        self._require_wire()

    def close(self) -> None:
        pass

    def check(self, address: int = 1) -> Condition:
        self._require_wire()
        return FINE

    def show(self, text: StripText, *, address: int = 1) -> None:
        self._require_wire()
        self.showing.set()
        assert self.let.wait(PATIENCE_S)
        self.shown.append((address, text))

    def _require_wire(self) -> None:
        if self.cut:
            raise DeviceUnavailable("strip.no-answer", "the strip does not answer")


def test_a_virtual_strip_shows_tells_and_writes_down(tmp_path: Path, clock: FakeClock) -> None:
    drawn: list[tuple[int, StripText]] = []
    bus = VirtualStrip(
        listener=lambda address, text: drawn.append((address, text)), directory=tmp_path / "strips", clock=clock
    )
    strip = SupervisedStrip(bus)
    strip.show(IDLE).result(PATIENCE_S)
    strip.show(CALLING, address=2).result(PATIENCE_S)
    assert strip.health().kind is DeviceKind.STRIP
    assert strip.close()
    assert drawn == [(1, IDLE), (2, CALLING)]
    assert (bus.shown(), bus.shown(2), bus.shown(3)) == (IDLE, CALLING, None)
    written = (tmp_path / "strips" / "strips.txt").read_text(encoding="utf-8").splitlines()
    at = STARTED.isoformat(timespec="milliseconds")
    assert written == [
        f"{at}    1  green   scroll  3号窗口 社保",
        f"{at}    2  red     flash   请A001号到3号窗口",
    ]


def test_the_latest_text_of_each_strip_wins() -> None:
    bus = FakeBus()
    strip = SupervisedStrip(bus)
    bus.let.clear()
    first = strip.show(IDLE)
    assert bus.showing.wait(PATIENCE_S)
    later = [strip.show(CALLING), strip.show(IDLE, address=2), strip.show(SERVING)]
    bus.let.set()
    for future in (first, *later):
        future.result(PATIENCE_S)
    assert strip.close()
    assert bus.shown == [(1, IDLE), (2, IDLE), (1, SERVING)]


def test_strips_that_were_away_get_their_current_texts(clock: FakeClock) -> None:
    bus = FakeBus()
    strip = SupervisedStrip(bus, clock=clock)
    strip.show(IDLE).result(PATIENCE_S)
    strip.show(IDLE, address=2).result(PATIENCE_S)
    bus.cut = True
    with pytest.raises(DeviceUnavailable):
        strip.show(CALLING).result(PATIENCE_S)
    with pytest.raises(DeviceUnavailable):
        strip.show(SERVING).result(PATIENCE_S)
    delay = clock.await_sleeper()
    assert strip.health().state is DeviceState.FAILED
    bus.cut = False
    bus.shown.clear()
    clock.advance(delay)
    clock.await_sleeper()
    assert strip.health().state is DeviceState.OK
    assert strip.close()
    assert sorted(bus.shown, key=lambda pair: pair[0]) == [(1, SERVING), (2, IDLE)]


def test_a_window_that_fails_to_draw_does_no_harm(caplog: pytest.LogCaptureFixture) -> None:
    def fail(address: int, text: StripText) -> None:
        raise RuntimeError("no window")

    bus = VirtualStrip(listener=fail)
    strip = SupervisedStrip(bus)
    strip.show(IDLE).result(PATIENCE_S)
    assert strip.close()
    assert bus.shown() == IDLE
    assert "strip listener failed" in caplog.text


@pytest.mark.parametrize("address", [0, 256, -1])
def test_addresses_are_those_of_a_bus(address: int) -> None:
    strip = SupervisedStrip(VirtualStrip())
    with pytest.raises(ValueError, match="address"):
        strip.show(IDLE, address=address)
    assert strip.close()


def test_a_text_does_not_last_less_than_nothing_and_is_not_a_book() -> None:
    with pytest.raises(ValueError, match="negative"):
        StripText("x", seconds=-1)
    with pytest.raises(ValueError, match="at most"):
        StripText("x" * (LONGEST_TEXT + 1))


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    strip = SupervisedStrip(VirtualStrip(directory=tmp_path / "file" / "strips"))
    with pytest.raises(DeviceUnavailable, match="cannot be made"):
        strip.show(IDLE).result(PATIENCE_S)
    assert strip.close()
