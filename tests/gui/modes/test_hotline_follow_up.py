"""The page of those to be called back, by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.modes.hotline.follow_up import Said
from app.modes.hotline.follow_up_page import FollowUpPage
from app.modes.hotline.view import CaseRow

ROWS = tuple(
    CaseRow(id=f"c{n}", number=f"DH{n}", time="", title=f"第{n}件", kind="顾念云 138", state="", why="已修好")
    for n in range(3)
)


def page(qtbot: QtBot) -> FollowUpPage:
    made = FollowUpPage()
    qtbot.addWidget(made)
    made.show()
    return made


def click(qtbot: QtBot, page: FollowUpPage, name: str) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_what_the_first_citizen_says_is_one_press_with_or_without_words(qtbot: QtBot) -> None:
    made = page(qtbot)
    made.show_cases(ROWS)
    with qtbot.waitSignal(made.dialled) as dialled:
        click(qtbot, made, "follow-up-dial")
    with qtbot.waitSignal(made.said) as said:
        click(qtbot, made, "follow-up-5")
    assert (dialled.args, said.args) == (["c0"], ["c0", Said(5, "")])
    note = made.findChild(QLineEdit, "follow-up-note")
    qtbot.keyClicks(note, "still dark")
    with qtbot.waitSignal(made.said) as said:
        click(qtbot, made, "follow-up-missed")
    assert said.args == ["c0", Said(None, "still dark")]
    assert note.text() == ""


def test_nobody_waits_and_nothing_can_be_pressed(qtbot: QtBot) -> None:
    made = page(qtbot)
    made.show_cases(())
    assert not any(button.isEnabled() for button in made.findChildren(QPushButton))
