"""Every key at a kiosk: a scanner that types, a person that types, keys that lead out, and the hidden corner."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.modes.kiosk.key_gate import KeyGate
from app.modes.kiosk.rooms import Rooms
from app.modes.kiosk.screen import KioskScreen
from app.modes.kiosk.service_view import Deed, Door, ServiceView
from app.modes.kiosk.slip_press import open_press
from tests.gui.modes.kiosk_scenes import TALL, choosing
from tests.gui.modes.sample import sign


@dataclass
class Heard:
    """What the gate said."""

    scanned: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    erased: int = 0
    done: int = 0

    def erase(self) -> None:
        self.erased += 1

    def finish(self) -> None:
        self.done += 1


class Keyboard:
    """Sends keys with the times a keyboard or a scanner gives them (milliseconds)."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._at = 1000

    def type(self, text: str, *, apart: int) -> None:
        for character in text:
            key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character.upper()))
            self.press(key, character, apart=apart)

    def press(
        self,
        key: Qt.Key,
        text: str = "",
        *,
        apart: int = 500,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> bool:
        """Return whether anything beside the gate got it."""
        self._at += apart
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
        event.setTimestamp(self._at)
        event.ignore()
        QApplication.sendEvent(self._window, event)
        return event.isAccepted()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def heard(qapp: QApplication, window: QWidget) -> Iterator[Heard]:
    gate, made = KeyGate(qapp, window), Heard()
    gate.scanned.connect(made.scanned.append)
    gate.typed.connect(made.typed.append)
    gate.erased.connect(made.erase)
    gate.done.connect(made.finish)
    yield made
    gate.close()


def test_what_a_scanner_types_is_one_code_and_no_keys(qtbot: QtBot, window: QWidget, heard: Heard) -> None:
    Keyboard(window).type("YX20261123\r", apart=5)
    qtbot.waitUntil(lambda: bool(heard.scanned))
    assert heard.scanned == ["YX20261123"]
    assert (heard.typed, heard.done) == ([], 0)


def test_what_a_person_types_is_typed_and_enter_takes_it(qtbot: QtBot, window: QWidget, heard: Heard) -> None:
    keyboard = Keyboard(window)
    keyboard.type("1380", apart=400)
    keyboard.press(Qt.Key.Key_Backspace)
    keyboard.type("\r", apart=400)
    qtbot.waitUntil(lambda: heard.done == 1)
    assert ("".join(heard.typed), heard.erased, heard.scanned) == ("1380", 1, [])


def test_a_scanned_text_that_is_no_code_of_ours_goes_nowhere(qtbot: QtBot, window: QWidget, heard: Heard) -> None:
    Keyboard(window).type("<SCRIPT>\r", apart=5)
    Keyboard(window).type("A001\r", apart=5)
    qtbot.waitUntil(lambda: bool(heard.scanned))
    assert heard.scanned == ["A001"]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_key_leads_out_or_reaches_a_widget(
    window: QWidget, heard: Heard, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    reached: list[QEvent.Type] = []
    window.keyPressEvent = lambda event: reached.append(event.type())
    Keyboard(window).press(key, modifiers=modifiers)
    assert (reached, heard.typed, heard.done, heard.erased) == ([], [], 0, 0)


def test_keys_of_another_window_are_none_of_the_gates(qtbot: QtBot, heard: Heard) -> None:
    other = QPushButton("other")
    qtbot.addWidget(other)
    other.show()
    with qtbot.waitSignal(other.clicked):
        QTest.keyClick(other, Qt.Key.Key_Space)
    assert heard.typed == []


@pytest.fixture
def rooms(qtbot: QtBot) -> Rooms:
    citizens = KioskScreen(sign, open_press(None).paint)
    made = Rooms(citizens)
    qtbot.addWidget(made)
    made.resize(TALL)
    made.show()
    citizens.show_view(choosing())
    QApplication.processEvents()
    return made


def test_the_corner_is_hidden_and_touched_like_anything_else(qtbot: QtBot, rooms: Rooms) -> None:
    citizens = rooms.currentWidget()
    corner: list[float] = []
    elsewhere: list[float] = []
    citizens.corner_touched.connect(lambda: corner.append(time.monotonic()))
    citizens.elsewhere_touched.connect(lambda: elsewhere.append(time.monotonic()))
    for place in (QPoint(5, 5), QPoint(60, 60)):
        under = citizens.childAt(place)
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(citizens, place))
        QTest.mouseDClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(citizens, place))
    assert (len(corner) >= 4, elsewhere) == (True, [])
    QTest.mouseClick(citizens, Qt.MouseButton.LeftButton, pos=QPoint(600, 20))
    assert len(elsewhere) == 1


def test_the_staffs_room_is_worked_by_finger_and_gone_when_it_is_left(qtbot: QtBot, rooms: Rooms) -> None:
    citizens = rooms.currentWidget()
    rooms.show_staff(Door(typed=2))
    staff = rooms.currentWidget()
    assert staff is not citizens
    with qtbot.waitSignal(rooms.typed) as said:
        qtbot.mouseClick(visible(rooms, "key-7"), Qt.MouseButton.LeftButton)
    assert said.args == ["7"]
    with qtbot.waitSignal(rooms.entered):
        qtbot.mouseClick(visible(rooms, "key-ok"), Qt.MouseButton.LeftButton)
    rooms.show_staff(ServiceView(title="Service", devices=(), deeds=((Deed.LEAVE, "End"), (Deed.BACK, "Back"))))
    with qtbot.waitSignal(rooms.done) as done:
        qtbot.mouseClick(visible(rooms, "leave"), Qt.MouseButton.LeftButton)
    assert done.args == [Deed.LEAVE]
    rooms.show_staff(None)
    assert rooms.currentWidget() is citizens
    assert rooms.count() == 1


def visible(rooms: Rooms, name: str) -> QPushButton:
    """The one button of a name that is seen."""
    (found,) = [button for button in rooms.findChildren(QPushButton, name) if button.isVisible()]
    return found
