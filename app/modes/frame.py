"""What every program's window shares: a place for its pages, the connection sign, and messages about problems."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.client.connection import Connection, LinkSign, LinkState
from app.client.operations.problems import Advice, Problem, Problems
from app.modes import words
from widgets.connection_sign import Connection as SignState
from widgets.connection_sign import ConnectionSign
from widgets.toast import Toast, ToastLevel

translate = QCoreApplication.translate

_SIGNS = {
    LinkState.ONLINE: SignState.ONLINE,
    LinkState.SLOW: SignState.SLOW,
    LinkState.OFFLINE: SignState.OFFLINE,
    LinkState.CATCHING_UP: SignState.CATCHING_UP,
}


class ProgramWindow(QStackedWidget):
    """The one window of a program: shows its pages one at a time. `closing` asks whoever runs the program to end it."""

    closing = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setObjectName("program")

    def show_page(self, page: QWidget) -> None:
        """Show a page; the one before it is thrown away."""
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if before is not None and before is not page:
            self.removeWidget(before)
            before.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program put its things away before the window goes."""
        event.ignore()
        self.closing.emit()


class ConnectionBadge(ConnectionSign):
    """The connection sign that follows a link: how it stands, since when, and how many facts wait."""

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connection")
        self._show(connection.sign)
        forget = connection.subscribe(self._show)
        self.destroyed.connect(forget)

    def _show(self, sign: LinkSign) -> None:
        self.show_state(_SIGNS[sign.state], words.link_state(sign), unsent=sign.unsent)


class ProblemToast(Toast):
    """Says at the lower edge of a window what did not happen, why, and what to do."""

    def __init__(self, window: QWidget, problems: Problems) -> None:
        super().__init__(window, close_name=translate("Frame", "Close the message"))
        self.setObjectName("problem")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        forget = problems.subscribe(self._tell)
        self.destroyed.connect(forget)

    def _tell(self, problem: Problem) -> None:
        level = ToastLevel.ERROR if problem.advice is Advice.CALL_TECHNICIAN else ToastLevel.WARNING
        self.show_message(words.problem(problem), level=level)
