"""A message that comes up at the bottom of a window and goes by itself."""

from enum import Enum

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from widgets.action_button import ActionButton, ActionKind
from widgets.icon_view import IconView
from widgets.label import Label
from widgets.theme import current

__all__ = ["Toast", "ToastLevel"]


class ToastLevel(Enum):
    """How serious a message is: its icon and the colour token of the icon."""

    INFO = ("info", "brand_text")
    WARNING = ("warning", "warning_text")
    ERROR = ("error", "failed_text")


class Toast(QFrame):
    """One message at a time over the lower edge of `window`; a newer one replaces it."""

    acted = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, *, close_name: str = "") -> None:
        """`close_name` is what a screen reader says of the closing button."""
        super().__init__(window)
        theme = current()
        self._window = window
        self._icon = IconView("info")
        self._text = Label(step="lead", wrap=True)
        self._action = ActionButton("", kind=ActionKind.QUIET)
        self._close = ActionButton("", kind=ActionKind.QUIET, icon="close")
        self._close.setAccessibleName(close_name)
        self._timer = QTimer(self, singleShot=True)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setProperty("surface", "raised")
        row = QHBoxLayout(self)
        row.setContentsMargins(
            theme.size("space_16"), theme.size("space_8"), theme.size("space_8"), theme.size("space_8")
        )
        row.setSpacing(theme.size("space_12"))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._float()
        self._timer.timeout.connect(self.dismiss)
        self._close.clicked.connect(self.dismiss)
        self._action.clicked.connect(self._act)
        window.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, *, level: ToastLevel = ToastLevel.INFO, action: str = "", seconds: float = 6.0
    ) -> None:
        """Show `text` with an optional action.

        :param seconds: goes after this time; 0 stays until it is closed. An error always stays.
        """
        icon, colour = level.value
        self._icon.show_icon(icon, colour=colour)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._timer.stop()
        if seconds > 0 and level is not ToastLevel.ERROR:
            self._timer.start(round(seconds * 1000))
        self.show()
        self.raise_()
        place = self._place()
        self.resize(place.size())
        self._rise_to(place.topLeft())

    def text(self) -> str:
        """Return the message shown last."""
        return self._text.text()

    def dismiss(self) -> None:
        """Take the message away."""
        if self.isHidden():
            return
        self._timer.stop()
        self._slide.stop()
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the window."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._slide.stop()
            self.setGeometry(self._place())
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self.dismiss()
        self.acted.emit()

    def _place(self) -> QRect:
        margin = current().size("space_24")
        width = min(self._window.width() - 2 * margin, 15 * current().size("display"))
        height = max(self.heightForWidth(width), self.sizeHint().height())
        left = (self._window.width() - width) // 2
        return QRect(left, self._window.height() - margin - height, width, height)

    def _rise_to(self, where: QPoint) -> None:
        duration = current().duration("calm")
        if not duration:
            self.move(where)
            return
        self._slide.setDuration(duration)
        self._slide.setStartValue(where + QPoint(0, current().size("space_24")))
        self._slide.setEndValue(where)
        self._slide.start()

    def _float(self) -> None:
        theme = current()
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(theme.size("shadow_blur"))
        shadow.setOffset(0, theme.size("shadow_drop"))
        shadow.setColor(theme.colour("shadow"))
        self.setGraphicsEffect(shadow)
