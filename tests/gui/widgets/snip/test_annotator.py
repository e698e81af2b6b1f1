"""A picture is drawn on; what comes out is flat, and what a mosaic covered is not in it."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.widgets.snip.pictures import shuffled, text_screen
from widgets import theme
from widgets.snip.annotator import Annotator, Tool
from widgets.snip.mosaic import LEAST_SQUARE, mosaic, square_side
from widgets.theme import current

SIZE = QSize(600, 400)
INSIDE = QRect(100, 100, 200, 96)


@pytest.fixture
def annotator(qtbot: QtBot) -> Annotator:
    """A picture of text, shown dot for dot."""
    made = Annotator(text_screen(SIZE), words_name="Words")
    made.resize(SIZE)
    qtbot.addWidget(made)
    made.show()
    return made


def drag(annotator: Annotator, *points: QPoint) -> None:
    """Drag from the first point over the others."""
    QTest.mousePress(annotator, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(annotator, point)
    QTest.mouseRelease(annotator, Qt.MouseButton.LeftButton, pos=points[-1])


def over(annotator: Annotator, region: QRect) -> None:
    """Drag over a region of dots."""
    drag(annotator, region.topLeft(), region.topLeft() + QPoint(region.width(), region.height()))


def differs(one: QImage, other: QImage) -> QRect:
    """The dots in which two pictures differ."""
    found = QRect()
    for y in range(one.height()):
        for x in range(one.width()):
            if one.pixel(x, y) != other.pixel(x, y):
                found |= QRect(x, y, 1, 1)
    return found


def test_marks_have_the_same_ink_whatever_the_program_looks_like(annotator: Annotator, qapp: QApplication) -> None:
    drawn = []
    for look in ("light", "dark"):
        theme.apply(qapp, theme.named(look), motion=False)
        annotator.choose(Tool.FRAME)
        over(annotator, INSIDE)
        drawn.append(annotator.picture().copy())
        annotator.undo()
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("tool", [Tool.FRAME, Tool.ARROW, Tool.STROKE, Tool.MOSAIC])
def test_a_drag_draws_where_it_goes_and_nowhere_else(annotator: Annotator, tool: Tool, qtbot: QtBot) -> None:
    before = annotator.picture()
    annotator.choose(tool)
    with qtbot.waitSignal(annotator.changed):
        over(annotator, INSIDE)
    changed = differs(before, annotator.picture())
    assert not changed.isEmpty()
    assert INSIDE.adjusted(-8, -8, 8, 8).contains(changed)


def test_a_stroke_goes_through_every_point(annotator: Annotator) -> None:
    annotator.choose(Tool.STROKE)
    corner = QPoint(300, 40)
    drag(annotator, QPoint(50, 50), corner, QPoint(300, 300))
    assert annotator.picture().pixelColor(corner) == current().colour("failed")


def test_words_are_typed_where_one_clicks(annotator: Annotator) -> None:
    before = annotator.picture()
    annotator.choose(Tool.WORDS)
    QTest.mouseClick(annotator, Qt.MouseButton.LeftButton, pos=QPoint(60, 70))
    field = annotator.findChild(QLineEdit, "words")
    assert field is not None
    assert field.hasFocus() or field.isVisible()
    QTest.keyClicks(field, "sign here")
    QTest.keyClick(field, Qt.Key.Key_Return)
    changed = differs(before, annotator.picture())
    assert changed.contains(QPoint(80, 85))
    assert not field.isVisible()


def test_esc_gives_up_words_and_a_click_elsewhere_keeps_them(annotator: Annotator) -> None:
    annotator.choose(Tool.WORDS)
    field = annotator.findChild(QLineEdit, "words")
    assert field is not None
    QTest.mouseClick(annotator, Qt.MouseButton.LeftButton, pos=QPoint(60, 70))
    QTest.keyClicks(field, "no")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not annotator.can_undo
    QTest.mouseClick(annotator, Qt.MouseButton.LeftButton, pos=QPoint(60, 70))
    QTest.keyClicks(field, "yes")
    QTest.mouseClick(annotator, Qt.MouseButton.LeftButton, pos=QPoint(60, 200))
    assert annotator.can_undo


def test_undo_and_redo_go_through_all_marks(annotator: Annotator) -> None:
    seen = [annotator.picture()]
    for tool in (Tool.FRAME, Tool.MOSAIC, Tool.ARROW, Tool.STROKE):
        annotator.choose(tool)
        over(annotator, INSIDE)
        seen.append(annotator.picture())
    for picture in seen[-2::-1]:
        annotator.undo()
        assert annotator.picture() == picture
    assert not annotator.can_undo
    for picture in seen[1:]:
        annotator.redo()
        assert annotator.picture() == picture
    annotator.undo()
    over(annotator, INSIDE)
    assert not annotator.can_redo, "what was taken back does not come after something new"


def test_a_large_picture_is_marked_in_its_own_dots(qtbot: QtBot) -> None:
    large = Annotator(text_screen(SIZE * 2), words_name="Words")
    qtbot.addWidget(large)
    large.resize(SIZE)
    large.show()
    before = large.picture()
    over(large, INSIDE)
    region = QRect(INSIDE.topLeft() * 2, INSIDE.size() * 2)
    changed = differs(before, large.picture())
    assert changed.adjusted(12, 12, -12, -12).intersected(region) == changed.adjusted(12, 12, -12, -12)
    assert changed.contains(region.topLeft())


def test_a_click_is_no_mark(annotator: Annotator) -> None:
    for tool in (Tool.FRAME, Tool.ARROW, Tool.MOSAIC):
        annotator.choose(tool)
        QTest.mouseClick(annotator, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert not annotator.can_undo


def test_two_secrets_with_the_same_means_give_the_same_mosaic() -> None:
    """Whatever is worked back from the picture, it is no more than the rounded means of squares."""
    secret = text_screen(SIZE)
    side = square_side(INSIDE)
    hidden = mosaic(secret, INSIDE)
    for seed in range(3):
        other = shuffled(secret, INSIDE, side, seed=seed)
        assert other != secret
        assert mosaic(other, INSIDE) == hidden


def test_a_mosaic_has_few_squares_of_few_colours() -> None:
    hidden = mosaic(text_screen(SIZE), INSIDE)
    side = square_side(INSIDE)
    assert side >= LEAST_SQUARE
    colours = set()
    for top in range(0, INSIDE.height(), side):
        for left in range(0, INSIDE.width(), side):
            square = hidden.copy(QRect(left, top, side, side).intersected(hidden.rect()))
            dots = {square.pixel(x, y) for x in range(square.width()) for y in range(square.height())}
            assert len(dots) == 1
            colours |= dots
    assert {channel for colour in colours for channel in QColor(colour).getRgb()[:3]} <= {0, 64, 128, 192, 255}


def test_a_large_mosaic_has_larger_squares() -> None:
    assert square_side(QRect(0, 0, 1920, 1080)) == 45
