"""The walker finds what is wrong with a page: each fault is put there on purpose."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.sight import Sight, near, outside, small
from widgets.elided_label import ElidedLabel
from widgets.theme import current

GOOD, PALE = "Read me", "Hardly there"


def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.setStyleSheet("background: white")
    return made


def seen(made: QWidget) -> Sight:
    made.show()
    QApplication.processEvents()
    return Sight(made)


def label(parent: QWidget, text: str, place: QRect, *, colour: str = "black", ground: str = "white") -> QLabel:
    made = QLabel(text, parent)
    made.setGeometry(place)
    made.setStyleSheet(f"color: {colour}; background: {ground}; font-size: 20px")
    return made


def test_a_pale_label_is_found_by_its_pixels(qtbot: QtBot) -> None:
    made = page(qtbot)
    label(made, GOOD, QRect(0, 0, 300, 40))
    label(made, PALE, QRect(0, 100, 300, 40), colour="#999999")
    label(made, "On a dark ground", QRect(0, 200, 300, 40), ground="#303030")
    assert [text for text, _ in seen(made).faint(4.5)] == [PALE, "On a dark ground"]


def test_the_contrast_is_that_of_the_standard(qtbot: QtBot) -> None:
    made = page(qtbot)
    label(made, GOOD, QRect(0, 0, 300, 40))
    label(made, PALE, QRect(0, 100, 300, 40), colour="#777777")
    assert dict(seen(made).faint(22)) == {GOOD: 21.0, PALE: 4.48}


class Painted(QWidget):
    """A widget that paints its words itself, too pale and turned aside."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.translate(20, 30)
            painter.setFont(current().font("title"))
            painter.setPen("#aaaaaa")
            painter.drawText(0, 20, PALE)


def test_words_a_widget_paints_itself_are_found(qtbot: QtBot) -> None:
    made = page(qtbot)
    Painted(made).setGeometry(100, 100, 300, 80)
    sight = seen(made)
    assert [text for text, _ in sight.faint(4.5)] == [PALE]
    assert QRect(100, 100, 300, 80).contains(sight.written[0].place)


def test_a_text_that_is_cut_is_found(qtbot: QtBot) -> None:
    made = page(qtbot)
    label(made, GOOD, QRect(0, 0, 300, 40))
    label(made, "Too long for its place", QRect(0, 60, 60, 40))
    wrapped = label(made, "Too long for its place, and in lines", QRect(0, 120, 100, 40))
    wrapped.setWordWrap(True)
    elided = ElidedLabel("Too long for its place as well", made)
    elided.setGeometry(0, 180, 80, 30)
    cut = [one.text for one in seen(made).cut()]
    assert cut[:2] == ["Too long for its place", "Too long for its place, and in lines"]
    assert cut[2].endswith("…")
    assert len(cut) == 3


def test_what_lies_under_something_else_is_not_judged(qtbot: QtBot) -> None:
    made = page(qtbot)
    label(made, PALE, QRect(0, 100, 300, 40), colour="#eeeeee")
    label(made, GOOD, QRect(0, 80, 400, 80))
    assert seen(made).faint(4.5) == []


def test_what_a_finger_misses_is_found(qtbot: QtBot) -> None:
    made = page(qtbot)
    for name, place in (
        ("large", QRect(0, 0, 80, 80)),
        ("beside", QRect(90, 0, 80, 80)),
        ("apart", QRect(0, 200, 80, 80)),
        ("low", QRect(200, 200, 80, 30)),
        ("over-the-edge", QRect(560, 300, 80, 80)),
    ):
        button = QPushButton(made)
        button.setObjectName(name)
        button.setGeometry(place)
    seen(made)
    assert [one.name for one in small(made, 65)] == ["low"]
    assert near(made, 26) == [("large", "beside")]
    assert near(made, 26, floating=frozenset({"beside"})) == []
    assert [one.name for one in outside(made)] == ["over-the-edge"]
