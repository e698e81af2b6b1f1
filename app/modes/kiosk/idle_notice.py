"""Asks whether somebody is still there before the kiosk begins anew; floats over the lower edge."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.modes.hall_texts import filled
from widgets.action_button import ActionButton, ActionKind
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate


class IdleNotice(Surface):
    """Counts down over its `window`; says `stay` when the citizen goes on."""

    stay = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, kind=SurfaceKind.RAISED, margin="space_24")
        self.setObjectName("idle")
        self._window = window
        self._words = Label(step="headline", bold=True, wrap=True)
        button = ActionButton(translate("Kiosk", "Go on"), kind=ActionKind.PRIMARY, touch=True)
        button.setObjectName("stay")
        button.clicked.connect(self.stay)
        row = QHBoxLayout()
        row.setSpacing(current().size("space_24"))
        row.addWidget(self._words, 1)
        row.addWidget(button)
        self.body.addLayout(row)
        window.installEventFilter(self)
        self.hide()

    def show_seconds(self, seconds: int | None) -> None:
        """Show how many seconds are left, or go."""
        if seconds is None:
            self.hide()
            return
        words = filled(
            translate("Kiosk", "Are you still there? Back to the start in {seconds} s."), seconds=str(seconds)
        )
        self._words.setText(words)
        self.setAccessibleName(words)
        if self.isHidden():
            self.show()  # what is hidden cannot be measured
            self.setGeometry(self._place())
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._place())
        return super().eventFilter(watched, event)

    def _place(self) -> QRect:
        margin = current().size("space_32")
        width = min(self._window.width() - 2 * margin, 960)
        needed = self.body.totalHeightForWidth(width)
        height = max(needed, current().size("height_touch") + 2 * margin)
        return QRect((self._window.width() - width) // 2, self._window.height() - margin - height, width, height)
