"""Today's messages, and for a manager the place to write one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.contract.hall.messages import MESSAGE_LENGTH
from app.modes.window.inner_page import InnerPage
from app.modes.window.view import MessageShown, MessagesView, Target
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_WRITING_LINES = 3


class MessagesPage(InnerPage):
    """`sent` carries text and `Target`, `read` the id of a message."""

    sent = Signal(str, object)
    read = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("Window", "Messages"))
        self._shown: tuple[MessageShown, ...] | None = None
        self._compose = Compose()
        self._compose.sent.connect(self.sent)
        self._empty = Label(
            translate("Window", "No messages today. What a manager tells the counters appears here."),
            tone="text_soft",
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(current().size("space_12"))
        self.body.addWidget(self._compose)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._list)
        self.body.addStretch()

    def show_messages(self, view: MessagesView) -> None:
        """Show the messages, newest first; what is being written stays."""
        self._compose.show_targets(view.targets)
        self._empty.setVisible(not view.messages)
        if view.messages == self._shown:
            return
        self._shown = view.messages
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for message in view.messages:
            self._list.addWidget(self._card(message))

    def was_sent(self, sent: bool) -> None:
        """Tell the writer whether the message is on its way; one that is not stays written."""
        self._compose.was_sent(sent)

    def _card(self, message: MessageShown) -> QWidget:
        card = Surface(margin="space_16", gap="space_4")
        card.setObjectName(f"message-{message.id}")
        head = "  ·  ".join(filter(None, (message.sender, message.at, message.where)))
        card.body.addWidget(Label(head, tone="text_soft"))
        card.body.addWidget(Label(message.text, step="lead", wrap=True))
        if message.read:
            card.body.addWidget(Label(message.read, tone="text_soft", wrap=True))
        if not message.seen:
            done = ActionButton(translate("Window", "I have read it"), icon="check")
            done.setObjectName("message-read")
            done.clicked.connect(lambda: self.read.emit(message.id))
            card.body.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        return card


class Compose(Surface):
    """Whom, what, and the button; hidden from those who may not send."""

    sent = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(margin="space_16")
        self._targets: tuple[Target, ...] = ()
        self._to = QComboBox()
        self._to.setObjectName("message-to")
        self._to.setAccessibleName(translate("Window", "To"))
        self._text = QPlainTextEdit()
        self._text.setObjectName("message-compose")
        self._text.setAccessibleName(translate("Window", "Message"))
        self._text.setPlaceholderText(translate("Window", "What should the counters know?"))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(_WRITING_LINES * current().size("height"))
        self._left = Label(tone="text_soft")
        self._left.setObjectName("message-left")
        self._send = ActionButton(translate("Window", "Send"), kind=ActionKind.PRIMARY, icon="send")
        self._send.setObjectName("message-send")
        row = QHBoxLayout()
        row.addWidget(self._left, 1)
        row.addWidget(self._send)
        for part in (self._to, self._text):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self._text.textChanged.connect(self._count)
        self._send.clicked.connect(self._on_send)
        self._count()

    def show_targets(self, targets: tuple[Target, ...]) -> None:
        """Offer these; the choice stays when it is still there."""
        self.setVisible(bool(targets))
        if targets == self._targets:
            return
        chosen = self._to.currentText()
        self._targets = targets
        self._to.clear()
        self._to.addItems([target.label for target in targets])
        self._to.setCurrentIndex(max(0, self._to.findText(chosen)))

    def was_sent(self, sent: bool) -> None:
        """Make room for the next message, or let this one be sent again."""
        if sent:
            self._text.clear()
        self._count()

    def _count(self) -> None:
        text = self._text.toPlainText().strip()
        left = MESSAGE_LENGTH - len(text)
        said = (
            translate("Window", "{count} characters left").format(count=left)
            if left >= 0
            else translate("Window", "{count} characters too many").format(count=-left)
        )
        self._left.setText(said)
        self._left.set_tone("text_soft" if left >= 0 else "failed_text")
        self._send.setEnabled(bool(text) and left >= 0)

    def _on_send(self) -> None:
        self._send.setEnabled(False)
        self.sent.emit(self._text.toPlainText().strip(), self._targets[self._to.currentIndex()])
