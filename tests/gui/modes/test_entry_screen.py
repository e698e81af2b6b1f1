"""Entry by hand: typing, Enter, and where the words stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.modes.entry.enrol_screen import EnrolScreen
from app.modes.entry.login_screen import LoginScreen
from app.modes.entry.view import EnrolField, EnrolView, LoginField, LoginView
from tests.gui.modes.entry_scenes import scenes
from widgets.form_field import FormField

LOGIN = LoginView(title="窗口工作台", server="http://192.168.1.10:8700")


def part(screen: QWidget, kind: type, name: str) -> QWidget:
    """The one widget of a name."""
    found = screen.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.fixture
def login(qtbot: QtBot) -> LoginScreen:
    screen = LoginScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.show_view(LOGIN)
    return screen


def test_number_enter_password_enter(qtbot: QtBot, login: LoginScreen) -> None:
    number, password = part(login, QLineEdit, "staff-number"), part(login, QLineEdit, "password")
    qtbot.keyClicks(number, "1001")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert login.focusWidget() is password
    qtbot.keyClicks(password, "secret")
    with qtbot.waitSignal(login.submitted) as sent:
        qtbot.keyClick(password, Qt.Key.Key_Return)
    assert sent.args == ["1001", "secret", "", ""]


def test_a_new_password_is_typed_twice_and_hidden(qtbot: QtBot, login: LoginScreen) -> None:
    new, again = part(login, QLineEdit, "new-password"), part(login, QLineEdit, "new-password-again")
    assert not new.isVisible()
    part(login, QLineEdit, "staff-number").setText("1001")
    part(login, QLineEdit, "password").setText("one-time")
    login.show_view(LoginView(title="", server="", renewing=True, field=LoginField.NEW))
    assert login.focusWidget() is new
    qtbot.keyClicks(new, "a longer one")
    qtbot.keyClick(new, Qt.Key.Key_Return)
    assert login.focusWidget() is again
    qtbot.keyClicks(again, "a longer one")
    with qtbot.waitSignal(login.submitted) as sent:
        qtbot.keyClick(again, Qt.Key.Key_Return)
    assert sent.args == ["1001", "one-time", "a longer one", "a longer one"]
    assert new.echoMode() is again.echoMode() is QLineEdit.EchoMode.Password


def test_the_button_submits_and_rests_while_the_server_is_asked(qtbot: QtBot, login: LoginScreen) -> None:
    button = part(login, QPushButton, "log-in")
    with qtbot.waitSignal(login.submitted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    login.show_view(LoginView(title="", server="", busy=True))
    assert not button.isEnabled()


def test_a_wrong_password_is_emptied_and_the_number_stays(qtbot: QtBot, login: LoginScreen) -> None:
    number, password = part(login, QLineEdit, "staff-number"), part(login, QLineEdit, "password")
    number.setText("1001")
    password.setText("secret")
    login.show_view(LoginView(title="", server="", field=LoginField.PASSWORD, wrong="工号或密码不对"))
    assert (number.text(), password.text()) == ("1001", "")
    assert login.focusWidget() is password
    errors = {field.editor.objectName(): field.error for field in login.findChildren(FormField) if field.error}
    assert errors == {"password": "工号或密码不对"}


def test_a_notice_is_seen_and_keeps_what_was_typed(qtbot: QtBot, login: LoginScreen) -> None:
    password = part(login, QLineEdit, "password")
    password.setText("secret")
    login.show_view(LoginView(title="", server="", field=LoginField.PASSWORD, notice="连接不上服务器"))
    notice = part(login, QLabel, "notice")
    assert notice.isVisible()
    assert notice.text() == "连接不上服务器"
    assert password.text() == "secret"


def test_a_device_is_set_up_with_address_and_code(qtbot: QtBot) -> None:
    screen = EnrolScreen()
    qtbot.addWidget(screen)
    screen.show()
    view = EnrolView(title="设备登记", server="http://192.168.1.10:8700", fill=True, field=EnrolField.CODE)
    screen.show_view(view)
    code = part(screen, QLineEdit, "enrol-code")
    assert screen.focusWidget() is code
    qtbot.keyClicks(code, "AB12")
    with qtbot.waitSignal(screen.submitted) as sent:
        qtbot.mouseClick(part(screen, QPushButton, "enrol"), Qt.MouseButton.LeftButton)
    assert sent.args == ["http://192.168.1.10:8700", "AB12"]


@pytest.mark.parametrize("scene", list(scenes()), ids=lambda scene: scene[0])
def test_every_screen_of_entry_fits_its_size(qtbot: QtBot, scene: tuple) -> None:
    _, size, make = scene
    screen = make()
    qtbot.addWidget(screen)
    assert screen.minimumSizeHint().width() <= size.width()
    assert screen.minimumSizeHint().height() <= size.height()
