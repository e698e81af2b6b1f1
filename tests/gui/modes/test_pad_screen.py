"""The pad by hand: keys, reasons, words, and everything in sight at every size."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.modes.pad.screen import PadScreen
from app.modes.pad.staff_panel import StaffPanel
from app.modes.pad.view import Page
from tests.gui.modes.pad_scenes import SMALL, TALL, WIDE, scenes, screen, view
from tests.gui.modes.sample import scene_id
from widgets.countdown import Countdown


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., PadScreen]:
    shown: list[QWidget] = []

    def make(page: Page, size: QSize = WIDE, *, keys: int = 4) -> PadScreen:
        made = screen(page, keys=keys)
        qtbot.addWidget(made)
        made.resize(size)
        made.show()
        QTest.qWait(0)  # the layouts settle
        shown.append(made)
        return made

    return make


def key(pad: QWidget, name: str) -> QPushButton:
    found = pad.findChild(QPushButton, name)
    assert found is not None, name
    return found


def inside(part: QWidget, whole: QWidget) -> bool:
    """Whether a widget is wholly in sight."""
    corner = part.mapTo(whole, QPoint(0, 0))
    return whole.rect().contains(part.rect().translated(corner))


def test_a_touch_on_a_key_says_its_place_once(qtbot: QtBot, show: Callable[..., PadScreen]) -> None:
    pad = show(Page.EVALUATION)
    said: list[int] = []
    pad.rated.connect(said.append)
    qtbot.mouseClick(key(pad, "rating-2"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(key(pad, "rating-4"), Qt.MouseButton.LeftButton)
    assert said == [2]


def test_digits_of_a_keyboard_rate_too(qtbot: QtBot, show: Callable[..., PadScreen]) -> None:
    pad = show(Page.EVALUATION)
    with qtbot.waitSignal(pad.rated) as said:
        qtbot.keyClick(key(pad, "rating-1").parentWidget(), Qt.Key.Key_3)
    assert said.args == [3]


def test_another_question_has_fresh_keys_and_the_same_one_keeps_them(
    qtbot: QtBot, show: Callable[..., PadScreen]
) -> None:
    pad = show(Page.EVALUATION)
    said: list[int] = []
    pad.rated.connect(said.append)
    first = key(pad, "rating-1")
    pad.show_view(replace(view(Page.EVALUATION), hall="另一个名字"))
    assert key(pad, "rating-1") is first
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    pad.show_view(replace(view(Page.EVALUATION), question="v/2"))
    fresh = next(found for found in pad.findChildren(QPushButton, "rating-1") if found.isVisible())
    qtbot.mouseClick(fresh, Qt.MouseButton.LeftButton)
    assert said == [1, 1]


def test_the_seconds_run_only_while_the_question_stands(show: Callable[..., PadScreen]) -> None:
    pad = show(Page.EVALUATION)
    (running,) = [ring for ring in pad.findChildren(Countdown) if ring.seconds_left > 0]
    assert running.seconds_left == pytest.approx(18, abs=5)
    pad.show_view(view(Page.CARD))
    assert not any(ring.seconds_left for ring in pad.findChildren(Countdown))


def test_reasons_are_told_as_they_are_chosen(qtbot: QtBot, show: Callable[..., PadScreen]) -> None:
    pad = show(Page.REASONS)
    told: list[tuple[str, ...]] = []
    pad.reasons_chosen.connect(told.append)
    qtbot.mouseClick(key(pad, "reason-2"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(key(pad, "reason-1"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(key(pad, "reason-2"), Qt.MouseButton.LeftButton)
    assert told == [("attitude",), ("waited_long", "attitude"), ("waited_long",)]
    with qtbot.waitSignal(pad.reasons_submitted):
        qtbot.mouseClick(key(pad, "submit-reasons"), Qt.MouseButton.LeftButton)


def test_no_reason_takes_back_what_was_chosen(qtbot: QtBot, show: Callable[..., PadScreen]) -> None:
    pad = show(Page.REASONS)
    told: list[tuple[str, ...]] = []
    pad.reasons_chosen.connect(told.append)
    qtbot.mouseClick(key(pad, "reason-1"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pad.reasons_submitted):
        qtbot.mouseClick(key(pad, "no-reason"), Qt.MouseButton.LeftButton)
    assert told[-1] == ()


def test_the_card_tells_a_screen_reader_who_it_is(show: Callable[..., PadScreen]) -> None:
    pad = show(Page.CARD)
    card = pad.findChild(StaffPanel, "staff-card")
    assert card is not None
    assert card.isVisible()
    assert card.accessibleName() == "林晓岚"
    assert "1001" in card.accessibleDescription()


@pytest.mark.parametrize(
    ("page", "name", "said"),
    [
        (Page.CALLING, "calling", "A001"),
        (Page.SERVING, "serving", "A001"),
        (Page.PAUSED, "paused", "用餐"),
        (Page.CLOSED, "closed", "暂未开放"),
        (Page.THANKS, "thanks", "感谢您的评价"),
    ],
)
def test_each_page_tells_a_screen_reader_what_it_says(
    show: Callable[..., PadScreen], page: Page, name: str, said: str
) -> None:
    pad = show(page)
    part = pad.findChild(QWidget, name)
    assert part is not None
    assert part.isVisible()
    assert said in part.accessibleName()


@pytest.mark.parametrize("size", [WIDE, TALL, SMALL], ids=["wide", "tall", "small"])
@pytest.mark.parametrize("keys", [3, 4, 5])
def test_every_key_is_in_sight_equal_and_large_enough_for_a_finger(
    show: Callable[..., PadScreen], size: QSize, keys: int
) -> None:
    pad = show(Page.EVALUATION, size, keys=keys)
    assert pad.size() == size
    rating = [key(pad, f"rating-{place}") for place in range(1, keys + 1)]
    assert all(inside(one, pad) for one in rating)
    assert max(one.height() for one in rating) - min(one.height() for one in rating) <= 1
    assert max(one.width() for one in rating) - min(one.width() for one in rating) <= 1
    assert min(min(one.width(), one.height()) for one in rating) >= 72


@pytest.mark.parametrize("size", [WIDE, TALL, SMALL], ids=["wide", "tall", "small"])
def test_every_reason_is_in_sight(show: Callable[..., PadScreen], size: QSize) -> None:
    pad = show(Page.REASONS, size)
    names = [*(f"reason-{number}" for number in range(1, 7)), "no-reason", "submit-reasons"]
    assert all(inside(key(pad, name), pad) for name in names)


@pytest.mark.parametrize(("name", "size", "make"), list(scenes()), ids=scene_id)
def test_no_page_asks_for_more_room_than_its_panel_has(
    qtbot: QtBot, name: str, size: QSize, make: Callable[[], QWidget]
) -> None:
    page = make()
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    assert page.size() == size
