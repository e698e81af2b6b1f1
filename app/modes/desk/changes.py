"""What somebody else has changed in the case meanwhile: before and now, side by side, before anything is saved."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.modes.desk.view import Difference
from widgets.action_button import ActionButton
from widgets.label import Label
from widgets.surface import Surface
from widgets.theme import current

translate = QCoreApplication.translate


class ChangesCard(Surface):
    """`seen`: the person has read what changed and goes on from there; what was typed is still in the form."""

    seen = Signal()

    def __init__(self) -> None:
        super().__init__(margin="space_16", gap="space_8")
        self.setObjectName("changes")
        self._shown: tuple[Difference, ...] = ()
        self._grid_holder = QWidget()
        title = Label(translate("Desk", "Changed while you were writing"), step="lead", bold=True, tone="warning_text")
        title.setWordWrap(True)
        words = translate("Desk", "Nothing was saved yet, and nothing you wrote is lost. Read, then go on.")
        go_on = ActionButton(translate("Desk", "I have read it"), icon="check")
        go_on.setObjectName("changes-seen")
        go_on.clicked.connect(self.seen)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(go_on)
        self.body.addWidget(title)
        self.body.addWidget(Label(words, tone="text_soft", wrap=True))
        self.body.addWidget(self._grid_holder)
        self.body.addLayout(row)
        self.hide()

    def show_changes(self, changes: tuple[Difference, ...]) -> None:
        """Show these changes; without any the card is away."""
        if changes == self._shown:
            return
        self._shown = changes
        self.setVisible(bool(changes))
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current().size("space_12"))
        grid.setColumnStretch(1, 1)
        for row, change in enumerate(changes):
            label = Label(change.label, tone="text_soft")
            now = Label(_words(change), wrap=True, bold=True)
            grid.addWidget(label, row, 0)
            grid.addWidget(now, row, 1)
        self.body.replaceWidget(self._grid_holder, fresh)
        self._grid_holder.hide()
        self._grid_holder.deleteLater()
        self._grid_holder = fresh


def _words(change: Difference) -> str:
    if not change.before:
        return change.now
    words = translate("Desk", "{before} → {now}")
    return words.replace("{before}", change.before).replace("{now}", change.now)
