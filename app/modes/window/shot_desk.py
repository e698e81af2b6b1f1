"""The window in which a picture for the pad is drawn on, looked at as the citizen will see it, and pushed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QImage, QKeyEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.modes.window.shot_view import ON_PAD, Delivery, ShotView
from widgets.action_button import ActionButton, ActionKind
from widgets.hue import Hue
from widgets.label import Label
from widgets.picture_view import PictureView
from widgets.snip.annotator import Annotator, Tool
from widgets.state_pill import StatePill
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate

_TOOLS: tuple[tuple[Tool, Callable[[], str]], ...] = (
    (Tool.FRAME, lambda: translate("Window", "Frame")),
    (Tool.ARROW, lambda: translate("Window", "Arrow")),
    (Tool.STROKE, lambda: translate("Window", "Pen")),
    (Tool.WORDS, lambda: translate("Window", "Words")),
    (Tool.MOSAIC, lambda: translate("Window", "Mosaic")),
)
_SIDE = 320
"""Pixels: the least width of the preview, which has the shape of a pad."""

_PAST = QSize(52, 36)
_SIZE = QSize(1280, 700)
_HUES = {
    Delivery.DRAFT: Hue.IDLE,
    Delivery.SENDING: Hue.CALLING,
    Delivery.SENT: Hue.CALLING,
    Delivery.SEEN: Hue.SERVING,
    Delivery.GONE: Hue.PAUSED,
    Delivery.FAILED: Hue.FAILED,
}


def _said(delivery: Delivery) -> str:
    return {
        Delivery.DRAFT: translate("Window", "The citizen does not see it yet."),
        Delivery.SENDING: translate("Window", "On its way to the pad…"),
        Delivery.SENT: translate("Window", "Sent. The pad has not shown it yet."),
        Delivery.SEEN: translate("Window", "The citizen sees it."),
        Delivery.GONE: translate("Window", "The pad does not show it any more."),
        Delivery.FAILED: translate("Window", "It did not reach the pad. Please push it again."),
    }[delivery]


class ShotDesk(QWidget):
    """One picture and its tools. `changed(picture)` after each mark; `pushed`, `again(number)`, `cleared`, `left`."""

    changed = Signal(QImage)
    pushed = Signal()
    again = Signal(int)
    cleared = Signal()
    left = Signal()

    def __init__(self, picture: QImage) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("shot-desk")
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(translate("Window", "Show on the pad"))
        self._annotator = Annotator(picture, words_name=translate("Window", "Type and press Enter"))
        self._preview = PictureView()
        self._preview.setAccessibleName(translate("Window", "What the citizen will see"))
        self._preview.setMinimumWidth(_SIDE)
        self._preview.setFixedHeight(_SIDE * 5 // 8)
        self._state = StatePill(hue=Hue.IDLE)
        self._state.setObjectName("shot-state")
        self._words = Label(step="body", wrap=True)
        self._words.setObjectName("shot-words")
        self._undo = _button("shot-undo", translate("Window", "Undo"), "undo", self._annotator.undo, key="Ctrl+Z")
        self._redo = _button("shot-redo", translate("Window", "Redo"), "redo", self._annotator.redo, key="Ctrl+Y")
        self._push = _button(
            "push", translate("Window", "Push to the pad"), "send", self._do_push, kind=ActionKind.PRIMARY
        )
        self._clear = _button("clear-pad", translate("Window", "Clear the pad"), "cancel", self.cleared.emit)
        self._past = QHBoxLayout()
        self._past_buttons: list[QPushButton] = []
        self._history: tuple[int, ...] = ()
        self._annotator.changed.connect(self._show_picture)
        self._arrange()
        self._bind()
        self._show_picture()
        self.show_view(ShotView())
        self._fit()

    def show_view(self, view: ShotView) -> None:
        """Show how far the picture has come."""
        words = _said(view.delivery)
        self._words.setText(words)
        self._state.show_state(_HUES[view.delivery], _short(view.delivery))
        self._push.setEnabled(view.delivery is not Delivery.SENDING)
        self._clear.setEnabled(view.delivery in ON_PAD)
        numbers = tuple(past.number for past in view.history)
        if numbers != self._history:
            self._history = numbers
            self._show_past(view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves at any time."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing leaves what is on the pad there."""
        super().closeEvent(event)
        self.left.emit()

    def _show_picture(self) -> None:
        picture = self._annotator.picture()
        self._preview.show_picture(picture)
        self._undo.setEnabled(self._annotator.can_undo)
        self._redo.setEnabled(self._annotator.can_redo)
        self.changed.emit(picture)

    def _do_push(self) -> None:
        self._annotator.picture()  # words that are still being typed are written, and change the picture
        self.pushed.emit()

    def _show_past(self, view: ShotView) -> None:
        for button in self._past_buttons:
            self._past.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._past_buttons = []
        for place, past in enumerate(view.history):
            button = QPushButton()
            button.setObjectName(f"shot-again-{place + 1}")
            button.setIcon(QIcon(QPixmap.fromImage(past.picture.scaled(_PAST, Qt.AspectRatioMode.KeepAspectRatio))))
            button.setIconSize(_PAST)
            button.setFlat(True)
            said = translate("Window", "Push this one again")
            button.setToolTip(said)
            button.setAccessibleName(f"{said} {place + 1}")
            button.clicked.connect(lambda _=False, number=past.number: self.again.emit(number))
            self._past.insertWidget(place, button)
            self._past_buttons.append(button)

    def _arrange(self) -> None:
        theme = current()
        around = theme.size("space_16")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(around, theme.size("space_12"), around, around)
        whole.setSpacing(theme.size("space_12"))
        whole.addLayout(self._tool_row())
        body = QHBoxLayout()
        body.setSpacing(around)
        body.addWidget(self._annotator, 1)
        body.addWidget(self._side())
        whole.addLayout(body, 1)

    def _tool_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current().size("space_8"))
        group = QButtonGroup(self)
        for place, (tool, words) in enumerate(_TOOLS, start=1):
            button = _button(f"tool-{tool.value}", words(), tool.value, key=str(place))
            button.setCheckable(True)
            button.setChecked(tool is self._annotator.tool)
            button.clicked.connect(lambda _=False, tool=tool: self._annotator.choose(tool))
            QShortcut(QKeySequence(str(place)), self).activated.connect(button.click)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        return row

    def _side(self) -> QWidget:
        theme = current()
        side = Surface(margin="space_16", gap="space_12")
        side.body.addWidget(Label(translate("Window", "What the citizen will see"), step="lead", bold=True))
        side.body.addWidget(self._preview)
        side.body.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        side.body.addWidget(self._words)
        side.body.addStretch()
        side.body.addWidget(Label(translate("Window", "The last five"), tone="text_soft"))
        self._past.setSpacing(theme.size("space_4"))
        self._past.addStretch()
        side.body.addLayout(self._past)
        leave = _button(
            "close-shot", translate("Window", "Close"), "close", self.close, kind=ActionKind.QUIET, key="Esc"
        )
        for button in (self._push, self._clear, leave):
            side.body.addWidget(button)
        return side

    def _bind(self) -> None:
        for keys, do in (
            ("Ctrl+Z", self._annotator.undo),
            ("Ctrl+Y", self._annotator.redo),
            ("Ctrl+Shift+Z", self._annotator.redo),
            ("Ctrl+Return", self._push.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _fit(self) -> None:
        """As large as the picture wants, within the screen; in its middle."""
        free = QGuiApplication.primaryScreen().availableGeometry()
        size = _SIZE.expandedTo(self.sizeHint()).boundedTo(free.size() * 0.94)
        self.resize(size)
        self.move(free.center() - self.rect().center())


def _short(delivery: Delivery) -> str:
    return {
        Delivery.DRAFT: translate("Window", "Not sent"),
        Delivery.SENDING: translate("Window", "Sending"),
        Delivery.SENT: translate("Window", "Sent"),
        Delivery.SEEN: translate("Window", "On the pad"),
        Delivery.GONE: translate("Window", "Over"),
        Delivery.FAILED: translate("Window", "Not arrived"),
    }[delivery]


def _button(
    name: str,
    words: str,
    icon: str,
    do: Callable[[], object] | None = None,
    *,
    kind: ActionKind = ActionKind.SECONDARY,
    key: str = "",
) -> ActionButton:
    button = ActionButton(words, kind=kind, icon=icon, shortcut_text=key)
    button.setObjectName(name)
    if do is not None:
        button.clicked.connect(lambda _checked=False: do())
    return button
