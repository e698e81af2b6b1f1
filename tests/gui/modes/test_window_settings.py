"""Settings that hold at once, messages that are read, bars that move: by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QKeySequenceEdit, QLabel, QPlainTextEdit, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from app.client.look import Look, ThemeChoice, load_look
from app.contract.hall.messages import SendMessage
from app.modes.appearance import Appearance
from app.modes.window.balloon import Balloon
from app.modes.window.global_keys import GlobalKeys
from app.modes.window.messages_page import MessagesPage
from app.modes.window.settings_page import SettingsPage
from app.modes.window.settings_view import settings_view
from app.modes.window.slim_bar import BarShape, SlimBar
from app.modes.window.view import MessageShown, MessagesView, Target
from tests.gui.modes.window_bar_scenes import TELLING, told
from tests.gui.modes.window_scenes import Counter, counter
from tests.unit.rules.halls import MANAGER
from widgets import theme
from widgets.docking.dock import DockPlace
from widgets.docking.edge import Edge

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, at: Counter) -> Counter:
    """Put a counter's program before somebody."""
    qtbot.addWidget(at.screen)
    at.screen.resize(1366, 768)
    at.screen.show()
    qtbot.waitActive(at.screen)
    return at


def click(qtbot: QtBot, at: Counter, name: str) -> None:
    qtbot.mouseClick(at.screen.findChild(QPushButton, name), LEFT)


@pytest.fixture
def at(qtbot: QtBot) -> Counter:
    return opened(qtbot, counter())


@pytest.fixture
def usual(qapp: QApplication) -> Iterator[None]:
    """The look of the other tests comes back."""
    kept = theme.current()
    yield
    theme.apply(qapp, theme.named("light"), motion=kept.motion)


def test_settings_tell_what_was_changed_and_esc_leads_back(qtbot: QtBot, at: Counter) -> None:
    click(qtbot, at, "settings")
    page = at.screen.findChild(SettingsPage)
    slider, theme_box = page.findChild(QSlider, "text-percent"), page.findChild(QComboBox, "theme")
    with qtbot.waitSignal(page.changed) as told_of:
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert told_of.args == ["text_percent", 105]
    theme_box.setFocus()
    with qtbot.waitSignal(page.changed) as told_of:
        qtbot.keyClick(theme_box, Qt.Key.Key_Down)
    assert told_of.args == ["theme", "dark"]
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert at.screen.findChild(QPushButton, "slim").isVisible()


def test_how_long_a_picture_stays_on_the_pad_is_chosen_and_the_halls_time_is_told(qtbot: QtBot, at: Counter) -> None:
    click(qtbot, at, "settings")
    page = at.screen.findChild(SettingsPage)
    box = page.findChild(QComboBox, "shot-seconds")
    assert box.currentText() == "as long as the hall sets: 60 seconds"
    with qtbot.waitSignal(page.changed) as told_of:
        qtbot.keyClick(box, Qt.Key.Key_End)
    assert told_of.args == ["shot_seconds", 600]


def test_a_time_that_stands_in_the_file_can_be_kept(qtbot: QtBot) -> None:
    page = SettingsPage(settings_view(Look(shot_seconds=45), GlobalKeys(), usual_shot_seconds=60))
    qtbot.addWidget(page)
    assert page.findChild(QComboBox, "shot-seconds").currentText() == "45 seconds"


def test_keys_are_typed_and_switched_off(qtbot: QtBot, at: Counter) -> None:
    click(qtbot, at, "settings")
    page = at.screen.findChild(SettingsPage)
    field = page.findChild(QKeySequenceEdit, "keys-call-next")
    field.parentWidget().setEnabled(True)  # there is no desktop here that would allow it
    assert field.keySequence() == QKeySequence("Ctrl+Alt+2")
    with qtbot.waitSignal(page.shortcut_changed) as told_of:
        field.setKeySequence(QKeySequence("Ctrl+Alt+N"))
        field.editingFinished.emit()
    assert told_of.args == ["call-next", "Ctrl+Alt+N"]
    field.setKeySequence(QKeySequence("N"))
    with qtbot.assertNotEmitted(page.shortcut_changed):
        field.editingFinished.emit()
    assert page.findChild(QLabel, "keys-trouble-call-next").text()
    with qtbot.waitSignal(page.shortcut_changed) as told_of:
        page.findChild(QPushButton, "keys-off-call-next").click()
    assert told_of.args == ["call-next", ""]


@pytest.mark.usefixtures("usual")
def test_a_look_holds_at_once_and_is_kept(qtbot: QtBot, at: Counter, tmp_path: Path) -> None:
    appearance = Appearance(tmp_path / "look.toml", at.screen)
    with qtbot.waitSignals([appearance.renewed, appearance.changed]):
        appearance.change(theme="dark", text_percent=150, edge="left")
    assert (theme.current().name, theme.current().text_scale) == ("dark", 1.5)
    assert load_look(tmp_path / "look.toml") == Look(theme=ThemeChoice.DARK, text_percent=150, edge=Edge.LEFT)
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.change(text_percent=150)


@pytest.mark.usefixtures("usual")
def test_the_page_is_made_anew_in_another_size_and_keeps_the_keyboard(qtbot: QtBot, at: Counter) -> None:
    click(qtbot, at, "settings")
    slider = at.screen.findChild(QSlider, "text-percent")
    slider.setFocus()
    theme.apply(QApplication.instance(), theme.current(), 1.5, motion=False)
    at.screen.renew()
    again = at.screen.findChild(QSlider, "text-percent")
    assert again is not slider
    assert again.hasFocus()


@pytest.mark.parametrize("edge", Edge)
@pytest.mark.parametrize("folded", [False, True])
def test_the_bar_stands_where_it_was_told(qtbot: QtBot, at: Counter, edge: Edge, folded: bool) -> None:
    at.screen.set_slim(True)
    at.screen.stand(DockPlace(edge), folded=folded, begins_slim=False)
    bar = at.screen.findChild(SlimBar)
    assert bar.shape == BarShape(edge, folded)
    assert (at.screen.width() if edge.is_upright else at.screen.height()) == bar.thickness()
    with qtbot.waitSignal(at.screen.bar_folded) as told_of:
        click(qtbot, at, "fold")
    assert told_of.args == [not folded]


def test_one_begins_with_the_bar_when_the_machine_says_so(qtbot: QtBot) -> None:
    at = counter(sitting=False)
    at.screen.stand(DockPlace(), folded=False, begins_slim=True)
    opened(qtbot, at)
    assert at.screen.findChild(SlimBar) is None
    at.hall.open("1", "1001")
    at.hall.sync()
    assert at.screen.findChild(SlimBar) is not None


def test_a_message_is_read_on_the_page(qtbot: QtBot) -> None:
    at = opened(qtbot, told())
    shown = at.screen.findChild(QLabel, "message-text")
    assert shown.isVisible()
    with qtbot.waitSignal(at.screen.message_read) as read:
        click(qtbot, at, "message-read")
    assert read.args == [at.hall.state.messages[0].id]


@pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")
def test_a_message_stands_beside_the_bar_and_takes_no_focus(qtbot: QtBot, at: Counter) -> None:
    at.screen.set_slim(True)
    balloon = at.screen.findChild(Balloon)
    assert not balloon.isVisible()
    at.hall.tell(SendMessage(text=TELLING), MANAGER)
    assert balloon.isVisible()
    assert not balloon.isActiveWindow()
    assert balloon.findChild(QLabel, "message-text").text() == TELLING
    with qtbot.waitSignal(at.screen.message_read):
        qtbot.mouseClick(balloon.findChild(QPushButton, "message-read"), LEFT)
    assert not at.screen.say("") or balloon.isVisible()


def test_a_manager_writes_and_what_was_not_sent_stays(qtbot: QtBot) -> None:
    page = MessagesPage()
    qtbot.addWidget(page)
    everybody = Target(label="All counters")
    page.show_messages(MessagesView(messages=(), targets=(everybody, Target(label="3", counter="3"))))
    page.resize(1366, 768)
    page.show()
    qtbot.waitActive(page)
    send, field = page.findChild(QPushButton, "message-send"), page.findChild(QPlainTextEdit, "message-compose")
    assert not send.isEnabled()
    field.setPlainText("长" * 201)
    assert not send.isEnabled()
    field.setPlainText("开会")
    with qtbot.waitSignal(page.sent) as sent:
        qtbot.mouseClick(send, LEFT)
    assert sent.args == ["开会", everybody]
    page.was_sent(False)
    assert field.toPlainText() == "开会"
    assert send.isEnabled()
    page.was_sent(True)
    assert field.toPlainText() == ""


def test_who_may_not_send_sees_only_messages(qtbot: QtBot) -> None:
    page = MessagesPage()
    qtbot.addWidget(page)
    page.show_messages(MessagesView(messages=(MessageShown(id="m", text="开会", sender="李", at="09:10"),)))
    page.resize(1366, 768)
    page.show()
    qtbot.waitActive(page)
    assert not page.findChild(QPushButton, "message-send").isVisible()
    with qtbot.waitSignal(page.read) as read:
        qtbot.mouseClick(page.findChild(QPushButton, "message-read"), LEFT)
    assert read.args == ["m"]
