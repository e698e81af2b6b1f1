"""What every program's screen shares: the connection sign, and messages about problems."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

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


class ConnectionBadge(ConnectionSign):
    """The connection sign that follows a link: how it stands, since when, and how many facts wait."""

    def __init__(self, connection: Connection, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent, compact=compact)
        self.setObjectName("connection")
        self._show(connection.sign)
        forget = connection.subscribe(self._show)
        self.destroyed.connect(forget)

    def _show(self, sign: LinkSign) -> None:
        state, said = _SIGNS[sign.state], words.link_state(sign)
        if sign.full:
            state, said = SignState.SLOW, translate("Frame", "The disk is full: call the technician")
        self.show_state(state, said, unsent=sign.unsent)
        if sign.unsent:
            self.setToolTip(words.link_details(sign))


class ProblemToast(Toast):
    """Says at the lower edge of a window what did not happen, why, and what to do."""

    def __init__(
        self, window: QWidget, problems: Problems, *, elsewhere: Callable[[str], bool] = lambda _words: False
    ) -> None:
        """`elsewhere` may say the words in another place; it returns whether it did."""
        super().__init__(window, close_name=translate("Frame", "Close the message"))
        self._elsewhere = elsewhere
        self.setObjectName("problem")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        forget = problems.subscribe(self._tell)
        self.destroyed.connect(forget)

    def _tell(self, problem: Problem) -> None:
        level = ToastLevel.ERROR if problem.advice is Advice.CALL_TECHNICIAN else ToastLevel.WARNING
        self.say(words.problem(problem), level=level)

    def say(self, text: str, *, level: ToastLevel = ToastLevel.WARNING) -> None:
        """Say why something did not happen."""
        if not self._elsewhere(text):
            self.show_message(text, level=level)
