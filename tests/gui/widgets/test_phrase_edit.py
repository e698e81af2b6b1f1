"""A paragraph that knows how a sentence goes on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.phrase_edit import PhraseEdit


@pytest.fixture
def edit(qtbot: QtBot) -> PhraseEdit:
    made = PhraseEdit()
    qtbot.addWidget(made)
    made.resize(400, 120)
    made.show()
    made.setFocus()
    qtbot.keyClicks(made, "please")
    made.show_ending(" hurry")
    return made


def test_the_right_arrow_takes_the_ending(qtbot: QtBot, edit: PhraseEdit) -> None:
    with qtbot.waitSignal(edit.ending_taken) as taken:
        qtbot.keyClick(edit, Qt.Key.Key_Right)
    assert (edit.toPlainText(), taken.args, edit.ending) == ("please hurry", [" hurry"], "")


def test_what_is_shown_is_not_part_of_the_text(qtbot: QtBot, edit: PhraseEdit) -> None:
    edit.grab()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "please\n"


def test_inside_the_text_the_arrow_only_moves(qtbot: QtBot, edit: PhraseEdit) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert edit.ending == ""
    qtbot.keyClick(edit, Qt.Key.Key_Right)
    assert edit.toPlainText() == "please"


def test_nothing_is_offered_while_a_word_is_put_together(edit: PhraseEdit) -> None:
    QApplication.sendEvent(edit, QInputMethodEvent("kuai", []))
    assert edit.ending == ""
    done = QInputMethodEvent()
    done.setCommitString("快")
    QApplication.sendEvent(edit, done)
    assert (edit.toPlainText(), edit.ending) == ("please快", " hurry")


def test_the_ending_is_painted_behind_the_cursor(qtbot: QtBot, edit: PhraseEdit) -> None:
    with_ending = edit.grab().toImage()
    edit.show_ending("")
    assert edit.grab().toImage() != with_ending
