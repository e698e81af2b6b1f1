"""The page of the hall by hand: type, choose where, press; the board follows the hall."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.modes.window.hall.page import HallPage
from app.modes.window.view import Stage, WindowView
from tests.gui.modes.hall_page_scenes import ANNOUNCEMENT, DEVICES, IRREGULARITIES, WELCOME, page, scenes
from tests.gui.modes.reception_scenes import Reception
from tests.gui.modes.sample import scene_id
from tests.gui.modes.window_scenes import counter
from widgets.label import Label

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., HallPage]:
    def make(tab: int, **more: bool) -> HallPage:
        made = page(tab, **more)
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        QTest.qWait(0)
        return made

    return make


def texts(inside: QWidget) -> list[str]:
    """The words of every label that is shown."""
    return [label.text() for label in inside.findChildren(Label) if label.isVisibleTo(inside)]


def press(at: HallPage, name: str) -> None:
    """Press a button with the mouse."""
    button = at.findChild(QAbstractButton, name)
    assert button.isEnabled()
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    QTest.qWait(0)


def test_words_are_typed_said_in_a_zone_and_stand_in_the_list(shown: Callable[..., HallPage]) -> None:
    at = shown(ANNOUNCEMENT, busy_hall=False)
    assert not at.findChild(QPushButton, "announce").isEnabled()
    QTest.keyClicks(at.findChild(QLineEdit, "say-en"), "Lost and found at the reception")
    zone = at.findChild(QCheckBox, "say-in-A")
    QTest.mouseClick(zone, LEFT, pos=QPoint(8, zone.height() // 2))
    assert not at.findChild(QCheckBox, "say-everywhere").isChecked()
    press(at, "announce")
    said = texts(at.findChild(QWidget, "said"))
    assert "Lost and found at the reception" in said
    assert any("综合服务区" in text and "English" in text for text in said)
    assert at.findChild(QLineEdit, "say-en").text() == ""
    assert at.findChild(Label, "hall-told").isVisible()


def test_the_whole_hall_is_chosen_when_no_zone_is(shown: Callable[..., HallPage]) -> None:
    at = shown(ANNOUNCEMENT)
    everywhere, zone = at.findChild(QCheckBox, "say-everywhere"), at.findChild(QCheckBox, "say-in-A")
    zone.click()
    assert (everywhere.isChecked(), zone.isChecked()) == (False, True)
    everywhere.click()
    assert (everywhere.isChecked(), zone.isChecked()) == (True, False)
    everywhere.click()
    assert everywhere.isChecked()


def test_a_welcome_fills_the_displays_and_one_press_brings_the_calls_back(shown: Callable[..., HallPage]) -> None:
    at = shown(WELCOME, busy_hall=False)
    assert not at.findChild(QPushButton, "back-to-calls").isEnabled()
    at.findChild(QLineEdit, "welcome-text").setText("欢迎考察团")
    at.findChild(QComboBox, "welcome-where").setCurrentIndex(1)
    press(at, "welcome")
    shown_now = texts(at.findChild(QWidget, "welcomes"))
    assert "欢迎考察团" in shown_now
    press(at, "back-to-calls")
    assert "欢迎考察团" not in texts(at.findChild(QWidget, "welcomes"))


def test_the_board_shows_what_needs_somebody_first(shown: Callable[..., HallPage]) -> None:
    at = shown(DEVICES)
    assert at.findChild(Label, "device-summary").text() == "3 of 6 devices need somebody"
    cards = [child for child in at.findChildren(QWidget) if child.objectName().startswith("device-") and child.y()]
    cards.sort(key=lambda card: card.y())
    assert "Put in a new roll." in texts(cards[0]) + texts(cards[1])
    assert "Works" not in texts(cards[0])


def test_the_reception_goes_to_the_hall_and_comes_back(qtbot: QtBot) -> None:
    reception = Reception()
    screen = reception.screen
    qtbot.addWidget(screen)
    opened: list[HallPage] = []
    screen.hall_opened.connect(opened.append)
    screen.resize(1366, 768)
    screen.show()
    QTest.mouseClick(screen.findChild(QPushButton, "hall-page"), LEFT)
    QTest.qWait(0)
    assert [page.isVisible() for page in opened] == [True]
    assert not screen.issue_panel.isVisible()
    QTest.mouseClick(opened[0].findChild(QPushButton, "back"), LEFT)
    assert screen.issue_panel.isVisible()


def test_only_managers_find_the_way_without_a_counter(qtbot: QtBot) -> None:
    screen = counter(sitting=False).screen
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    way = screen.findChild(QPushButton, "hall-page")
    assert not way.isVisible()
    opened: list[HallPage] = []
    screen.hall_opened.connect(opened.append)
    screen.show_view(WindowView(stage=Stage.CHOOSING, manages=True))
    assert way.isVisible()
    QTest.mouseClick(way, LEFT)
    assert [page.isVisible() for page in opened] == [True]
    QTest.mouseClick(opened[0].findChild(QPushButton, "back"), LEFT)
    assert screen.findChild(QPushButton, "hall-page").isVisible()


@pytest.mark.parametrize(("name", "size", "scene"), list(scenes()), ids=scene_id)
def test_nothing_is_cut(qtbot: QtBot, name: str, size: QSize, scene: Callable[[], QWidget]) -> None:
    at = scene()
    qtbot.addWidget(at)
    at.resize(size)
    at.show()
    QTest.qWait(0)
    for label in at.findChildren(Label):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
        elif label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_a_manager_sees_both_histories_and_frees_what_a_dark_counter_holds(shown: Callable[..., HallPage]) -> None:
    at = shown(IRREGULARITIES)
    said = " ".join(texts(at))
    assert "called without the server" in said
    assert "called at counter 2" in said
    assert "Counter 1 does not answer and holds 2 tickets: A005, A006" in said
    press(at, "release-1")
    said = " ".join(texts(at))
    assert "does not answer" not in said
    assert "The tickets of counter 1 are free." in said
