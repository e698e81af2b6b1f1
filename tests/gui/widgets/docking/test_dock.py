"""A window becomes a bar and is a window again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.docking.dock import Dock, DockPlace
from widgets.docking.edge import Edge, ScreenPlace


class Kept:
    """Remembers what edge is kept."""

    def __init__(self) -> None:
        self.now: tuple[Edge, QRect] | None = None
        self.asked = 0

    def reserve(self, window: QWidget, screen: ScreenPlace, edge: Edge, place: QRect) -> None:
        self.now = edge, place
        self.asked += 1

    def release(self) -> None:
        self.now = None


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A usual window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(120, 90, 500, 300)
    window.show()
    return window


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def dock(window: QWidget, kept: Kept) -> Iterator[Dock]:
    dock = Dock(DockPlace(), window, keep=kept)
    yield dock
    dock.close()


def free() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


@pytest.mark.parametrize("edge", Edge)
def test_it_stands_at_its_edge_above_others_and_keeps_the_edge(
    dock: Dock, window: QWidget, kept: Kept, edge: Edge
) -> None:
    dock.go(DockPlace(edge=edge))
    dock.make_bar(window, 64)
    place = window.geometry()
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert (place.width() if edge.is_upright else place.height()) == 64
    assert (place.height() if edge.is_upright else place.width()) == (
        free().height() if edge.is_upright else free().width()
    )
    assert kept.now == (edge, place)


def test_a_usual_window_is_as_it_was(dock: Dock, window: QWidget, kept: Kept) -> None:
    before, flags = window.geometry(), window.windowFlags()
    dock.make_bar(window, 64)
    dock.make_bar(window, 128)
    assert window.height() == 128
    dock.make_usual()
    assert (window.geometry(), window.windowFlags()) == (before, flags)
    assert kept.now is None
    window.resize(900, 600)
    assert window.height() == 600


def test_a_maximised_window_is_maximised_again(dock: Dock, window: QWidget) -> None:
    window.showMaximized()
    dock.make_bar(window, 64)
    assert not window.isMaximized()
    dock.make_usual()
    assert window.isMaximized()


def test_dropped_near_another_edge_it_jumps_there_and_tells(dock: Dock, window: QWidget, qtbot: QtBot) -> None:
    dock.make_bar(window, 64)
    area = QGuiApplication.primaryScreen().geometry()
    at = QPoint(area.right() - 5, area.center().y())
    dock.grip(window.pos() + QPoint(10, 10))
    dock.drag(at)
    assert window.pos() == at - QPoint(10, 10)
    with qtbot.waitSignal(dock.moved) as told:
        dock.drop(at)
    assert told.args == [DockPlace(edge=Edge.RIGHT, screen=QGuiApplication.primaryScreen().name())]
    assert window.geometry().right() == free().right()


def test_a_screen_that_is_gone_is_stood_in_for_and_remembered(dock: Dock, window: QWidget) -> None:
    dock.go(DockPlace(edge=Edge.BOTTOM, screen="unplugged"))
    dock.make_bar(window, 64)
    assert window.geometry().bottom() == free().bottom()
    assert dock.place.screen == "unplugged"


def test_screens_that_come_or_go_move_it_once_they_are_settled(
    dock: Dock, window: QWidget, kept: Kept, qtbot: QtBot
) -> None:
    dock.make_bar(window, 64)
    asked = kept.asked
    app = QGuiApplication.instance()
    for _ in range(3):
        app.primaryScreenChanged.emit(QGuiApplication.primaryScreen())
    assert kept.now is None
    qtbot.waitUntil(lambda: kept.now is not None)
    assert kept.asked == asked + 1
    assert window.geometry().top() == free().top()


def test_a_click_on_its_ground_is_no_move(dock: Dock, window: QWidget) -> None:
    dock.drag(QPoint(5, 5))
    dock.drop(QPoint(5, 5))
    assert not dock.is_bar
