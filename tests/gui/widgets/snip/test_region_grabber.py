"""A region is chosen by mouse and keys, in the dots of its own screen, on screens of different scale."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.widgets.snip.pictures import numbered, place_of
from widgets.snip.freezing import CannotFreeze, FrozenScreen, WhyNot, freeze
from widgets.snip.region import dots_of, dragged
from widgets.snip.region_grabber import RegionGrabber

LEFT = QRect(0, 0, 400, 300)
RIGHT = QRect(400, 0, 320, 200)
NO, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def grabber(qtbot: QtBot) -> RegionGrabber:
    """Two screens, the second with one and a half dots to the pixel."""
    made = RegionGrabber(
        (
            FrozenScreen(numbered(LEFT.size()), LEFT, 1.0),
            FrozenScreen(numbered(QSize(480, 300)), RIGHT, 1.5),
        ),
        hint="Drag",
    )
    made.taken = []
    made.chosen.connect(lambda picture, at_once: made.taken.append((picture, at_once)))
    made.ended = []
    made.cancelled.connect(lambda: made.ended.append(True))
    made.open()
    for cover in made.covers:
        qtbot.waitExposed(cover)
    yield made
    made.close()


def drag(cover, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO) -> None:
    """Drag with the left button."""
    QTest.mousePress(cover, Qt.MouseButton.LeftButton, keys, start)
    QTest.mouseMove(cover, end)
    QTest.mouseRelease(cover, Qt.MouseButton.LeftButton, keys, end)


def corners(picture: QImage) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the first and the last dot of a chosen picture were."""
    last = picture.rect().bottomRight()
    return place_of(picture.pixelColor(0, 0)), place_of(picture.pixelColor(last))


def test_each_screen_is_covered_by_its_own_picture(grabber: RegionGrabber) -> None:
    assert [cover.geometry() for cover in grabber.covers] == [LEFT, RIGHT]
    assert all(cover.isVisible() and cover.isWindow() for cover in grabber.covers)


@pytest.mark.parametrize("ends", [(QPoint(20, 30), QPoint(120, 90)), (QPoint(120, 30), QPoint(20, 90))])
def test_a_region_is_cut_out_dot_for_dot(grabber: RegionGrabber, ends: tuple[QPoint, QPoint]) -> None:
    drag(grabber.covers[0], *ends)
    ((picture, at_once),) = grabber.taken
    assert (picture.size(), at_once) == (QSize(100, 60), False)
    assert corners(picture) == ((20, 30), (119, 89))
    assert not any(cover.isVisible() for cover in grabber.covers)


def test_a_dense_screen_gives_its_own_dots(grabber: RegionGrabber) -> None:
    drag(grabber.covers[1], QPoint(100, 40), QPoint(200, 100))
    ((picture, _),) = grabber.taken
    assert picture.size() == QSize(150, 90)
    assert corners(picture) == ((150, 60), (299, 149))


def test_a_region_ends_at_the_edge_of_its_screen(grabber: RegionGrabber) -> None:
    drag(grabber.covers[0], QPoint(350, 250), QPoint(900, 900))
    assert corners(grabber.taken[0][0]) == ((350, 250), (399, 299))


def test_with_ctrl_it_is_pushed_at_once(grabber: RegionGrabber) -> None:
    drag(grabber.covers[0], QPoint(20, 30), QPoint(120, 90), CTRL)
    assert grabber.taken[0][1] is True


def test_enter_takes_the_whole_screen(grabber: RegionGrabber) -> None:
    QTest.keyClick(grabber.covers[1], Qt.Key.Key_Return)
    assert grabber.taken[0][0].size() == QSize(480, 300)


def test_a_slip_of_the_hand_is_no_region(grabber: RegionGrabber) -> None:
    drag(grabber.covers[0], QPoint(20, 30), QPoint(25, 90))
    assert (grabber.taken, grabber.ended) == ([], [])
    assert grabber.covers[0].isVisible()


def test_esc_and_the_right_button_end_it(grabber: RegionGrabber) -> None:
    QTest.mousePress(grabber.covers[0], Qt.MouseButton.LeftButton, NO, QPoint(20, 30))
    QTest.keyClick(grabber.covers[0], Qt.Key.Key_Escape)
    assert (grabber.taken, grabber.ended) == ([], [True])
    assert not any(cover.isVisible() for cover in grabber.covers)


def test_the_right_button_ends_it(grabber: RegionGrabber) -> None:
    QTest.mouseClick(grabber.covers[1], Qt.MouseButton.RightButton)
    assert grabber.ended == [True]


def test_a_cover_that_is_closed_from_outside_ends_it(grabber: RegionGrabber) -> None:
    grabber.covers[1].close()
    assert grabber.ended == [True]
    assert not grabber.covers[0].isVisible()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_no_dot_that_was_touched_is_lost_at_any_scale(ratio: float) -> None:
    picture = QSize(round(1536 * ratio), round(864 * ratio))
    whole = dots_of(QRectF(0, 0, 1536, 864), ratio, picture)
    assert whole == QRect(QPoint(0, 0), picture)
    left, right = (dots_of(QRectF(x, 0, 768, 864), ratio, picture) for x in (0, 768))
    assert right.left() - left.right() in (0, 1), "two halves leave nothing out"
    region = dragged(QPointF(900.4, 700.2), QPointF(-5, 33.3), QSize(1536, 864))
    dots = dots_of(region, ratio, picture)
    assert dots.left() == 0
    assert abs(dots.width() - 900.4 * ratio) <= 1


def test_every_screen_is_frozen_in_its_own_dots(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    (screen,) = freeze()
    assert screen.image.width() == round(screen.place.width() * screen.ratio)


def test_wayland_is_told_and_not_tried(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    with pytest.raises(CannotFreeze) as refused:
        freeze()
    assert refused.value.why is WhyNot.WAYLAND


def test_the_citizens_own_screen_is_left_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    assert freeze(but=QGuiApplication.primaryScreen()) == ()
