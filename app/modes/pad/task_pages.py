"""The pages on which the citizen signs, reads and confirms, or scans a code."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QScroller, QWidget

from app.modes.kiosk.qr_view import QrView
from app.modes.pad.head import Head, column_of
from app.modes.pad.view import PadView
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.signature_field import SignatureField
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate


class TaskPage(QWidget):
    """A question with a body and keys; begins anew with another question."""

    def __init__(self) -> None:
        super().__init__()
        self._question = ""
        self._head = Head()
        self._column = column_of(self)
        self._column.addWidget(self._head)

    def show_view(self, view: PadView) -> None:
        """Show what is asked."""
        self._head.show_view(view)
        if view.question != self._question:
            self._question = view.question
            self.begin(view)

    def begin(self, view: PadView) -> None:
        """Begin with another question."""

    def stop(self) -> None:
        """Let the seconds stand when the page goes."""
        self._question = ""
        self._head.stop()


class SignaturePage(TaskPage):
    """A place to sign, by a text where there is one. Says `signed(png)`; empty when the citizen leaves it."""

    signed = Signal(bytes)

    def __init__(self) -> None:
        super().__init__()
        self._text = TextBox()
        self._field = SignatureField()
        self._field.setObjectName("signature-field")
        self._field.setAccessibleName(translate("Pad", "Signature"))
        self._leave = _key("leave-signature", translate("Pad", "Leave it"))
        again = _key("sign-again", translate("Pad", "Sign again"))
        self._done = _key("submit-signature", translate("Pad", "Submit"), primary=True)
        self._leave.clicked.connect(lambda: self.signed.emit(b""))
        again.clicked.connect(self._field.clear)
        self._done.clicked.connect(lambda: self.signed.emit(self._field.png()))
        self._field.changed.connect(self._done.setEnabled)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(current().size("space_16"))
        self._body.addWidget(self._text, 1)
        self._body.addWidget(self._field, 1)
        self._column.addLayout(self._body, 1)
        self._column.addLayout(_row(self._leave, again, self._done))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie side by side on a wide pad, so that more than a line of the text is read at once."""
        super().resizeEvent(event)
        wide = event.size().width() > event.size().height()
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def begin(self, view: PadView) -> None:
        """Give a clean sheet."""
        self._text.setVisible(bool(view.text))
        self._text.show_text(view.text)
        self._leave.setText(translate("Pad", "I do not agree") if view.text else translate("Pad", "Leave it"))
        self._field.clear()
        self._done.setEnabled(False)


class ConfirmPage(TaskPage):
    """A text to read, and two keys. Says `confirmed` or `declined`."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = TextBox()
        decline = _key("decline", translate("Pad", "I do not agree"))
        confirm = _key("confirm", translate("Pad", "Read and confirmed"), primary=True)
        decline.clicked.connect(self.declined)
        confirm.clicked.connect(self.confirmed)
        self._column.addWidget(self._text, 1)
        self._column.addLayout(_row(decline, confirm))

    def begin(self, view: PadView) -> None:
        """Show another text from its beginning."""
        self._text.show_text(view.text)


class ScanPage(TaskPage):
    """A code for the citizen's own telephone."""

    def __init__(self) -> None:
        super().__init__()
        self._code = QrView(side=420)
        self._code.setObjectName("code-to-scan")
        self._column.addWidget(self._code, 1)

    def begin(self, view: PadView) -> None:
        """Show another code."""
        self._code.show_text(view.text, name=view.headline)


class TextBox(Surface):
    """A text that scrolls by finger."""

    def __init__(self) -> None:
        super().__init__(margin="space_16")
        self._label = Label(step="title", wrap=True)
        self._label.setObjectName("text-to-confirm")
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self._label)
        self._scroll.setMinimumHeight(current().size("headline"))
        QScroller.grabGesture(self._scroll.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        self.body.addWidget(self._scroll)

    def show_text(self, text: str) -> None:
        """Show another text from its beginning."""
        self._label.setText(text)
        self._scroll.verticalScrollBar().setValue(0)


def _key(name: str, text: str, *, primary: bool = False) -> ActionButton:
    key = ActionButton(text, kind=ActionKind.PRIMARY if primary else ActionKind.SECONDARY, touch=True)
    key.setObjectName(name)
    return key


def _row(*keys: ActionButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(current().size("space_16"))
    for key in keys:
        row.addWidget(key, 1)
    return row
