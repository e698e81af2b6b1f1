"""A page one goes to from the counter and comes back from: a heading, a way back, and what is on it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.theme import current

translate = QCoreApplication.translate

_WIDTH_IN_HEROES = 7


class InnerPage(QWidget):
    """`left` is sent by the way back and by Esc. `body` takes the content, from top to bottom, and scrolls."""

    left = Signal()

    def __init__(self, title: str, *, width_in_heroes: int = _WIDTH_IN_HEROES) -> None:
        """`width_in_heroes` is how wide the content may become, in sizes of the token `hero`."""
        super().__init__()
        theme = current()
        self.back = ActionButton(translate("Window", "Back"), kind=ActionKind.QUIET, icon="back")
        self.back.setObjectName("back")
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.left)
        self.setFocusProxy(self.back)
        head = QHBoxLayout()
        head.setContentsMargins(theme.size("space_12"), theme.size("space_8"), theme.size("space_24"), 0)
        head.setSpacing(theme.size("space_16"))
        head.addWidget(self.back)
        head.addWidget(Label(title, step="title", bold=True), 1)
        content = QWidget()
        content.setMaximumWidth(width_in_heroes * theme.size("hero"))
        self.body = QVBoxLayout(content)
        around = theme.size("space_24")
        self.body.setContentsMargins(around, theme.size("space_12"), around, around)
        self.body.setSpacing(theme.size("space_16"))
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(content, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size("space_8"))
        column.addLayout(head)
        column.addWidget(scroll, 1)
