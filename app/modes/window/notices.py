"""A message of a manager in its place on the page: calm, until somebody presses that it was read."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.modes.window.view import MessageShown
from widgets.action_button import ActionButton
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate


class MessageStrip(Surface):
    """The oldest unread message, and how many more there are. `read` carries the id of the one that was read."""

    read = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, kind=SurfaceKind.SOFT, margin="space_12")
        self._shown = ""
        self._head = Label(tone="text_soft")
        self._head.setObjectName("message-head")
        self._text = Label(step="lead", wrap=True)
        self._text.setObjectName("message-text")
        self._done = ActionButton(translate("Window", "I have read it"), icon="check")
        self._done.setObjectName("message-read")
        self._done.clicked.connect(lambda: self.read.emit(self._shown))
        words = QVBoxLayout()
        words.setSpacing(current().size("space_4"))
        words.addWidget(self._head)
        words.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_16"))
        row.addWidget(IconView("message", colour="brand_text"))
        row.addLayout(words, 1)
        row.addWidget(self._done)
        self.body.addLayout(row)
        self.hide()

    def show_unread(self, unread: tuple[MessageShown, ...]) -> None:
        """Show the first of these, oldest first; nothing when there is none."""
        self.setVisible(bool(unread))
        if not unread:
            return
        first = unread[0]
        head = f"{first.sender}  ·  {first.at}"
        if len(unread) > 1:
            head += "  ·  " + translate("Window", "{count} more after this").format(count=len(unread) - 1)
        self._shown = first.id
        self._head.setText(head)
        self._text.setText(first.text)
        self.setAccessibleName(f"{head}  {first.text}")
