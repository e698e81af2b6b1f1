"""The call strip by hand: what it shows in each phase, its keys, and that it never takes the keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.modes.hotline.call_desk import Phase, Telephone
from app.modes.hotline.call_strip import CallStrip
from app.modes.hotline.screen import HotlineScreen
from app.modes.hotline.view import CallRow
from tests.gui.modes.sample import sign
from tests.gui.modes.test_hotline_screen import VIEW, part
from widgets.state_pill import StatePill

RINGING = Telephone(present=True, phase=Phase.RINGING, call="1", number="13800137777")


@pytest.fixture
def screen(qtbot: QtBot) -> HotlineScreen:
    made = HotlineScreen(sign())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_view(VIEW)
    made.show()
    return made


def shown_keys(screen: HotlineScreen) -> set[str]:
    return {each.objectName() for each in screen.call_strip.findChildren(QPushButton) if each.isVisible()}


def test_without_a_switch_there_is_no_strip(screen: HotlineScreen) -> None:
    assert not screen.call_strip.isVisible()


@pytest.mark.parametrize(
    ("phase", "words", "keys"),
    [
        (Phase.IDLE, "Ready for calls", {"finish-call"}),
        (Phase.RINGING, "Ringing", {"answer-call", "finish-call"}),
        (Phase.TALKING, "Talking", {"hold-call", "transfer-call", "finish-call"}),
        (Phase.HELD, "On hold", {"hold-call", "transfer-call", "finish-call"}),
        (Phase.AFTER_CALL, "After the call", {"finish-call"}),
    ],
)
def test_each_phase_has_its_word_and_its_keys(screen: HotlineScreen, phase: Phase, words: str, keys: set[str]) -> None:
    screen.show_view(replace(VIEW, telephone=replace(RINGING, phase=phase)))
    assert part(screen, StatePill, "call-state").text() == words
    assert shown_keys(screen) == keys


def test_a_call_takes_neither_the_keyboard_nor_what_is_typed(qtbot: QtBot, screen: HotlineScreen) -> None:
    title = part(screen, QLineEdit, "title")
    title.setFocus()
    qtbot.keyClicks(title, "ab")
    screen.show_view(replace(VIEW, telephone=RINGING))
    qtbot.keyClicks(screen.focusWidget(), "cd 123")
    with qtbot.assertNotEmitted(screen.call_strip.answered):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Space)
    assert title.text().startswith("abcd 123")


@pytest.mark.parametrize(
    ("phase", "key", "signal"),
    [
        (Phase.RINGING, "F2", "answered"),
        (Phase.TALKING, "F3", "held"),
        (Phase.HELD, "F3", "held"),
        (Phase.TALKING, "F4", "finished"),
        (Phase.AFTER_CALL, "F4", "finished"),
    ],
)
def test_f_keys_reach_the_telephone(qtbot: QtBot, screen: HotlineScreen, phase: Phase, key: str, signal: str) -> None:
    screen.show_view(replace(VIEW, telephone=replace(RINGING, phase=phase)))
    qtbot.waitUntil(screen.isActiveWindow)
    with qtbot.waitSignal(getattr(screen.call_strip, signal)):
        qtbot.keySequence(screen.focusWidget(), key)


def test_a_key_that_is_not_shown_does_nothing(qtbot: QtBot, screen: HotlineScreen) -> None:
    screen.show_view(replace(VIEW, telephone=replace(RINGING, phase=Phase.TALKING)))
    qtbot.waitUntil(screen.isActiveWindow)
    with qtbot.assertNotEmitted(screen.call_strip.answered):
        qtbot.keySequence(screen.focusWidget(), "F2")


def test_the_clock_counts_from_the_beginning_of_the_phase(qtbot: QtBot) -> None:
    strip = CallStrip(mono=lambda: 175.0)
    qtbot.addWidget(strip)
    strip.show_view(replace(VIEW, telephone=replace(RINGING, since=50.0)))
    assert part(strip, QLabel, "call-clock").text() == "02:05"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus want more than a window in memory
def test_whom_to_transfer_to_is_typed_in_one_line(qtbot: QtBot, screen: HotlineScreen) -> None:
    screen.show_view(replace(VIEW, telephone=replace(RINGING, phase=Phase.TALKING)))
    qtbot.mouseClick(part(screen, QPushButton, "transfer-call"), Qt.MouseButton.LeftButton)
    line = part(screen, QLineEdit, "transfer-to")
    with qtbot.waitSignal(screen.call_strip.transferred) as whom:
        qtbot.keyClicks(line, "8010")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert whom.args == ["8010"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus want more than a window in memory
def test_a_missed_call_is_called_back_from_the_list(qtbot: QtBot, screen: HotlineScreen) -> None:
    missed = (CallRow("c1", "09:05", "13800137777"), CallRow("c2", "09:10", "110", "not reached"))
    screen.show_view(replace(VIEW, telephone=replace(RINGING, phase=Phase.IDLE), missed=missed))
    key = part(screen, QPushButton, "missed-calls")
    assert key.text() == "Missed 2"
    qtbot.mouseClick(key, Qt.MouseButton.LeftButton)
    menu = screen.call_strip.findChild(QMenu)
    with qtbot.waitSignal(screen.call_strip.dialled) as call:
        menu.actions()[1].trigger()
    assert call.args == ["c2"]
    menu.close()
