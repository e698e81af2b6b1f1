"""Pictures of entry: the login and the enrolment, calm and with trouble."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWidget

from app.client.errors import Unreachable, Why
from app.modes.entry.enrol_screen import EnrolScreen
from app.modes.entry.login_screen import LoginScreen
from app.modes.entry.trouble import trouble_words
from app.modes.entry.view import EnrolField, EnrolView, LoginField, LoginView

translate = QCoreApplication.translate
SERVER = "http://192.168.1.10:8700"


def login(field: LoginField = LoginField.PASSWORD, *, wrong: str = "", notice: str = "") -> QWidget:
    """The login of a counter."""
    screen = LoginScreen()
    screen.show_view(
        LoginView(
            title=translate("Entry", "Counter"),
            server=SERVER,
            number="1001",
            fill=True,
            field=field,
            wrong=wrong,
            notice=notice,
        )
    )
    return screen


def renewal() -> QWidget:
    """The first password of one's own."""
    screen = LoginScreen()
    notice = translate("Entry", "This is a one-time password. Please choose one of your own.")
    screen.show_view(
        LoginView(
            title=translate("Entry", "Hotline"),
            server=SERVER,
            number="2001",
            fill=True,
            field=LoginField.NEW,
            notice=notice,
            renewing=True,
        )
    )
    return screen


def enrolment() -> QWidget:
    """The enrolment of a device."""
    screen = EnrolScreen()
    title = translate("Entry", "Set up a device")
    screen.show_view(EnrolView(title=title, server=SERVER, fill=True, field=EnrolField.CODE))
    return screen


def _wrong() -> QWidget:
    return login(wrong=translate("Entry", "Staff number and password do not match. Please try again."))


def _no_server() -> QWidget:
    return login(notice=trouble_words(Unreachable(Why.REFUSED), SERVER))


def scenes() -> Iterator[tuple[str, QSize, Callable[[], QWidget]]]:
    """Yield name, size and maker of each picture."""
    yield "entry-login", QSize(1366, 768), login
    yield "entry-login-wrong", QSize(1366, 768), _wrong
    yield "entry-login-no-server", QSize(1366, 768), _no_server
    yield "entry-login-renewal", QSize(1366, 768), renewal
    yield "entry-enrol", QSize(1280, 800), enrolment
    yield "entry-enrol-small", QSize(800, 480), enrolment
