"""Numbered offers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from widgets.chips import Chip, Chips


def test_offers_are_taken_by_click_and_by_place(qtbot: QtBot) -> None:
    chips = Chips("guess")
    qtbot.addWidget(chips)
    chips.show_chips([Chip("one", "1"), Chip("two", "2"), Chip("three", "3"), Chip("four", "4")])
    chips.show()
    assert [chip.text for chip in chips.chips()] == ["one", "two", "three"]
    with qtbot.waitSignal(chips.taken) as taken:
        qtbot.mouseClick(chips.findChild(QAbstractButton, "guess-2"), Qt.MouseButton.LeftButton)
    assert taken.args == [1]
    with qtbot.waitSignal(chips.taken) as taken:
        chips.take(2)
    assert taken.args == [2]
    with qtbot.assertNotEmitted(chips.taken):
        chips.take(3)


def test_an_offer_never_takes_the_keyboard_and_says_itself_to_a_screen_reader(qtbot: QtBot) -> None:
    chips = Chips("guess")
    qtbot.addWidget(chips)
    chips.show_chips([Chip("one", "1", "one · directory")])
    chips.show()
    button = chips.findChild(QAbstractButton, "guess-1")
    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert (button.accessibleName(), button.toolTip()) == ("one", "one · directory")
    assert not chips.findChild(QAbstractButton, "guess-2").isVisible()
    assert button.grab().width() >= button.minimumSizeHint().width()
