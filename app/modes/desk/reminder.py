"""What was left unfinished, said once after signing in: each list with what is late in it, opened by one press."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.modes.desk.view import ListEntry
from widgets.action_button import ActionButton, ActionKind
from widgets.flow_layout import FlowLayout
from widgets.label import Label
from widgets.surface import Surface, SurfaceKind
from widgets.theme import current

translate = QCoreApplication.translate


class ReminderCard(QWidget):
    """`chosen` carries the key of a list; `closed`: it has been read."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reminder")
        theme = current()
        self._entries: tuple[ListEntry, ...] = ()
        self._card = Surface(kind=SurfaceKind.SOFT, margin="space_8", gap="space_4")
        around = QHBoxLayout(self)
        around.setContentsMargins(theme.size("space_16"), 0, theme.size("space_16"), 0)
        around.addWidget(self._card)
        close = ActionButton(translate("Desk", "I know"), kind=ActionKind.QUIET, icon="check")
        close.setObjectName("reminder-close")
        close.clicked.connect(self.closed)
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, gap=theme.size("space_4"))
        row = QHBoxLayout()
        row.setContentsMargins(theme.size("space_8"), 0, 0, 0)
        row.addWidget(Label(translate("Desk", "Waiting for you"), bold=True, tone="brand_text"))
        row.addWidget(self._holder, 1)
        row.addWidget(close)
        self._card.body.addLayout(row)
        self.hide()

    def show_entries(self, entries: tuple[ListEntry, ...]) -> None:
        """Show these; without any the card is away."""
        if entries == self._entries:
            return
        self._entries = entries
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries:
            words = f"{entry.name}  {entry.count}"
            if entry.late:
                words = translate("Desk", "{list}, {late} late").replace("{list}", words)
                words = words.replace("{late}", str(entry.late))
            button = ActionButton(words, kind=ActionKind.QUIET, icon="clock" if entry.late else None)
            button.setObjectName(f"reminder-{entry.key}")
            button.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
            self._flow.addWidget(button)
        self.setVisible(bool(entries))
