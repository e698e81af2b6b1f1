"""A picture is looked at closely by touch, mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.picture_view import PictureView
from widgets.zoom import MOST, Zoom

SCREEN = QSize(800, 500)


@pytest.fixture(scope="module")
def glass() -> QPointingDevice:
    """A touch screen."""
    return QTest.createTouchDevice()


@pytest.fixture
def view(qtbot: QtBot) -> PictureView:
    """A full screen on a small pad."""
    made = PictureView()
    qtbot.addWidget(made)
    made.resize(SCREEN)
    made.show()
    picture = QImage(QSize(1600, 1000), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    made.show_picture(picture)
    return made


def tap(view: PictureView, glass: QPointingDevice, place: QPoint) -> None:
    """Touch and leave."""
    QTest.touchEvent(view, glass).press(0, place, view)
    QTest.touchEvent(view, glass).release(0, place, view)


def seen_at(view: PictureView, place: QPoint) -> QPointF:
    """The dot of the picture at a place of the view."""
    return (QPointF(place) - view.zoom.place.topLeft()) / view.zoom.scale


def test_the_whole_picture_is_seen_first(view: PictureView) -> None:
    assert view.zoom.place.size() == QSizeF(SCREEN)


def test_it_says_once_that_it_was_painted(view: PictureView) -> None:
    told = []
    view.painted.connect(lambda: told.append(True))
    picture = QImage(SCREEN, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    view.show_picture(picture)
    for _ in range(2):
        view.repaint()
    assert told == [True]
    view.show_picture(QImage())
    view.repaint()
    assert told == [True], "nothing is nothing to be seen"


def test_two_fingers_enlarge_what_is_between_them(view: PictureView, glass: QPointingDevice) -> None:
    middle = QPoint(300, 200)
    before = seen_at(view, middle)
    one, other = middle - QPoint(50, 0), middle + QPoint(50, 0)
    QTest.touchEvent(view, glass).press(0, one, view).press(1, other, view)
    one, other = middle - QPoint(100, 0), middle + QPoint(100, 0)
    QTest.touchEvent(view, glass).move(0, one, view).move(1, other, view)
    QTest.touchEvent(view, glass).release(0, one, view).release(1, other, view)
    assert view.zoom.factor == pytest.approx(2.0)
    assert (seen_at(view, middle) - before).manhattanLength() < 1


def test_one_finger_moves_an_enlarged_picture(view: PictureView, glass: QPointingDevice) -> None:
    QTest.keyClick(view, Qt.Key.Key_Plus)
    dot = seen_at(view, QPoint(400, 250))
    QTest.touchEvent(view, glass).press(0, QPoint(400, 250), view)
    QTest.touchEvent(view, glass).move(0, QPoint(380, 240), view)
    QTest.touchEvent(view, glass).release(0, QPoint(380, 240), view)
    assert (seen_at(view, QPoint(380, 240)) - dot).manhattanLength() < 1


def test_a_double_tap_looks_closer_and_back(view: PictureView, glass: QPointingDevice) -> None:
    place = QPoint(200, 200)
    for _ in range(2):
        tap(view, glass, place)
    assert view.zoom.factor == pytest.approx(2.5)
    for _ in range(2):
        tap(view, glass, place)
    assert view.zoom.factor == 1.0


def test_taps_in_two_places_are_no_double_tap(view: PictureView, glass: QPointingDevice) -> None:
    tap(view, glass, QPoint(100, 100))
    tap(view, glass, QPoint(500, 300))
    assert view.zoom.factor == 1.0


def test_mouse_and_keys_do_the_same(view: PictureView) -> None:
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert view.zoom.factor == pytest.approx(2.5)
    dot = seen_at(view, QPoint(200, 200))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(view, QPoint(210, 190))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(210, 190))
    assert (seen_at(view, QPoint(210, 190)) - dot).manhattanLength() < 1
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom.factor == 1.0
    QTest.keyClick(view, Qt.Key.Key_Plus)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.zoom.factor == pytest.approx(1.0)


def test_the_picture_never_leaves_its_window_and_is_never_a_blur() -> None:
    zoom = Zoom.fitted(QSizeF(1600, 1000), QSizeF(SCREEN)).zoomed(100, QPointF(10, 10))
    assert zoom.scale == pytest.approx(MOST)
    zoom = zoom.moved(QPointF(1e6, -1e6))
    assert zoom.place.left() == pytest.approx(0)
    assert zoom.place.bottom() == pytest.approx(500)
    small = Zoom.fitted(QSizeF(40, 20), QSizeF(SCREEN))
    assert small.scale == 2.0
    assert small.place.center() == QPointF(400, 250)
