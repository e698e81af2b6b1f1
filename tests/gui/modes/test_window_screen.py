"""A counter's program by hand: buttons, keys, the menu of pauses, the slim bar, the choice of a counter."""

import pytest
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.contract.hall.state import PauseReason
from app.modes.window.deeds import DeedButton
from app.modes.window.full_page import FullPage
from app.modes.window.slim_bar import BarShape, SlimBar
from app.modes.window.view import Deed
from tests.gui.modes.window_scenes import Counter, counter, scenes, taking_over
from widgets.figure import Figure
from widgets.find_list import FindList
from widgets.state_pill import StatePill

KEYS = {
    Qt.Key.Key_F2: Deed.CALL_NEXT,
    Qt.Key.Key_F3: Deed.RECALL,
    Qt.Key.Key_F4: Deed.START,
    Qt.Key.Key_F5: Deed.FINISH,
    Qt.Key.Key_F6: Deed.NO_SHOW,
}


def shown(qtbot: QtBot, screen: QWidget) -> QWidget:
    """Put a screen before somebody."""
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    qtbot.waitActive(screen)
    return screen


def button(screen: QWidget, deed: Deed) -> QPushButton:
    """The button of a deed, visible or not."""
    found = screen.findChildren(QPushButton, deed.value)
    assert len(found) == 1, f"{len(found)} buttons are called {deed.value}"
    return found[0]


@pytest.fixture
def at(qtbot: QtBot) -> Counter:
    """Counter 1 with five waiting."""
    desk = counter()
    desk.take(5)
    desk.presenter.tick()
    shown(qtbot, desk.screen)
    return desk


def visible(screen: QWidget) -> set[Deed]:
    return {each.deed for each in screen.findChildren(DeedButton) if each.isVisible()}


def test_what_is_next_stands_alone_in_the_largest_place(at: Counter) -> None:
    primaries = {Deed.CALL_NEXT, Deed.START, Deed.FINISH, Deed.RESUME}
    assert visible(at.screen) & primaries == {Deed.CALL_NEXT}
    at.press(Deed.CALL_NEXT)
    assert visible(at.screen) & primaries == {Deed.START}
    at.press(Deed.START)
    assert visible(at.screen) & primaries == {Deed.FINISH}
    heights = {deed: button(at.screen, deed).height() for deed in visible(at.screen)}
    assert heights[Deed.FINISH] > heights[Deed.RECALL]


def test_number_state_and_list_are_read(at: Counter) -> None:
    at.press(Deed.CALL_NEXT)
    assert at.screen.findChild(Figure, "current-number").text() == "A001"
    assert at.screen.findChild(StatePill, "state").text() == "Calling"
    rows = at.screen.findChild(FindList).options()
    assert [row.label.split()[0] for row in rows] == ["AB001", "AC001", "AD001", "AE001"]


@pytest.mark.parametrize(("key", "deed"), KEYS.items())
@pytest.mark.parametrize("slim", [False, True])
def test_each_key_does_what_its_button_does_when_it_may_be_done(
    qtbot: QtBot, at: Counter, key: Qt.Key, deed: Deed, slim: bool
) -> None:
    steps = {
        Deed.RECALL: (Deed.CALL_NEXT,),
        Deed.START: (Deed.CALL_NEXT,),
        Deed.FINISH: (Deed.CALL_NEXT, Deed.START),
        Deed.NO_SHOW: (Deed.CALL_NEXT, Deed.RECALL),
    }
    at.press(*steps.get(deed, ()))
    at.screen.set_slim(slim)
    qtbot.waitActive(at.screen)
    wanted: list[Deed] = []
    at.screen.deed_wanted.connect(wanted.append)
    for each in KEYS:
        qtbot.keyClick(at.screen, each)
    assert deed in wanted
    assert all(button(at.screen, each).isEnabled() for each in wanted)
    qtbot.mouseClick(button(at.screen, deed), Qt.MouseButton.LeftButton)
    assert wanted[-1] is deed


def test_a_button_that_may_not_be_pressed_says_why(at: Counter) -> None:
    recall = button(at.screen, Deed.RECALL)
    assert not recall.isEnabled()
    assert recall.toolTip()


def test_a_double_click_is_one_press(qtbot: QtBot, at: Counter) -> None:
    wanted: list[Deed] = []
    at.screen.deed_wanted.connect(wanted.append)
    call = button(at.screen, Deed.CALL_NEXT)
    qtbot.mouseClick(call, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(call, Qt.MouseButton.LeftButton)
    assert wanted == [Deed.CALL_NEXT]


def test_the_second_press_of_a_double_click_does_not_hit_what_came_in_its_place(qtbot: QtBot, at: Counter) -> None:
    at.press(Deed.CALL_NEXT)
    wanted: list[Deed] = []
    at.screen.deed_wanted.connect(wanted.append)
    start = button(at.screen, Deed.START)
    start.mouseDoubleClickEvent(_double_click_on(start))
    qtbot.mouseRelease(start, Qt.MouseButton.LeftButton)
    assert wanted == []


def _double_click_on(widget: QWidget) -> QMouseEvent:
    place = QPointF(widget.rect().center())
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(QEvent.Type.MouseButtonDblClick, place, place, left, left, Qt.KeyboardModifier.NoModifier)


def test_space_twice_does_one_thing(qtbot: QtBot, at: Counter) -> None:
    button(at.screen, Deed.CALL_NEXT).setFocus()
    at.press(Deed.CALL_NEXT)
    assert not isinstance(at.screen.focusWidget(), QPushButton)


@pytest.mark.qt_log_ignore(r"does not support (raise|grabbing)")  # the offscreen platform, of any menu
def test_a_pause_has_a_reason(qtbot: QtBot, at: Counter) -> None:
    menu = at.screen.findChild(QMenu, "pause-menu")
    qtbot.keyClick(at.screen, Qt.Key.Key_F7)
    assert menu.isVisible()
    assert [entry.objectName() for entry in menu.actions()] == [f"pause-{reason.value}" for reason in PauseReason]
    with qtbot.waitSignal(at.screen.pause_wanted) as paused:
        qtbot.keyClick(menu, Qt.Key.Key_2)
    assert paused.args == [PauseReason.MEAL]
    menu.close()


def test_f7_resumes_a_pause(qtbot: QtBot, at: Counter) -> None:
    at.press(PauseReason.MEAL)
    with qtbot.waitSignal(at.screen.deed_wanted) as wanted:
        qtbot.keyClick(at.screen, Qt.Key.Key_F7)
    assert wanted.args == [Deed.RESUME]


def test_the_slim_bar_stands_above_the_others_and_goes_back(qtbot: QtBot, at: Counter) -> None:
    qtbot.mouseClick(at.screen.findChild(QPushButton, "slim"), Qt.MouseButton.LeftButton)
    assert at.screen.findChild(SlimBar) is not None
    assert at.screen.height() == BarShape().least_thickness()
    assert at.screen.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert at.screen.isVisible()
    assert at.screen.findChild(Figure, "current-number") is not None

    qtbot.mouseClick(at.screen.findChild(QPushButton, "full"), Qt.MouseButton.LeftButton)
    assert at.screen.findChild(FullPage) is not None
    assert at.screen.size() == QSize(1366, 768)
    assert not at.screen.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_leaving_from_the_slim_bar_gives_the_window_its_shape_back(qtbot: QtBot, at: Counter) -> None:
    at.screen.set_slim(True)
    at.press(Deed.LOG_OUT)
    assert at.screen.size() == QSize(1366, 768)
    assert at.screen.findChild(QComboBox, "counter-choice") is not None


def test_a_counter_is_chosen_and_stays_chosen_while_others_sit_down(qtbot: QtBot) -> None:
    desk = counter(sitting=False)
    screen = shown(qtbot, desk.screen)
    choice = screen.findChild(QComboBox, "counter-choice")
    assert choice.currentData() == "1", "林晓岚 usually sits at counter 1"
    choice.setCurrentIndex(choice.findData("3"))
    desk.hall.open("5", "1005")
    desk.hall.sync()
    assert choice.currentData() == "3"
    with qtbot.waitSignal(screen.sat_down) as sat:
        qtbot.mouseClick(screen.findChild(QPushButton, "sit-down"), Qt.MouseButton.LeftButton)
    assert sat.args == ["3", False]


def test_a_take_over_wants_a_yes(qtbot: QtBot) -> None:
    screen = shown(qtbot, taking_over())
    assert not screen.findChild(QPushButton, "sit-down").isVisible()
    with qtbot.waitSignal(screen.sat_down) as sat:
        qtbot.mouseClick(screen.findChild(QPushButton, "take-over"), Qt.MouseButton.LeftButton)
    assert sat.args == ["1", True]
    with qtbot.waitSignal(screen.stayed):
        qtbot.mouseClick(screen.findChild(QPushButton, "stay"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene[0])
def test_every_page_fits_its_size_and_says_what_its_buttons_are(qtbot: QtBot, scene: tuple) -> None:
    _, size, make = scene
    screen = make()
    qtbot.addWidget(screen)
    screen.resize(size)
    screen.show()
    assert screen.size() == size
    unnamed = [each for each in screen.findChildren(QPushButton) if not each.accessibleName()]
    assert unnamed == []
