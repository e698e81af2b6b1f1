"""The display as the waiting area sees it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.modes.admin.display_layouts.samples import CHINESE, ENGLISH, LONGEST, NOBODY
from app.modes.display.blocks.base import BlockView
from app.modes.display.blocks.call import CallBlock
from app.modes.display.layouts import shipped_layout
from app.modes.display.screen import DisplayScreen
from app.modes.display.view import DisplayView, ShownCall
from devices.strip.text import StripText
from tests.gui.modes.display_scenes import LAYOUTS, SIZES, photographs, strips, view
from widgets.call_board import CallBoard
from widgets.led_strip import LedStrip
from widgets.marquee import Marquee
from widgets.poster import Poster
from widgets.slideshow import Slideshow

CALL = ShownCall("v1/0", "v1", "A001", "3")
Show = Callable[..., DisplayScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    kept = []

    def shown(layout: str = "halves", moment: DisplayView = CHINESE, size: QSize = SIZES[2], **more) -> DisplayScreen:
        made = DisplayScreen(shipped_layout(layout), more.get("base", Path()))
        kept.append(made)
        qtbot.addWidget(made)
        made.show_view(moment)
        made.resize(size)
        made.show()
        return made

    return shown


def words(shown: QWidget, name: str) -> str:
    """What a line says."""
    return shown.findChild(Poster, name).text()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("moment", [CHINESE, ENGLISH, LONGEST, NOBODY], ids=["zh", "en", "longest", "nobody"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_smaller_than_can_be_read_from_ten_metres(show: Show, layout: str, moment: DisplayView, size: QSize):
    shown = show(layout, moment, size)
    least = min(size.width(), size.height()) // 28
    posters = [poster for poster in shown.findChildren(Poster) if poster.isVisible() and poster.text()]
    assert [(poster.text(), poster.shown_font().pixelSize()) for poster in posters] == [
        (poster.text(), max(least, poster.shown_font().pixelSize())) for poster in posters
    ]
    assert all(marquee.height() >= least for marquee in shown.findChildren(Marquee))
    assert all(board.lettering().letters >= least for board in shown.findChildren(CallBoard) if moment.calls)
    assert all(shown.rect().contains(_place(block, shown)) for block in shown.findChildren(BlockView))


def _place(block: QWidget, shown: QWidget) -> QRect:
    return QRect(block.mapTo(shown, block.rect().topLeft()), block.size())


def test_the_newest_call_stands_large_and_the_six_before_it_below_each_other(show: Show):
    shown = show("halves", view(calls=7))
    assert words(shown, "current-ticket") == "AB012"
    assert "1" in words(shown, "current-counter")
    rows = shown.findChild(CallBoard).accessibleName().split("\n")
    assert [row.split()[0] for row in rows] == ["A1024", "F021", "B003", "A1023", "F020", "AC007"]


def test_a_list_alone_begins_with_the_newest_and_says_when_it_was_seen(show: Show, qtbot: QtBot):
    shown = show("list", NOBODY)
    with qtbot.waitSignal(shown.painted) as painted:
        shown.show_view(replace(view(calls=7), fresh=frozenset({"v0/0"})))
    assert painted.args == ["v0"]
    board = shown.findChild(CallBoard)
    assert board.accessibleName().startswith("AB012")
    assert board.is_flashing


def test_nobody_called_is_a_welcome(show: Show):
    shown = show("halves", view(calls=0))
    assert words(shown, "greeting") == view(calls=0).greeting
    assert not shown.findChild(Poster, "current-ticket").isVisible()


def test_a_fresh_call_flashes_three_times_and_is_reported_when_painted(show: Show, qtbot: QtBot):
    card = show("whole", NOBODY).findChild(CallBlock)
    with qtbot.waitSignal(card.painted) as painted:
        card.show_view(DisplayView(calls=(CALL,), fresh=frozenset({"v1/0"})))
    assert painted.args == ["v1"]
    lit = []
    for _ in range(8):
        lit.append(card.is_lit)
        card.flash()
    assert lit == [True, False, True, False, True, False, False, False]


def test_an_old_call_neither_flashes_nor_is_reported(show: Show, qtbot: QtBot):
    card = show("whole", NOBODY).findChild(CallBlock)
    with qtbot.assertNotEmitted(card.painted, wait=100):
        card.show_view(DisplayView(calls=(CALL,)))
    assert not card.is_lit


def test_twenty_calls_in_a_burst_are_all_painted_and_the_latest_stands(show: Show, qtbot: QtBot):
    shown = show("halves", NOBODY)
    seen: list[str] = []
    shown.painted.connect(seen.append)
    calls: tuple[ShownCall, ...] = ()
    for number in range(20):
        calls = (ShownCall(f"v{number}/0", f"v{number}", f"A{number:03}", "3"), *calls)[:13]
        shown.show_view(replace(NOBODY, calls=calls, fresh=frozenset(call.key for call in calls)))
        QApplication.processEvents()
    assert words(shown, "current-ticket") == "A019"
    qtbot.waitUntil(lambda: len(set(seen)) == 20)
    assert set(seen) == {f"v{number}" for number in range(20)}
    assert shown.findChild(CallBoard).accessibleName().startswith("A018")


def test_calls_that_were_pushed_away_before_they_were_painted_are_not_said_to_have_been_seen(show: Show, qtbot: QtBot):
    shown = show("halves", NOBODY)
    seen: list[str] = []
    shown.painted.connect(seen.append)
    calls = tuple(ShownCall(f"v{number}/0", f"v{number}", f"A{number:03}", "3") for number in range(12, -1, -1))
    shown.show_view(replace(NOBODY, calls=calls, fresh=frozenset(call.key for call in calls)))
    qtbot.waitUntil(lambda: len(set(seen)) >= 7)
    assert set(seen) == {f"v{number}" for number in range(12, 5, -1)}


def test_a_welcome_fills_the_screen_and_goes(show: Show):
    shown = show("halves", replace(CHINESE, filled="热烈欢迎考察团"))
    page = shown.findChild(Poster, "welcome")
    assert (page.isVisible(), page.text()) == (True, "热烈欢迎考察团")
    assert page.parentWidget().geometry() == shown.rect()
    shown.show_view(CHINESE)
    assert not page.isVisible()


def test_a_lost_link_keeps_the_picture_under_a_small_sign(show: Show):
    shown = show("halves", view(calls=7))
    sign = shown.findChild(Poster, "lost")
    assert not sign.isVisible()
    shown.show_lost("09:05 起未连接")
    assert (sign.isVisible(), words(shown, "current-ticket")) == (True, "AB012")
    assert sign.width() * sign.height() < shown.width() * shown.height() / 30
    shown.show_lost("")
    assert not sign.isVisible()


def test_pictures_of_a_folder_follow_each_other_and_come_and_go(qtbot: QtBot, tmp_path: Path):
    clock = [0.0]
    slides = Slideshow(tmp_path, seconds=5, clock=lambda: clock[0])
    qtbot.addWidget(slides)
    slides.resize(320, 180)
    with qtbot.waitSignal(slides.emptied) as emptied:
        slides.show()
    assert emptied.args == [True]
    source = (photographs() / "pictures" / "1.png").read_bytes()
    for name in ("b.png", "a.PNG"):
        (tmp_path / name).write_bytes(source)
    (tmp_path / "notes.txt").write_text("nothing to see")
    shown = []
    for second in (5, 10, 15):
        clock[0] = second
        slides.tick()
        wanted = ("a.PNG", "b.png")[len(shown) % 2]
        qtbot.waitUntil(lambda wanted=wanted: slides.file == wanted)
        shown.append(slides.file)
    assert shown == ["a.PNG", "b.png", "a.PNG"]


def test_an_empty_folder_and_a_missing_video_say_so_in_their_place(show: Show, tmp_path: Path):
    assert "pictures" in words(show("pictures", base=tmp_path).findChild(BlockView, "block-picture"), "said")
    said = words(show("video", base=tmp_path).findChild(BlockView, "block-video"), "said")
    assert "QtMultimedia" in said or "video.mp4" in said


def test_a_small_copy_is_the_large_one_made_smaller(show: Show):
    large, small = show(size=QSize(1920, 1080)).picture, show(size=QSize(960, 540)).picture
    for block in large.shown.blocks:
        one, other = large.place_of(block), small.place_of(block)
        assert abs(one.width() - 2 * other.width()) <= 3
        assert abs(one.top() - 2 * other.top()) <= 3


def test_strips_show_what_arrives_for_their_counter_only(qtbot):
    window = strips()
    qtbot.addWidget(window)
    window.arrived.emit(2, StripText(text="请A001号"))
    window.arrived.emit(99, StripText(text="nobody"))
    qtbot.waitUntil(lambda: window.findChild(LedStrip, "strip-2").accessibleName() == "请A001号")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_date_time_or_ordinary_service_is_cut(show: Show, layout: str, size: QSize):
    shown = show(layout, CHINESE, size)
    for name in ("day", "lunar", "time", *(f"count-{place}" for place in range(6))):
        poster = shown.findChild(Poster, name)
        if poster is None or not poster.isVisible():
            continue
        font = poster.shown_font()
        lines = poster.text().split("\n")
        assert max(QFontMetricsF(font).horizontalAdvance(line) for line in lines) <= poster.width() + 1, poster.text()
        assert poster.height() >= len(lines) * font.pixelSize(), poster.text()
