"""The display as the waiting area sees it."""

import pytest
from PySide6.QtCore import QSize

from app.modes.display.current_call import CurrentCall
from app.modes.display.screen import DisplayScreen
from app.modes.display.view import ShownCall
from devices.strip.text import StripText
from tests.gui.modes.display_scenes import SIZES, screen, strips, view
from widgets.led_strip import LedStrip
from widgets.poster import Poster

CALL = ShownCall("v1/0", "v1", "A001", "3")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_nothing_is_smaller_than_can_be_read_from_ten_metres(qtbot, size: QSize):
    shown = screen(calls=7)
    qtbot.addWidget(shown)
    shown.resize(size)
    shown.show()
    least = min(size.width(), size.height()) / 28
    assert all(poster.pixels >= round(least) for poster in shown.findChildren(Poster))
    assert all(shown.rect().contains(poster.geometry().translated(poster.parent().pos())) for poster in _tops(shown))


def _tops(shown: DisplayScreen) -> list[Poster]:
    return [poster for poster in shown.findChildren(Poster) if poster.parent() is shown and poster.isVisible()]


def test_the_newest_call_stands_large_and_the_others_below_each_other(qtbot):
    shown = screen(calls=3)
    qtbot.addWidget(shown)
    assert shown.findChild(Poster, "current-ticket").text() == "AB012"
    assert "1" in shown.findChild(Poster, "current-counter").text()


def test_nobody_called_is_a_welcome(qtbot):
    shown = screen(calls=0)
    qtbot.addWidget(shown)
    assert shown.findChild(Poster, "current-ticket").text() == view(calls=0).greeting


def test_a_fresh_call_flashes_three_times_and_is_reported_when_painted(qtbot):
    card = CurrentCall()
    qtbot.addWidget(card)
    card.resize(800, 600)
    card.show()
    with qtbot.waitSignal(card.painted) as painted:
        card.show_call(CALL, greeting="", fresh=frozenset({"v1/0"}))
    assert painted.args == ["v1"]
    lit = []
    for _ in range(8):
        lit.append(card.is_lit)
        card.flash()
    assert lit == [True, False, True, False, True, False, False, False]


def test_an_old_call_neither_flashes_nor_is_reported(qtbot):
    card = CurrentCall()
    qtbot.addWidget(card)
    card.resize(800, 600)
    card.show()
    with qtbot.assertNotEmitted(card.painted, wait=100):
        card.show_call(CALL, greeting="", fresh=frozenset())
    assert not card.is_lit


def test_strips_show_what_arrives_for_their_counter_only(qtbot):
    window = strips()
    qtbot.addWidget(window)
    window.arrived.emit(2, StripText(text="请A001号"))
    window.arrived.emit(99, StripText(text="nobody"))
    qtbot.waitUntil(lambda: window.findChild(LedStrip, "strip-2").accessibleName() == "请A001号")
